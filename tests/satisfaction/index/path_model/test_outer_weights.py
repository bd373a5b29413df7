"""Lohmöller's algorithm on correlations."""

from __future__ import annotations

import numpy as np
import pytest

from satisfaction.index.path_model import SCHEMES
from satisfaction.index.path_model.moments import moments
from satisfaction.index.path_model.outer_weights import outer_weights
from satisfaction.index.path_model.prepared import prepare
from tests.satisfaction.index.path_models import BLOCKS, drawn, structure


def test_not_settling_is_reported() -> None:
    correlations = moments(drawn().values, drawn().answered, drawn().weights).correlations
    stopped = outer_weights(correlations, prepare(drawn(), structure()).arrangement, most=2)
    assert not stopped.converged
    assert stopped.iterations == 2


def test_scores_have_variance_one_and_loadings_a_positive_sum() -> None:
    asked = drawn()
    correlations = moments(asked.values, asked.answered, asked.weights).correlations
    arrangement = prepare(asked, structure()).arrangement
    for scheme in SCHEMES:
        found = outer_weights(correlations, arrangement, scheme)
        between = found.values.T @ correlations @ found.values
        assert np.diag(between) == pytest.approx(np.ones(5))
        assert np.where(arrangement.belongs, correlations @ found.values, 0).sum(0).min() > 0
        assert not found.values[~arrangement.belongs].any()


def test_a_single_item_is_its_construct() -> None:
    asked = drawn()
    arrangement = prepare(asked, structure({**BLOCKS, "price": ("P1",)})).arrangement
    chosen = asked.over(arrangement.items)
    correlations = moments(chosen.values, chosen.answered, chosen.weights).correlations
    found = outer_weights(correlations, arrangement)
    assert found.values[arrangement.inside(2), 2] == pytest.approx(1)
