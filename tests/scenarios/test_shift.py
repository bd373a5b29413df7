"""The shift of answers at its edges. Its laws are in tests/laws, its digits in tests/golden."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.shift import answer_shift, shift_answers

SHARES = np.array([0.14, 0.36, 0.28, 0.15, 0.07])


def test_only_where_the_shift_is_zero_nothing_changes() -> None:
    moved = shift_answers(SHARES, np.array([0.0, 0.3, -0.0]))
    assert (moved[[0, 2]] == SHARES).all()
    assert (moved[1] != SHARES).all()


def test_an_endless_shift_ends_at_the_best_or_worst_grade() -> None:
    assert shift_answers(SHARES, np.array(1e6)) == pytest.approx([1, 0, 0, 0, 0])
    assert shift_answers(SHARES, np.array(-1e6)) == pytest.approx([0, 0, 0, 0, 1])


def test_nobody_in_a_grade_is_no_obstacle() -> None:
    moved = shift_answers(np.array([0.0, 0.0, 1.0, 0.0, 0.0]), np.array(1.0))
    assert moved == pytest.approx([0, 0, 1, 0, 0], abs=1e-8)
    assert moved.min() >= 0


def test_two_grades() -> None:
    assert shift_answers(np.array([0.5, 0.5]), np.array(np.log(3))) == pytest.approx([0.75, 0.25])


def test_draws_of_answers_broadcast_with_quarters() -> None:
    drawn = np.array([SHARES, SHARES[::-1]])
    moved = shift_answers(drawn[:, None, :], np.array([0.0, 0.5, 1.0]))
    assert moved.shape == (2, 3, 5)
    assert moved[1, 2] == pytest.approx(shift_answers(SHARES[::-1], np.array(1.0)))


def test_a_loss_is_multiplied() -> None:
    assert answer_shift(np.array([0.2, 0.0, -0.2]), 3.0, 2.0) == pytest.approx([0.6, 0, -1.2])
