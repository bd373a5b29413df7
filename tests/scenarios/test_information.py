"""The value of information: closed forms, bounds, and what never changes a choice."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from mcdm.errors import DecisionError
from scenarios.information import Worth, information_value, partial_information, perfect_information
from tests.scenarios.uncertain import PLANS, uncertain

INPUTS = uncertain(2000)


def loss(behind: float, spread: float) -> float:
    """Expected gain of choosing anew where the rival's lead is normal with mean -`behind`."""
    return float(spread * norm.pdf(behind / spread) - behind * norm.sf(behind / spread))


def test_two_plans_with_normal_leads() -> None:
    rng = np.random.default_rng(2)
    known, rest = rng.standard_normal((2, 40_000))
    shared = rng.standard_normal(40_000)  # moves both plans alike: worth nothing
    values = np.array([shared, shared - 0.3 + 0.5 * known + 0.8 * rest])
    perfect, error = perfect_information(values)
    assert perfect == pytest.approx(loss(0.3, np.hypot(0.5, 0.8)), abs=4 * error)
    for column, spread in ((known, 0.5), (rest, 0.8)):
        value, error = partial_information(values, column[:, None], rng)
        assert value == pytest.approx(loss(0.3, spread), abs=4 * error)
        assert error < 0.01
    value, _ = partial_information(values, shared[:, None], rng)
    assert value == pytest.approx(0, abs=1e-3)


def test_parts_are_worth_no_more_than_the_whole() -> None:
    found = information_value(INPUTS, PLANS)
    assert {each.group for each in found.partial} == {"judgments", "survey", "effects", "futures"}
    assert [each.value for each in found.partial] == sorted((each.value for each in found.partial), reverse=True)
    for each in found.partial:
        assert 0 <= each.value <= found.perfect.value + 3 * found.perfect.error
    assert found.best == found.scenarios[int(found.expected.argmax())]
    assert found.chosen.sum() == pytest.approx(1)


def test_it_agrees_with_nested_sampling() -> None:
    """EVPPI of effects by brute force: 400 values, the best plan on average over 400 draws of all else."""
    varying, rng = INPUTS.varying(PLANS), np.random.default_rng(4)
    effects = [k for k, each in enumerate(varying) if each.source == "effects"]
    chosen = rng.integers(INPUTS.count, size=(400 * 400, len(varying)))
    chosen[:, effects] = np.repeat(rng.integers(INPUTS.count, size=(400, len(effects))), 400, axis=0)
    here = INPUTS.rows(varying, chosen)
    means = np.array([INPUTS.index(each, *here).reshape(400, 400).mean(1) for each in PLANS])
    nested = means.max(0).mean() - means.mean(1).max()
    found = information_value(INPUTS, PLANS)
    (worth,) = (each for each in found.partial if each.group == "effects")
    assert worth.value == pytest.approx(nested, abs=4 * worth.error + 2e-4)


def test_in_money() -> None:
    assert Worth("effects", 0.002, 0.0001).money(0.00001) == pytest.approx(200)
    with pytest.raises(DecisionError, match="marginal-not-positive"):
        Worth("effects", 0.002, 0.0001).money(0.0)


def test_where_there_is_no_choice() -> None:
    with pytest.raises(DecisionError, match="information-one-plan"):
        information_value(INPUTS, PLANS[:1])
    with pytest.raises(DecisionError, match="information-few-draws"):
        information_value(uncertain(20), PLANS)
