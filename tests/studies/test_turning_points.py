"""Closing in on where the answer turns."""

from __future__ import annotations

import numpy as np
import pytest

from studies.turning_points import close_in, first_steps


def test_the_first_step_at_which_another_wins() -> None:
    won = np.array([[0, 0, 2, 2], [0, 0, 0, 0], [1, 0, 0, 1]])
    rows, first = first_steps(won, 0)
    assert (rows.tolist(), first.tolist()) == ([0, 2], [2, 0])


@pytest.mark.parametrize("turn", [0.01, 0.3333, 0.9999999])
def test_it_is_found_from_either_side_to_a_two_millionth(turn: float) -> None:
    seen: list[float] = []
    ends = np.array([0.0, 2.0]), np.array([1.0, 0.0])

    def winners(values: np.ndarray) -> np.ndarray:
        past = np.stack([values[0] >= turn, values[1] < 2 * turn])
        return past.astype(np.intp)

    lost = close_in(winners, *ends, 0, seen.append)
    assert lost[0] == pytest.approx(turn, abs=1e-6)
    assert lost[1] == pytest.approx(2 * turn, abs=2e-6)
    assert lost[0] >= turn
    assert lost[1] < 2 * turn
    assert seen[-1] == 1


def test_of_several_turning_points_the_first_is_found() -> None:
    """The winner loses at .4, wins again at .6 and loses at .8."""

    def winners(values: np.ndarray) -> np.ndarray:
        return (((values >= 0.4) & (values < 0.6)) | (values >= 0.8)).astype(np.intp)

    assert close_in(winners, np.zeros(1), np.ones(1), 0)[0] == pytest.approx(0.4, abs=1e-6)
