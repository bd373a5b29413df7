"""Arguments that several commands share, and what they stand for."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from cli.progress import progress
from exchange.study_files import read_study_file
from exchange.survey_files import tally_file
from mcdm.errors import DecisionError, closest
from satisfaction.questionnaire import Questionnaire
from satisfaction.survey import SurveySummary
from store.examples import example_questionnaire, examples, load_example
from studies.study import Study


def add_study(parser: argparse.ArgumentParser) -> None:
    """STUDY: a file or a built-in example."""
    parser.add_argument("study", metavar="STUDY", help="a study document (JSON), or a built-in example: power-supply")


def add_json(parser: argparse.ArgumentParser) -> None:
    """--json: one JSON document on standard output and nothing else."""
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")


def read_study(name: str) -> Study:
    """The study of a file, or of a built-in example of that name."""
    if name in examples():
        return load_example(name)
    path = Path(name)
    if not path.exists() and path.suffix == "":
        raise DecisionError("study-unknown", name=name, known=", ".join(examples()), suggestion=closest(name, examples()))
    return read_study_file(path)


def read_survey(path: str | None, study: Study, name: str) -> SurveySummary | None:
    """The tallied survey of a file, by the study's own questionnaire or one that its columns suggest."""
    if path is None:
        return None
    questionnaire: Questionnaire | None = study.questionnaire or example_questionnaire(name)
    with progress("survey") as show:
        return tally_file(Path(path), questionnaire, study, progress=show)


def print_json(document: object) -> None:
    """One JSON document; undefined numbers are null already, so NaN cannot slip in."""
    print(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))
