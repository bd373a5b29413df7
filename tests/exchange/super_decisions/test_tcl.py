"""Tcl as text: words as they stand, nothing run, everything broken named."""

from __future__ import annotations

import pytest

from exchange.super_decisions.tcl import DEEPEST, commands, decoded
from mcdm.errors import DecisionError


def words(text: str) -> list[list[str]]:
    return [[word.text for word in command.words] for command in commands(text)]


def test_words_in_braces_quotes_and_bare() -> None:
    assert words('set name {a {b} $c [d]}\nset font "x y"; set x 12') == [
        ["set", "name", "a {b} $c [d]"],
        ["set", "font", "x y"],
        ["set", "x", "12"],
    ]


def test_comments_and_continued_lines() -> None:
    assert words("# one { two\nset x \\\n  3 ;# rest\n#\\\nstill a comment\nset y 4") == [
        ["set", "x", "3"],
        ["set", "y", "4"],
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end(end: str) -> None:
    found = list(commands(f"set x 1{end}set y {{a{end}b}}{end}set z 2"))
    assert [command.line for command in found] == [1, 2, 4]
    assert found[1].words[2].text == "a\nb"


def test_substitutions_stay_text() -> None:
    assert words("set a [exec rm -rf /]\nset b $HOME/x\nset c [open |cmd [x]]") == [
        ["set", "a", "[exec rm -rf /]"],
        ["set", "b", "$HOME/x"],
        ["set", "c", "[open |cmd [x]]"],
    ]


def test_backslashes() -> None:
    assert words(r'set a x\ y; set b \u7535\x41; set c "say \"so\""; set d {raw\n \}}; set e \n') == [
        ["set", "a", "x y"],
        ["set", "b", "\u7535A"],
        ["set", "c", 'say "so"'],
        ["set", "d", r"raw\n \}"],
        ["set", "e", "\n"],
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("set x 1\nset y {a", "model-file-cut", 2),
        ('set y "a', "model-file-cut", 1),
        ("set y [a", "model-file-cut", 1),
        ("set y {a}b", "model-file-unbalanced", 1),
        ("\n}", "model-file-unbalanced", 2),
        ("set y " + "{" * (DEEPEST + 1), "model-file-too-deep", 1),
        ("set y " + "[" * 100_000, "model-file-too-deep", 1),
        ("a " * 20_000, "model-file-too-long", 1),
    ],
)
def test_what_is_broken_is_named(text: str, code: str, line: int) -> None:
    with pytest.raises(DecisionError, match=code) as caught:
        words(text)
    assert caught.value.facts["line"] == line


def test_time_grows_with_length_only() -> None:
    """Were it to grow with the square, this would not end."""
    assert len(words("set name {a b}\n" * 50_000)) == 50_000
    assert len(words("set name {" + "x{}" * 300_000 + "}")) == 1


def test_encodings() -> None:
    assert decoded("电".encode()) == ("电", "UTF-8")
    assert decoded(b"\xef\xbb\xbfset") == ("set", "UTF-8")
    assert decoded("供电 a".encode("gb18030")) == ("供电 a", "GB 18030")
    assert decoded("Qualité".encode("latin-1")) == ("Qualité", "Latin-1")


@pytest.mark.parametrize("text", [";" * 10**6, 'set a "' + "[b] " * 10**6 + '"', "set a " + "[b]" * 10**6])
def test_repetition_costs_no_time(text: str) -> None:
    """Were each part to be looked at from all others, this would not end."""
    try:
        list(commands(text))
    except DecisionError as error:
        assert error.code == "model-file-too-long"  # noqa: PT017
