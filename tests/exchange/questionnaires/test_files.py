"""Files of answers of any kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exchange.questionnaires import files
from exchange.questionnaires.excel_writer import write_questionnaires
from exchange.questionnaires.expert_template import expert_csv, expert_workbook
from exchange.questionnaires.files import import_answers, read_answers, read_file
from mcdm.errors import DecisionError
from tests.exchange.questionnaires.panel import EMPTY, PANEL_STUDY, changed, put
from tests.exchange.questionnaires.surveys_filled import foreign_questions, qualtrics


def test_many_questionnaires_at_once_change_nothing_that_did_not_change() -> None:
    landed = import_answers(write_questionnaires(PANEL_STUDY).items(), PANEL_STUDY)
    assert landed.study == PANEL_STUDY
    assert not landed.ballots


def test_every_kind_is_recognised_by_its_content() -> None:
    survey = qualtrics(foreign_questions(3, "Aim"), ["", "", "R_9", "", "", "Quality", "3", "", "", "", ""])
    kinds: list[Any] = [survey, expert_csv(PANEL_STUDY).encode(), expert_workbook(PANEL_STUDY)]
    assert [read_answers(content, "file", PANEL_STUDY).experts[0].name for content in kinds] == ["R_9", "Anna", "Anna"]


def test_a_workbook_of_something_else_is_said_with_its_sheets() -> None:
    content = changed(expert_workbook(EMPTY), put(C1="x", D1="y"), "Sheet")
    with pytest.raises(DecisionError) as caught:
        read_answers(content, "f.xlsx", EMPTY)
    assert caught.value.code == "questionnaire-sheet-missing"
    assert caught.value.facts["known"] == "Sheet"


def test_a_file_without_answers_is_named() -> None:
    with pytest.raises(DecisionError) as caught:
        import_answers([("empty.csv", expert_csv(PANEL_STUDY).splitlines()[0].encode())], PANEL_STUDY)
    assert (caught.value.code, caught.value.facts["file"]) == ("answers-none", "empty.csv")


def test_files_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DecisionError, match="file-missing"):
        read_file(tmp_path / "none.csv")
    with pytest.raises(DecisionError, match="file-unreadable"):
        read_file(tmp_path)
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n")
    assert read_file(path) == ("a.csv", b"a,b\n")
    monkeypatch.setattr(files, "LARGEST", 1)
    with pytest.raises(DecisionError, match="answers-file-large"):
        read_file(path)
