"""Laws of every synthesis in the catalogue, of formulas, and of sensitivity."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcdm.bocr import MERITS, BocrResult, Contribution
from mcdm.catalogue import Method, methods
from mcdm.errors import DecisionError
from mcdm.formula import Formula
from mcdm.judgments import FloatArray
from mcdm.sensitivity.crossings import crossovers, smallest_change
from mcdm.sensitivity.dials import node_dial, reading, row_dial
from mcdm.sensitivity.perturbation import RESTING, with_entry, with_row, with_share
from mcdm.sensitivity.weight_sensitivity import WeightedScores

law = settings(derandomize=True, max_examples=25, deadline=None)
seeds = st.integers(0, 10_000)
sizes = st.integers(2, 7)

METHODS = [pytest.param(method, id=name) for name, method in methods("synthesis").items()]
TEXT = "weight.benefits * benefits + opportunities / costs - risks ^ 2"


def synthesis(method: Method, priorities: FloatArray, weights: FloatArray, ideal: bool = False) -> BocrResult:
    """Priorities (4, ..., m) and weights (4, ...) of the four merits put together."""
    four = [Contribution(name, priorities[k], weights[k], name) for k, name in enumerate(MERITS)]
    text = {"text": TEXT} if method.name == "formula" else {}
    result = method.call(four, {"ideal": ideal, **text})
    assert isinstance(result, BocrResult)
    return result


def merits(size: int, seed: int, draws: tuple[int, ...] = ()) -> tuple[FloatArray, FloatArray]:
    rng = np.random.default_rng(seed)
    return rng.dirichlet(np.ones(size), (4, *draws)) * 0.9 + 0.01, rng.dirichlet(np.ones(4), draws).T.reshape(4, *draws)


@pytest.mark.parametrize("method", METHODS)
@law
@given(size=sizes, seed=seeds, ideal=st.booleans())
def test_relabelling_only_relabels(method: Method, size: int, seed: int, ideal: bool) -> None:
    priorities, weights = merits(size, seed)
    order = np.random.default_rng(seed).permutation(size)
    turned = synthesis(method, priorities[:, order], weights, ideal).raw
    np.testing.assert_allclose(turned, synthesis(method, priorities, weights, ideal).raw[order], rtol=1e-10, atol=1e-13)


@pytest.mark.parametrize("method", METHODS)
@law
@given(size=sizes, seed=seeds, ideal=st.booleans())
def test_a_batch_is_its_members_one_by_one(method: Method, size: int, seed: int, ideal: bool) -> None:
    priorities, weights = merits(size, seed, (3,))
    batch = synthesis(method, priorities, weights, ideal).raw
    for k in range(3):
        alone = synthesis(method, priorities[:, k], weights[:, k], ideal).raw
        np.testing.assert_allclose(batch[k], alone, rtol=1e-11, atol=1e-14)


@pytest.mark.parametrize("method", METHODS)
@law
@given(size=sizes, seed=seeds, merit=st.integers(0, 3))
def test_more_benefit_helps_and_more_cost_harms(method: Method, size: int, seed: int, merit: int) -> None:
    priorities, weights = merits(size, seed)
    more = priorities.copy()
    more[merit, 0] *= 1.05
    before, after = synthesis(method, priorities, weights).raw[0], synthesis(method, more, weights).raw[0]
    for_it = merit < 2 or method.name == "weighted-sum"
    assert after >= before if for_it else after <= before


@pytest.mark.parametrize("method", METHODS)
@law
@given(size=sizes, seed=seeds)
def test_shares_sum_to_one_and_the_ideal_is_one(method: Method, size: int, seed: int) -> None:
    result = synthesis(method, *merits(size, seed))
    if result.normalised is not None:
        assert result.normalised.sum() == pytest.approx(1)
    if result.ideal is not None:
        assert result.ideal.max() == 1


@law
@given(st.text(alphabet='0123456789.+-*/^(), ab"_maxinvert\u00d7', max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        value = Formula(text).evaluate({"a": 2.0, "b": [1.0, 3.0]})
    except DecisionError as error:
        value, code = np.zeros(1), error.code
    else:
        code = "formula-read"
    assert code.startswith("formula-")
    assert np.isfinite(value).all()


@law
@given(seed=seeds)
def test_formulas_mean_what_they_mean_elsewhere(seed: int) -> None:
    rng = np.random.default_rng(seed)
    pieces = [str(rng.integers(1, 9))]
    for _ in range(rng.integers(1, 12)):
        pieces += [str(rng.choice(["+", "-", "*", "/"])), rng.choice(["", "-"]) + str(rng.integers(1, 9))]
    if len(pieces) > 4:
        pieces[0], pieces[2] = f"({pieces[0]}", f"{pieces[2]})"
    text = " ".join(pieces)
    np.testing.assert_allclose(Formula(text).evaluate({}), [eval(text)], rtol=1e-12)


def network(size: int, seed: int) -> tuple[FloatArray, FloatArray]:
    rng = np.random.default_rng(seed)
    return rng.dirichlet(np.full(size, 0.7), size).T, rng.dirichlet(np.ones(size))


@law
@given(size=sizes, seed=seeds, value=st.floats(0, 1))
def test_moved_columns_still_sum_to_one(size: int, seed: int, value: float) -> None:
    matrix, goal = network(size, seed)
    for moved in (with_entry(matrix, 0, 1, value), with_row(matrix, 1, value), with_share(goal, 0, value)[:, :, None]):
        np.testing.assert_allclose(moved.sum(-2), 1, rtol=1e-12)
        assert (moved >= 0).all()


@law
@given(size=sizes, seed=seeds)
def test_what_is_set_to_where_it_is_stays(size: int, seed: int) -> None:
    matrix, _ = network(size, seed)
    np.testing.assert_allclose(with_entry(matrix, 0, 1, matrix[0, 1])[0], matrix, rtol=1e-10, atol=1e-14)
    np.testing.assert_allclose(with_row(matrix, 0, RESTING)[0], matrix, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("weights", ["damped", "limit"])
@law
@given(size=sizes, seed=seeds)
def test_a_stronger_row_weighs_more(weights, size: int, seed: int) -> None:
    matrix, goal = network(size, seed)
    curve = row_dial(matrix, goal, 0, reading(weights)).at(np.linspace(0, 0.999, 15))[:, 0]
    assert (np.diff(curve) >= -1e-12).all()


@pytest.mark.parametrize("weights", ["damped", "limit"])
@law
@given(size=sizes, seed=seeds)
def test_two_elements_pass_each_other_once_when_one_influence_moves(weights, size: int, seed: int) -> None:
    matrix, goal = network(size, seed)
    dial = node_dial(matrix, goal, 0, 1, reading(weights))
    found = crossovers(dial)
    pairs = [frozenset((each.first, each.second)) for each in found if not each.jump]
    assert len(pairs) == len(set(pairs))
    for each in found:
        if not each.jump:
            at = dial.at(each.value)[0]
            assert at[each.first] == pytest.approx(at[each.second], abs=1e-10)


@law
@given(size=sizes, seed=seeds)
def test_below_the_smallest_change_the_winner_stays(size: int, seed: int) -> None:
    matrix, goal = network(size, seed)
    dial = node_dial(matrix, goal, 0, 1, reading("damped"))
    change = smallest_change(dial)
    winner = dial.now.argmax()
    reach = 0.999 * change.size if change else 1.0
    near = np.clip(dial.base + np.linspace(-reach, reach, 41), dial.minimum, dial.maximum)
    assert (dial.at(near).argmax(-1) == winner).all()


@law
@given(size=sizes, seed=seeds)
def test_below_the_smallest_change_of_a_weight_the_winner_stays(size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = WeightedScores(rng.random((4, size)), rng.dirichlet(np.ones(size)))
    winner = scores.scores.argmax()
    changes = {each.criterion: each for each in scores.smallest_changes()}
    for k, weight in enumerate(scores.weights):
        step = 0.999 * abs(changes[k].change) if k in changes else 5.0
        for moved in (max(weight - step, 0), weight + step):
            shifted = scores.weights.copy()
            shifted[k] = moved
            assert (scores.values @ shifted).argmax() == winner
        if k in changes:
            shifted = scores.weights.copy()
            shifted[k] = max(weight + changes[k].change * (1 + 1e-9), 0)
            after = scores.values @ shifted
            assert after[changes[k].second] == pytest.approx(after[winner])


@law
@given(size=st.integers(2, 6), seed=seeds)
def test_regions_of_winners_fill_the_triangle(size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = WeightedScores(rng.random((5, size)), rng.dirichlet(np.ones(size)))
    regions = scores.plane(0, 1)
    assert sum(region.share for region in regions) == pytest.approx(1)
