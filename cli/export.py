"""``export``: a study as a file of some format."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from cli.arguments import add_study, read_study
from exchange.matrices import write_matrices
from exchange.questionnaires.excel_writer import write_questionnaire, write_questionnaires
from exchange.questionnaires.expert_template import expert_csv, expert_workbook
from exchange.questionnaires.questions import DESIGNS
from exchange.questionnaires.surveys import write_google, write_qualtrics
from exchange.study_files import write_file
from exchange.super_decisions.from_study import export_model
from exchange.supermatrix_text import supermatrix_texts
from i18n.errors import finding_sentence
from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from studies.document import json_schema, write
from studies.study import Study

NAME = "export"
HELP = "write a study to a file, or its questionnaires and matrices to files"

Exported = tuple[Mapping[str, str | bytes], tuple[Finding, ...]]
"""Name of each file -> content, and what it could not hold. The name "" is the one that ``--out`` says."""


def _alone(content: str | bytes) -> Exported:
    return {"": content}, ()


def _model(study: Study, arguments: argparse.Namespace) -> Exported:
    text, left = export_model(study, arguments.language)
    return {"": text}, left


def _questionnaires(study: Study, arguments: argparse.Namespace) -> Exported:
    """One workbook where ``--out`` is one (``--expert`` says whose), else one for each expert in that folder."""
    if arguments.out.suffix.lower() == ".xlsx":
        return _alone(write_questionnaire(study, arguments.expert, language=arguments.language))
    files = write_questionnaires(study, language=arguments.language)
    return {str(arguments.out / name): content for name, content in files.items()}, ()


def _survey(writer: Callable[..., str]) -> Callable[[Study, argparse.Namespace], Exported]:
    return lambda study, arguments: _alone(
        writer(
            study,
            design=arguments.design,
            how_much=not arguments.which_only,
            keyword=arguments.keyword,
            language=arguments.language,
        )
    )


def _supermatrices(study: Study, arguments: argparse.Namespace) -> Exported:
    """Four files for each network, whose names begin with ``--out``."""
    stem = arguments.out.with_suffix("") if arguments.out.suffix == ".txt" else arguments.out
    texts = supermatrix_texts(study, stem.name, language=arguments.language)
    return {str(stem.parent / name): text for name, text in texts.items()}, ()


FORMATS: dict[str, Callable[[Study, argparse.Namespace], Exported]] = {
    "json": lambda study, arguments: _alone(write(study)),
    "json-schema": lambda study, arguments: _alone(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"),
    "sdmod": _model,
    "questionnaire-xlsx": _questionnaires,
    "qualtrics": _survey(write_qualtrics),
    "google": _survey(write_google),
    "expert-csv": lambda study, arguments: _alone(expert_csv(study, language=arguments.language)),
    "expert-xlsx": lambda study, arguments: _alone(expert_workbook(study, language=arguments.language)),
    "matrices-xlsx": lambda study, arguments: _alone(write_matrices(study, language=arguments.language)),
    "supermatrix-txt": _supermatrices,
}
"""Name of a format -> function of a study and the arguments that gives the files."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --format, --out, and what questionnaires need."""
    add_study(parser)
    parser.add_argument("--format", required=True, metavar="NAME", help=f"one of: {', '.join(FORMATS)}")
    parser.add_argument("--out", required=True, metavar="FILE", type=Path, help="where to write it; a folder for many")
    parser.add_argument("--expert", metavar="ID", default="", help="whose questionnaire; without it a blank one")
    parser.add_argument("--design", choices=DESIGNS, default="full", help="which pairs a survey asks")
    parser.add_argument("--which-only", action="store_true", help="a survey asks which one is more important, no more")
    parser.add_argument("--keyword", metavar="WORD", default="", help='what a survey asks for instead of "important"')


def run(arguments: argparse.Namespace) -> int:
    """Write the files; nothing is written where the study cannot be read."""
    if arguments.format not in FORMATS:
        raise DecisionError(
            "format-unknown",
            name=arguments.format,
            known=", ".join(FORMATS),
            suggestion=closest(arguments.format, FORMATS),
        )
    study = read_study(arguments.study)
    files, left = FORMATS[arguments.format](study, arguments)
    for name, content in files.items():
        path = Path(name) if name else arguments.out
        if name:
            _make_folder(path.parent)
            print(path)
        write_file(content.encode() if isinstance(content, str) else content, path)
    for finding in left:
        print(f"- {finding_sentence(finding, arguments.language, study.labels)}")
    return 0


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DecisionError("file-not-written", file=str(path), reason=error.strerror or str(error)) from error
