"""Run the benchmarks: ``python -m benchmarks [ROW ...]``. Names of rows: see ``benchmarks.rows.ROWS``.

``python -m benchmarks coverage`` simulates surveys instead and counts how often intervals hold the truth;
``python -m benchmarks band-coverage`` counts how often the bands of plans hold a truth drawn from the assumptions;
``python -m benchmarks faults`` kills what writes and stops the database, and counts what is lost;
``python -m benchmarks hostile`` hands in ten thousand inputs that nobody means well with;
``python -m benchmarks slider`` times the slider of a served scenario in a real browser;
``python -m benchmarks workshop`` lets two hundred phones answer at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from benchmarks import band_coverage, coverage, faults, hostile_inputs, slider, workshop_load
from benchmarks.report import report
from benchmarks.rows import ROWS, Row
from benchmarks.runner import measure
from benchmarks.workers import OURS, peers_python

ALONE = {
    "coverage": coverage,
    "band-coverage": band_coverage,
    "faults": faults,
    "hostile": hostile_inputs,
    "slider": slider,
    "workshop": workshop_load,
}
"""Benchmarks that are no row of the table."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the rows asked for, contender by contender in turn, and print the table."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given and given[0] in ALONE:
        return int(ALONE[given[0]].main(given[1:]))
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"which rows: {', '.join(row.name for row in ROWS)}")
    parser.add_argument("--rounds", type=int, default=5, help="times every contender is measured (default: 5)")
    parser.add_argument("--without-peers", action="store_true", help="ours against plain numpy only")
    chosen = parser.parse_args(given)
    known = {row.name: row for row in ROWS}
    unknown = [name for name in chosen.rows if name not in known]
    if unknown:
        parser.error(f"no row {unknown[0]}; known are {', '.join(known)}")
    peers = None if chosen.without_peers else peers_python()
    failed = False
    for row in [known[name] for name in chosen.rows] or [row for row in ROWS if not row.on_request]:
        failed |= _run(row, peers, chosen.rounds)
    return 1 if failed else 0


def _run(row: Row, peers: str | None, rounds: int) -> bool:
    print(f"\n{row.title}", flush=True)
    results = measure(row, {"ours": OURS, "peers": peers}, rounds)
    print(report(row, results), flush=True)
    return any(result.problem and result.contender.name == "ours" for result in results)


if __name__ == "__main__":
    sys.exit(main())
