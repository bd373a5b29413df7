"""Resamples of a path model."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from satisfaction.index.path_model import interval, p_values, path_model
from satisfaction.index.path_model.bootstrap import aligned, own, resample
from satisfaction.index.path_model.moments import moments
from satisfaction.index.path_model.outer_weights import outer_weights
from satisfaction.index.path_model.prepared import prepare
from tests.satisfaction.index.path_models import drawn, structure


def test_stopping_the_bootstrap() -> None:
    class StoppedError(Exception):
        pass

    heard = []

    def advance(share: float) -> None:
        heard.append(share)
        if share > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        path_model(drawn(60), structure(), draws=Draws(count=300), advance=advance)
    assert heard == sorted(heard)
    assert len(heard) == 3


def test_p_values_and_intervals() -> None:
    drawn_values = np.concatenate([np.full(30, -1.0), np.full(970, 1.0)])
    assert p_values(drawn_values) == pytest.approx(0.06)
    assert p_values(np.ones(1000)) == pytest.approx(0.001)
    assert interval(np.arange(1001.0)) == (pytest.approx(25), pytest.approx(975))


def test_too_few_resamples() -> None:
    with pytest.raises(DecisionError, match="bootstrap-too-few-resamples"):
        path_model(drawn(), structure(), draws=Draws(count=5))


def test_constructs_of_a_resample_are_turned_as_in_the_sample() -> None:
    asked = drawn(60)
    ready = prepare(asked, structure())
    correlations = moments(asked.values, asked.answered, asked.weights).correlations
    weights = outer_weights(correlations, ready.arrangement).values
    loadings = own(correlations @ weights, ready.arrangement)
    turned = np.array(weights)
    turned[:, 1] *= -1
    assert aligned(correlations, turned, loadings, ready.arrangement) == pytest.approx(weights)


def test_resamples_join() -> None:
    asked = drawn(60)
    ready = prepare(asked, structure())
    found = moments(asked.values, asked.answered, asked.weights)
    original = own(found.correlations @ outer_weights(found.correlations, ready.arrangement).values, ready.arrangement)
    resamples = resample(
        asked.values, asked.answered, asked.weights, asked.spans, ready.arrangement, original, draws=Draws(count=130)
    )
    assert len(resamples) == resamples.drawn == 130
    assert resamples.paths.shape == (130, 5, 5)
    assert resamples.loadings.shape == resamples.weights.shape == (130, 13)
