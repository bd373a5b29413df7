"""Counting a survey on a Dask cluster: every worker counts parts of the file with the one kernel, and the counts add.

Needs ``requirements-cluster.txt``. On a cluster of several machines every worker must see the file under the same path
and run from this folder with the same requirements. A worker that dies is made up for: its parts are counted again by
the others, and because counts are whole numbers that add, the result is the same to the bit.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, reduce
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exchange.survey_dates import settle_dates
from exchange.survey_files import FileTally, open_survey
from exchange.survey_parts import PART_ROWS, parts_of, tally_part
from mcdm.errors import DecisionError
from mcdm.scales import GradeScale
from satisfaction.questionnaire import Questionnaire
from satisfaction.respondents import Population
from satisfaction.survey import SAMPLE_SIZE, SurveySummary
from satisfaction.tally import check_answered

if TYPE_CHECKING:
    from distributed import Client

RETRIES = 3
"""How often a part is given to another worker after the one that had it died."""

WAITING_SECONDS = 30
"""How long a scheduler may take to answer."""


def tally_on_cluster(
    path: str | Path,
    questionnaire: Questionnaire,
    scale: GradeScale,
    population: Population,
    *,
    scheduler: str = "",
    workers: int = 2,
    moments: bool = True,
    sample_size: int = SAMPLE_SIZE,
    part_rows: int = PART_ROWS,
    progress: Callable[[int, float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> FileTally:
    """Tally a Parquet file on several processes or machines; equal to the bit to ``tally_file``.

    Parameters
    ----------
    scheduler
        Address of a Dask scheduler, ``tcp://host:8786``; processes of this machine where empty.
    workers
        How many processes, without a scheduler.
    part_rows
        Rows a worker gets at once, at least.
    progress, cancelled
        As in ``tally_file``.

    Raises
    ------
    DecisionError
        ``cluster-not-installed``, ``cluster-unreachable``, ``cluster-failed`` (a part could not be counted anywhere),
        ``survey-not-parquet``, and what ``tally_file`` raises.
    """
    parts = parts_of(path, part_rows=part_rows)
    opened = open_survey(path)
    questionnaire.check_columns(opened.columns)
    questionnaire.check_readable(scale, population)
    questionnaire, dates = settle_dates(opened, questionnaire)  # once for the whole file: parts alone may differ
    count = partial(tally_part, moments=moments, sample_size=sample_size)
    arguments = (questionnaire, scale, population)
    with open_cluster(scheduler, workers) as client:
        shared = client.scatter(arguments, broadcast=True)
        futures = [client.submit(_counted, count, part, *shared, retries=RETRIES, pure=False) for part in parts]
        rows, found, total = 0, [], sum(part.rows for part in parts)
        for future in finished(client, futures):
            if cancelled is not None and cancelled():
                client.cancel(futures)
                raise DecisionError("tally-cancelled", rows=rows)
            summary = _result(future)
            found.append(summary)
            rows += summary.quality.rows
            if progress is not None:
                progress(rows, rows / total)
    survey: SurveySummary = reduce(add, found)
    check_answered(survey, total)
    return FileTally(survey, (*dates, *survey.findings()))


def _counted(count: Callable[..., SurveySummary], part: Any, *arguments: Any) -> SurveySummary | DecisionError:
    """Count a part on a worker. What the data got wrong comes back as it is: no other worker would do better."""
    try:
        return count(part, *arguments)
    except DecisionError as error:
        return error


def _result(future: Any) -> SurveySummary:
    try:
        result = future.result()
    except Exception as error:  # whatever a worker or the network throws
        raise DecisionError("cluster-failed", cause=type(error).__name__, reason=str(error)[:200]) from error
    if isinstance(result, DecisionError):
        raise result
    assert isinstance(result, SurveySummary)
    return result


def finished(client: Client, futures: list[Any]) -> Iterator[Any]:
    """Parts in the order in which workers finish them."""
    from distributed import as_completed

    yield from as_completed(futures, loop=client.loop)


@contextmanager
def open_cluster(scheduler: str, workers: int) -> Iterator[Client]:
    """A client of the cluster; processes of this machine are ended with it."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise DecisionError("cluster-not-installed") from error
    quiet = {"distributed.worker.daemon": True, "distributed.scheduler.allowed-failures": RETRIES}
    with dask.config.set(quiet):
        if scheduler:
            try:
                client = Client(scheduler, timeout=WAITING_SECONDS, set_as_default=False)
            except (OSError, TimeoutError, ValueError) as error:
                raise DecisionError("cluster-unreachable", address=scheduler) from error
            with client:
                yield client
            return
        with (
            LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            ) as cluster,
            Client(cluster, set_as_default=False) as client,
        ):
            yield client
