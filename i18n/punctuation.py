"""Chinese punctuation: full width beside Chinese, as a person would set it.

One function is the rule for both the lint and the repair: a text is right when it does not change. ``make texts``
applies it to the catalogues, so a translator may type on any keyboard.
"""

from __future__ import annotations

import re
from pathlib import Path

FULL_WIDTH = {",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "?": "\uff1f", "!": "\uff01", "(": "\uff08", ")": "\uff09"}
_FACT, _CODE = "\ue001", "\ue000"
"""Stand for placeholders and protected parts while we work; a fact is punctuated like a Chinese word."""

_CHINESE = _FACT + "\u3400-\u9fff\u3001\u3002\u2026\u2014\u201c\u201d\u300a\u300b\uff01-\uff5e"
_HAN = re.compile("[\u3400-\u9fff]")
_PROTECTED = re.compile(
    r"`[^`]*`"  # code
    r"|https?://[^\s\"]+"
    r"|(?<=\])\([^)]*\)"  # the address of a Markdown link
    r"|:[a-z][a-z-]*(?:/[a-z0-9_]+:|(?=\[))"  # Streamlit's icons and colours
    r"|</?[a-z][^<>]*>"
    r"|\\."  # an escape of the catalogue file
)
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def full_width(text: str) -> str:
    """`text` with full-width punctuation beside Chinese; a text without Chinese stays as it is."""
    if not _HAN.search(text):
        return text
    protected = _PROTECTED.findall(text)
    hidden = _PROTECTED.sub(_CODE, text)
    facts = _PLACEHOLDER.findall(hidden)
    shown = _marks(_brackets(_PLACEHOLDER.sub(_FACT, hidden)))
    return _restored(_restored(shown, _FACT, facts), _CODE, protected)


def _marks(text: str) -> str:
    """Quotes, comma, colon, semicolon, question and exclamation mark, and the full stop at an end."""
    text = re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text)
    text = re.sub(rf"(?<=[{_CHINESE}*\]])([,:;?!]) *", _widen, text)
    text = re.sub(rf"([,:;?!]) *(?=\**[{_CHINESE}])", _widen, text)
    text = re.sub(rf"(?<=[{_CHINESE}\]])\.(?: +|(?=[{_CHINESE}\[]))|(?<!\.)\.$", "\u3002", text)
    return re.sub(r"([\u3002\uff01\uff1f]\[?) +", r"\1", text)


def _brackets(text: str) -> str:
    """A pair of round brackets that holds Chinese or touches it."""
    wide, opened = set(), []
    for at, sign in enumerate(text):
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            start = opened.pop()
            around = text[max(start - 1, 0) : start] + text[start + 1 : at] + text[at + 1 : at + 2]
            if re.search(f"[{_CHINESE}]", around):
                wide |= {start, at}
    marked = "".join(FULL_WIDTH[sign] if at in wide else sign for at, sign in enumerate(text))
    return re.sub(r" *([\uff08\uff09]) *", r"\1", marked)


def _widen(match: re.Match[str]) -> str:
    return FULL_WIDTH[match[1]]


def _restored(text: str, sign: str, pieces: list[str]) -> str:
    first, *rest = text.split(sign)
    return first + "".join(piece + part for piece, part in zip(pieces, rest, strict=True))


def repair(path: Path) -> bool:
    """Set the Chinese of one catalogue file in full width; says whether anything changed."""
    lines, translated = [], False
    before = path.read_text(encoding="utf-8")
    for line in before.splitlines():
        translated = line.startswith("msgstr") or (translated and line.startswith('"'))
        head, quote, text = line.partition('"')
        if translated and quote:
            line = head + '"' + full_width(text[:-1].replace('\\"', '"')).replace('"', '\\"') + '"'
        lines.append(line)
    after = "\n".join(lines) + "\n"
    path.write_text(after, encoding="utf-8")
    return after != before


if __name__ == "__main__":
    from i18n.translate import LOCALE

    for catalogue in sorted((LOCALE / "zh").glob("*.po")):
        repair(catalogue)
