"""Laws of the simulation: the empty scenario, monotonicity, distributions, common random numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcdm.draws import Draws
from mcdm.labels import Label
from satisfaction.index.weighted_average import weighted_average
from scenarios.baseline import Baseline
from scenarios.compare import compare
from scenarios.divisions import Division
from scenarios.effect_model import prepare
from scenarios.futures import Future
from scenarios.levers import Effect, Interaction, Lever, Timing
from scenarios.overload import WORST, Overload, worsening
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.settings import SimulationSettings
from scenarios.shift import shift_answers
from scenarios.simulate import simulate
from scenarios.spillover import spread
from scenarios.timing import ramp
from scenarios.uncertainty import sample_effects
from tests.scenarios.small import FIGURES, INDICATORS, LEVERS, lever, plan, small_baseline, small_model

LAW = settings(max_examples=50, derandomize=True, deadline=None)
SCORES = np.array([1, 0.8, 0.6, 0.4, 0.2])
BASELINE = small_baseline()


@st.composite
def distributions(draw: st.DrawFn, count: int) -> np.ndarray:
    """Grade shares (count, 5), with empty grades now and then."""
    points = draw(st.lists(st.integers(0, 20), min_size=5 * count, max_size=5 * count))
    shares = np.array(points, float).reshape(count, 5)
    shares[shares.sum(1) == 0, 2] = 1
    return shares / shares.sum(1, keepdims=True)


@st.composite
def improving(draw: st.DrawFn, name: str) -> Lever:
    shares = st.floats(0, 0.95)
    effects = [Effect(figure, *sorted(draw(st.tuples(shares, shares, shares)))) for figure in ("outage", "notice")]
    timing = Timing(draw(st.integers(0, 4)), draw(st.floats(0.5, 5)), draw(st.floats(0.5, 5)))
    return lever(name, *effects, timing=timing)


@LAW
@given(shares=distributions(3), weights=st.lists(st.integers(1, 9), min_size=3, max_size=3), seed=st.integers(0, 99))
def test_the_empty_scenario_is_the_baseline_exactly(shares: np.ndarray, weights: list[int], seed: int) -> None:
    baseline = Baseline(np.array(weights) / sum(weights), shares, SCORES, weighted_average)
    model = small_model()
    projection = simulate(model, plan(), baseline, draws=sample_effects(model, Draws(seed, 5)))
    today = float(weighted_average(baseline.weights, baseline.memberships, baseline.scores))
    assert set(projection.index.tolist()) == set(projection.draws_index.ravel().tolist()) == {today}


@LAW
@given(
    first=improving("first"),
    second=improving("second"),
    synergy=st.floats(0, 0.9),
    amount=st.floats(0, 50),
    more=st.floats(0, 50),
    other=st.floats(0, 100),
    drift=st.floats(0, 0.2),
)
def test_more_of_an_improving_lever_never_lowers_the_index(
    first: Lever, second: Lever, synergy: float, amount: float, more: float, other: float, drift: float
) -> None:
    model = small_model((first, second), (Interaction("first", "second", "outage", synergy),))
    future = Future("f", Label(), 1.0, (("notice", 1.2),), expectation_drift=drift)
    less = simulate(model, plan(first=amount, second=other), BASELINE, future=future)
    further = simulate(model, plan(first=amount + more, second=other), BASELINE, future=future)
    assert (further.index >= less.index - 1e-12).all()
    assert further.cost.npv >= less.cost.npv


@LAW
@given(
    amounts=st.fixed_dictionaries({each.id: st.floats(0, 100) for each in LEVERS}),
    shares=distributions(3),
    drift=st.floats(-3, 3),
    factor=st.floats(0, 4),
)
def test_shares_stay_distributions(amounts: dict[str, float], shares: np.ndarray, drift: float, factor: float) -> None:
    baseline = Baseline(BASELINE.weights, shares, SCORES, weighted_average)
    future = Future("f", Label(), 1.0, (("outage", factor),), (("crews", factor),), drift)
    model = small_model()
    projection = simulate(model, plan(**amounts), baseline, future=future, draws=sample_effects(model, Draws(1, 5)))
    for values in (projection.memberships, projection.shares):
        assert (values >= 0).all()
        assert np.abs(values.sum(-1) - 1).max() < 1e-9
    for index in (projection.index, projection.draws_index):
        assert ((index >= 0.2 - 1e-12) & (index <= 1 + 1e-12)).all()


@LAW
@given(shares=distributions(4), shift=st.floats(-1000, 1000), further=st.floats(0, 10))
def test_a_shift_keeps_the_order_of_cumulative_shares(shares: np.ndarray, shift: float, further: float) -> None:
    moved = shift_answers(shares, np.full(4, shift)).cumsum(-1)
    better = shift_answers(shares, np.full(4, shift + further)).cumsum(-1)
    assert (np.diff(moved, axis=-1) >= 0).all()
    assert (better >= moved - 1e-12).all()


@LAW
@given(shares=distributions(2), there=st.floats(-4, 4))
def test_a_shift_there_and_back_changes_nothing(shares: np.ndarray, there: float) -> None:
    interior = (shares + 0.02) / 1.1
    back = shift_answers(shift_answers(interior, np.full(2, there)), np.full(2, -there))
    assert back == pytest.approx(interior, abs=1e-12)
    assert (shift_answers(shares, np.zeros(2)) == shares).all()


@LAW
@given(shares=distributions(3), shifts=st.lists(st.floats(-5, 5), min_size=6, max_size=6))
def test_many_shifts_and_one_agree(shares: np.ndarray, shifts: list[float]) -> None:
    grid = np.array(shifts).reshape(2, 3)
    together = shift_answers(shares, grid)
    for row in range(2):
        for column in range(3):
            alone = shift_answers(shares[column], np.array(grid[row, column]))
            assert together[row, column] == pytest.approx(alone, abs=1e-15)


@LAW
@given(
    targets=st.lists(st.floats(0, 1), min_size=1, max_size=30),
    delay=st.integers(0, 40),
    up=st.floats(0.1, 10),
    down=st.floats(0.1, 10),
)
def test_a_ramp_stays_between_nothing_and_its_targets(targets: list[float], delay: int, up: float, down: float) -> None:
    come = ramp(np.array([targets]), [Timing(delay, up, down)])[0]
    assert come[0] == 0
    assert (come >= 0).all()
    assert (come <= max(targets) + 1e-15).all()
    assert not come[: delay + 1].any()


@LAW
@given(seed=st.integers(0, 2**32), count=st.integers(1, 20))
def test_draws_repeat_and_do_not_notice_another_lever(seed: int, count: int) -> None:
    draws = Draws(seed, count)
    model = small_model()
    wider = small_model((lever("early", Effect("outage", 0.1, 0.2, 0.3)), *LEVERS))
    drawn, again, beside = sample_effects(model, draws), sample_effects(model, draws), sample_effects(wider, draws)
    assert (drawn.closed == again.closed).all()
    assert (drawn.closed == beside.closed[1:]).all()
    assert (drawn.visibility == beside.visibility).all()
    both = plan(crews=20, texts=15)
    projected = simulate(model, both, BASELINE, draws=drawn).draws_index
    assert (projected == simulate(wider, both, BASELINE, draws=beside).draws_index).all()


@LAW
@given(amounts=st.lists(st.floats(0, 100), min_size=2, max_size=5), seed=st.integers(0, 99))
def test_the_leaders_are_those_that_nobody_beats(amounts: list[float], seed: int) -> None:
    model = small_model()
    draws = sample_effects(model, Draws(seed, 20))
    comparison = compare(
        [
            simulate(model, plan(f"p{k}", crews=amount, cuts=amounts[-1 - k]), BASELINE, draws=draws)
            for k, amount in enumerate(amounts)
        ]
    )
    beaten = {
        name for name in comparison.scenarios for other in comparison.scenarios
        if comparison.verdict(other, name) == "better"
    }  # fmt: skip
    assert comparison.leaders
    if len(beaten) < len(comparison.scenarios):
        assert set(comparison.leaders) == set(comparison.scenarios) - beaten


def test_relabelling_only_relabels() -> None:
    """The order of levers in the study does not change a digit of the index."""
    turned = small_model(LEVERS[::-1])
    both = plan(crews=20, texts=15, cuts=5)
    assert turned.indicators == INDICATORS
    assert simulate(turned, both, BASELINE).index == pytest.approx(
        simulate(small_model(), both, BASELINE).index, abs=1e-15
    )


def test_horizons_share_their_first_quarters() -> None:
    both = plan(crews=20, texts=15)
    short = simulate(small_model(settings=SimulationSettings(quarters=4)), both, BASELINE)
    long = simulate(small_model(settings=SimulationSettings(quarters=9)), both, BASELINE)
    assert long.index[:5] == pytest.approx(short.index, abs=1e-15)


# ---------------------------------------------------------------- places, spill-over, overload


@LAW
@given(
    customers=st.lists(st.integers(1, 500), min_size=2, max_size=6),
    first=improving("first"),
    amount=st.floats(0.1, 90),
    answers=distributions(3),
)
def test_an_even_spread_is_the_lever_that_is_not_targeted(
    customers: list[int], first: Lever, amount: float, answers: np.ndarray
) -> None:
    shares = np.array(customers) / sum(customers)
    names = tuple(f"place{k}" for k in range(len(customers)))
    model = prepare(INDICATORS, FIGURES, (first,), divisions=(Division("place", names, tuple(shares.tolist())),))
    baseline = Baseline(BASELINE.weights, answers, SCORES, weighted_average)
    evenly = PlannedAmount("first", (amount,), "place", tuple(zip(names, shares.tolist(), strict=True)))
    spent, whole = (
        simulate(model, Scenario("plan", Label(), (each,)), baseline)
        for each in (evenly, PlannedAmount("first", (amount,)))
    )
    assert spent.index == pytest.approx(whole.index, abs=1e-12)
    assert spent.figures == pytest.approx(whole.figures, abs=1e-10)
    assert spent.cost.npv == whole.cost.npv


@LAW
@given(points=st.lists(st.integers(0, 9), min_size=16, max_size=16), part=st.floats(0, 0.9), seed=st.integers(0, 99))
def test_spill_over_never_turns_a_gain_into_a_loss(points: list[int], part: float, seed: int) -> None:
    influences = np.array(points, float).reshape(4, 4)
    kept, grown = spread(influences, part), spread(influences, part, amplifying=True)
    assert kept.min() >= 0
    assert kept.sum(1).max() <= 1 + 1e-9, "no shift is larger than the largest direct one"
    direct = np.random.default_rng(seed).normal(size=4)
    assert np.abs(kept @ direct).max() <= np.abs(direct).max() + 1e-9
    assert (grown.diagonal() >= 1 - 1e-12).all()


@LAW
@given(
    workload=st.floats(0.05, 1),
    growth=st.floats(-0.5, 1),
    elasticity=st.floats(0, 1),
    erosion=st.floats(0.25, 20),
    cycle=st.floats(0.04, 4),
    eased=st.lists(st.floats(0, 1), min_size=9, max_size=9),
)
def test_an_overload_is_bounded_and_relief_never_hurts(
    workload: float, growth: float, elasticity: float, erosion: float, cycle: float, eased: list[float]
) -> None:
    overload = Overload("notice", workload, growth, elasticity, erosion, cycle)
    path, relieved_path = worsening(overload, np.ones(9), 8), worsening(overload, np.array(eased), 8)
    assert path[0] == 1
    for each in (path, relieved_path):
        assert np.isfinite(each).all()
        assert each.min() >= 1 - 1e-12
        assert each.max() <= WORST
    assert (relieved_path <= path + 0.02).all()
