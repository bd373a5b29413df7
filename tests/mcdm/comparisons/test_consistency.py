"""Consistency of judgments, complete and incomplete, and the judgment that contradicts most."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mcdm.comparisons.consistency import (
    above_threshold,
    consistency,
    consistency_ratio,
    geometric_consistency_index,
    implied_values,
    judgment_errors,
    ranked_judgments,
    worst_judgment,
)
from mcdm.comparisons.matrix import is_connected
from mcdm.comparisons.random_index import random_index
from mcdm.scales import SAATY_VALUES
from mcdm.weighting import eigenvector
from mcdm.weighting.incomplete_least_squares import least_squares_weights
from tests.mcdm.judgments import BOZOKI, SAATY_CITY, consistent, noisy, reciprocal, thinned

CONTRADICTORY = reciprocal(4, {(0, 1): 3, (0, 2): 5, (0, 3): "1/3", (1, 2): 2, (1, 3): 4, (2, 3): 3})


def test_saaty_city_2004() -> None:
    assert consistency(np.asarray(SAATY_CITY), "saaty-2005").ratio == pytest.approx(0.0507, abs=6e-5)


def test_bozoki_2010_judged_as_if_complete() -> None:
    found = consistency(np.asarray(BOZOKI), "donegan-dodd-1991", incomplete="table")
    assert found.ratio == pytest.approx(0.0372, abs=6e-5)
    assert not found.simulated


def test_incomplete_judgments_have_their_own_random_index() -> None:
    found = consistency(np.asarray(BOZOKI))
    assert found.simulated
    assert found.random_index == random_index(4, missing=1).value
    assert found.ratio > consistency(np.asarray(BOZOKI), incomplete="table").ratio


def test_a_batch_may_mix_every_state() -> None:
    complete = noisy(1, 5, 0.4, 1)[0]
    batch = np.stack([complete, thinned(complete[None], 3, 2)[0], np.eye(5), reciprocal(5, {(0, 1): 2, (2, 3): 4})])
    found = consistency(batch.reshape(2, 2, 5, 5))
    assert found.defined.tolist() == [[True, True], [False, False]]
    assert found.ratio[0, 0] == consistency(complete).ratio
    assert found.ratio[0, 1] == consistency(batch[1]).ratio
    assert np.isnan(found.ratio[1]).all()
    assert found.exceeds(0.0).tolist() == [[True, True], [False, False]]


@pytest.mark.parametrize("n", [1, 2, 3, 9, 20])
def test_consistent_judgments_have_ratio_zero_and_never_a_negative_one(n: int) -> None:
    found = consistency(consistent(np.random.default_rng(n).dirichlet(np.ones(n), 50)), "alonso-lamata-2006")
    assert (found.ratio >= 0).all()
    assert found.ratio == pytest.approx(np.zeros(50), abs=1e-12)


def test_rounded_inverses_do_not_make_the_ratio_negative() -> None:
    rounded = np.floor(consistent(np.array([0.6, 0.3, 0.1])) * 100 + 1e-9) / 100  # 1/6 as .16, 1/3 as .33
    rounded[np.diag_indices(3)] = 1
    assert consistency(rounded).lambda_max < 3
    assert consistency(rounded).ratio == 0


def test_ratio_of_a_known_eigenvalue() -> None:
    assert consistency_ratio(np.array([9.5, 9.0]), 9).tolist() == pytest.approx([0.0625 / 1.45, 0])
    assert consistency_ratio(np.array(2.0), 2) == 0


def test_geometric_consistency_index_reads_the_judgments_above_the_diagonal() -> None:
    rounded = np.array([[1, 3, 1], [0.33, 1, 2], [1, 0.5, 1]])
    means = rounded.prod(1) ** (1 / 3)
    above = [math.log(rounded[i, j] * means[j] / means[i]) for i, j in ((0, 1), (0, 2), (1, 2))]
    assert geometric_consistency_index(rounded) == pytest.approx(sum(error**2 for error in above), abs=1e-12)


def test_geometric_consistency_index() -> None:
    # Aguarón and Moreno-Jiménez 2003 on Saaty's city criteria, and the example of four contradictory judgments
    assert geometric_consistency_index(np.asarray(SAATY_CITY)) == pytest.approx(0.18295453092450498, abs=1e-12)
    assert geometric_consistency_index(reciprocal(3, {(0, 1): 2, (1, 2): 3})) == 0
    assert geometric_consistency_index(np.eye(1)) == 0


def test_the_worst_judgment_and_what_the_others_imply() -> None:
    found = consistency(CONTRADICTORY)
    assert found.ratio == pytest.approx(0.7753, abs=5e-5)
    worst = worst_judgment(CONTRADICTORY, eigenvector(CONTRADICTORY))
    assert worst is not None
    assert (worst.row, worst.column, worst.value) == (0, 3, pytest.approx(1 / 3))
    assert worst.implied == pytest.approx(13.4164, abs=1e-4)
    assert worst.error < 1


def test_errors_are_one_where_judgments_agree_or_are_missing() -> None:
    weights = np.array([0.5, 0.3, 0.2])
    judgments = consistent(weights)
    judgments[0, 1] = judgments[1, 0] = 0
    assert judgment_errors(judgments, weights) == pytest.approx(np.ones((3, 3)))
    assert worst_judgment(judgments, weights) is None


def test_all_judgments_in_the_order_of_their_errors() -> None:
    ranked = ranked_judgments(CONTRADICTORY, eigenvector(CONTRADICTORY))
    sizes = [abs(math.log(judgment.error)) for judgment in ranked]
    assert len(ranked) == 6
    assert sizes == sorted(sizes, reverse=True)
    assert ranked[0] == worst_judgment(CONTRADICTORY, eigenvector(CONTRADICTORY))
    assert ranked[0].suggestion == 9
    assert {judgment.suggestion for judgment in ranked} <= set(SAATY_VALUES)


@pytest.mark.parametrize("rounded", [False, True])
def test_implied_values_are_the_weights_without_the_pair(rounded: bool) -> None:
    judgments = thinned(noisy(1, 7, 0.7, 2), 6, 2)[0]
    if rounded:
        judgments = np.where(judgments > 0, np.maximum(judgments.round(2), 0.01), 0)
    implied = implied_values(judgments)
    bridges = 0
    for i, j in np.argwhere(~np.eye(7, dtype=bool)).tolist():
        rest = judgments.copy()
        rest[i, j] = rest[j, i] = 0
        if is_connected(rest):
            weights = least_squares_weights(rest)
            assert implied[i, j] == pytest.approx(weights[i] / weights[j], rel=1e-10)
        else:
            assert implied[i, j] == 0
            bridges += 1
    assert bridges < 20


def test_a_bridge_between_elements_is_implied_by_nothing() -> None:
    path = reciprocal(3, {(0, 1): 2, (1, 2): 3})
    assert implied_values(path)[0].tolist() == pytest.approx([1, 0, 6])
    assert [judgment.implied for judgment in ranked_judgments(path, np.array([0.6, 0.3, 0.1]))] == [None, None]
    assert implied_values(reciprocal(4, {(0, 1): 2, (2, 3): 2}))[0].tolist() == [1, 0, 0, 0]


def test_a_finding_for_each_expert_above_the_threshold() -> None:
    panel = np.stack([np.ones((4, 4)), CONTRADICTORY, np.eye(4)])
    worst = [None, worst_judgment(CONTRADICTORY, eigenvector(CONTRADICTORY)), None]
    (finding,) = above_threshold(
        worst, consistency(panel), elements=("a", "b", "c", "d"), places=("E1/goal", "E2/goal", "E3/goal")
    )
    assert (finding.code, finding.place) == ("consistency-above-threshold", "E2/goal")
    details = finding.details
    assert (details["first"], details["second"], details["value"], details["implied"]) == ("a", "d", "1/3", "13.4")
    assert details["ratio"] == pytest.approx(0.7753, abs=1e-4)
