"""Agreement of a panel: consensus indicator, distances, the expert who stands apart, Kendall's W."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.panel.consensus import agreement, consensus, kendall_w, log_distances, outlier

PANEL = [[0.5, 0.3, 0.2], [0.6, 0.25, 0.15], [0.2, 0.3, 0.5]]


def test_consensus_of_three_experts() -> None:
    # Goepel 2018, equations 11-21, evaluated in high precision
    assert consensus([[0.5, 0.3, 0.2], [0.2, 0.5, 0.3], [0.6, 0.3, 0.1]]) == pytest.approx(0.836360400367907)
    assert consensus(PANEL) == pytest.approx(0.809, abs=5e-4)


def test_full_agreement_is_one_and_the_scale_s_extremes_are_zero() -> None:
    assert consensus([[0.5, 0.3, 0.2]] * 4) == pytest.approx(1)
    extreme = np.full((3, 3), 1.0) + 8 * np.eye(3)
    assert 0 <= consensus(extreme / 11) < 0.5
    assert consensus([[1.0], [1.0]]) == 1
    assert consensus([[0.7, 0.3]]) == pytest.approx(1)


def test_consensus_takes_a_batch_and_points_that_are_not_scaled() -> None:
    batch = np.stack([np.asarray(PANEL), np.asarray(PANEL)[:, ::-1] * 100])
    assert consensus(batch) == pytest.approx(np.full(2, consensus(PANEL)))


@pytest.mark.parametrize(
    ("value", "word"),
    [(0.2, "very-low"), (0.5, "low"), (0.7, "moderate"), (0.8, "high"), (0.875, "very-high"), (1.0, "very-high")],
)
def test_words_for_agreement(value: float, word: str) -> None:
    assert agreement(value) == word


def test_distances_see_ratios_only() -> None:
    apart = log_distances([[0.5, 0.5], [0.8, 0.2], [0.8, 0.2]])
    assert apart[0, 1] == pytest.approx(np.log(2))  # weights twice as far apart, each way
    assert apart[1, 2] == 0
    assert apart == pytest.approx(apart.T)


def test_the_expert_who_stands_apart_and_where() -> None:
    found = outlier([[0.5, 0.3, 0.2], [0.52, 0.3, 0.18], [0.48, 0.31, 0.21], [0.1, 0.3, 0.6]])
    assert found is not None
    assert (found.expert, found.element, found.stands_apart) == (3, 0, True)
    assert found.factor < 1
    assert found.distances.argmax() == 3


def test_nobody_stands_apart_in_pairs_or_in_unison() -> None:
    assert outlier([[0.5, 0.5], [0.9, 0.1]]) is None
    assert outlier([[0.5, 0.5]] * 3) is None


def test_a_weight_of_zero_is_far_but_finite() -> None:
    assert np.isfinite(log_distances([[1.0, 0.0], [0.5, 0.5]])).all()


def test_kendall_w_of_four_judges_on_ten_projects() -> None:
    # scribd.com/document/659863121: S = 1048, W = .7939
    found = kendall_w(
        [
            [1, 3, 4, 5, 2, 8, 6, 7, 10, 9],
            [2, 1, 4, 5, 6, 3, 8, 7, 10, 9],
            [3, 2, 1, 5, 7, 4, 6, 8, 9, 10],
            [4, 2, 3, 1, 6, 7, 5, 9, 8, 10],
        ]
    )
    assert found.squares == 1048
    assert found.coefficient == pytest.approx(0.793939393939394)
    assert kendall_w(PANEL).coefficient == pytest.approx(0.111, abs=5e-4)


def test_kendall_w_with_ties() -> None:
    # by hand: ranks (1.5, 1.5, 3) and (1, 2.5, 2.5) against their sums 2.5, 4, 5.5: S = 4.5, W = 54 / (96 - 2 * 12)
    found = kendall_w([[5, 5, 1], [9, 2, 2]])
    assert found.squares == pytest.approx(4.5)
    assert found.coefficient == pytest.approx(12 * 4.5 / (4 * 24 - 2 * (6 + 6)))
    assert kendall_w([[2, 2, 1], [2, 2, 1]]).coefficient == pytest.approx(1)


@pytest.mark.parametrize(
    ("scores", "code"),
    [
        ([[1, 2, 3]], "ranks-too-few"),
        ([[1, 1], [2, 2]], "ranks-all-tied"),
        ([[1, np.nan], [2, 1]], "priorities-not-positive"),
    ],
)
def test_ranks_that_say_nothing(scores: list[list[float]], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        kendall_w(scores)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: consensus([0.5, 0.5]), "panel-empty"),
        (lambda: consensus([[0.5, -0.5]]), "priorities-not-positive"),
        (lambda: consensus([[0.0, 0.0]]), "priorities-not-positive"),
        (lambda: consensus(PANEL, scale_maximum=1), "scale-maximum-too-small"),
    ],
)
def test_unusable_panels_are_refused(call: object, code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        call()  # type: ignore[operator]
