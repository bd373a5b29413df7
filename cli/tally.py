"""``tally``: count a survey, on one process, several, or a cluster, and say what was counted."""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.arguments import add_json, add_study, add_workers, print_json, read_study, read_survey
from cli.table import table
from cli.words import finding_as_json, print_findings
from i18n import numbers
from i18n.translate import Translator, translator
from satisfaction.survey import SurveySummary
from studies.study import Study

NAME = "tally"
HELP = "count a survey: respondents, answers in each grade, quality; also on several processes or machines"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, FILE, --workers, --scheduler, --json."""
    add_study(parser)
    parser.add_argument("file", metavar="FILE", type=Path, help="a survey (CSV, XLSX, Parquet)")
    add_workers(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print how many answered what. The digest is the same however the file was shared out."""
    study = read_study(arguments.study)
    survey, findings = read_survey(arguments.file, study, workers=arguments.workers, scheduler=arguments.scheduler)
    assert survey is not None  # the argument is required
    if arguments.json:
        said = [finding_as_json(each, study, arguments.language) for each in findings]
        print_json({**as_json(survey), "findings": said})
    else:
        t = translator(arguments.language)
        print(_counted(survey, t))
        print()
        print(_grades(study, survey, t))
        print()
        print_findings(findings, study, arguments.language)
    return 0


def as_json(survey: SurveySummary) -> dict[str, object]:
    """Counts over all cells; grades best to worst."""
    counts = survey.grade_counts.sum(0)
    return {
        "digest": survey.digest(),
        "rows": survey.quality.rows,
        "respondents": survey.total,
        "cells": len(survey.cells),
        "dimensions": list(survey.dimensions),
        "sampled": len(survey.sample),
        "grades": {name: row.tolist() for name, row in zip(survey.indicators, counts, strict=True)},
        "left_out": dict(survey.quality.left_out),
    }


def _counted(survey: SurveySummary, t: Translator) -> str:
    return t(
        "{respondents} respondents of {rows} rows, in {cells} combinations of segments; digest {digest}",
        respondents=numbers.count(survey.total),
        rows=numbers.count(survey.quality.rows),
        cells=numbers.count(len(survey.cells)),
        digest=survey.digest()[:16],
    )


def _grades(study: Study, survey: SurveySummary, t: Translator) -> str:
    labels = [grade.label.in_language(t.language) for grade in study.scale.grades]
    counts = survey.grade_counts.sum(0)
    rows = [
        (name, *(numbers.count(int(count)) for count in row), numbers.share(share))
        for name, row, share in zip(survey.indicators, counts, survey.missing_shares.tolist(), strict=True)
    ]
    return table((t("indicator"), *labels, t("missing")), rows)
