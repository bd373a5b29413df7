"""Findings as sentences and as JSON."""

from __future__ import annotations

import pytest

from cli.words import finding_as_json, print_findings
from mcdm.findings import Finding
from store.examples import load_example

STUDY = load_example("power-supply")
FINDING = Finding.of("expert-left-pairs-open", "E7", count=2, pairs=67)


def test_a_finding_names_people_not_ids(capsys: pytest.CaptureFixture[str]) -> None:
    print_findings([FINDING], STUDY, "en")
    assert "\n- Residential customer left 2 of 67 pairs open." in capsys.readouterr().out


def test_doubts_stand_before_what_is_routine(capsys: pytest.CaptureFixture[str]) -> None:
    print_findings([FINDING, Finding.of("survey-few-respondents", count=5, minimum=30)], STUDY, "en")
    doubt, heading, routine = capsys.readouterr().out.splitlines()
    assert doubt.startswith("- Only 5 respondents")
    assert heading == "For information:"
    assert "2 of 67" in routine


def test_routine_facts_alone_are_nothing_doubtful(capsys: pytest.CaptureFixture[str]) -> None:
    print_findings([FINDING], STUDY, "en")
    assert capsys.readouterr().out.startswith("Nothing doubtful was found.\nFor information:\n")


def test_nothing_doubtful_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    print_findings([], STUDY, "en")
    assert capsys.readouterr().out == "Nothing doubtful was found.\n"


def test_a_finding_keeps_its_facts_for_programs() -> None:
    found = finding_as_json(FINDING, STUDY, "zh")
    assert (found["code"], found["severity"], found["place"], found["facts"]) == (
        "expert-left-pairs-open",
        "note",
        "E7",
        {"count": 2, "pairs": 67},
    )
    assert "67" in str(found["text"])
