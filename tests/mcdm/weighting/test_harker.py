"""Harker's eigenvector of incomplete judgments."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.weighting.eigenvector import eigenvector
from mcdm.weighting.harker import harker, harker_eigenpair
from tests.mcdm.judgments import SAATY_CITY, reciprocal


def test_consistent_answers_are_met_exactly() -> None:
    # matrix of wjladams/pyanp, tests/test_priority.py (test_harker_fix); weights by hand
    found = harker_eigenpair(reciprocal(3, {(0, 1): 2, (0, 2): 6}))
    assert found.weights.tolist() == pytest.approx([0.6, 0.3, 0.1], abs=1e-13)
    assert found.lambda_max == pytest.approx(3, abs=1e-12)


def test_complete_judgments_give_the_principal_eigenvector() -> None:
    assert (harker(np.asarray(SAATY_CITY)) == eigenvector(np.asarray(SAATY_CITY))).all()


def test_the_judgments_given_are_left_as_they_are() -> None:
    given = reciprocal(3, {(0, 1): 2, (0, 2): 6})
    harker(given)
    assert (given == reciprocal(3, {(0, 1): 2, (0, 2): 6})).all()


def test_disconnected_judgments_are_refused() -> None:
    with pytest.raises(DecisionError, match="comparisons-disconnected"):
        harker(np.eye(3))
