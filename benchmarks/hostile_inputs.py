"""Ten thousand inputs that nobody means well with: ``python -m benchmarks hostile``.

Each is taken, or refused in one sentence in both languages, within its time; a refusal leaves the database as it was.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence

from tests.hostile.kinds import KINDS
from tests.hostile.trials import run


def main(arguments: Sequence[str]) -> int:
    """Try all kinds, and print what became of them; of each kind of failure the first seeds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks hostile", description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000, help="how many in all (default: 10,000)")
    parser.add_argument("--seed", type=int, default=0, help="of the first one (default: 0)")
    given = parser.parse_args(arguments)
    print(f"{'':26}{'tried':>8}{'taken':>8}{'refused':>9}{'reasons':>9}{'failed':>8}{'slowest':>10}{'seconds':>9}")
    tried = failed = 0
    for kind in KINDS:
        begun, count = time.perf_counter(), max(1, round(kind.share * given.inputs / 10_000))
        attempt, state = kind.open()
        found = run(attempt, range(given.seed, given.seed + count), state)
        tried, failed = tried + found.count, failed + len(found.failures)
        figures = f"{found.count:>8,}{found.taken:>8,}{found.refused.total():>9,}{len(found.refused):>9}"
        took = f"{found.slowest:>8.2f} s{time.perf_counter() - begun:>9.1f}"
        print(f"{kind.name:26}{figures}{len(found.failures):>8}{took}", flush=True)
        for seed, problem in [*found.failures.items()][:5]:
            print(f"    seed {seed}: {problem}")
    print(f"{'all':26}{tried:>8,}{'':34}{failed:>8}")
    return 1 if failed else 0
