"""Tables for a terminal."""

from __future__ import annotations

from cli.table import table


def test_numbers_stand_right_and_texts_left() -> None:
    assert table(("name", "n"), [("one", "1"), ("eleven", "11")]) == "\n".join(
        ["name     n", "------  --", "one      1", "eleven  11"]
    )


def test_chinese_characters_count_as_two_columns() -> None:
    lines = table(("a", "b"), [("停电", "x"), ("abcd", "y")]).splitlines()
    assert lines[2] == "停电  x"
    assert lines[3] == "abcd  y"


def test_an_empty_table_is_its_header() -> None:
    assert table(("a", "b"), []) == "a  b\n-  -"
