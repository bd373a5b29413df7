"""Eigenvalues of changed judgments, and bounds that never promise too much."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.comparisons.changed_judgments import SLACK, in_chunks, log_lambda_max, pair_bounds, single_changes, tangents
from mcdm.judgments import FloatArray
from mcdm.scales import SAATY_VALUES
from tests.mcdm.judgments import noisy, on_scale, thinned

COMPLETE = on_scale(noisy(1, 5, 1.0, 3)[0])
OPEN = thinned(COMPLETE[None], 2, 3)[0]
ROUNDED = np.where(COMPLETE < 1, COMPLETE.round(2), COMPLETE)


def test_every_judgment_at_every_value() -> None:
    changes = single_changes(OPEN, SAATY_VALUES, fixed=[(1, 0)])
    judged = {(i, j) for i, j in np.argwhere(np.triu(OPEN, 1)).tolist()} - {(0, 1)}
    assert set(zip(changes.row.tolist(), changes.column.tolist(), strict=True)) == judged
    assert changes.count == len(judged) * 17
    assert (~changes.real).sum() == len(judged)  # each answer is one of the values already
    changed = changes.applied(np.arange(changes.count))
    differing = (changed != OPEN).sum((-2, -1))
    assert differing[changes.real].tolist() == [2] * changes.real.sum()


@pytest.mark.parametrize("matrix", [COMPLETE, OPEN, ROUNDED], ids=["complete", "open", "rounded inverses"])
def test_no_pair_of_changes_is_below_its_bound(matrix: FloatArray) -> None:
    changes = single_changes(matrix, [1 / 5, 1, 3])
    bound = pair_bounds(changes, tangents(changes.applied(np.arange(changes.count))))
    first, second = np.nonzero(np.isfinite(bound))
    assert len(first) > 100
    room = float((log_lambda_max(changes.applied(first, second)) - bound[first, second]).min())
    assert -SLACK <= room < 5e-3  # and some bounds are nearly reached


def test_the_slope_is_the_derivative() -> None:
    at = tangents(COMPLETE[None])
    moved = COMPLETE[None].copy()
    moved[0, 1, 3] *= np.exp(1e-6)
    assert (log_lambda_max(moved) - at.value) / 1e-6 == pytest.approx(at.slope[:, 1, 3], abs=1e-5)


def test_no_matrices_have_no_eigenvalues() -> None:
    assert log_lambda_max(np.empty((0, 3, 3))).shape == (0,)


def test_chunks_cover_the_order_once() -> None:
    order = np.arange(1_000)
    pieces = list(in_chunks(order, 400))
    assert [len(piece) for piece in pieces] == [250, 400, 350]
    assert (np.concatenate(pieces) == order).all()
