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
    assert capsys.readouterr().out.startswith("- Residential customer left 2 of 67 pairs open.")


def test_nothing_doubtful_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    print_findings([], STUDY, "en")
    assert capsys.readouterr().out == "Nothing doubtful was found.\n"


def test_a_finding_keeps_its_facts_for_programs() -> None:
    found = finding_as_json(FINDING, STUDY, "zh")
    assert (found["code"], found["place"], found["facts"]) == (
        "expert-left-pairs-open",
        "E7",
        {"count": 2, "pairs": 67},
    )
    assert "67" in str(found["text"])
