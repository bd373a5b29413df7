"""Measure the contenders of a row in turn, round by round, so that a drifting machine hits all of them alike."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.inputs import write_survey
from benchmarks.rows import Contender, Row
from benchmarks.workers import Worker


@dataclass(frozen=True)
class Result:
    """Median seconds of the whole work, peak memory, or why there is neither."""

    contender: Contender
    seconds: float = 0.0
    megabytes: float = 0.0
    problem: str = ""


def measure(row: Row, pythons: Mapping[str, str | None], rounds: int) -> list[Result]:
    """One warm-up and `rounds` counted runs of every contender, A B C A B C ..."""
    with tempfile.TemporaryDirectory(prefix="weighbridge-bench-") as folder:
        data = Path(folder) / "survey.parquet"
        if "rows" in row.size:
            write_survey(data, **row.size)
        workers = {
            contender: Worker(python, contender.function, row.size, contender.part, str(data))
            for contender in row.contenders
            if (python := pythons[contender.environment]) is not None
        }
        runs: dict[Contender, list[dict[str, float]]] = {contender: [] for contender in workers}
        problems: dict[Contender, str] = {}
        for number in range(rounds + 1):
            for contender, worker in workers.items():
                if contender in problems:
                    continue
                try:
                    found = worker.run()
                except RuntimeError as problem:
                    problems[contender] = str(problem)
                else:
                    if number:
                        runs[contender].append(found)
        for contender, worker in workers.items():
            if contender not in problems:
                worker.stop()
        return [_result(contender, runs.get(contender, []), problems) for contender in row.contenders]


def _result(contender: Contender, runs: list[dict[str, float]], problems: Mapping[Contender, str]) -> Result:
    if contender in problems or not runs:
        return Result(contender, problem=problems.get(contender, "not measured"))
    seconds = statistics.median(run["seconds"] for run in runs) / contender.part
    return Result(contender, seconds, max(run["megabytes"] for run in runs))
