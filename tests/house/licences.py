"""Licences of everything that runs with Weighbridge: ``python -m tests.house.licences`` prints them and fails on one
that would bind those who use it: GPL or AGPL. LGPL binds nobody who only imports; an unknown one is looked up by hand.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys
from collections.abc import Iterator

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

LOOKED_UP = {
    "scikit-fuzzy": "BSD-3-Clause",  # stands in its LICENSE.txt; its metadata have no field for it
}
"""Packages whose metadata say nothing -> the licence that their own file of the licence is."""

BINDING = re.compile(r"(?<!L)(?<!Lesser )(?:\bA?GPL|GNU (?:Affero )?General Public)", re.IGNORECASE)


def running() -> set[str]:
    """Names of the packages that ``requirements.txt`` brings along on this machine, direct or not."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    waiting = [Requirement(line) for line in lines if line and not line.startswith("#")]
    found: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        wanted = waiting.pop()
        key = canonicalize_name(wanted.name), frozenset(wanted.extras)
        if key not in found:
            found.add(key)
            waiting.extend(_needs(wanted))
    return {name for name, _ in found}


def _needs(wanted: Requirement) -> Iterator[Requirement]:
    for line in importlib.metadata.requires(wanted.name) or ():
        needed = Requirement(line)
        extras = wanted.extras or {""}
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in (*extras, "")):
            yield needed


def licences() -> dict[str, str]:
    """Name -> licence of every package that runs."""
    names = sorted(running())
    command = [sys.executable, "-m", "piplicenses", "--format=json", "--from=mixed", "--packages", *names]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    found = {canonicalize_name(each["Name"]): str(each["License"]) for each in told}
    return {name: LOOKED_UP.get(name, found.get(name, "UNKNOWN")) for name in names}


def refused(found: dict[str, str]) -> dict[str, str]:
    """Those that may not run with us, or of which nothing is known."""
    return {name: licence for name, licence in found.items() if licence == "UNKNOWN" or BINDING.search(licence)}


def main() -> int:
    """Print the list; 1 where one of them is refused."""
    found = licences()
    for name, licence in found.items():
        print(f"{name:28} {licence}")
    wrong = refused(found)
    print(f"{len(found)} packages run with Weighbridge; refused: {', '.join(wrong) or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
