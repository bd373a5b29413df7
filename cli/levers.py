"""``levers``: the levers of a study or of the library; a table of them out, a table of them in."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from cli.arguments import add_json, add_study, print_json, read_study
from cli.table import table
from exchange.lever_rows import LeverTable, read_lever_table
from exchange.lever_tables import levers_csv, levers_workbook
from exchange.study_files import write_file, write_text_file
from i18n.errors import error_sentence, finding_sentence
from i18n.numbers import plain, share
from i18n.translate import Translator, translator
from mcdm.errors import DecisionError, closest
from reports.sentences import levers as words
from scenarios.levers import Lever
from store.lever_library import lever_library, suggested, taken_over
from studies.document import write
from studies.edits import add_lever
from studies.study import Study
from studies.study_shapes import SHAPES

NAME = "levers"
HELP = "list the levers of a study or of the library; write them to a table, read them from one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --library, --take, --import, --export, --out, --json."""
    add_study(parser)
    parser.add_argument("--library", action="store_true", help="the measures of the library instead of the study's")
    parser.add_argument(
        "--take", metavar="MEASURE", action="append", default=[],
        help="take a measure of the library into the study, on the figures that its effects seem to mean",
    )  # fmt: skip
    parser.add_argument(
        "--import", metavar="FILE", type=Path, dest="table", help="a table of levers (CSV, XLSX), one a row"
    )
    parser.add_argument("--export", metavar="FILE", type=Path, help="write the levers as a table (CSV, XLSX)")
    parser.add_argument("--out", metavar="STUDY.json", type=Path, help="where to write the changed study")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what was asked for. 1 where rows of a table were left out; the others are in the study."""
    study, t = read_study(arguments.study), translator(arguments.language)
    changed, read = study, None
    for name in arguments.take:
        changed = _taken(changed, name)
    if arguments.table is not None:
        read = read_lever_table(_bytes_of(arguments.table), changed, name=arguments.table.name)
        changed = read.study
    if changed != study and arguments.out is None:
        raise DecisionError("levers-without-out")
    if arguments.out is not None:
        write_text_file(write(changed), arguments.out)
    levers = [measure.lever for measure in lever_library().measures] if arguments.library else list(changed.levers)
    if arguments.export is not None:
        _export(levers, arguments.export, arguments.language)
    if arguments.json:
        print_json(_json(changed, levers, read, arguments))
    elif read is not None:
        _print_read(read, arguments.language, t)
    elif arguments.export is None:
        print(_listed(levers, t))
        if arguments.library:
            print(f"\n{lever_library().note.in_language(arguments.language)}")
    return 1 if read is not None and read.refused else 0


def _taken(study: Study, name: str) -> Study:
    measure = lever_library().measure(name)
    return add_lever(study, taken_over(study, measure, suggested(study, measure)))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DecisionError("file-missing", file=str(path)) from error
    except OSError as error:
        raise DecisionError("file-unreadable", file=str(path), reason=error.strerror or str(error)) from error


def _export(levers: Sequence[Lever], path: Path, language: str) -> None:
    ending = path.suffix.lower().removeprefix(".")
    if ending not in ("csv", "xlsx"):
        suggestion = closest(ending, ("csv", "xlsx"))
        raise DecisionError("format-unknown", name=ending or path.name, known="csv, xlsx", suggestion=suggestion)
    if path.suffix.lower() == ".xlsx":
        write_file(levers_workbook(levers, language=language), path)
    else:
        write_text_file(levers_csv(levers, language=language), path)


def _listed(levers: Sequence[Lever], t: Translator) -> str:
    rows = [
        (
            lever.id,
            lever.label.in_language(t.language),
            f"{plain(lever.maximum)} {lever.unit.in_language(t.language)}",
            words.curve_name(lever.response, t),
            "; ".join(f"{each.indicator} {share(each.likely)}" for each in lever.effects),
            t("assumed") if lever.assumed else t("sourced"),
        )
        for lever in levers
    ]
    return table((t("id"), t("lever"), t("at most"), t("response curve"), t("effects"), t("basis")), rows)


def _print_read(read: LeverTable, language: str, t: Translator) -> None:
    print(
        t(
            "{added} added, {changed} changed, {refused} rows left out.",
            added=len(read.added),
            changed=len(read.changed),
            refused=len(read.refused),
        )
    )
    for error in read.refused:
        print(f"- {error_sentence(error, language, read.study.labels)}")
    for finding in read.findings:
        print(f"- {finding_sentence(finding, language, read.study.labels)}")


def _json(
    study: Study, levers: Sequence[Lever], read: LeverTable | None, arguments: argparse.Namespace
) -> dict[str, object]:
    shape = SHAPES.record(Lever)
    found: dict[str, object] = {"levers": [shape.write(lever) for lever in levers]}
    if arguments.library:
        found["suggested"] = {
            measure.id: {kind: list(figures) for kind, figures in suggested(study, measure).items()}
            for measure in lever_library().measures
        }
    if read is not None:
        found |= {
            "added": list(read.added),
            "changed": list(read.changed),
            "left_out": [
                {"row": each.facts["row"], "text": error_sentence(each, arguments.language, study.labels)}
                for each in read.refused
            ],
        }
    return found
