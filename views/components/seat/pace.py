"""How fast one seat may write: as fast as a hurried person, not as fast as a program.

Whoever holds a link could else fill the disk with it, as everything that is answered is kept for ever. It is counted in
the memory of this server by link, so that nobody else in the room waits. What comes too fast is not lost: the browser
keeps it and sends it again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from mcdm.errors import DecisionError
from store.tokens import hashed

AT_ONCE = 120.0
"""Answers that may come in one go, as from a phone that was without a network."""

PER_SECOND = 2.0
"""Answers that may follow, each second."""

LETTERS = 10_000
"""So many letters count as one answer more."""

MOST = 5_000
"""Seats that are counted; who has not written for a minute is not."""


class Pace:
    """What is left to each seat.

    Parameters
    ----------
    moment
        Seconds that only grow.
    """

    def __init__(self, moment: Callable[[], float] = time.monotonic) -> None:
        self._moment, self._lock = moment, Lock()
        self._left: dict[str, tuple[float, float]] = {}

    def step(self, token: str, letters: int = 0) -> None:
        """Count one answer of so many letters.

        Raises
        ------
        DecisionError
            ``answers-too-fast``.
        """
        key, cost = hashed(token), min(1 + letters / LETTERS, AT_ONCE)
        with self._lock:
            now = self._moment()
            if len(self._left) >= MOST and key not in self._left:
                self._forget(now)
            left = self._now(key, now)
            self._left[key] = (left - cost if left >= cost else left), now
        if left < cost:
            raise DecisionError("answers-too-fast")

    def _now(self, key: str, now: float) -> float:
        left, then = self._left.get(key, (AT_ONCE, now))
        return min(left + (now - then) * PER_SECOND, AT_ONCE)

    def _forget(self, now: float) -> None:
        """Forget who may send all at once again; where everybody writes, those whose turn is longest ago."""
        busy = {key: kept for key, kept in self._left.items() if self._now(key, now) < AT_ONCE}
        newest = sorted(busy, key=lambda key: busy[key][1])[-MOST // 2 :]
        self._left = {key: busy[key] for key in newest}


PACE = Pace()
"""Of this server."""
