"""Which question each block asks, after somebody edited the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from exchange.questionnaires.excel_reader import read_questionnaire
from exchange.questionnaires.excel_writer import write_questionnaire
from mcdm.findings import Finding
from tests.exchange.questionnaires.panel import PANEL_STUDY, changed, put

OURS = write_questionnaire(PANEL_STUDY, "E1")
UNTOUCHED = read_questionnaire(OURS, "f.xlsx", PANEL_STUDY)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings if finding.code != "answers-read"]


@pytest.mark.parametrize(
    ("edit", "row", "count"),
    [
        (lambda sheet: sheet.insert_rows(5), 5, 1),
        (lambda sheet: sheet.insert_rows(1), 1, 1),
        (lambda sheet: sheet.insert_rows(8, 3), 7, 3),
        (lambda sheet: sheet.insert_rows(18, 2), 18, 2),
    ],
)
def test_inserted_rows_are_said_and_nothing_moves(edit: Callable[[Any], None], row: int, count: int) -> None:
    found = read_questionnaire(changed(OURS, edit), "f.xlsx", PANEL_STUDY)
    assert found.experts == UNTOUCHED.experts
    assert found.read[0] == Finding.of(
        "questionnaire-rows-inserted", "f.xlsx", row=row, count=count, sheet="pairwise_comp"
    )
    assert not found.left


def test_an_inserted_column_does_not_matter() -> None:
    found = read_questionnaire(changed(OURS, lambda sheet: sheet.insert_cols(3)), "f.xlsx", PANEL_STUDY)
    assert found.experts == UNTOUCHED.experts


def test_a_deleted_row_loses_its_own_answers_only() -> None:
    found = read_questionnaire(changed(OURS, lambda sheet: sheet.delete_rows(5)), "f.xlsx", PANEL_STUDY)
    assert codes(found.left) == ["questionnaire-row-missing"]
    assert "questionnaire-rows-deleted" in codes(found.read)
    assert dict(found.experts[0].answers)["g<-C"].answered == 2  # type: ignore[union-attr]
    assert found.experts[0].answers[1:] == UNTOUCHED.experts[0].answers[1:]


def test_a_deleted_column_loses_its_own_answers_only_and_says_so() -> None:
    found = read_questionnaire(changed(OURS, lambda sheet: sheet.delete_cols(3)), "f.xlsx", PANEL_STUDY)
    lost = [each for each in found.left if each.code == "questionnaire-column-missing"]
    assert lost[0].details["row"] == 3
    assert lost[0].details["element"] == "b"
    assert dict(found.experts[0].answers)["g<-C"].answered == 2  # type: ignore[union-attr]


def test_a_renamed_row_is_the_only_one_left() -> None:
    found = read_questionnaire(changed(OURS, put(A5="Cost of it all")), "f.xlsx", PANEL_STUDY)
    assert found.experts == UNTOUCHED.experts
    assert found.read[0] == Finding.of("answer-name-guessed", "f.xlsx", row=5, text="Cost of it all", taken="b")


def test_a_block_of_something_else_is_left_and_named() -> None:
    strange = put(A3="Q", B3="Red", C3="Green", D3="Blue", A4="Red", A5="Green", A6="Blue")
    found = read_questionnaire(changed(OURS, strange), "f.xlsx", PANEL_STUDY)
    assert codes(found.left) == ["questionnaire-block-unknown", "questionnaire-block-missing"]
    assert found.experts[0].answers == UNTOUCHED.experts[0].answers[1:]


def test_a_row_that_belongs_to_nothing_is_left_and_named() -> None:
    def edit(sheet: Any) -> None:
        sheet.insert_rows(7)
        put(A7="Colour", C7=4)(sheet)

    found = read_questionnaire(changed(OURS, edit), "f.xlsx", PANEL_STUDY)
    assert codes(found.left) == ["questionnaire-row-unknown"]
    assert found.experts == UNTOUCHED.experts
