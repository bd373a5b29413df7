"""``export``: a study as a file of some format."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from cli.arguments import add_study, read_study
from mcdm.errors import DecisionError, closest
from studies.document import json_schema, write

NAME = "export"
HELP = "write a study to a file"
FORMATS = {
    "json": lambda study: write(study),
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
    write_text(arguments.out, text)
    return 0


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all, or say why not."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DecisionError("file-not-written", file=str(path), reason=error.strerror or str(error)) from error
