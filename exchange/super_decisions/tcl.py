"""Tcl as text: the commands of a script and their words, never evaluated.

A model of Super Decisions is a Tcl script. It comes from strangers, so nothing in it is run: ``[exec ...]`` and
``$name`` are words like others. One pass, linear in the length of the text, without recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from mcdm.errors import DecisionError

DEEPEST = 200
"""Levels of braces or brackets; models have four."""

MOST_COMMANDS = 200_000
"""Commands of a file; a model of fourteen networks has four thousand."""

MOST_WORDS = 10_000
"""Words of one command; models have ten."""

_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_BRACKETS = re.compile(r"\\.|[\[\]]", re.DOTALL)
_QUOTED = re.compile(r"\\.|[\"\[]", re.DOTALL)
_BARE = re.compile(r"\\.|[\s;\[]", re.DOTALL)
_GAP = re.compile(r"(?:[ \t\v\f]|\\\n)+")
_NOTHING = re.compile(r"[\s;]+")
_COMMENT_END = re.compile(r"\\.|\n", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{1,4})|x([0-9A-Fa-f]{1,2})|(\n[ \t]*)|(.))", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


class Word(NamedTuple):
    """One word of a command.

    Parameters
    ----------
    text
        What stands there: without its braces or quotes, ``$`` and ``[...]`` as they are.
    kind
        How it was written. Only a bare word may be a variable or a command substitution.
    line
        Where it starts, from 1.
    """

    text: str
    kind: Literal["braced", "quoted", "bare"]
    line: int


class Command(NamedTuple):
    """The words of one command, at least one."""

    words: tuple[Word, ...]

    @property
    def name(self) -> str:
        """The first word."""
        return self.words[0].text

    @property
    def line(self) -> int:
        """Where it starts, from 1."""
        return self.words[0].line


def commands(text: str, first_line: int = 1) -> Iterator[Command]:
    """The commands of a script, in order; comments and empty lines are left out.

    Raises
    ------
    DecisionError
        ``model-file-cut`` (braces, quotes or brackets that never close), ``model-file-unbalanced`` (one closes that
        never opened, or text sticks to it), ``model-file-too-deep``, ``model-file-too-long``.
    """
    scanner = _Scanner(text, first_line)
    count = 0
    while words := scanner.next_command():
        count += 1
        if count > MOST_COMMANDS:
            raise DecisionError("model-file-too-long", line=words[0].line, limit=MOST_COMMANDS)
        yield Command(tuple(words))


class _Scanner:
    """A position in a text that moves forward only."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.at = 0
        self.inside = 0
        self._line, self._counted = first_line, 0

    @property
    def line(self) -> int:
        """The line of the position."""
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line

    def next_command(self) -> list[Word]:
        """The words of the next command; none at the end."""
        words: list[Word] = []
        while self.at < len(self.text):
            if gap := _GAP.match(self.text, self.at):
                self.at = gap.end()
                continue
            sign = self.text[self.at]
            if sign in "\n;":
                self.at = _NOTHING.match(self.text, self.at).end()  # type: ignore[union-attr]
                if words:
                    return words
            elif sign == "#" and not words:
                self._skip_comment()
            else:
                words.append(self._word(sign))
                if len(words) > MOST_WORDS:
                    raise DecisionError("model-file-too-long", line=self.line, limit=MOST_WORDS)
        return words

    def _skip_comment(self) -> None:
        for mark in _COMMENT_END.finditer(self.text, self.at):
            if mark[0] == "\n":
                self.at = mark.end()
                return
        self.at = len(self.text)

    def _word(self, sign: str) -> Word:
        line = self.line
        if sign == "{":
            word = Word(self._closed(_BRACES, "{", "}"), "braced", line)
        elif sign == '"':
            word = Word(_unescaped(self._quoted()), "quoted", line)
        elif sign == "}":
            raise DecisionError("model-file-unbalanced", line=line, sign=sign)
        else:
            return Word(_unescaped(self._bare()), "bare", line)
        if self.at < len(self.text) and not (self.text[self.at] in " \t\v\f\n;" or _GAP.match(self.text, self.at)):
            raise DecisionError("model-file-unbalanced", line=self.line, sign=self.text[self.at])
        return word

    def _closed(self, marks: re.Pattern[str], opening: str, closing: str) -> str:
        """What stands between the opening sign here and the closing one that belongs to it."""
        start, depth = self.at, 0
        for mark in marks.finditer(self.text, start):
            if mark[0] == opening:
                depth += 1
                if depth > DEEPEST:
                    raise DecisionError("model-file-too-deep", line=self.line, limit=DEEPEST)
            elif mark[0] == closing:
                depth -= 1
                if not depth:
                    self.at = mark.end()
                    return self.text[start + 1 : mark.start()]
        raise DecisionError("model-file-cut", line=self.line, sign=opening)

    def _command_inside(self) -> None:
        """Pass over a command in brackets; of these, too, a file has only so many."""
        self.inside += 1
        if self.inside > MOST_COMMANDS:
            raise DecisionError("model-file-too-long", line=self.line, limit=MOST_COMMANDS)
        self._closed(_BRACKETS, "[", "]")

    def _quoted(self) -> str:
        start, line = self.at, self.line
        self.at += 1
        while mark := _QUOTED.search(self.text, self.at):
            self.at = mark.end()
            if mark[0] == '"':
                return self.text[start + 1 : mark.start()]
            if mark[0] == "[":
                self.at = mark.start()
                self._command_inside()
        raise DecisionError("model-file-cut", line=line, sign='"')

    def _bare(self) -> str:
        start = self.at
        while mark := _BARE.search(self.text, self.at):
            self.at = mark.start()
            if mark[0] == "[":
                self._command_inside()
            elif mark[0].startswith("\\") and mark[0] != "\\\n":
                self.at = mark.end()
            else:
                return self.text[start : self.at]
        self.at = len(self.text)
        return self.text[start:]


def _unescaped(text: str) -> str:
    """Backslashes of a bare or quoted word as the letters they stand for."""
    return _ESCAPE.sub(_letter, text) if "\\" in text else text


def _letter(match: re.Match[str]) -> str:
    unicode, byte, newline, letter = match.groups()
    if unicode or byte:
        number = int(unicode or byte, 16)
        return "\ufffd" if 0xD800 <= number < 0xE000 else chr(number)
    return " " if newline else _CONTROLS.get(letter, letter)


# ---------------------------------------------------------------------- bytes


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, and the name of the encoding it was read in.

    UTF-8 where it is UTF-8. Otherwise the encoding of Chinese Windows where every run of letters beyond ASCII is a row
    of its Chinese characters, else Western European.
    """
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        pass
    runs = set(re.findall(rb"[\x80-\xff]+", content))
    try:
        for run in runs:
            run.decode("gb2312")
        return content.decode("gb18030"), "GB 18030"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "Latin-1"
