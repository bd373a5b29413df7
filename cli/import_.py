"""``import``: read a file into a study document, or into the database of the screens."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from cli.arguments import read_study
from cli.table import table
from exchange.imported import Imported
from exchange.questionnaires.files import import_answers, read_file
from exchange.questionnaires.landing import SameName
from exchange.recognise import import_file
from exchange.study_files import write_text_file
from i18n.errors import finding_sentence
from i18n.translate import Translator, translator
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from store.repository import open_repository
from studies.document import write
from studies.study import Study
from studies.synthesis import rated, synthesise
from studies.weigh import weigh

NAME = "import"
HELP = "read a study, a model of another program, or answers of experts into a study; check it, and store it"

ANSWERS = (".csv", ".tsv", ".xlsx", ".xls")
"""Endings of files that are never a study of their own."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE ..., --into, --same-name, --out."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="a study (JSON), a model of Super Decisions (.sdmod), a supermatrix (.txt); with --into answers of "
        "experts: questionnaires (XLSX), answers of Qualtrics and Google forms, tables (CSV, XLSX)",
    )
    parser.add_argument("--into", metavar="STUDY", help="the study that the answers belong to: a file or an example")
    parser.add_argument(
        "--same-name",
        choices=get_args(SameName),
        default="refuse",
        help="two experts of one name: refuse them, replace the earlier answers, or number the names",
    )
    parser.add_argument("--out", metavar="STUDY.json", type=Path, help="write it here instead of into the database")


def run(arguments: argparse.Namespace) -> int:
    """Write the checked document, or make a study of it; a file that cannot be read changes nothing.

    1 where the answers of some cells or rows could not be taken: they are named on standard error.
    """
    if arguments.into is not None:
        return _answers(arguments)
    first = arguments.files[0]
    if len(arguments.files) > 1 or first.suffix.lower() in ANSWERS:
        raise DecisionError("import-into-nothing", file=first.name)
    imported = import_file(first)
    if imported.read or imported.left:
        _print_report(imported, arguments.language)
        _print_priorities(imported.study, arguments.language)
    _store(imported.study, arguments)
    return 0


def _answers(arguments: argparse.Namespace) -> int:
    """Answers of experts become ballots of a study."""
    study = read_study(arguments.into)
    files = [read_file(path) for path in arguments.files]
    try:
        landed = import_answers(files, study, same_name=arguments.same_name)
    except DecisionError as error:
        if error.code != "experts-of-one-name":
            raise
        raise DecisionError("import-same-name", reason=error) from error
    names = dict(study.labels)
    for network in study.networks:
        names = {**study.networks[network].model.labels, **names}
    for finding in landed.read:
        print(f"- {finding_sentence(finding, arguments.language, names)}")
    for finding in landed.left:
        print(f"- {finding_sentence(finding, arguments.language, names)}", file=sys.stderr)
    _store(landed.study, arguments)
    return 1 if landed.left else 0


def _store(study: Study, arguments: argparse.Namespace) -> None:
    if arguments.out is not None:
        write_text_file(write(study), arguments.out)
    else:
        print(open_repository().create(study))


def _print_report(imported: Imported, language: str) -> None:
    """What was read and what was not, a sentence a line."""
    t = translator(language)
    print(t("Read"))
    _print_sentences(imported.read, language)
    print(t("Not read"))
    _print_sentences(imported.left, language)


def _print_sentences(findings: Sequence[Finding], language: str) -> None:
    for finding in findings:
        print(f"- {finding_sentence(finding, language)}")


def _print_priorities(study: Study, language: str) -> None:
    """The alternatives' priorities, as judgments, formulas and ratings of the file give them."""
    t = translator(language)
    weighing = weigh(study)
    found, ratings = synthesise(study, weighing), rated(study, weighing)
    if found is not None:
        names = [label.in_language(language) for label in found.alternatives.values()]
        _print_values(names, found.values, None if found.priorities is None else found.priorities.values, t)
    if ratings is not None and study.ratings is not None:
        print(f"\n{t('Ratings')}")
        names = [study.labels[name].in_language(language) for name in study.ratings.alternatives]
        _print_values(names, ratings.totals, ratings.priorities, t)


def _print_values(names: Sequence[str], values: FloatArray, shares: FloatArray | None, t: Translator) -> None:
    shown = [f"{value:.4f}" for value in values.tolist()]
    scaled = [""] * len(shown) if shares is None else [f"{share:.4f}" for share in shares.tolist()]
    rows = list(zip(names, shown, scaled, strict=True))
    print(f"\n{table([t('Alternative'), t('Value'), t('Priority')], rows)}")
