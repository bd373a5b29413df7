"""Paths, effects and the quality of measurement, from correlations."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from satisfaction.index.path_model import path_model
from satisfaction.index.path_model.estimates import total_effects
from tests.satisfaction.index.path_models import drawn, estimated, structure


def test_effects_through_others() -> None:
    found = estimated()
    direct, on = found.path("supply", "satisfaction").value, found.path("satisfaction", "loyalty").value
    assert found.total_effect("supply", "loyalty").value == pytest.approx(direct * on)
    at = found.at("supply"), found.at("loyalty")
    assert found.estimates.indirect[at] == pytest.approx(direct * on)
    assert found.path("supply", "loyalty").value == 0


def test_reliability_by_the_book() -> None:
    found = estimated()
    own = found.loadings[found.arrangement.inside(0)]
    assert found.quality.ave[0] == pytest.approx(float(np.mean(own**2)))
    assert found.quality.composite_reliability[0] == pytest.approx(
        own.sum() ** 2 / (own.sum() ** 2 + (1 - own**2).sum())
    )
    table = found.quality.fornell_larcker(found.estimates.correlations)
    assert table[0, 0] == pytest.approx(np.sqrt(found.quality.ave[0]))
    assert table[0, 1] == found.estimates.correlations[0, 1]


def test_total_effects_over_a_chain() -> None:
    paths = np.zeros((3, 3))
    paths[0, 1], paths[1, 2], paths[0, 2] = 0.5, 0.4, 0.1
    assert total_effects(paths, (0, 1, 2))[0, 2] == pytest.approx(0.3)


def test_a_formative_construct_has_no_reliability() -> None:
    found = path_model(drawn(), structure(formative=("supply",)), draws=Draws(count=40))
    assert np.isnan(found.quality.ave[0])
    assert np.isnan(found.quality.htmt[0]).all()
    assert found.heterotrait("service", "price").low is not None
