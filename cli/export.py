"""``export``: a study as a file of some format."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from cli.arguments import add_study, read_study
from exchange.study_files import write_text_file
from mcdm.errors import DecisionError, closest
from studies.document import json_schema, write
from studies.study import Study

NAME = "export"
HELP = "write a study to a file"
FORMATS: dict[str, Callable[[Study], str]] = {
    "json": write,
    "json-schema": lambda study: json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n",
}
"""Name of a format -> function that gives its text."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --format, --out."""
    add_study(parser)
    parser.add_argument("--format", required=True, metavar="NAME", help=f"one of: {', '.join(FORMATS)}")
    parser.add_argument("--out", required=True, metavar="FILE", type=Path, help="where to write it")


def run(arguments: argparse.Namespace) -> int:
    """Write the file; nothing is written where the study cannot be read."""
    if arguments.format not in FORMATS:
        raise DecisionError(
            "format-unknown",
            name=arguments.format,
            known=", ".join(FORMATS),
            suggestion=closest(arguments.format, FORMATS),
        )
    text = FORMATS[arguments.format](read_study(arguments.study))
    write_text_file(text, arguments.out)
    return 0
