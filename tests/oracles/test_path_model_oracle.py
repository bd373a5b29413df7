"""Path models against scores that move back and forth in plain loops."""

from __future__ import annotations

import pytest

from satisfaction.index.path_model import SCHEMES, Scheme, path_model
from tests.oracles.path_model_oracle import path_model as by_scores
from tests.satisfaction.index.path_models import BLOCKS, PATHS, drawn, structure

MEDIATED = (*PATHS, ("supply", "service"), ("service", "price"), ("supply", "loyalty"))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("formative", [(), ("supply", "satisfaction")], ids=["mode A", "mode B"])
@pytest.mark.parametrize("paths", [PATHS, MEDIATED], ids=["flat", "mediated"])
def test_the_same_weights_paths_and_effects(
    scheme: Scheme, formative: tuple[str, ...], paths: tuple[tuple[str, str], ...]
) -> None:
    asked = drawn(120, seed=3)
    data = {item: asked.values[:, k].tolist() for k, item in enumerate(asked.items)}
    outer, direct, total = by_scores(data, BLOCKS, paths, scheme, formative)
    found = path_model(asked, structure(paths=paths, formative=formative), scheme, None)
    assert found.converged
    assert dict(zip(found.arrangement.items, found.weights, strict=True)) == pytest.approx(outer, abs=1e-6)
    for (source, target), value in direct.items():
        assert found.path(source, target).value == pytest.approx(value, abs=1e-6)
    for (source, target), value in total.items():
        assert found.total_effect(source, target).value == pytest.approx(value, abs=1e-6)
