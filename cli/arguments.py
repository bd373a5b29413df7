"""Arguments that several commands share, and what they stand for."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from cli.progress import progress
from exchange.study_files import read_study_file
from exchange.survey_files import open_survey, tally_file
from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from satisfaction.questionnaire import Questionnaire
from satisfaction.questionnaire_guess import guess, weights_among
from satisfaction.survey import SurveySummary
from store.examples import examples, load_example
from store.templates import load_template, templates
from studies.study import Study

GUESSED_ROWS = 200
"""Rows that are looked at to guess what the columns of a survey mean."""

NAMED = 8
"""Columns that a sentence names."""


def add_study(parser: argparse.ArgumentParser) -> None:
    """STUDY: a file or a built-in example."""
    parser.add_argument(
        "study", metavar="STUDY", help="a study document (JSON), or a built-in example or template: power-supply"
    )


def add_survey(parser: argparse.ArgumentParser) -> None:
    """--survey FILE: answers in place of the study's stated baseline."""
    parser.add_argument("--survey", metavar="FILE", type=Path, help="a survey (CSV, XLSX, Parquet)")


def add_workers(parser: argparse.ArgumentParser) -> None:
    """--workers N, --scheduler ADDRESS: count the survey on several processes or machines."""
    parser.add_argument(
        "--workers", metavar="N", type=int, default=0, help="count the survey in N processes of this machine (Dask)"
    )
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", default="", help="count the survey on the cluster of this Dask scheduler"
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """--json: one JSON document on standard output and nothing else."""
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")


def read_study(name: str) -> Study:
    """The study of a file, or of a built-in example or template of that name."""
    if name in examples():
        return load_example(name)
    if name in templates():
        return load_template(name)
    path = Path(name)
    if not path.exists() and not path.suffix:
        known = examples()
        raise DecisionError("study-unknown", name=name, known=", ".join(known), suggestion=closest(name, known))
    return read_study_file(path)


def read_survey(
    path: Path | None, study: Study, *, workers: int = 0, scheduler: str = ""
) -> tuple[SurveySummary | None, tuple[Finding, ...]]:
    """The tallied survey of a file and what is doubtful about the file; nothing where none is named."""
    if path is None:
        return None, ()
    questionnaire, doubts = _questionnaire(path, study)
    asked = (questionnaire, study.scale, study.population)
    with progress("survey") as show:
        if workers or scheduler:
            from exchange.cluster_tally import tally_on_cluster

            tallied = tally_on_cluster(path, *asked, scheduler=scheduler, workers=workers, progress=show)
        else:
            tallied = tally_file(path, *asked, progress=show)
    return tallied.survey, (*_in_brief(doubts), *tallied.findings)


def _in_brief(doubts: Sequence[Finding]) -> Iterator[Finding]:
    """The first of what a guess says of many columns, and the names of the others."""
    for code in dict.fromkeys(doubt.code for doubt in doubts):
        first, *others = (doubt for doubt in doubts if doubt.code == code)
        yield first
        if len(others) == 1:
            yield others[0]
        elif others:
            named = _some([each.place for each in others])
            yield Finding.of("survey-likewise", first.place, count=len(others), names=named)


def _some(names: Sequence[str]) -> str:
    """The first few of many names: a file may have hundreds of columns."""
    return ", ".join([*names[:NAMED], "…"] if len(names) > NAMED else names)


def _questionnaire(path: Path, study: Study) -> tuple[Questionnaire, tuple[Finding, ...]]:
    """The study's own questionnaire where the file has all its columns, else what the columns suggest."""
    opened = open_survey(path)
    own = () if study.questionnaire is None else study.questionnaire.columns
    absent = [name for name in own if name not in opened.columns]
    if study.questionnaire is not None and not absent:
        unread = [name for name in opened.columns if name not in own]
        weights = weights_among(opened.columns, opened.preview(GUESSED_ROWS)) if unread else ()
        return study.questionnaire, tuple(each for each in weights if each.place in unread)
    indicators = {node.id: node.label for node in study.model.indicators}
    guessed, doubts = guess(opened.columns, opened.preview(GUESSED_ROWS), indicators, study.scale, study.population)
    if 0 < len(absent) < len(own):
        doubts = (Finding.of("survey-read-anew", path.name, count=len(absent), columns=_some(absent)), *doubts)
    aside = [name for name in opened.columns if name not in guessed.columns and name != guessed.duration_column]
    if aside:
        doubts = (*doubts, Finding.of("survey-columns-aside", path.name, count=len(aside), columns=_some(aside)))
    return guessed, doubts


def print_json(document: object) -> None:
    """One JSON document, in UTF-8 or escaped; undefined numbers are null already, so NaN cannot slip in."""
    encoding = str(getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    print(json.dumps(document, ensure_ascii=encoding not in ("utf-8", "utf8"), indent=2, allow_nan=False))
