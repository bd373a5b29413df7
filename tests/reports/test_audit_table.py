"""The record of who did what: words, names, and a file that no spreadsheet computes."""

from __future__ import annotations

import csv
import io

import pytest

from i18n.translate import translator
from mcdm.labels import Label
from reports.audit_table import as_csv, rows
from studies.repository import AuditEntry

AT = "2026-11-22T10:00:00.000000+00:00"
NAMES = {"E1": Label("One", "一"), "goal": Label("Satisfaction", "满意度")}


def test_a_line_says_who_when_what_about_what_and_from_which_version() -> None:
    entry = AuditEntry(AT, "Li", "ballot cast", "E1/goal", 3)
    row = ("2026-11-22 10:00 UTC", "Li", "judgments given", "One · Satisfaction", 3)
    assert rows([entry], NAMES, translator("en")) == [row]
    assert rows([entry], NAMES, translator("zh"))[0][2:4] == ("提交判断", "一 · 满意度")


def test_a_note_stays_as_it_was_written() -> None:
    entry = AuditEntry(AT, "Li", "saved", "E1/goal, and more", 3)
    assert rows([entry], NAMES, translator("en"))[0][3] == "E1/goal, and more"


def test_a_comment_is_told_by_the_thing_it_is_about() -> None:
    entry = AuditEntry(AT, "Li", "comment written", "criterion/goal", 3)
    assert rows([entry], NAMES, translator("zh"))[0][2:4] == ("发表评论", "准则 · 满意度")


def test_what_is_new_is_told_by_its_word() -> None:
    entry = AuditEntry(AT, "Li", "workshop round opened", "", 0)
    assert rows([entry], {}, translator("en"))[0][2:] == ("workshop: round opened", "", None)


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_of_the_file_is_a_formula(begin: str) -> None:
    nasty = f"{begin}cmd|' /C calc'!A0"
    entries = [AuditEntry(AT, nasty, "saved", nasty, 1)]
    told = list(
        csv.reader(io.StringIO(as_csv(entries, {"E1": Label(nasty)}, translator("en")).decode("utf-8-sig"), newline=""))
    )
    assert told[0] == ["When (UTC)", "Who", "What", "About", "From version"]
    assert told[1][0] == AT
    assert all(not cell.startswith(tuple("=+-@\t\r")) for cell in told[1])
    assert told[1][1] == f"'{nasty}"
