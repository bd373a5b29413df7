"""Where the answer turns: the first value of a knob at which another option wins, for many knobs at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mcdm.judgments import FloatArray

Winners = np.ndarray[tuple[int, ...], np.dtype[np.intp]]

Progress = Callable[[float], None]
"""Told the share of the work that is done, 0 to 1; may raise to stop it."""

PARTS, ROUNDS = 8, 7
"""A step is cut into so many parts, again and again: a turning point is exact to a two-millionth of a step."""


def silent(share: float) -> None:
    """Nobody watches."""


def first_steps(won: Winners, winner: int) -> tuple[Winners, Winners]:
    """Rows of a grid of winners (k, steps) in which another option wins, and the first step at which one does."""
    others = won != winner
    rows = np.flatnonzero(others.any(-1))
    return rows, others[rows].argmax(-1)


def close_in(
    winners: Callable[[FloatArray], Winners],
    holds: FloatArray,
    lost: FloatArray,
    winner: int,
    progress: Progress = silent,
) -> FloatArray:
    """The turning point of k knobs: the first value at which another option wins.

    Parameters
    ----------
    winners
        Values (k, v) of the knobs -> who wins at each, same shape.
    holds, lost
        For each knob a value at which the winner holds, and one beyond it at which it does not; shape (k,).
    winner
        Index of the option that wins now.
    progress
        Told how far this is.

    Returns
    -------
    FloatArray
        Shape (k,): the winner has lost there, and holds a two-millionth of the way back.
    """
    parts, rows = np.arange(1, PARTS) / PARTS, np.arange(len(holds))
    for done in range(ROUNDS):
        between = holds[:, None] + (lost - holds)[:, None] * parts
        gone = winners(between) != winner
        first = np.where(gone.any(1), gone.argmax(1), PARTS - 1)
        values = np.column_stack([holds, between, lost])
        holds, lost = values[rows, first], values[rows, first + 1]
        progress((done + 1) / ROUNDS)
    return lost
