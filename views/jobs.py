"""Work that takes longer than a person waits: it runs beside the pages, can be watched, and can be cancelled.

A job lives on the server, not in a visit: changing the page or reloading loses nothing. The work runs in a thread,
because counting and decoding leave the interpreter free; it never touches the screen, it only reports.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass, field
from threading import Event
from typing import Generic, TypeVar

T = TypeVar("T")

SHOWN_FROM = 0.03
"""Below this share of the work no time left is told: it would be a guess."""


class StoppedError(Exception):
    """Raised inside work that was cancelled."""


@dataclass(eq=False)
class Job(Generic[T]):
    """One piece of work under way.

    Parameters
    ----------
    step
        What is being done, as a key of the page that shows it.
    share
        How much of the step is done, 0 to 1.
    count
        How many things, e.g. rows, were done in this step.
    """

    step: str = ""
    share: float = 0.0
    count: int = 0
    _began: float = field(default_factory=time.monotonic)
    _stop: Event = field(default_factory=Event)
    _future: Future[T] | None = None

    @classmethod
    def start(cls, workers: Executor, work: Callable[[Job[T]], T], step: str = "") -> Job[T]:
        """Begin `work`, which is given its own job to report to and to ask whether it was cancelled."""
        job = cls(step)
        job._future = workers.submit(work, job)
        return job

    def report(self, step: str, share: float, count: int) -> None:
        """Say how far the work is; called by the work."""
        if step != self.step:
            self.step, self._began = step, time.monotonic()
        self.share, self.count = min(max(share, 0.0), 1.0), count

    def advance(self, share: float) -> None:
        """The same for work that counts nothing; raises :class:`StoppedError` in work that was cancelled."""
        if self.cancelled():
            raise StoppedError
        self.report(self.step, share, 0)

    def cancel(self) -> None:
        """Ask the work to stop at the next opportunity."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop; the work asks."""
        return self._stop.is_set()

    @property
    def running(self) -> bool:
        """Whether it waits for a worker or works."""
        return self._future is not None and not self._future.done()

    @property
    def seconds_left(self) -> float | None:
        """How long this step will take from here at the pace so far; None as long as that is a guess."""
        if self.share < SHOWN_FROM:
            return None
        passed = time.monotonic() - self._began
        return passed * (1 - self.share) / self.share

    def wait(self, seconds: float) -> bool:
        """Wait, at most so long, and say whether it is done."""
        if self._future is not None:
            wait([self._future], timeout=seconds)
        return not self.running

    def result(self) -> T:
        """What the work gave; raises what it raised."""
        if self._future is None:
            raise RuntimeError("the job was never started")
        return self._future.result()
