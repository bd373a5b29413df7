"""The power-factor service: the published case, the steps of the surcharge, and what cannot be computed."""

from __future__ import annotations

import math

import pytest

from mcdm.errors import DecisionError
from scenarios.power_factor import STANDARD_90, MeteredMonth, capacity_needed, compensate

BEFORE = MeteredMonth(121_040, 131_520, 9_229.36 / 0.12)
AFTER = MeteredMonth(103_760, 46_400, 80.64 / 0.0015)


def test_the_case_of_the_source_article() -> None:
    found = compensate(BEFORE, 0.90, 25_000, after=AFTER)
    assert (round(BEFORE.factor, 2), round(AFTER.factor, 2)) == (0.68, 0.91)
    assert found.rate_before == pytest.approx(0.12, abs=1e-12)
    assert found.rate_after == pytest.approx(-0.0015, abs=1e-12)
    assert (round(BEFORE.bill), round(AFTER.bill)) == (76_911, 53_760)
    assert found.saving == pytest.approx(9_310, abs=1e-6)
    assert found.payback == pytest.approx(2.69, abs=5e-3)
    assert found.capacity == pytest.approx(101, abs=0.5)


@pytest.mark.parametrize(
    ("factor", "rate"),
    [(1.0, -0.0075), (0.95, -0.0075), (0.92, -0.003), (0.90, 0), (0.896, 0), (0.89, 0.005), (0.70, 0.10), (0.69, 0.11),
     (0.65, 0.15), (0.64, 0.17), (0.60, 0.25)],
)  # fmt: skip
def test_the_steps(factor: float, rate: float) -> None:
    assert STANDARD_90.rate(factor) == pytest.approx(rate, abs=1e-12)


def test_compensated_exactly_to_the_target() -> None:
    found = compensate(BEFORE, 0.95, 30_000, hours=500)
    assert found.after.factor == pytest.approx(0.95)
    assert found.capacity * 500 == pytest.approx(BEFORE.reactive - found.after.reactive)
    assert found.saving == pytest.approx(BEFORE.bill * (0.12 + 0.0075))


def test_what_is_met_already_needs_and_saves_nothing() -> None:
    found = compensate(AFTER, 0.90, 1_000)
    assert (found.capacity, found.saving, found.payback) == (0, 0, None)
    assert capacity_needed(MeteredMonth(1, 0, 1), 1.0) == 0


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("power-factor-not-positive", lambda: MeteredMonth(0, 1, 1)),
        ("power-factor-not-positive", lambda: MeteredMonth(1, 1, math.nan)),
        ("reactive-energy-negative", lambda: MeteredMonth(1, -1, 1)),
        ("power-factor-target", lambda: compensate(BEFORE, 1.2, 1)),
        ("power-factor-not-positive", lambda: compensate(BEFORE, 0.9, 1, hours=0)),
        ("cost-negative", lambda: compensate(BEFORE, 0.9, -1)),
    ],
)
def test_refused(code: str, make) -> None:
    with pytest.raises(DecisionError) as raised:
        make()
    assert raised.value.code == code
