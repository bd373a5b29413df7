"""A job reports, ends with its result or its error, and stops when it is asked to."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from threading import Event

import pytest

from mcdm.errors import DecisionError
from views.jobs import Job, StoppedError

SOON = 5


@pytest.fixture
def workers() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_a_job_gives_its_result(workers: Executor) -> None:
    job = Job.start(workers, lambda job: 7)
    assert job.wait(SOON)
    assert job.result() == 7


def test_a_job_says_how_far_it_is(workers: Executor) -> None:
    go = Event()

    def work(job: Job[None]) -> None:
        job.report("counting", 0.5, 120)
        go.wait(SOON)
        job.report("keeping", 0.0, 0)

    job = Job.start(workers, work, "counting")
    while job.share == 0:
        assert not job.wait(0.01)
    assert (job.step, job.count, job.running) == ("counting", 120, True)
    assert job.seconds_left is not None
    assert job.seconds_left >= 0
    go.set()
    assert job.wait(SOON)
    assert (job.step, job.seconds_left) == ("keeping", None)


def test_a_cancelled_job_stops(workers: Executor) -> None:
    def work(job: Job[None]) -> None:
        while not job.cancelled():
            job.report("counting", 0.1, 1)
        raise DecisionError("tally-cancelled", rows=1)

    job = Job.start(workers, work)
    assert job.running
    job.cancel()
    assert job.wait(SOON)
    with pytest.raises(DecisionError, match="tally-cancelled"):
        job.result()


def test_work_that_counts_nothing_advances_until_it_is_stopped(workers: Executor) -> None:
    begun, go = Event(), Event()

    def work(job: Job[int]) -> int:
        job.advance(0.25)
        begun.set()
        go.wait(SOON)
        job.advance(0.5)
        return 1

    job = Job.start(workers, work)
    assert begun.wait(SOON)
    assert job.share == 0.25
    job.cancel()
    go.set()
    assert job.wait(SOON)
    with pytest.raises(StoppedError):
        job.result()
    finished = Job.start(workers, work)
    assert finished.wait(SOON)
    assert (finished.result(), finished.share) == (1, 0.5)
