"""``compute``: one case's method on its inputs, as JSON. The expected values are never read."""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.arguments import print_json
from cli.verify import load_case
from studies.reference_cases import compute, plain

NAME = "compute"
HELP = "run the method of one reference case on its inputs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE.json: the case file."""
    parser.add_argument("case", metavar="CASE.json", type=Path, help="a reference case")


def run(arguments: argparse.Namespace) -> int:
    """Print the method and its outputs, unrounded; undefined numbers are null."""
    case = load_case(arguments.case)
    print_json({"method": case.method, "outputs": plain(compute(case))})
    return 0
