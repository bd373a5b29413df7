"""Files of answers of any kind: which kind one is, and what reads it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from exchange.questionnaires.excel_layout import SHEET
from exchange.questionnaires.excel_reader import read_questionnaire
from exchange.questionnaires.expert_table import answers_of_table
from exchange.questionnaires.gathered import Gathered
from exchange.questionnaires.landing import Landed, SameName, land
from exchange.questionnaires.survey_answers import answers_of_survey
from exchange.questionnaires.survey_columns import heading_row
from exchange.questionnaires.tables import LARGEST, Workbook, is_workbook, read_table
from mcdm.errors import DecisionError
from studies.study import Study


def read_answers(content: bytes, file: str, study: Study) -> Gathered:
    """The answers in one file: a questionnaire workbook, answers of an online survey, or a table of experts.

    Raises
    ------
    DecisionError
        What the reader of its kind raises; ``questionnaire-sheet-missing`` for a workbook of something else.
    """
    if is_workbook(content):
        names = list(Workbook(content, file).sheets)
        if any(name == SHEET or name.startswith(f"{SHEET} ") for name in names):
            return read_questionnaire(content, file, study)
    table = read_table(content, file)
    if heading_row(table) is not None:
        return answers_of_survey(table, study)
    try:
        return answers_of_table(table, study)
    except DecisionError as error:
        if error.code == "expert-table-headings" and is_workbook(content):
            raise DecisionError(
                "questionnaire-sheet-missing", file=file, sheet=SHEET, known=", ".join(names)
            ) from error
        raise


def import_answers(files: Iterable[tuple[str, bytes]], study: Study, *, same_name: SameName = "refuse") -> Landed:
    """The study with the answers of all files, (name, content) each; a file that cannot be read changes nothing.

    Raises
    ------
    DecisionError
        What :func:`read_answers` and :func:`exchange.questionnaires.landing.land` raise.
    """
    chosen = tuple(files)
    gathered = sum((read_answers(content, name, study) for name, content in chosen), Gathered())
    try:
        return land(study, gathered, same_name=same_name)
    except DecisionError as error:
        if error.code != "answers-none" or error.facts["file"]:
            raise
        raise DecisionError("answers-none", file=", ".join(name for name, _ in chosen), cell="") from error


def read_file(path: Path) -> tuple[str, bytes]:
    """Name and content of a file of answers; ``file-missing``, ``file-unreadable``, ``answers-file-large``."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise DecisionError("answers-file-large", file=path.name, size=size // 2**20, limit=LARGEST // 2**20)
        return path.name, path.read_bytes()
    except FileNotFoundError as error:
        raise DecisionError("file-missing", file=str(path)) from error
    except OSError as error:
        raise DecisionError("file-unreadable", file=str(path), reason=error.strerror or str(error)) from error
