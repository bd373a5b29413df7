"""``import``: read a file into a study document, or into the database of the screens."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from cli.table import table
from exchange.imported import Imported
from exchange.recognise import import_file
from exchange.study_files import write_text_file
from i18n.errors import finding_sentence
from i18n.translate import Translator, translator
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from store.repository import open_repository
from studies.document import write
from studies.study import Study
from studies.synthesis import rated, synthesise
from studies.weigh import weigh

NAME = "import"
HELP = "read a study document or a model of Super Decisions, check it, and store it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, --out."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="a study document (JSON), or a model of Super Decisions (.sdmod)"
    )
    parser.add_argument("--out", metavar="STUDY.json", type=Path, help="write it here instead of into the database")


def run(arguments: argparse.Namespace) -> int:
    """Write the checked document, or make a study of it; a file that cannot be read changes nothing."""
    imported = import_file(arguments.file)
    if imported.read or imported.left:
        _print_report(imported, arguments.language)
        _print_priorities(imported.study, arguments.language)
    if arguments.out is not None:
        write_text_file(write(imported.study), arguments.out)
    else:
        print(open_repository().create(imported.study))
    return 0


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
