"""Laws of contradictions and their repair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcdm.comparisons.consistency import consistency, implied_values, ranked_judgments
from mcdm.comparisons.questions import connecting_pairs, enough, next_pair
from mcdm.comparisons.repair import Option, repair, repair_frontier, smallest_moves
from mcdm.comparisons.triads import count_cycles, koczkodaj_inconsistency
from mcdm.judgments import FloatArray
from mcdm.scales import SAATY_VALUES
from mcdm.weighting import geometric_mean
from tests.mcdm.judgments import consistent, noisy, on_scale, thinned

law = settings(derandomize=True, max_examples=25, deadline=None)
few = settings(derandomize=True, max_examples=12, deadline=None)
sizes = st.integers(3, 7)
seeds = st.integers(0, 10_000)
spreads = st.sampled_from([0.3, 0.8, 1.5])


def judged(n: int, spread: float, seed: int, missing: int = 0) -> FloatArray:
    complete = on_scale(noisy(1, n, spread, seed))
    return (thinned(complete, missing, seed) if missing else complete)[0]


def repaired(matrix: FloatArray, option: Option) -> FloatArray:
    result = matrix.copy()
    for change in option.changes:
        result[change.row, change.column], result[change.column, change.row] = change.new, 1 / change.new
    return result


@law
@given(n=st.integers(1, 9), seed=seeds)
def test_agreeing_judgments_need_no_repair(n: int, seed: int) -> None:
    agreeing = consistent(np.random.default_rng(seed).dirichlet(np.ones(n)) + 1e-3)
    found = repair(agreeing)
    assert not found.needed
    assert smallest_moves(agreeing) == ()
    assert koczkodaj_inconsistency(agreeing) == pytest.approx(0, abs=1e-9)
    assert count_cycles(agreeing).strict == count_cycles(agreeing).weak == 0


@few
@given(n=sizes, spread=spreads, seed=seeds, missing=st.integers(0, 2))
def test_the_repaired_judgments_reach_the_threshold(n: int, spread: float, seed: int, missing: int) -> None:
    matrix = judged(n, spread, seed, missing)
    found = repair(matrix)
    assert found.ratio == pytest.approx(float(consistency(matrix).ratio), abs=1e-10)
    assert found.needed == (found.ratio > 0.1)
    assert found.best is not None
    assert len(found.best.changes) >= found.at_least
    assert {change.new for change in found.best.changes} <= set(SAATY_VALUES)
    mended = consistency(repaired(matrix, found.best)).ratio
    assert mended == pytest.approx(found.best.ratio, abs=1e-10)
    assert mended <= 0.1


@few
@given(n=sizes, spread=spreads, seed=seeds)
def test_repair_knows_no_labels(n: int, spread: float, seed: int) -> None:
    matrix = judged(n, spread, seed)
    order = np.random.default_rng(seed).permutation(n)
    relabelled = matrix[order][:, order]
    one, two = repair(matrix), repair(relabelled)
    assert one.best is not None
    assert two.best is not None
    assert one.at_least == two.at_least
    if one.exact:
        assert one.best.move == pytest.approx(two.best.move, abs=1e-9)
        assert one.best.ratio == pytest.approx(two.best.ratio, abs=1e-9)
    assert koczkodaj_inconsistency(matrix) == pytest.approx(koczkodaj_inconsistency(relabelled), abs=1e-12)
    assert count_cycles(matrix).strict == count_cycles(relabelled).strict
    assert count_cycles(matrix).weak == count_cycles(relabelled).weak


@few
@given(n=sizes, spread=spreads, seed=seeds)
def test_more_changes_never_do_worse(n: int, spread: float, seed: int) -> None:
    matrix = judged(n, spread, seed)
    frontier = repair_frontier(matrix)
    assert (np.diff(frontier.ratio) <= 1e-12).all()
    assert (np.diff(frontier.move[frontier.reached]) <= 1e-9).all()
    assert (np.diff(frontier.reached.astype(int)) >= 0).all()
    found = repair(matrix)
    assert found.best is not None
    assert int(np.flatnonzero(frontier.reached)[0]) <= len(found.best.changes)


@law
@given(n=sizes, spread=spreads, seed=seeds)
def test_a_free_value_needs_no_larger_move_than_one_on_the_scale(n: int, spread: float, seed: int) -> None:
    matrix = judged(n, spread, seed)
    nearest = {(move.row, move.column): move for move in smallest_moves(matrix)}
    for option in repair(matrix).alternatives:
        (change,) = option.changes
        assert nearest[change.row, change.column].move <= change.move + 1e-9


@law
@given(n=sizes, seed=seeds, factor=st.floats(0.5, 2))
def test_a_judgment_that_says_what_the_others_imply_has_no_error(n: int, seed: int, factor: float) -> None:
    matrix = noisy(1, n, 0.5, seed)[0]
    matrix[0, 1] = implied_values(matrix)[0, 1]
    matrix[1, 0] = 1 / matrix[0, 1]
    (first,) = (each for each in ranked_judgments(matrix, geometric_mean(matrix)) if (each.row, each.column) == (0, 1))
    assert first.error == pytest.approx(1, abs=1e-9)
    assert first.implied == pytest.approx(first.value)
    matrix[0, 1], matrix[1, 0] = matrix[0, 1] * factor, matrix[1, 0] / factor
    assert implied_values(matrix)[0, 1] == pytest.approx(first.implied)


@law
@given(n=st.integers(2, 8), seed=seeds, given_pairs=st.integers(0, 6))
def test_questions_are_open_pairs_and_connecting_ones_are_as_few_as_groups(n: int, seed: int, given_pairs: int) -> None:
    complete = judged(n, 0.5, seed)
    matrix = np.eye(n)
    generator = np.random.default_rng(seed)
    for i, j in generator.permutation(np.argwhere(np.triu(np.ones((n, n)), 1)))[:given_pairs]:
        matrix[i, j], matrix[j, i] = complete[i, j], complete[j, i]
    pair = next_pair(matrix)
    if pair is not None:
        assert matrix[pair] == 0
        assert pair[0] < pair[1]
    reached = np.linalg.matrix_power(matrix > 0, n)
    assert len(connecting_pairs(matrix)) == len(np.unique(reached, axis=0)) - 1
    found = enough(matrix)
    assert (found.order_probability is None) == bool(connecting_pairs(matrix))
    if found.order_probability is not None and found.first_probability is not None:
        assert found.order_probability <= found.first_probability
        assert 1 - found.order_probability >= found.swap_probability - 0.05
        assert found.settled == (found.further == 0)
