"""Shapley values against games whose values are known by hand."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios import shapley as module
from scenarios.shapley import shapley


def gloves(coalitions: np.ndarray) -> np.ndarray:
    """The game of the gloves: one left (player 0), two right ones; a pair is worth 1."""
    return (coalitions[:, 0] & coalitions[:, 1:].any(-1)).astype(float)


def test_the_game_of_the_gloves() -> None:
    shares, errors = shapley(gloves, 3)
    assert shares == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert errors is None


def test_several_values_share_their_runs() -> None:
    shares, _ = shapley(lambda each: np.stack([gloves(each), each.sum(-1)], -1), 3)
    assert shares == pytest.approx(np.array([[2 / 3, 1], [1 / 6, 1], [1 / 6, 1]]))


def test_sampled_shares_sum_to_the_whole_and_know_their_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EXACT_PLAYERS", 2)
    shares, errors = shapley(gloves, 3, np.random.default_rng(1))
    assert errors is not None
    assert shares.sum() == pytest.approx(1)
    assert (abs(shares - [2 / 3, 1 / 6, 1 / 6]) < 3.5 * errors).all()
    assert errors == pytest.approx(np.sqrt([2 / 9, 5 / 36, 5 / 36]) / np.sqrt(module.ORDERS), rel=0.1)


def test_many_players_that_add_nothing_to_each_other_get_their_own() -> None:
    worth = np.arange(20.0)
    shares, errors = shapley(lambda each: each @ worth, 20)
    assert shares == pytest.approx(worth)
    assert errors == pytest.approx(np.zeros(20), abs=1e-12)
