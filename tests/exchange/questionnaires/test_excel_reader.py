"""Answers from questionnaires, ours and foreign."""

from __future__ import annotations

from typing import Any

import pytest

from exchange.questionnaires.excel_reader import read_questionnaire
from exchange.questionnaires.excel_writer import write_questionnaire
from exchange.questionnaires.gathered import Gathered
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import DirectRatings
from tests.exchange.questionnaires.panel import EMPTY, PANEL_STUDY, changed, foreign, judged, put


def given(found: Gathered) -> dict[str, Any]:
    return dict(found.experts[0].answers)


@pytest.mark.parametrize("estimates", [False, True])
def test_a_foreign_file(estimates: bool) -> None:
    filled = changed(foreign(estimates=estimates), put(C4=3, D4="=1/2", D5=0, E17=5, E18=2, E19="=1/10", D26=4))
    found = read_questionnaire(filled, "Dr Wu.xlsx", EMPTY)
    assert found.experts[0].name == "Dr Wu"
    assert given(found) == {
        "g<-C": judged("abc", ("a", "b", 3.0), ("a", "c", 0.5)),
        "a<-A": DirectRatings(("x", "y", "z"), (5.0, 2.0, 0.1)),
        "b<-A": judged("xyz", ("y", "z", 4.0)),
    }
    assert not found.left


@pytest.mark.parametrize("language", ["en", "zh"])
def test_our_own_file(language: str) -> None:
    found = read_questionnaire(write_questionnaire(PANEL_STUDY, "E1", language=language), "f.xlsx", PANEL_STUDY)
    assert found.experts[0].expert == "E1"
    assert given(found)["a<-A"] == PANEL_STUDY.ballots[1].judgments
    assert {name: len(each.elements) for name, each in given(found).items()} == {
        "g<-C": 3,
        "a<-A": 3,
        "b<-A": 3,
        "C<-*": 2,
    }
    assert not found.left


def test_another_name_is_another_person() -> None:
    content = changed(write_questionnaire(PANEL_STUDY, "E1"), put(B1="Carl"), "expert")
    answers = read_questionnaire(content, "f.xlsx", PANEL_STUDY).experts[0]
    assert (answers.name, answers.expert) == ("Carl", "")


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"C4": 30}, "answer-off-scale", "C4"),
        ({"C4": "NaN"}, "answer-not-a-number", "C4"),
        ({"C4": -2}, "answer-not-a-number", "C4"),
        ({"C4": "=B99*2"}, "answer-not-a-number", "C4"),  # a formula without the value it came to
    ],
)
def test_a_cell_that_cannot_be_taken_is_named_and_the_others_stay(cells: dict[str, Any], code: str, cell: str) -> None:
    found = read_questionnaire(changed(write_questionnaire(PANEL_STUDY, "E1"), put(**cells)), "f.xlsx", PANEL_STUDY)
    assert given(found)["g<-C"].answered == 2
    assert [(each.code, each.details["cell"]) for each in found.left] == [(code, cell)]


def test_a_judgment_that_contradicts_its_reciprocal_is_refused_with_both_cells() -> None:
    found = read_questionnaire(changed(write_questionnaire(PANEL_STUDY, "E1"), put(B5=2)), "f.xlsx", PANEL_STUDY)
    assert given(found)["g<-C"].answered == 2
    (left,) = found.left
    assert left.code == "answer-contradicts-itself"
    assert {left.details["cell"], left.details["other_cell"]} == {"C4", "B5"}


def test_a_reciprocal_that_agrees_is_fine_and_one_alone_counts() -> None:
    found = read_questionnaire(
        changed(write_questionnaire(PANEL_STUDY, "E1"), put(B5=0.33, D4=None, B6=0.5)), "f.xlsx", PANEL_STUDY
    )
    assert given(found)["g<-C"].matrix()[0].tolist() == [1, 3, 2]
    assert not found.left


def test_direct_values_win_if_all_are_given() -> None:
    content = write_questionnaire(PANEL_STUDY, "E1")
    found = read_questionnaire(changed(content, put(E4=1, E5=2, E6=3)), "f.xlsx", PANEL_STUDY)
    assert given(found)["g<-C"] == DirectRatings(("a", "b", "c"), (1.0, 2.0, 3.0))
    assert Finding.of("questionnaire-direct-wins", "f.xlsx", row=3, target="Aim", count=3) in found.read
    found = read_questionnaire(changed(content, put(E4=1, E5=2)), "f.xlsx", PANEL_STUDY)
    assert given(found)["g<-C"].answered == 3
    assert [each.code for each in found.left] == ["questionnaire-direct-incomplete"]


def test_a_workbook_of_something_else() -> None:
    def rename(sheet: Any) -> None:
        sheet.title = "Sheet1"

    with pytest.raises(DecisionError, match="questionnaire-sheet-missing"):
        read_questionnaire(changed(foreign(), rename), "f.xlsx", EMPTY)
    with pytest.raises(DecisionError, match="questionnaire-without-blocks"):
        read_questionnaire(changed(foreign(), lambda sheet: sheet.delete_rows(1, 99)), "f.xlsx", EMPTY)


def test_a_hidden_sheet_that_somebody_changed_is_not_believed() -> None:
    content = changed(write_questionnaire(PANEL_STUDY, "E1"), put(G2="{no json"), "weighbridge")
    found = read_questionnaire(content, "f.xlsx", PANEL_STUDY)
    assert given(found)["g<-C"].answered == 3
    assert found.experts[0].expert == ""
