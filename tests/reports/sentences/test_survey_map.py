"""What a file was taken for, in a headline."""

from __future__ import annotations

from dataclasses import replace

from i18n.translate import translator
from reports.sentences import survey_map as say

EN, ZH = translator("en"), translator("zh")
READ = say.FileRead(23, 5, 11, 28, 2, ("Wave", "District"), 0)


def test_the_headline_says_whether_to_count() -> None:
    assert say.answer(READ, EN) == "All 23 columns are clear: ready to count"
    assert say.answer(replace(READ, looks=1), EN) == "23 columns read; 1 point needs a look"
    assert say.answer(replace(READ, looks=3), ZH) == "已读取 23 列，3 处请过目"
    assert say.answer(replace(READ, blocked=True), EN).startswith("Something contradicts itself")
    assert say.answer(replace(READ, answered=0), EN) == "Say which column answers which indicator"


def test_the_lead_says_what_is_read() -> None:
    assert say.lead(READ, EN) == (
        "11 of 28 indicators have a column; 2 other questions; respondents are told apart by Wave, District; "
        "5 columns are left aside. Nothing is counted before you say so."
    )
    bare = replace(READ, others=0, divided=(), aside=1)
    assert (
        say.lead(bare, EN) == "11 of 28 indicators have a column; 1 column is left aside. "
        "Nothing is counted before you say so."
    )


def test_what_the_first_rows_leave() -> None:
    assert say.left_out(240, 240, EN) == "All of the first 240 rows count."
    assert say.left_out(240, 237, EN) == "Of the first 240 rows 237 count (99%); the others are left out."
