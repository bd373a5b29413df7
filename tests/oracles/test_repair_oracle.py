"""Repair against an exhaustive search with numpy's general eigenvalues."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from scipy.optimize import brentq

from mcdm.comparisons.repair import repair, repair_frontier, smallest_moves
from mcdm.judgments import FloatArray
from mcdm.scales import SAATY_VALUES
from tests.mcdm.judgments import noisy, on_scale

RANDOM_INDEX = 0.90
PAIRS = list(combinations(range(4), 2))


def ratios(matrices: FloatArray) -> FloatArray:
    largest = np.linalg.eigvals(matrices).real.max(-1)
    return np.asarray((largest - 4) / 3 / RANDOM_INDEX)


def changed(matrix: FloatArray, count: int) -> tuple[FloatArray, FloatArray]:
    """Ratios and sums of moves of all changes of exactly `count` judgments of four elements."""
    matrices, moves = [], []
    for pairs in combinations(PAIRS, count):
        for values in product(SAATY_VALUES, repeat=count):
            copy, steps = matrix.copy(), []
            for (i, j), value in zip(pairs, values, strict=True):
                steps.append(abs(np.log(value / copy[i, j])))
                copy[i, j], copy[j, i] = value, 1 / value
            if min(steps) > 1e-9:
                matrices.append(copy)
                moves.append(sum(steps))
    return ratios(np.array(matrices)), np.array(moves)


@pytest.mark.parametrize("seed", range(8))
def test_one_and_two_changes_of_four_elements(seed: int) -> None:
    matrix = on_scale(noisy(1, 4, 2.5, seed)[0])
    before = float(ratios(matrix[None])[0])
    found, frontier = repair(matrix), repair_frontier(matrix)
    assert found.ratio == pytest.approx(before, abs=1e-9)
    least, smallest = before, np.inf
    for count in (1, 2):
        after, moves = changed(matrix, count)
        enough = after <= 0.1
        least, smallest = min(least, after.min()), min(smallest, moves[enough].min(initial=np.inf))
        assert frontier.ratio[count] == pytest.approx(least, abs=1e-9)
        if before > 0.1:
            assert bool(frontier.reached[count]) == bool(np.isfinite(smallest))
            if frontier.reached[count]:
                assert frontier.move[count] == pytest.approx(smallest, abs=1e-9)
            if found.at_least == count:
                assert found.best is not None
                assert found.best.move == pytest.approx(moves[enough].min(), abs=1e-9)


@pytest.mark.parametrize("seed", range(8))
def test_the_exact_move_against_a_root_finder(seed: int) -> None:
    matrix = on_scale(noisy(1, 4, 1.2, seed)[0])
    if ratios(matrix[None])[0] <= 0.1:
        assert smallest_moves(matrix) == ()
        return
    moves = {(move.row, move.column): move for move in smallest_moves(matrix)}
    for i, j in PAIRS:

        def excess(logarithm: float, i: int = i, j: int = j) -> float:
            copy = matrix.copy()
            copy[i, j], copy[j, i] = np.exp(logarithm), np.exp(-logarithm)
            return float(ratios(copy[None])[0]) - 0.1

        grid = np.linspace(-8, 8, 801)
        below = [x for x in grid if excess(x) <= 0]
        assert bool(below) == ((i, j) in moves)
        if below:
            start = float(np.log(matrix[i, j]))
            nearest = min(below, key=lambda x: abs(x - start))
            assert np.log(moves[i, j].new) == pytest.approx(brentq(excess, start, nearest), abs=1e-7)
