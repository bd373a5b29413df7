"""The graph of answers as an electrical network."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.comparisons.graph import is_linked, joined, laplacian, reductions, resistances, uncertainty
from mcdm.comparisons.matrix import answered
from tests.mcdm.judgments import noisy, reciprocal, thinned

GRAPHS = answered(thinned(noisy(5, 8, 0.5, 1), 16, 1))


def test_uncertainty_is_the_pseudo_inverse_also_of_separate_components() -> None:
    assert uncertainty(GRAPHS) == pytest.approx(np.linalg.pinv(laplacian(GRAPHS)), abs=1e-12)
    apart = answered(reciprocal(5, {(0, 3): 2, (1, 2): 2}))
    assert uncertainty(apart) == pytest.approx(np.linalg.pinv(laplacian(apart)), abs=1e-12)
    assert is_linked(apart)[0].tolist() == [True, False, False, True, False]


def test_resistors_in_a_row_and_side_by_side() -> None:
    path = resistances(uncertainty(answered(reciprocal(4, {(0, 1): 1, (1, 2): 1, (2, 3): 1}))))
    assert path[0] == pytest.approx([0, 1, 2, 3])
    ring = resistances(uncertainty(answered(reciprocal(4, {(0, 1): 1, (1, 2): 1, (2, 3): 1, (0, 3): 1}))))
    assert ring[0] == pytest.approx([0, 3 / 4, 1, 3 / 4])
    complete = resistances(uncertainty(~np.eye(7, dtype=bool)))
    assert complete == pytest.approx(2 / 7 * (1 - np.eye(7)))


def test_answered_pairs_determine_n_less_one_numbers() -> None:
    shares = np.where(GRAPHS, resistances(uncertainty(GRAPHS)), 0)  # Foster 1949
    assert shares.sum((-2, -1)) / 2 == pytest.approx([7] * 5)


def test_one_more_answer() -> None:
    before = uncertainty(GRAPHS[0])
    i, j = np.argwhere(np.triu(~GRAPHS[0], 1))[0]
    more = GRAPHS[0].copy()
    more[i, j] = more[j, i] = True
    after = joined(before, int(i), int(j))
    assert after == pytest.approx(uncertainty(more), abs=1e-12)
    assert reductions(before)[i, j] == pytest.approx(np.trace(before - after), abs=1e-12)
