"""Published numbers: the worked examples of the science notes (3.1-3.10), and the demo's expected results."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.labels import Label
from satisfaction.indicators import OperatingFigure
from satisfaction.memberships import utility
from scenarios.attribution import attribute
from scenarios.compare import compare
from scenarios.costs import equivalent_annual_cost, quarterly_rate, residual_value, scenario_cost
from scenarios.figures import figure_values
from scenarios.levers import Cost, Timing
from scenarios.projection import Projection
from scenarios.responses import exponential, hill, hill_from_shares, linear_to_cap, s_curve, scale_from_share
from scenarios.robust import FutureTable, tabulate
from scenarios.shift import answer_shift, shift_answers
from scenarios.simulate import simulate
from scenarios.spillover import spread
from scenarios.timing import ramp
from scenarios.uncertainty import pert, pert_parameters, sample_effects
from tests.scenarios.demo import Demo, read_demo
from tests.scenarios.small import lever

SCORES = np.array([1, 0.8, 0.6, 0.4, 0.2])
ANSWERS = np.array([0.14, 0.36, 0.28, 0.15, 0.07])
SAIDI = OperatingFigure("N11", Label(), Label("h"), 9.6, 0.5, (1, 4, 8.76, 17.5, 30), 2.0)
LEFT = (1 - 0.45 * 0.5) * (1 - 0.25 * 0.6) * (1 - 0.15 * 0.4)


# ---------------------------------------------------------------- worked examples


def test_response_curves() -> None:
    assert exponential(np.array(30.0), scale=30) == pytest.approx(0.632, abs=5e-4)
    assert hill(np.array(4000.0), half=4000, exponent=1.3) == 0.5
    assert hill(np.array(12000.0), half=4000, exponent=1.3) == pytest.approx(0.807, abs=5e-4)
    assert linear_to_cap(np.array(70.0), cap=90) == pytest.approx(0.7778, abs=5e-5)
    low = 1 / (1 + np.exp(3))
    adopted = (1 / (1 + np.exp(-0.6)) - low) / (1 - low)
    assert s_curve(np.array(300.0), midpoint=250, steepness=0.012) == pytest.approx(adopted, abs=1e-12)


def test_elicited_curves() -> None:
    assert scale_from_share(20, 0.4) == pytest.approx(39.15, abs=5e-3)
    half, exponent = hill_from_shares((2000, 0.2), (6000, 0.6))
    assert exponent == pytest.approx(1.631, abs=5e-4)
    assert hill(np.array([2000.0, 6000.0]), half=half, exponent=exponent) == pytest.approx([0.2, 0.6], abs=1e-12)


def test_ramp_and_decay() -> None:
    funded = np.array([[0.6] * 6 + [0.0] * 6])
    come = ramp(funded, [Timing(delay=1, ramp_up=2, ramp_down=8)])[0]
    assert come[:5] == pytest.approx([0, 0, 0.3, 0.45, 0.525])
    assert come[8:10] == pytest.approx([0.517, 0.452], abs=5e-4)


def test_gap_closing() -> None:
    assert figure_values(SAIDI, np.array(LEFT)) == pytest.approx(6.135, abs=5e-4)


def test_shift_of_answers() -> None:
    gain = utility(figure_values(SAIDI, np.array([LEFT])), SAIDI.anchors) - utility([9.6], SAIDI.anchors)
    shift = answer_shift(gain, SAIDI.visibility, 1.5)
    moved = shift_answers(ANSWERS, shift)[0]
    assert shift == pytest.approx([0.324], abs=5e-4)
    assert moved == pytest.approx([0.184, 0.397, 0.250, 0.118, 0.052], abs=6e-4)
    assert [ANSWERS @ SCORES, moved @ SCORES] == pytest.approx([0.670, 0.7086], abs=5e-5)


def test_slope_of_the_index() -> None:
    moved = shift_answers(ANSWERS, np.array(0.01))
    assert (moved @ SCORES - ANSWERS @ SCORES) / 0.01 == pytest.approx(0.121, abs=5e-4)


def test_a_loss_weighs_more() -> None:
    assert answer_shift(np.array([0.1, -0.1]), 2.0, 1.5) == pytest.approx([0.2, -0.3])


def test_spill_over() -> None:
    """Amplifying: (.3, .2, 0) becomes (.3, .2, .075); keeping the scale, too: nothing influences the first two."""
    influences, direct = np.array([[0, 0, 0.5], [0, 0, 0.5], [0, 0, 0]]), np.array([0.3, 0.2, 0])
    assert spread(influences, 0.3, amplifying=True) @ direct == pytest.approx([0.3, 0.2, 0.075])
    assert spread(influences, 0.3) @ direct == pytest.approx([0.3, 0.2, 0.075])
    weights = np.linalg.solve(np.eye(3) - 0.3 * influences, np.array([0.4, 0.3, 0.3]))
    assert np.array([0.4, 0.3, 0.3]) @ spread(influences, 0.3, amplifying=True) == pytest.approx(weights)


def test_costs() -> None:
    asset = Cost(capital=4000, operating=300, life=20)
    held = np.ones(12)
    assert scenario_cost([lever("grid", cost=asset)], held[None], 0.06).npv == pytest.approx(4819.7, abs=0.05)
    assert equivalent_annual_cost(4000, 20, 0.06) == pytest.approx(348.7, abs=0.05)
    assert residual_value(asset, held, 0.06) == pytest.approx(4000 * (1 - 3 / 20) / 1.06**3)
    assert (1 + quarterly_rate(0.06)) ** 4 == pytest.approx(1.06)


def test_pert() -> None:
    assert pert_parameters(0.3, 0.45, 0.55) == pytest.approx((3.4, 2.6))
    drawn = pert(np.random.default_rng(1), 0.3, 0.45, 0.55, 100_000)
    assert drawn.mean() == pytest.approx(0.4417, abs=1e-3)
    assert drawn.min() >= 0.3
    assert drawn.max() <= 0.55


def test_robust_choices() -> None:
    values = np.array([[0.687, 0.640, 0.700], [0.735, 0.690, 0.722], [0.722, 0.705, 0.730], [0.740, 0.660, 0.735]])
    table = FutureTable(("0", "1", "2", "3"), ("a", "b", "c"), values, np.array([0.5, 0.3, 0.2]))
    assert table.worst.argmax() == 2
    assert table.max_regret.argmin() == 1
    assert table.expected.argmax() == 1
    assert table.hurwicz().argmax() == 2
    assert table.probability_of(0.69) == pytest.approx([0.2, 1.0, 1.0, 0.7])


# ---------------------------------------------------------------- the demo


@pytest.fixture(scope="module")
def demo(shared: Path) -> Demo:
    return read_demo(shared)


@pytest.fixture(scope="module")
def projected(demo: Demo) -> dict[str, Projection]:
    draws = sample_effects(demo.model, Draws(count=2000))
    return {
        name: simulate(demo.model, scenario, demo.baseline, draws=draws) for name, scenario in demo.scenarios.items()
    }


PLANS = ("S1", "S2", "S3", "S4")
ALL = ("S0", *PLANS)


@pytest.mark.parametrize("name", ALL)
def test_demo_index_by_quarter(demo: Demo, projected: dict[str, Projection], name: str) -> None:
    assert projected[name].index == pytest.approx(demo.expected["scenarios"][name]["index_by_quarter"], abs=5e-4)


@pytest.mark.parametrize("name", ALL)
def test_demo_figures(demo: Demo, projected: dict[str, Projection], name: str) -> None:
    told = demo.expected["scenarios"][name]["kpi_q12"]
    found = dict(zip(projected[name].measured, projected[name].figures[-1], strict=True))
    assert {indicator: round(value, 3) for indicator, value in found.items()} == told


@pytest.mark.parametrize("name", ALL)
def test_demo_shares(demo: Demo, projected: dict[str, Projection], name: str) -> None:
    assert projected[name].shares[-1] == pytest.approx(demo.expected["scenarios"][name]["B_q12"], abs=2e-4)


@pytest.mark.parametrize("name", ALL)
def test_demo_cost(demo: Demo, projected: dict[str, Projection], name: str) -> None:
    assert projected[name].cost.npv == pytest.approx(demo.expected["scenarios"][name]["npv_cost"], rel=1e-3)


@pytest.mark.parametrize("name", PLANS)
def test_demo_band(demo: Demo, projected: dict[str, Projection], name: str) -> None:
    projection = projected[name]
    band = [projection.low[-1], projection.median[-1], projection.high[-1]]
    assert band == pytest.approx(demo.expected["scenarios"][name]["q12_p5_p50_p95"], abs=2e-3)


@pytest.mark.parametrize(("weights", "told"), [("goal_AHP_rho0", "AHPweights"), ("full_limit_rho1", "fullANP")])
def test_demo_with_other_weights(shared: Path, weights: str, told: str) -> None:
    demo = read_demo(shared, weights)
    for name, scenario in demo.scenarios.items():
        index = simulate(demo.model, scenario, demo.baseline).index[-1]
        assert index == pytest.approx(demo.expected["scenarios"][name][f"index_q12_{told}"], abs=5e-4)


def test_demo_futures(demo: Demo) -> None:
    futures = tuple(demo.futures.values())
    projections = [
        simulate(demo.model, scenario, demo.baseline, future=future)
        for scenario in demo.scenarios.values()
        for future in futures
    ]
    for projection in projections:
        told = demo.expected["scenarios"][projection.scenario]["futures"][projection.future]
        assert projection.index[-1] == pytest.approx(told, abs=5e-4)
    table = tabulate(projections, futures)
    told = demo.expected["robust"]
    assert table.expected == pytest.approx([told["expected"][name] for name in table.scenarios], abs=1e-3)
    assert table.max_regret == pytest.approx([told["max_regret"][name] for name in table.scenarios], abs=1e-3)
    assert table.worst == pytest.approx([told["worst_case"][name] for name in table.scenarios], abs=1e-3)
    assert table.scenarios[int(table.max_regret.argmin())] == "S4"
    by_plan = [table.scenarios.index(name) for name in PLANS]
    assert table.expected[by_plan] == pytest.approx([0.6929, 0.7207, 0.7269, 0.7272], abs=1e-3)
    assert table.max_regret[by_plan] == pytest.approx([0.0363, 0.0078, 0.0019, 0.0003], abs=1e-3)


@pytest.mark.parametrize("name", PLANS)
def test_demo_attribution(demo: Demo, projected: dict[str, Projection], name: str) -> None:
    found = attribute(demo.model, demo.scenarios[name], demo.baseline)
    told = demo.expected["scenarios"][name]["shapley_q12"]
    assert dict(zip(found.levers, found.shares, strict=True)) == pytest.approx(told, abs=2e-4)
    assert found.shares.sum() == pytest.approx(projected[name].gain, abs=1e-12)


def test_demo_verdicts(projected: dict[str, Projection]) -> None:
    """S3 and S4 cannot be told apart; S2 and S3 can, although their bands overlap."""
    comparison = compare(list(projected.values()))
    assert projected["S2"].high[-1] > projected["S3"].low[-1]
    assert comparison.probability("S3", "S2") == pytest.approx(1.0, abs=0.01)
    assert comparison.probability("S4", "S3") == pytest.approx(0.4, abs=0.06)
    assert comparison.verdict("S4", "S3") == "indistinguishable"
    assert comparison.leaders == ("S3", "S4")
