"""Inputs by name: each can vary alone, and all together are what the simulation draws."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from scenarios.simulate import simulate
from scenarios.uncertain_inputs import UncertainInput, UncertainInputs, grouped
from scenarios.uncertainty import in_worlds, sample_effects
from tests.scenarios.small import small_baseline
from tests.scenarios.uncertain import FUTURES, MODEL, PLANS, uncertain

INPUTS = uncertain(64)


def test_only_what_plans_use_varies_for_them() -> None:
    crews = INPUTS.varying(PLANS[:1])
    assert [each.group("effect") for each in crews] == ["judgments", "survey", "crews:outage", "visibility", "futures"]
    every = INPUTS.varying(PLANS)
    assert list(grouped(every, "source")) == ["judgments", "survey", "effects", "futures"]
    assert list(grouped(every, "lever")) == ["judgments", "survey", "crews", "texts", "visibility", "futures"]
    assert grouped(every, "effect")["texts:notice"] == (3,)


def test_all_inputs_together_are_the_simulation() -> None:
    assert INPUTS.worlds is not None
    effects = in_worlds(MODEL, INPUTS.effects, FUTURES, INPUTS.worlds)
    for each in PLANS:
        together = INPUTS.index(each, *INPUTS.only(INPUTS.varying(PLANS)))
        simulated = simulate(MODEL, each, INPUTS.baseline, draws=effects).draws_index[:, -1]
        np.testing.assert_allclose(together, simulated, atol=1e-15)


def test_an_input_alone_leaves_the_others_at_their_likely_value() -> None:
    baseline, effects = INPUTS.only([UncertainInput("effects", "texts", "notice")])
    assert not baseline.is_drawn
    assert np.ptp(effects.closed[1]) > 0
    assert np.ptp(np.delete(effects.closed, 1, axis=0), axis=1).max() == 0
    assert (effects.visibility == 1).all()
    assert effects.worlds is None
    assert INPUTS.index(PLANS[0], baseline, effects) == pytest.approx(
        simulate(MODEL, PLANS[0], INPUTS.baseline.central).index[-1]
    )


def test_draws_come_in_the_order_of_what_they_do() -> None:
    for each in INPUTS.varying(PLANS):
        assert sorted(INPUTS.ordered(each).tolist()) == list(range(64))
    seen = INPUTS.ordered(UncertainInput("effects"))
    assert (np.diff(INPUTS.effects.visibility[seen]) >= 0).all()


def test_nothing_that_varies() -> None:
    still = UncertainInputs(MODEL, small_baseline(), sample_effects(MODEL, Draws(1, 10, frozenset({"survey"}))))
    with pytest.raises(DecisionError, match="nothing-varies"):
        still.varying(PLANS)
