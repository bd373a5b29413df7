"""Structural models with published coefficients."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.index.given_paths import given_paths
from satisfaction.structure import Construct, StructuralModel, StructuralPath


def published(*coefficients: float | None, loyalty: float | None = 0.87) -> StructuralModel:
    drivers = [f"d{k}" for k in range(len(coefficients))]
    return StructuralModel(
        tuple(Construct(name, Label(name)) for name in (*drivers, "satisfaction", "loyalty")),
        (
            *(StructuralPath(name, "satisfaction", b) for name, b in zip(drivers, coefficients, strict=True)),
            StructuralPath("satisfaction", "loyalty", loyalty),
        ),
    )


def test_published_effects_and_their_coherence() -> None:
    found = given_paths(published(0.80, 0.36, 0.33, 0.07))
    assert [found.effect(f"d{k}", "loyalty") for k in range(4)] == pytest.approx([0.696, 0.3132, 0.2871, 0.0609])
    (checked,) = found.coherence
    assert checked.sum_of_squares == pytest.approx(0.8834)
    assert checked.largest_mean_correlation == pytest.approx(0.0752, abs=5e-5)
    assert checked.doubtful
    assert [finding.code for finding in found.findings] == ["paths-hardly-coherent"]


def test_modest_coefficients_are_coherent() -> None:
    assert given_paths(published(0.3, 0.2, 0.2)).findings == ()


def test_known_correlations_decide() -> None:
    model = published(0.8, 0.36, 0.33, 0.07)
    alone, together = np.eye(6), np.full((6, 6), 0.5) + 0.5 * np.eye(6)
    assert given_paths(model, alone).findings == ()
    (doubt,) = given_paths(model, together).findings
    assert doubt.code == "paths-beyond-variance"
    assert doubt.details["r_squared"] == pytest.approx(0.8834 + 0.5 * (1.56**2 - 0.8834))


def test_more_than_all_variance() -> None:
    assert [finding.code for finding in given_paths(published(0.9, 0.8)).findings] == ["paths-beyond-variance"]


def test_opposite_signs_need_no_bound() -> None:
    (checked,) = given_paths(published(0.5, -0.5)).coherence
    assert checked.largest_mean_correlation is None
    assert not checked.doubtful


def test_a_change_moves_what_follows() -> None:
    found = given_paths(published(0.5, 0.2))
    moved = dict(zip(found.constructs, found.shifted({"d0": 1.0, "satisfaction": 0.1}), strict=True))
    assert moved == pytest.approx({"d0": 1.0, "d1": 0.0, "satisfaction": 0.6, "loyalty": 0.6 * 0.87})


def test_unknown_coefficients_are_said() -> None:
    found = given_paths(published(0.5, None))
    assert [(finding.code, finding.place) for finding in found.findings] == [
        ("path-without-coefficient", "d1/satisfaction")
    ]
    with pytest.raises(DecisionError, match="structure-without-coefficients"):
        given_paths(published(None, loyalty=None))
    with pytest.raises(DecisionError, match="id-unknown"):
        found.effect("d9", "loyalty")
