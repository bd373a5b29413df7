"""Draws of weights: on the simplex, within what is known, and spread as they should be."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.sensitivity.weight_space import WeightSpace

ABC = ("a", "b", "c")
COUNT = 40_000


def draws(space: WeightSpace, count: int = COUNT) -> FloatArray:
    weights = space.sample(count, np.random.default_rng(11))
    assert weights.shape == (count, len(space.criteria))
    assert (weights >= 0).all()
    np.testing.assert_allclose(weights.sum(1), 1, rtol=1e-12)
    return weights


def rejected(space: WeightSpace, count: int = 400_000) -> FloatArray:
    """Uniform draws of which only those that keep bounds and order are left."""
    weights = np.random.default_rng(5).dirichlet(np.ones(len(space.criteria)), count)
    lowest = np.array(space.lowest or (0,) * len(space.criteria))
    highest = np.array(space.highest or (1,) * len(space.criteria))
    kept = ((weights >= lowest) & (weights <= highest)).all(1)
    chain = [space.criteria.index(name) for name in space.order]
    return weights[kept & (np.diff(weights[:, chain], axis=1) <= 0).all(1)]


def test_without_knowledge_all_weightings_are_equally_likely() -> None:
    weights = draws(WeightSpace(ABC))
    assert weights.mean(0) == pytest.approx([1 / 3] * 3, abs=0.005)
    assert weights.var(0) == pytest.approx([1 / 18] * 3, abs=0.001)  # Dirichlet(1, 1, 1)
    assert (weights[:, 0] > 0.5).mean() == pytest.approx(0.25, abs=0.01)


def test_a_full_order_gives_rank_order_centroids() -> None:
    weights = draws(WeightSpace(ABC, order=("c", "a", "b")))
    assert (weights[:, 2] >= weights[:, 0]).all()
    assert (weights[:, 0] >= weights[:, 1]).all()
    assert weights.mean(0) == pytest.approx([5 / 18, 2 / 18, 11 / 18], abs=0.003)


@pytest.mark.parametrize(
    "space",
    [
        WeightSpace(("a", "b", "c", "d"), order=("b", "d")),
        WeightSpace(ABC, lowest=(0.2, 0.0, 0.3)),
        WeightSpace(ABC, highest=(0.5, 0.4, 0.6)),
        WeightSpace(("a", "b", "c", "d"), lowest=(0.1, 0.1, 0, 0), highest=(0.4, 0.3, 0.5, 0.35)),
        WeightSpace(("a", "b", "c", "d"), order=("a", "b", "c"), lowest=(0, 0, 0.1, 0), highest=(0.6, 1, 1, 0.3)),
        WeightSpace(("a", "b", "c", "d"), order=("d", "a"), highest=(0.5, 0.5, 0.5, 0.5)),
    ],
    ids=["part order", "lowest", "highest", "box", "order and box", "order of two and highest"],
)
def test_what_is_known_is_kept_and_the_rest_is_uniform(space: WeightSpace) -> None:
    weights, expected = draws(space), rejected(space)
    lowest, highest = space.bounds
    assert (weights >= lowest - 1e-12).all()
    assert (weights <= highest + 1e-12).all()
    chain = [space.criteria.index(name) for name in space.order]
    assert (np.diff(weights[:, chain], axis=1) <= 1e-12).all()
    assert len(expected) > 2000
    assert weights.mean(0) == pytest.approx(expected.mean(0), abs=0.008)
    for share in (0.1, 0.5, 0.9):
        assert np.quantile(weights, share, axis=0) == pytest.approx(np.quantile(expected, share, axis=0), abs=0.015)


def test_bounds_too_narrow_for_trial_and_error() -> None:
    n = 28
    centre = np.random.default_rng(2).dirichlet(np.full(n, 4.0))
    space = WeightSpace(tuple(f"c{j}" for j in range(n)), lowest=tuple(0.8 * centre), highest=tuple(1.2 * centre))
    weights = draws(space, 2000)
    assert (abs(weights / centre - 1) <= 0.2 + 1e-9).all()
    assert weights.mean(0) == pytest.approx(centre, rel=0.02)
    assert (weights.std(0) / centre).min() > 0.05


def test_bounds_that_leave_one_weighting() -> None:
    space = WeightSpace(ABC, lowest=(0.2, 0.3, 0.5), highest=(0.2, 0.3, 0.5))
    np.testing.assert_allclose(draws(space, 10), [[0.2, 0.3, 0.5]] * 10)


def test_a_centre_gathers_the_draws() -> None:
    weights = draws(WeightSpace(ABC, centre=(5, 3, 2), concentration=80))
    assert weights.mean(0) == pytest.approx([0.5, 0.3, 0.2], abs=0.003)
    assert weights.var(0) == pytest.approx([0.25 / 81, 0.21 / 81, 0.16 / 81], rel=0.05)


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"order": ("a", "z")}, "id-unknown"),
        ({"order": ("a", "b", "a")}, "weight-space-order-repeated"),
        ({"lowest": (0.1, 0.1)}, "weight-space-wrong-length"),
        ({"lowest": (0.5, 0.5, 0.5)}, "weight-space-empty"),
        ({"highest": (0.2, 0.2, 0.2)}, "weight-space-empty"),
        ({"lowest": (0.5, 0, 0), "highest": (0.4, 1, 1)}, "weight-space-empty"),
        ({"order": ("a", "b"), "lowest": (0, 0.6, 0), "highest": (0.5, 1, 1)}, "weight-space-empty"),
        ({"centre": (1, 1, 1), "order": ("a", "b")}, "weight-space-mixed"),
        ({"centre": (1, -1, 1)}, "weight-space-centre"),
        ({"centre": (1, 1, 1), "concentration": 0.0}, "weight-space-centre"),
    ],
)
def test_what_no_weighting_keeps_is_refused(known: dict[str, object], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        WeightSpace(ABC, **known)  # type: ignore[arg-type]
