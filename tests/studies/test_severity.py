"""Doubts before routine facts; every code of the tables is one that has a text."""

from __future__ import annotations

from i18n.errors import finding_templates
from mcdm.findings import Finding
from studies.severity import NOTES, STOPS, by_severity, in_brief, severity


def test_what_stops_comes_first_and_routine_last_each_in_its_order() -> None:
    waves, thin = Finding.of("other-waves-left-out", "2026-Q3", count=9), Finding.of("segment-thin", "tier/A", count=9)
    doubt, stop = Finding.of("survey-few-respondents", count=5), Finding.of("nothing-measured")
    assert by_severity([waves, thin, stop, doubt, waves]) == (stop, thin, doubt, waves)


def test_a_code_nobody_graded_is_a_doubt() -> None:
    assert severity(Finding.of("made-up")) == "doubt"


def test_every_graded_code_has_a_text() -> None:
    assert finding_templates().keys() >= STOPS | NOTES
    assert not STOPS & NOTES


def test_what_is_said_of_many_is_told_once_and_the_others_are_named() -> None:
    unasked = [Finding.of("indicator-not-surveyed", f"N{k}") for k in range(12)]
    thin = [Finding.of("segment-thin", f"tier/{k}", count=k) for k in range(12)]
    together, *rest = in_brief([*unasked, *thin])
    assert together.code == "indicators-not-surveyed"
    assert dict(together.facts) == {"count": 12, "names": "N0, N1, N2, N3, N4, N5, N6, N7, …"}
    assert rest == thin
    assert in_brief(unasked[:3]) == tuple(unasked[:3])


def test_where_no_sentence_is_about_many_the_others_follow_the_first() -> None:
    first, others = in_brief(Finding.of("indicator-measured-twice", f"N{k}") for k in range(12))
    assert first.place == "N0"
    assert dict(others.facts) == {"count": 11, "names": "N1, N2, N3, N4, N5, N6, N7, N8, …"}


def test_in_brief_a_routine_fact_stays_one() -> None:
    told = in_brief(Finding.of("indicator-without-figure", f"N{k}") for k in range(5))
    assert {severity(each) for each in told} == {"note"}
