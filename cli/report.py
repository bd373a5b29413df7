"""``report``: a document about a study that a board can read."""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.arguments import add_study, add_survey, read_study, read_survey
from cli.simulate import LARGEST_DRAWS
from exchange.study_files import write_file
from i18n.translate import translator
from mcdm.draws import Draws
from mcdm.errors import DecisionError, closest
from reports.comparison_brief import brief_of
from reports.comparison_page import write
from studies import document
from studies.evaluate import compare, evaluate, explain, face_futures, project

NAME = "report"
HELP = "write the scenarios compared on one page"

FORMATS = ("pdf",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, the format and the file."""
    add_study(parser)
    add_survey(parser)
    parser.add_argument("--format", default="pdf", metavar="NAME", help=f"one of: {', '.join(FORMATS)}")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="the file to write")
    parser.add_argument("--draws", type=int, metavar="N", default=200, help="draws behind the bands (default: 200)")
    parser.add_argument("--seed", type=int, metavar="N", default=Draws().seed, help="seed of the draws")


def run(arguments: argparse.Namespace) -> int:
    """Write the page."""
    if arguments.format not in FORMATS:
        suggestion, known = closest(arguments.format, FORMATS), ", ".join(FORMATS)
        raise DecisionError("format-unknown", name=arguments.format, known=known, suggestion=suggestion)
    if arguments.out.suffix.lower() != f".{arguments.format}":
        raise DecisionError("file-ending-differs", file=arguments.out.name, format=arguments.format)
    if arguments.draws > LARGEST_DRAWS:
        raise DecisionError("settings-out-of-range", name="draws", value=arguments.draws, low=1, high=LARGEST_DRAWS)
    study = read_study(arguments.study)
    if not study.scenarios:
        raise DecisionError("comparison-empty")
    summary, _ = read_survey(arguments.survey, study)
    draws, t = Draws(arguments.seed, arguments.draws), translator(arguments.language)
    evaluation = evaluate(study, summary)
    compared = compare(study, project(study, evaluation, draws))
    brief = brief_of(
        study,
        evaluation,
        compared,
        t,
        draws=draws,
        table=face_futures(study, evaluation) if study.futures else None,
        attribution=explain(study, evaluation, study.scenario(compared.leaders[0])),
        version=document.version(study),
    )
    write_file(write(brief, t), arguments.out)
    print(arguments.out)
    return 0
