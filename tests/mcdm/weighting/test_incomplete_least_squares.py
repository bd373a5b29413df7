"""Logarithmic least squares on incomplete judgments."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.weighting.geometric_mean import geometric_mean
from mcdm.weighting.incomplete_least_squares import BLOCK, incomplete_least_squares
from tests.mcdm.judgments import BOZOKI, noisy, reciprocal, thinned


def test_bozoki_fulop_ronyai_2010() -> None:
    weights = incomplete_least_squares(np.asarray(BOZOKI))
    # exact normal equations
    expected = [0.3741829541717732, 0.3916330283977237, 0.09884074851905233, 0.13534326891145076]
    assert weights.tolist() == pytest.approx(expected, abs=1e-12)


def test_a_ring_of_four_answers() -> None:
    weights = incomplete_least_squares(reciprocal(4, {(0, 1): 2, (1, 2): 3, (2, 3): "1/2", (0, 3): 4}))
    assert weights.tolist() == pytest.approx([0.5324, 0.2477, 0.0768, 0.1430], abs=5e-5)
    assert weights[0] / weights[2] == pytest.approx(6.93, abs=5e-3)


def test_a_chain_of_answers_is_met_exactly() -> None:
    assert incomplete_least_squares(reciprocal(3, {(0, 1): 2, (1, 2): 3})).tolist() == pytest.approx([0.6, 0.3, 0.1])


def test_complete_judgments_give_the_geometric_mean() -> None:
    matrix = np.round(noisy(40, 6, 0.5, 1), 3)  # inverses rounded, as people type them
    matrix[:, np.arange(6), np.arange(6)] = 1
    assert incomplete_least_squares(matrix) == pytest.approx(geometric_mean(matrix), abs=1e-14)


def test_blocks_and_patterns_do_not_show() -> None:
    matrix = thinned(noisy(BLOCK // 25 + 5, 5, 0.5, 2), 4, 3)
    assert (incomplete_least_squares(matrix)[-8:] == incomplete_least_squares(matrix[-8:])).all()
    assert incomplete_least_squares(np.ones((3, 1, 1))).tolist() == [[1.0]] * 3


def test_disconnected_judgments_are_refused() -> None:
    with pytest.raises(DecisionError, match="comparisons-disconnected"):
        incomplete_least_squares(reciprocal(4, {(0, 1): 2, (2, 3): 3}))
