"""``export``: a study as a file of some format."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from cli.arguments import add_study, read_study
from exchange.study_files import write_text_file
from exchange.super_decisions.from_study import export_model
from i18n.errors import finding_sentence
from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from studies.document import json_schema, write
from studies.study import Study

NAME = "export"
HELP = "write a study to a file"
FORMATS: dict[str, Callable[[Study, str], tuple[str, tuple[Finding, ...]]]] = {
    "json": lambda study, language: (write(study), ()),
    "json-schema": lambda study, language: (json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", ()),
    "sdmod": export_model,
}
"""Name of a format -> function of a study and a language that gives the text, and what it could not hold."""


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
    study = read_study(arguments.study)
    text, left = FORMATS[arguments.format](study, arguments.language)
    write_text_file(text, arguments.out)
    for finding in left:
        print(f"- {finding_sentence(finding, arguments.language, study.labels)}")
    return 0
