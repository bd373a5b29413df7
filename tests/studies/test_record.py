"""The record of a decision: what it refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studies.record import Expectation
from tests.studies.deciding import decision
from tests.studies.parts import refused


@pytest.mark.parametrize(
    ("part", "value", "code"),
    [
        ("day", "22.11.2026", "decision-day-unreadable"),
        ("day", "", "decision-day-unreadable"),
        ("who", " ", "decision-by-nobody"),
        ("start_error", float("nan"), "decision-error-negative"),
    ],
)
def test_what_is_no_decision(part: str, value: object, code: str) -> None:
    assert refused(lambda: replace(decision(), **{part: value})).code == code


def test_an_expectation_has_as_many_ends_as_values() -> None:
    assert refused(lambda: Expectation((0.6, 0.7), (0.6,), (0.6, 0.7))).code == "expectation-uneven"
    assert Expectation((0.6, 0.7), (0.6, 0.6), (0.6, 0.8)).quarters == 1
    assert refused(lambda: Expectation((0.6, 0.7), (0.6, 0.6), (0.6, 0.8), (0.6,))).code == "expectation-uneven"
    assert refused(lambda: Expectation((0.9, 0.7), (0.95, 0.9), (0.7, 0.8))).code == "expectation-upside-down"
    assert refused(lambda: Expectation((0.6, 1e200), (0.6, 0.6), (0.6, 1e200))).code == "expectation-off-scale"
    leaning = Expectation((0.6, 0.7), (0.6, 0.6), (0.6, 0.69), (0.6, 0.65))  # the most likely value may lie outside
    assert leaning.path == (0.6, 0.65)
