"""Doubts before routine facts; every code of the tables is one that has a text."""

from __future__ import annotations

from i18n.errors import finding_templates
from mcdm.findings import Finding
from studies.severity import NOTES, STOPS, by_severity, severity


def test_what_stops_comes_first_and_routine_last_each_in_its_order() -> None:
    waves, thin = Finding.of("other-waves-left-out", "2026-Q3", count=9), Finding.of("segment-thin", "tier/A", count=9)
    doubt, stop = Finding.of("survey-few-respondents", count=5), Finding.of("nothing-measured")
    assert by_severity([waves, thin, stop, doubt, waves]) == (stop, thin, doubt, waves)


def test_a_code_nobody_graded_is_a_doubt() -> None:
    assert severity(Finding.of("made-up")) == "doubt"


def test_every_graded_code_has_a_text() -> None:
    assert finding_templates().keys() >= STOPS | NOTES
    assert not STOPS & NOTES
