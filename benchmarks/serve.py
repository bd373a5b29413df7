"""The inside of a worker: prepare one contender, then run and time it whenever a line arrives."""

from __future__ import annotations

import importlib
import json
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

LEAST = 0.1
"""Seconds a round lasts at least: short work is done again and again, and its median counts."""

Work = Callable[[], object]


def main() -> None:
    """Answer every line on standard input with one JSON line: seconds and peak megabytes."""
    module, _, function = sys.argv[1].partition(":")
    options = json.loads(sys.argv[2])
    work = getattr(importlib.import_module(f"benchmarks.contenders.{module}"), function)(options)
    for _ in sys.stdin:
        with redirect_stdout(StringIO()):  # some peers print while they compute
            seconds = timed(work)
        print(json.dumps({"seconds": seconds, "megabytes": peak_megabytes()}), flush=True)


def timed(work: Work) -> float:
    """Median seconds of one run, over as many runs as fit into a round."""
    runs: list[float] = []
    while sum(runs) < LEAST:
        begin = time.perf_counter()
        work()
        runs.append(time.perf_counter() - begin)
    return statistics.median(runs)


def peak_megabytes() -> float:
    """Most memory this process ever held."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        unit = 2**20 if sys.platform == "darwin" else 2**10
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    # Linux hands ru_maxrss on to a started process: it would show what the program that made the input once held.
    [peak] = re.findall(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(peak) / 2**10


if __name__ == "__main__":
    main()
