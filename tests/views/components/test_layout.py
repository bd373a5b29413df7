"""Names as typed: what `plain` gives shows as exactly the typed text, whatever it looks like in Markdown."""

from __future__ import annotations

import re
import string

import pytest

from views.components.layout import plain

JOINER = "\N{WORD JOINER}"


def shown(markdown: str) -> str:
    """What a reader sees: escapes taken away; fails where a mark of Markdown stands without one."""
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", markdown)
    assert not set(bare) & set("\\`*_{}[]()<>#+.!|~$:&-"), bare
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace(JOINER, "")


@pytest.mark.parametrize(
    "name",
    [
        "Price [yuan]: $5 and $6",
        "*urgent* _repairs_ `now` ~~later~~",
        "C:\\figures\\",
        "<b>bold</b> &lt; & co",
        "# 1. not a heading",
        "[link](http://example.org) ![picture](x)",
        ":red[danger] :material/edit: :smile:",
        "a | b",
        "供电可靠率（99.8%）",
        string.punctuation,
    ],
)
def test_a_name_reads_as_it_was_typed(name: str) -> None:
    assert shown(plain(name)) == name


def test_lines_and_blanks_become_one_line() -> None:
    assert plain("- first\n\n   second ") == "\\- first second"


@pytest.mark.parametrize("text", ["A -> B", "A <-> B", "A <- B", "a -- b", "x >= 1", "x <= 1", "x ~= 1", ":smile:"])
def test_what_streamlit_would_redraw_is_kept_apart(text: str) -> None:
    assert JOINER in plain(text)
    assert shown(plain(text)) == text


@pytest.mark.parametrize("text", ["a-b", "9:30", "Reliability: outages", "10%", "a > b"])
def test_ordinary_names_get_nothing_invisible(text: str) -> None:
    assert JOINER not in plain(text)
