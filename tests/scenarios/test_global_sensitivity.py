"""Variance shares against nested sampling, and rank correlations."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import spearmanr

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from scenarios.global_sensitivity import rank_correlation, tornado, variance_shares
from scenarios.uncertain_inputs import grouped
from tests.scenarios.small import plan
from tests.scenarios.uncertain import PLANS, uncertain

INPUTS = uncertain(1024)
SHARES = variance_shares(INPUTS, PLANS)


def test_shares_are_shares_with_error_bars() -> None:
    assert SHARES.groups == ("judgments", "survey", "effects", "futures")
    assert SHARES.first.min() >= 0
    assert SHARES.total.max() <= 1
    assert SHARES.first.sum(0).max() <= 1.05
    assert (SHARES.total_interval[..., 0] <= SHARES.sobol.total).all()
    assert (SHARES.total_interval[..., 1] >= SHARES.sobol.total).all()
    assert SHARES.total_interval.shape == (4, len(SHARES.outcomes), 2)


@pytest.mark.parametrize("kind", ["index", "difference"])
def test_first_order_shares_are_those_of_nested_sampling(kind: str) -> None:
    """Var E[Y | group] / Var Y by brute force: 300 values of the group, each with 300 draws of all else."""
    varying, rng = INPUTS.varying(PLANS), np.random.default_rng(3)
    column = SHARES.position("index", "crews") if kind == "index" else SHARES.position("difference", "crews", "texts")
    for row, positions in enumerate(grouped(varying, "source").values()):
        chosen = rng.integers(INPUTS.count, size=(300 * 300, len(varying)))
        held = rng.integers(INPUTS.count, size=(300, len(positions)))
        chosen[:, positions] = np.repeat(held, 300, axis=0)
        here = INPUTS.rows(varying, chosen)
        reached = INPUTS.index(PLANS[0], *here)
        if kind == "difference":
            reached = reached - INPUTS.index(PLANS[1], *here)
        cells = reached.reshape(300, 300)
        between = cells.mean(1).var(ddof=1) - cells.var(1, ddof=1).mean() / 300
        assert SHARES.first[row, column] == pytest.approx(between / reached.var(), abs=0.08)


def test_finer_groups_add_up_to_the_coarse_one() -> None:
    by_lever = variance_shares(INPUTS, PLANS, "lever")
    column = SHARES.position("gain", "both")
    levers = [by_lever.groups.index(name) for name in ("crews", "texts", "visibility")]
    assert by_lever.first[levers, column].sum() == pytest.approx(SHARES.first[2, column], abs=0.06)


def test_a_plan_of_nothing_gains_nothing_where_only_effects_vary() -> None:
    still = variance_shares(INPUTS, (plan("nothing"), *PLANS), "source", Draws(count=64))
    assert still.deviation[still.position("difference", "nothing", "crews")] > 0
    with pytest.raises(DecisionError, match="id-unknown"):
        still.position("gain", "noting")
    assert still.dominant(still.position("index", "crews")) in still.groups


def test_the_tornado_is_spearman_and_strongest_first() -> None:
    found = tornado(INPUTS, PLANS[2])
    strength = [abs(each.value) for each in found]
    assert strength == sorted(strength, reverse=True)
    assert found[0].input.group("effect") == "visibility"
    rng = np.random.default_rng(1)
    first = rng.integers(0, 9, 200).astype(float)
    second = first + rng.normal(0, 3, 200)
    assert rank_correlation(first, second) == pytest.approx(spearmanr(first, second).statistic)
    assert rank_correlation(first, np.ones(200)) == 0
