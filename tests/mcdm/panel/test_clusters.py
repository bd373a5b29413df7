"""Groups of experts who think alike, and the map on which they stand."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.panel.clusters import opinion_clusters, opinion_map
from mcdm.panel.consensus import log_distances


def panel(*centres: tuple[float, ...], each: int = 4, noise: float = 0.05) -> np.ndarray:
    """Experts around some centres: as many for each, with a little noise in the logarithms."""
    rng = np.random.default_rng(7)
    middles = np.repeat(np.log(centres), each, axis=0)
    weights = np.exp(middles + noise * rng.standard_normal(middles.shape))
    return weights / weights.sum(-1, keepdims=True)


def test_two_planted_groups_are_found() -> None:
    found = opinion_clusters(panel((6, 3, 2, 1), (1, 2, 3, 6)))
    assert found is not None
    assert found.members == ((0, 1, 2, 3), (4, 5, 6, 7))
    assert found.clear
    assert found.silhouette > 0.9
    assert found.agreement.min() > 0.95
    np.testing.assert_allclose(found.centres[0], np.array([6, 3, 2, 1]) / 12, atol=0.02)
    np.testing.assert_allclose(found.centres[1], np.array([1, 2, 3, 6]) / 12, atol=0.02)


def test_three_planted_groups_are_found() -> None:
    found = opinion_clusters(panel((9, 1, 1), (1, 9, 1), (1, 1, 9), each=3))
    assert found is not None
    assert found.members == ((0, 1, 2), (3, 4, 5), (6, 7, 8))
    assert found.clear


def test_one_who_differs_is_a_group_of_one() -> None:
    found = opinion_clusters(np.concatenate([panel((5, 3, 2), each=6), [[0.1, 0.2, 0.7]]]))
    assert found is not None
    assert found.members == ((0, 1, 2, 3, 4, 5), (6,))
    assert found.clear
    assert found.agreement[1] == 1.0


@pytest.mark.parametrize("seed", range(5))
def test_one_group_is_not_split_clearly(seed: int) -> None:
    noise = np.random.default_rng(seed).standard_normal((9, 12))
    weights = np.exp(0.3 * noise)
    found = opinion_clusters(weights / weights.sum(-1, keepdims=True))
    assert found is not None
    assert not found.clear


def test_experts_who_all_agree_are_one_group() -> None:
    found = opinion_clusters(np.full((5, 3), 1 / 3))
    assert found is not None
    assert found.members == ((0, 1, 2, 3, 4),)
    assert not found.clear


def test_two_experts_have_no_groups() -> None:
    assert opinion_clusters([[0.5, 0.5], [0.9, 0.1]]) is None


def test_the_order_of_the_experts_does_not_matter() -> None:
    weights = panel((6, 3, 2, 1), (1, 2, 3, 6))
    order = np.random.default_rng(1).permutation(len(weights))
    usual, mixed = opinion_clusters(weights), opinion_clusters(weights[order])
    assert usual is not None
    assert mixed is not None
    assert {frozenset(order[list(group)]) for group in mixed.members} == set(map(frozenset, usual.members))
    assert mixed.silhouette == pytest.approx(usual.silhouette)


def test_three_elements_lie_in_a_plane_without_loss() -> None:
    weights = panel((3, 2, 1), (1, 2, 3))
    drawn = opinion_map(weights)
    assert drawn.kept == pytest.approx(1.0)
    apart = np.linalg.norm(drawn.places[:, None] - drawn.places[None], axis=-1)
    np.testing.assert_allclose(apart, log_distances(weights), atol=1e-9)


def test_more_elements_than_a_plane_holds_are_said() -> None:
    weights = np.exp(np.random.default_rng(3).standard_normal((9, 12)))
    drawn = opinion_map(weights)
    assert 0.2 < drawn.kept < 0.9
    assert not drawn.places.flags.writeable
    np.testing.assert_allclose(drawn.places.mean(0), 0, atol=1e-9)


def test_one_expert_and_a_panel_of_one_mind_stand_in_the_middle() -> None:
    for weights in ([[0.2, 0.8]], np.full((4, 3), 1 / 3)):
        drawn = opinion_map(weights)
        np.testing.assert_allclose(drawn.places, 0, atol=1e-7)
        assert drawn.kept == 1.0
