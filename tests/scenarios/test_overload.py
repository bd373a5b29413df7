"""Overload: backlog, corners cut and what becomes normal, against an independent integration."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from mcdm.errors import DecisionError
from scenarios.baseline import Baseline
from scenarios.chain import AS_IT_IS, index_of_ramps, lever_ramps, planned
from scenarios.overload import WORST, Overload, relieved, unrelieved, worsening
from scenarios.settings import SimulationSettings
from scenarios.simulate import simulate
from scenarios.uncertainty import likely_effects, sample_effects
from tests.scenarios.small import plan, small_baseline, small_model

ALL = np.ones(1)
BUSY = Overload("notice", workload=0.95, growth=0.06)
BASELINE = small_baseline()


def integrated(overload: Overload, left: np.ndarray, quarters: int) -> np.ndarray:
    """The same three equations, written anew and solved by a method with adaptive steps."""

    def change(at: float, state: np.ndarray) -> list[float]:
        backlog, care = state
        load = overload.workload * (1 + overload.growth) ** (at / 4) * np.interp(at, range(quarters + 1), left)
        pressure = backlog * care
        time = care * min(1.0, pressure**-overload.elasticity)  # what an order gets
        completed = min(backlog, 1 / time)  # as many as wanted, where capacity allows
        return [(load - completed) / overload.cycle, (time - care) / overload.erosion]

    at = np.arange(quarters + 1)
    found = solve_ivp(change, (0, quarters), [overload.workload, 1.0], t_eval=at, rtol=1e-9, atol=1e-10, max_step=0.02)
    backlog, care = found.y
    time = care * np.minimum(1.0, (backlog * care) ** -overload.elasticity)
    wait = backlog / np.minimum(backlog, 1 / time)
    felt = wait / time
    return np.minimum(felt / felt[0], WORST)


@pytest.mark.parametrize(
    "overload",
    [
        BUSY,
        replace(BUSY, growth=0.2),
        replace(BUSY, elasticity=0.0, growth=0.03),
        replace(BUSY, elasticity=1.0, growth=0.3, erosion=1.0),
        replace(BUSY, workload=1.2, growth=0.0),
        replace(BUSY, cycle=0.04, erosion=20.0),
        replace(BUSY, cycle=2.0, growth=-0.1, workload=1.1),
    ],
)
def test_against_an_adaptive_integration(overload: Overload) -> None:
    quarters = 20
    eased = np.linspace(1, 0.8, quarters + 1)
    for left in (np.ones(quarters + 1), eased, eased[::-1]):
        assert worsening(overload, left, quarters) == pytest.approx(integrated(overload, left, quarters), rel=2e-3)


def test_below_capacity_nothing_changes() -> None:
    calm = Overload("notice", workload=0.8, growth=0.0)
    assert worsening(calm, ALL, 40).tolist() == unrelieved(calm, 40).tolist() == [1.0] * 41
    assert worsening(replace(calm, growth=0.02), ALL, 12).tolist() == [1.0] * 13, "0.8 x 1.02^3 is still below one"


def test_in_the_long_run_the_gap_grows_as_the_load_does() -> None:
    """Staff care as little as the load leaves time for: pressure comes back to one, care to 1 / load."""
    stepped = Overload("notice", workload=1.2, growth=0.0, erosion=2.0)
    path = worsening(stepped, ALL, 80) * 1.2  # against 1.2 times today's felt load
    assert path[-1] == pytest.approx(1.2, abs=0.01)


def test_it_stays_between_one_and_the_worst() -> None:
    for overload in (replace(BUSY, elasticity=0.0, growth=1.0), replace(BUSY, growth=1.0), replace(BUSY, growth=-0.5)):
        path = worsening(overload, ALL, 40)
        assert np.isfinite(path).all()
        assert path.min() >= 1
        assert path.max() <= WORST
    assert worsening(replace(BUSY, elasticity=0.0, growth=1.0), ALL, 40)[-1] == WORST


def test_relief_takes_its_part_of_what_is_left() -> None:
    overload = replace(BUSY, relief=(("crews", 0.5), ("texts", 0.2), ("cuts", 0.3)))
    ramps = {"crews": np.array([0.0, 1.0]), "texts": np.array([0.0, 0.5])}
    assert relieved(overload, ramps) == pytest.approx([1, 0.5 * 0.9])
    assert relieved(overload, {}).tolist() == [1.0]


def test_many_plans_at_once_are_each_alone() -> None:
    left = np.array([np.ones(13), np.linspace(1, 0.7, 13), np.linspace(0.9, 1.1, 13)])
    together = worsening(BUSY, left, 12)
    for row, path in zip(left, together, strict=True):
        assert worsening(BUSY, row, 12) == pytest.approx(path, abs=1e-14)


@pytest.mark.parametrize(
    "wrong",
    [
        {"workload": 0.0},
        {"growth": 2.0},
        {"elasticity": 1.5},
        {"erosion": 0.0},
        {"cycle": 0.0},
        {"relief": (("l", 2),)},
    ],
)
def test_out_of_range(wrong: dict[str, float]) -> None:
    with pytest.raises(DecisionError) as raised:
        Overload("notice", **wrong)
    assert raised.value.code == "settings-out-of-range"
    assert str(raised.value.facts["name"]).startswith("overloads/notice ")


# ---------------------------------------------------------------- in the chain


def overloaded(relief: float = 0.0, **changed: float) -> SimulationSettings:
    return SimulationSettings(
        quarters=8, visibility_scale=(0.6, 1.0, 1.3),
        overloads=(replace(BUSY, growth=0.15, relief=(("crews", relief),) if relief else (), **changed),),
    )  # fmt: skip


def test_the_figure_gets_worse_and_so_does_the_index() -> None:
    projection = simulate(small_model(settings=overloaded()), plan(), BASELINE)
    assert projection.index[0] == BASELINE.score
    assert projection.figures[:, 0].tolist() == [9.6] * 9
    assert projection.figures[-1, 1] < 54
    assert projection.index[-1] < projection.index[0]
    assert "overload-assumed" in [finding.code for finding in projection.findings]


def test_a_lever_that_takes_load_off_helps_although_it_closes_no_gap_there() -> None:
    relieving = simulate(small_model(settings=overloaded(0.3)), plan(crews=20), BASELINE)
    without = simulate(small_model(settings=overloaded()), plan(crews=20), BASELINE)
    assert relieving.figures[-1, 1] > without.figures[-1, 1]
    assert relieving.figures[-1, 0] == without.figures[-1, 0]


def test_draws_and_plans_run_through_it() -> None:
    from mcdm.draws import Draws

    model = small_model(settings=overloaded(0.3))
    projection = simulate(model, plan(crews=20), BASELINE, draws=sample_effects(model, Draws(7, 30)))
    assert projection.low[-1] < projection.index[-1] < projection.high[-1]


def at_the_end(model_settings: SimulationSettings, baseline: Baseline) -> float:
    model = small_model(settings=model_settings)
    used, amounts = planned(model, plan(crews=20))
    ramps = {row: come[-1:] for row, come in lever_ramps(model, used, amounts).items()}
    return float(index_of_ramps(model, ramps, AS_IT_IS, baseline, likely_effects(model), np.array([8.0]))[-1])


def test_the_last_quarter_alone_is_enough_unless_levers_relieve() -> None:
    alone = at_the_end(overloaded(), BASELINE)
    assert alone == pytest.approx(simulate(small_model(settings=overloaded()), plan(crews=20), BASELINE).index[-1])
    with pytest.raises(DecisionError) as raised:
        at_the_end(overloaded(0.3), BASELINE)
    assert raised.value.code == "overload-needs-every-quarter"
