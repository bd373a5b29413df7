"""The simulation of a scenario: exactness where nothing moves, draws, futures, findings, errors."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.baseline import Baseline
from scenarios.futures import Future
from scenarios.levers import Effect, Interaction
from scenarios.settings import SimulationSettings
from scenarios.simulate import simulate
from scenarios.uncertainty import sample_effects
from tests.scenarios.small import SETTINGS, lever, plan, small_baseline, small_model

MODEL, BASELINE = small_model(), small_baseline()
DRAWS = Draws(seed=7, count=40)
BOTH = plan(crews=20, texts=15)


def test_empty_scenario_is_the_baseline_to_the_bit() -> None:
    projection = simulate(MODEL, plan(), BASELINE, draws=sample_effects(MODEL, DRAWS))
    assert set(projection.index.tolist()) == {BASELINE.score}
    assert set(projection.draws_index.ravel().tolist()) == {BASELINE.score}
    assert (projection.memberships == BASELINE.memberships).all()
    assert projection.cost.npv == 0
    assert projection.findings == ()


def test_a_lever_planned_at_zero_is_not_used() -> None:
    projection = simulate(MODEL, plan(crews=0), BASELINE)
    assert set(projection.index.tolist()) == {BASELINE.score}
    assert projection.cost.by_lever == ()


def test_nothing_moves_during_the_delay() -> None:
    projection = simulate(MODEL, BOTH, BASELINE, draws=sample_effects(MODEL, DRAWS))
    assert projection.index[:2].tolist() == [BASELINE.score] * 2
    assert (projection.draws_index[:, :2] == BASELINE.score).all()
    assert (projection.memberships[:, 2] == BASELINE.memberships[2]).all(), "staff has no figure"


def test_levers_move_figures_towards_what_is_attainable() -> None:
    projection = simulate(MODEL, BOTH, BASELINE)
    assert (np.diff(projection.figures, axis=0)[1:] * [-1, 1] > 0).all()
    assert (np.diff(projection.index)[1:] > 0).all()
    assert 0.5 < projection.figures[-1, 0] < 9.6


def test_central_run_lies_among_the_draws() -> None:
    projection = simulate(MODEL, BOTH, BASELINE, draws=sample_effects(MODEL, DRAWS))
    assert projection.draws_index.shape == (40, 9)
    assert projection.is_uncertain
    assert projection.low[-1] < projection.median[-1] < projection.high[-1]
    assert projection.draws_index[:, -1].min() < projection.index[-1] < projection.draws_index[:, -1].max()


def test_draws_of_effects_that_do_not_vary_are_the_central_run() -> None:
    constant = sample_effects(MODEL, Draws(count=3, varying=frozenset()))
    projection = simulate(MODEL, BOTH, BASELINE, draws=constant)
    assert np.abs(projection.draws_index - projection.index).max() < 1e-15


def test_amounts_by_quarter_act_after_the_delay_and_wear_off() -> None:
    held = simulate(MODEL, plan(crews=20), BASELINE)
    stopped = simulate(MODEL, plan(crews=(20, 20, 20, 0)), BASELINE)
    assert (stopped.index[:5] == held.index[:5]).all()
    assert (np.diff(stopped.index[4:]) < 0).all()
    assert stopped.index[-1] > BASELINE.score


def test_synergy_and_substitution() -> None:
    def ends(strength: float) -> float:
        model = small_model(interactions=(Interaction("crews", "texts", "outage", strength),))
        return float(simulate(model, BOTH, BASELINE).figures[-1, 0])

    assert ends(0.2) < ends(0.0) < ends(-0.2)


def test_a_loss_weighs_more_than_a_gain() -> None:
    def change(loss_aversion: float) -> float:
        model = small_model(settings=SimulationSettings(quarters=8, loss_aversion=loss_aversion))
        return simulate(model, plan(cuts=20), BASELINE).gain

    assert change(1.5) < change(1.0) < 0


# ---------------------------------------------------------------- futures


def test_gap_factor_applies_from_quarter_one() -> None:
    future = Future("storm", Label(), 1.0, gap_factors=(("outage", 1.5),))
    projection = simulate(MODEL, plan(), BASELINE, future=future)
    assert projection.index[0] == BASELINE.score
    assert projection.figures[:, 0] == pytest.approx([9.6] + [0.5 + 9.1 * 1.5] * 8)
    assert len(set(projection.index[1:].tolist())) == 1
    assert projection.index[1] < BASELINE.score


def test_expectation_drift_lowers_every_answer_by_the_year() -> None:
    future = Future("drift", Label(), 1.0, expectation_drift=0.06)
    projection = simulate(MODEL, plan(), BASELINE, future=future)
    cumulative = BASELINE.memberships[0].cumsum()[:-1]
    moved = projection.memberships[8, 0].cumsum()[:-1]
    logit = np.log(moved / (1 - moved)) - np.log(cumulative / (1 - cumulative))
    assert logit == pytest.approx([-0.12] * 4)
    assert (np.diff(projection.index) < 0).all()


def test_effect_factor_is_capped() -> None:
    def outage(factor: float) -> float:
        future = Future("f", Label(), 1.0, effect_factors=(("crews", factor),))
        return float(simulate(MODEL, plan(crews=100), BASELINE, future=future).figures[-1, 0])

    assert outage(0.5) > outage(1.0) > outage(2.0)
    assert outage(3.0) == outage(50.0) > 0.5
    assert outage(0.0) == 9.6


# ---------------------------------------------------------------- draws of weights and memberships


def test_drawn_weights_and_memberships_broadcast() -> None:
    generator = np.random.default_rng(3)
    weights = generator.dirichlet([5, 3, 2], 40)
    memberships = generator.dirichlet([14, 36, 28, 15, 7], (40, 3))
    drawn = small_baseline(drawn_weights=weights, drawn_memberships=memberships)
    effects = sample_effects(MODEL, DRAWS)
    projection = simulate(MODEL, BOTH, drawn, draws=effects)
    for k in (0, 17, 39):
        alone = Baseline(weights[k], memberships[k], drawn.scores, drawn.index)
        assert projection.draws_index[k] == pytest.approx(
            simulate(MODEL, BOTH, alone, draws=effects).draws_index[k], abs=1e-14
        )
    assert (projection.index == simulate(MODEL, BOTH, BASELINE).index).all(), "the central run stays central"
    status_quo = simulate(MODEL, plan(), drawn, draws=effects)
    assert (status_quo.draws_index == status_quo.draws_index[:, :1]).all()
    certain_effects = simulate(MODEL, BOTH, drawn)
    assert certain_effects.draws_index.shape == (40, 9)


def test_weights_alone_may_vary() -> None:
    weights = np.random.default_rng(3).dirichlet([5, 3, 2], 10)
    projection = simulate(MODEL, BOTH, small_baseline(drawn_weights=weights))
    assert projection.draws_index.shape == (10, 9)


# ---------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("amounts", "facts"),
    [
        ({"crews": 101}, {"lever": "crews", "amount": 101, "maximum": 100.0, "unit": "teams"}),
        ({"crews": (0, 300.0)}, {"lever": "crews", "amount": 300.0, "maximum": 100.0, "unit": "teams"}),
    ],
)
def test_beyond_the_maximum(amounts: dict[str, float], facts: dict[str, object]) -> None:
    with pytest.raises(DecisionError) as raised:
        simulate(MODEL, plan(**amounts), BASELINE)
    assert raised.value.code == "lever-beyond-maximum"
    assert raised.value.facts == facts


def test_unknown_names_are_suggested() -> None:
    with pytest.raises(DecisionError) as raised:
        simulate(MODEL, plan(crew=1), BASELINE)
    assert raised.value.facts == {"name": "crew", "where": "scenarios/plan", "suggestion": "crews"}
    with pytest.raises(DecisionError, match="futures/f"):
        simulate(MODEL, plan(), BASELINE, future=Future("f", Label(), 1.0, gap_factors=(("staff", 2.0),)))
    with pytest.raises(DecisionError, match="levers/x"):
        small_model((lever("x", Effect("staff", 0, 0, 0)),))
    with pytest.raises(DecisionError, match="interactions"):
        small_model(interactions=(Interaction("crews", "nobody", "outage", 0.1),))


def test_the_index_function_is_the_baseline_s_own() -> None:
    def best_grade_only(weights: np.ndarray, memberships: np.ndarray, scores: np.ndarray) -> np.ndarray:
        return np.asarray((weights * memberships[..., 0]).sum(-1))

    own = Baseline(BASELINE.weights, BASELINE.memberships, BASELINE.scores, best_grade_only)
    projection = simulate(MODEL, BOTH, own, draws=sample_effects(MODEL, DRAWS))
    assert projection.index[0] == own.score == pytest.approx(0.16)
    assert projection.index == pytest.approx(projection.shares[:, 0])


def test_settings_reach_the_horizon() -> None:
    assert simulate(MODEL, BOTH, BASELINE).index.shape == (SETTINGS.quarters + 1,)


def test_draws_in_blocks_are_the_draws_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    memberships = np.random.default_rng(3).dirichlet([14, 36, 28, 15, 7], (40, 3))
    effects = sample_effects(MODEL, DRAWS)
    for baseline in (BASELINE, small_baseline(drawn_memberships=memberships)):
        at_once = simulate(MODEL, BOTH, baseline, draws=effects).draws_index
        with monkeypatch.context() as patched:
            patched.setattr("scenarios.simulate.BLOCK", 7 * 9 * 15)  # seven draws of nine quarters
            in_blocks = simulate(MODEL, BOTH, baseline, draws=effects).draws_index
        assert in_blocks == pytest.approx(at_once, abs=1e-15)
