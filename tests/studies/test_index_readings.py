"""Indices side by side as values: which can be told, which say something, which are apart."""

from __future__ import annotations

import pytest

from mcdm.findings import Finding
from satisfaction.precision import Estimate
from studies.index_agreement import Agreement
from studies.index_readings import IndexReading, Indices
from studies.measure import measure
from studies.weigh import weigh
from tests.studies.examples import hierarchy


def at(name: str, value: float, half: float | None, **more) -> IndexReading:
    ends = (None, None) if half is None else (value - half, value + half)
    return IndexReading(name, percent=Estimate(value, *ends, None, 0.95, 100), **more)


def together(*readings: IndexReading) -> Indices:
    study = hierarchy()
    return Indices(readings, Agreement({}), Agreement({}), measure(study, weigh(study).weights), ())


USED = at("fuzzy-comprehensive", 60.0, 1.0, operator="weighted-average", used=True)


def test_the_key_of_a_fuzzy_index_names_its_operator() -> None:
    assert USED.key == "fuzzy-comprehensive/weighted-average"
    assert together(USED).of(USED.key) is together(USED).used is USED


def test_what_cannot_be_told_and_what_has_no_number_is_not_compared() -> None:
    absent, kano = IndexReading("acsi", absent=Finding.of("index-needs-overall")), IndexReading("kano")
    found = together(USED, absent, kano)
    assert found.known == (USED, kano)
    assert found.comparable == (USED,)


@pytest.mark.parametrize(
    ("value", "half", "apart"),
    [(62.0, 1.0, True), (61.3, 1.0, False), (60.4, 0.01, False), (75.0, 35.0, False), (62.0, None, True)],
)
def test_apart_is_more_than_both_errors_and_half_a_point(value: float, half: float | None, apart: bool) -> None:
    other = at("acsi", value, half)
    assert together(USED, other).apart == ((other,) if apart else ())


def test_the_furthest_comes_first() -> None:
    near, far = at("acsi", 63.0, 1.0), at("servqual", 40.0, 1.0)
    assert together(USED, near, far).apart == (far, near)
