"""What the page for the board tells."""

from __future__ import annotations

from tests.reports.test_comparison_page import STUDY, brief, targeted


def test_the_page_says_why_and_what_is_unsure():
    said = brief("en").paragraph
    assert said.startswith("In 3 years Channel expansion raises the index by .047")
    assert "hangs most on how the world turns out" in said
    assert "worth finding out most" in said


def test_who_gains_is_drawn_where_segments_can_be_told_apart():
    assert brief("en").places is None  # no survey, nothing targeted: all districts go the same way
    told = brief("en", targeted(STUDY)).places
    assert told is not None
    assert told.plans[0].gain[3] > told.plans[0].gain[0]


def test_findings_about_the_plans_come_first():
    codes = [each.code for each in brief("en").findings]
    assert codes[0] == "scenario-over-budget"
    assert "survey-not-drawn" not in codes
