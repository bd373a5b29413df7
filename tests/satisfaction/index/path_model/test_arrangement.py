"""Items, constructs and paths as arrays."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.index.path_model.arrangement import Arrangement, regress
from tests.satisfaction.index.path_models import structure


def test_arrays_of_a_model() -> None:
    found = Arrangement.of(structure())
    assert found.sizes.tolist() == [3, 3, 2, 3, 2]
    assert found.arrows == 3
    assert found.targets == (3, 4)
    assert found.inside(2).tolist() == [6, 7]
    assert found.acting_on(3).tolist() == [0, 1, 2]
    assert Arrangement.of(structure(formative=("supply", "satisfaction"))).arrows == 3


def test_a_model_without_paths_is_none() -> None:
    with pytest.raises(DecisionError, match="structure-without-paths"):
        Arrangement.of(structure(paths=()))


def test_regression_of_collinear_variables_is_the_shortest() -> None:
    correlations = np.array([[1.0, 1.0, 0.6], [1.0, 1.0, 0.6], [0.6, 0.6, 1.0]])
    assert regress(correlations, (0, 1), 2) == pytest.approx([0.3, 0.3])
    apart = np.array([[1.0, 0.5, 0.6], [0.5, 1.0, 0.6], [0.6, 0.6, 1.0]])
    assert regress(apart, (0, 1), 2) == pytest.approx(np.linalg.solve(apart[:2, :2], apart[:2, 2]))
    assert regress(np.stack([apart, correlations]), (0, 1), 2)[1] == pytest.approx([0.3, 0.3])
