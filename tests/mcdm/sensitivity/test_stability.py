"""Intervals, rank probabilities and acceptability."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.sensitivity.stability import BLOCK, rank_acceptability, smaa, weight_intervals
from mcdm.sensitivity.weight_space import WeightSpace

XY = WeightSpace(("x", "y"))


def test_intervals_hold_the_middle_of_the_draws() -> None:
    weights = np.linspace([0.0, 1.0], [1.0, 0.0], 101)
    found = weight_intervals(weights, 0.9)
    assert found.low == pytest.approx([0.05, 0.05])
    assert found.median == pytest.approx([0.5, 0.5])
    assert found.high == pytest.approx([0.95, 0.95])
    assert found.mean == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize("level", [0, 1, -0.5, float("nan")])
def test_a_level_is_a_share(level: float) -> None:
    with pytest.raises(DecisionError, match="interval-level"):
        weight_intervals(np.ones((3, 1)), level)


def test_rank_probabilities_are_counts() -> None:
    scores = np.array([[3, 2, 1], [3, 1, 2], [1, 3, 2], [2, 2, 1]])
    found = rank_acceptability(scores)
    assert found.by_rank.tolist() == [[0.75, 0, 0.25], [0.5, 0.25, 0.25], [0, 0.5, 0.5]]
    assert found.pairwise.tolist() == [[0, 0.5, 0.75], [0.25, 0, 0.75], [0.25, 0.25, 0]]
    assert found.first.tolist() == [0.75, 0.5, 0]
    assert found.expected_rank.tolist() == [1.5, 1.75, 2.5]


def test_lower_may_be_better() -> None:
    scores = np.random.default_rng(1).random((500, 4))
    np.testing.assert_array_equal(
        rank_acceptability(scores, higher_is_better=False).by_rank, rank_acceptability(-scores).by_rank
    )


def test_blocks_join_to_the_draw() -> None:
    scores = np.random.default_rng(1).random((2 * BLOCK + 3, 5))
    places = (scores[:, None, :] > scores[:, :, None]).sum(-1)
    expected = [(places == rank).mean(0) for rank in range(5)]
    np.testing.assert_allclose(rank_acceptability(scores).by_rank, np.transpose(expected), rtol=1e-12)


def test_many_alternatives_have_many_ranks() -> None:
    scores = np.arange(300.0)[None]
    found = rank_acceptability(scores)
    assert found.by_rank[0, 299] == found.by_rank[299, 0] == 1


def test_acceptability_of_two_is_where_their_scores_cross() -> None:
    # A is better when .8 x + .2 y > .5, i.e. x > .5
    found = smaa(np.array([[0.8, 0.2], [0.5, 0.5]]), XY, Draws(count=100_000))
    assert found.acceptability.first == pytest.approx([0.5, 0.5], abs=0.006)
    assert found.central_weights[0] == pytest.approx([0.75, 0.25], abs=0.006)
    assert found.confidence.tolist() == [1, 1]


def test_nobody_supports_a_dominated_alternative() -> None:
    found = smaa(np.array([[0.8, 0.8], [0.5, 0.5]]), XY, Draws(count=100))
    assert found.acceptability.first.tolist() == [1, 0]
    assert found.central_weights[1].tolist() == [0, 0]
    assert found.confidence.tolist() == [1, 0]


def test_uncertain_utilities_lower_the_confidence() -> None:
    generator = np.random.default_rng(2)
    tables = np.array([[0.6, 0.5], [0.5, 0.6]]) + generator.normal(0, 0.2, (2000, 2, 2))
    found = smaa(tables, XY, Draws(count=20_000))
    assert ((found.confidence > 0.5) & (found.confidence < 0.75)).all()


def test_the_same_seed_gives_the_same_numbers() -> None:
    table = np.random.default_rng(2).random((4, 2))
    one, two = (smaa(table, XY, Draws(seed=9, count=5000)).acceptability.by_rank for _ in range(2))
    assert (one == two).all()
    assert (one != smaa(table, XY, Draws(seed=10, count=5000)).acceptability.by_rank).any()


def test_what_is_known_of_weights_decides() -> None:
    known = WeightSpace(("x", "y"), order=("y", "x"))
    found = smaa(np.array([[0.8, 0.2], [0.5, 0.5]]), known, Draws(count=2000))
    assert found.acceptability.first.tolist() == [0, 1]


def test_a_table_of_another_size_or_with_gaps_is_refused() -> None:
    with pytest.raises(DecisionError, match="smaa-wrong-shape"):
        smaa(np.ones((2, 3)), XY, Draws())
    with pytest.raises(DecisionError, match="smaa-value-missing"):
        smaa(np.array([[1, np.nan], [0, 1]]), XY, Draws())
