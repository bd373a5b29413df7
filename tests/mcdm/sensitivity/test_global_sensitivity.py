"""Sobol indices against what can be integrated by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtri

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.network.supermatrix import Block, damped_weights, unweighted_supermatrix
from mcdm.sensitivity.global_sensitivity import InputGroup, SobolIndices, sobol_indices
from mcdm.weighting import geometric_mean

THREE = tuple(InputGroup(f"x{k}", (k,)) for k in range(3))


def ishigami(u: np.ndarray) -> np.ndarray:
    """Ishigami and Homma (1990) with a = 7, b = .1."""
    x = np.pi * (2 * u - 1)
    return (np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0]))[:, None]


def indices_of_ishigami() -> tuple[list[float], list[float], float]:
    a, b, pi = 7, 0.1, np.pi
    first = 0.5 * (1 + b * pi**4 / 5) ** 2
    second, third = a**2 / 8, 8 * b**2 * pi**8 / 225
    whole = first + second + third
    return [first / whole, second / whole, 0], [(first + third) / whole, second / whole, third / whole], whole


def test_the_ishigami_function() -> None:
    found = sobol_indices(ishigami, THREE, Draws(count=4096))
    first, total, variance = indices_of_ishigami()
    np.testing.assert_allclose(found.first[:, 0], first, atol=0.02)
    np.testing.assert_allclose(found.total[:, 0], total, atol=0.02)
    np.testing.assert_allclose(found.variance, variance, rtol=0.01)
    low, high = np.moveaxis(found.total_interval[:, 0], -1, 0)
    assert ((low < total) & (total < high)).all()
    assert found.driver == "x0"
    assert found.evaluations == 4096 * 5
    assert not found.findings


def test_a_product_explains_together_what_it_does_not_alone() -> None:
    found = sobol_indices(lambda u: u[:, :1] * u[:, 1:2], THREE[:2], Draws(count=4096))
    np.testing.assert_allclose(found.first[:, 0], 3 / 7, atol=0.02)
    np.testing.assert_allclose(found.total[:, 0], 4 / 7, atol=0.02)


def test_inputs_of_a_group_vary_together() -> None:
    together = sobol_indices(ishigami, [InputGroup("a", (0, 2)), InputGroup("b", (1,))], Draws(count=4096))
    first, _, _ = indices_of_ishigami()
    np.testing.assert_allclose(together.first[:, 0], [1 - first[1], first[1]], atol=0.02)
    np.testing.assert_allclose(together.total[:, 0], [1 - first[1], first[1]], atol=0.02)


def test_several_results_are_weighed_by_their_variance() -> None:
    found = sobol_indices(lambda u: u[:, :2] * [3, 1], THREE[:2], Draws(count=1024))
    np.testing.assert_allclose(found.total, np.eye(2), atol=0.02)
    np.testing.assert_allclose(found.overall_total, [0.9, 0.1], atol=0.02)
    np.testing.assert_allclose(found.overall_first, [0.9, 0.1], atol=0.02)


def test_the_same_seed_gives_the_same_numbers() -> None:
    def at(seed: int) -> SobolIndices:
        return sobol_indices(ishigami, THREE, Draws(seed=seed, count=256))

    np.testing.assert_array_equal(at(1).total, at(1).total)
    np.testing.assert_array_equal(at(1).total_interval, at(1).total_interval)
    assert (at(1).total != at(2).total).any()


def test_a_result_that_never_changes_has_no_drivers() -> None:
    found = sobol_indices(
        lambda u: np.stack([u[:, 0], np.full(len(u), 0.1)], axis=-1), THREE[:2], Draws(count=256), ("a", "b")
    )
    assert (found.total[:, 1] == 0).all()
    assert (found.variance == 0).tolist() == [False, True]
    assert (found.findings[0].code, found.findings[0].place) == ("sobol-result-constant", "b")


def test_too_few_draws_are_said() -> None:
    found = sobol_indices(ishigami, THREE, Draws(count=64))
    assert "sobol-too-few-draws" in [each.code for each in found.findings]


def test_inputs_in_no_group_stay_in_the_middle() -> None:
    seen = []

    def model(u: np.ndarray) -> np.ndarray:
        seen.append(u[:, 0])
        return u[:, 1:2]

    sobol_indices(model, [InputGroup("only", (1,))], Draws(count=16))
    assert (np.concatenate(seen) == 0.5).all()


def test_which_comparison_set_of_a_network_drives_its_weights() -> None:
    """Three sets of three judgments; the third is about an element that nobody can reach, so it explains nothing."""
    triads = np.array([[1, 2, 4], [2, 1, 3], [1, 5, 2.0]])

    def matrices(values: np.ndarray) -> np.ndarray:
        matrix = np.ones((len(values), 3, 3))
        for k, (i, j) in enumerate([(0, 1), (0, 2), (1, 2)]):
            matrix[:, i, j], matrix[:, j, i] = values[:, k], 1 / values[:, k]
        return matrix

    def model(u: np.ndarray) -> np.ndarray:
        values = triads.ravel() * np.exp(np.repeat([0.5, 0.1, 0.5], 3) * ndtri(u))
        priorities = [geometric_mean(matrices(values[:, 3 * k : 3 * k + 3])) for k in range(3)]
        network = unweighted_supermatrix(
            4, [Block(column, (0, 1, 2), priorities[k]) for column, k in ((0, 0), (1, 1), (2, 1), (3, 2))]
        )
        return damped_weights(network, np.array([0.4, 0.3, 0.3, 0]), 0.7)

    groups = [InputGroup(name, tuple(range(3 * k, 3 * k + 3))) for k, name in enumerate(("wide", "narrow", "idle"))]
    found = sobol_indices(model, groups, Draws(count=512))
    assert found.driver == "wide"
    assert found.overall_total[2] == 0
    assert found.overall_total[:2].sum() == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(
    ("model", "groups", "code"),
    [
        (ishigami, [], "sobol-groups-invalid"),
        (ishigami, [InputGroup("a", ())], "sobol-groups-invalid"),
        (ishigami, [InputGroup("a", (0,)), InputGroup("b", (0,))], "sobol-groups-invalid"),
        (ishigami, [InputGroup("a", (0,)), InputGroup("a", (1,))], "sobol-groups-invalid"),
        (ishigami, [InputGroup("a", (-1,))], "sobol-groups-invalid"),
        (ishigami, [InputGroup("a", (20_000,))], "sobol-too-many-inputs"),
        (lambda u: u[:, 0], THREE, "sobol-results-invalid"),
        (lambda u: u[:3], THREE, "sobol-results-invalid"),
        (lambda u: u * np.nan, THREE, "sobol-results-invalid"),
    ],
)
def test_what_cannot_be_analysed(model, groups, code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        sobol_indices(model, groups, Draws(count=16))
    assert caught.value.code == code
