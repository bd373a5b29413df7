"""Judgments of several experts from one table."""

from __future__ import annotations

import datetime
import io
from typing import Any

import openpyxl
import pytest

from exchange.questionnaires.expert_table import read_expert_table
from exchange.questionnaires.gathered import Gathered
from mcdm.errors import DecisionError
from mcdm.judgments import PairwiseJudgment
from tests.exchange.questionnaires.panel import EMPTY, PANEL_STUDY, judged

AIM = judged("abc", ("a", "b", 3.0), ("a", "c", 1 / 2))


def given(found: Gathered) -> dict[str, Any]:
    return {each.name: dict(each.answers) for each in found.experts}


@pytest.mark.parametrize(
    "text",
    [
        (
            "expert,set,first,second,value\nMary,g<-C,Quality,Price,3\nMary,g<-C,a,c,0.5\n"
            "Tom,g<-C,Quality,Price,3\nTom,Aim,Place,Quality,2"
        ),
        (
            "专家;相对于;元素1;元素2;判断\nMary;总目标;质量;价格;3\nMary;总目标;质量;地点;1/2\n"
            "Tom;总目标;价格;质量;1/3\nTom;Aim;质量;地点;地点 2"
        ),
        "set\tfirst\tsecond\tMary\tTom\ng<-C\tQuality\tPrice\t3\tQuality 3\nAim\tQuality\tPlace\t=1/2\tPlace: 2\n",
        "name,Aim: Quality / Price,Quality / Place\nMary,3,1/2\nTom,Quality 3,Place (2)\n",
        "姓名,总目标：质量 / 价格,质量与地点\nMary,3,1/2\nTom,质量 3,地点 2\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_layouts_languages_and_encodings(text: str, encoding: str) -> None:
    found = read_expert_table(text.encode(encoding), "table.csv", EMPTY)
    assert not found.left
    assert set(given(found)) == {"Mary", "Tom"}
    for answers in given(found).values():
        assert answers["g<-C"].matrix().round(9).tolist() == AIM.matrix().round(9).tolist()


def test_ranges_and_experts_of_the_study() -> None:
    found = read_expert_table(b"expert,set,first,second,value\nE2,g,a,b,2-8\nAnna,g,a,b,3\n", "t.csv", PANEL_STUDY)
    assert [each.expert for each in found.experts] == ["E2", "E1"]
    assert given(found)["E2"]["g<-C"].judgments == (PairwiseJudgment("a", "b", 4.0, 2.0, 8.0),)


def test_every_trouble_is_named_with_its_row_and_the_other_rows_stay() -> None:
    rows = [
        "expert,set,first,second,value",
        "Mary,Aim,Quality,Price,3",
        "Mary,Aim,Price,Quality,2",
        "Mary,Aim,Quality,Place,30",
        "Mary,Aim,Price,Place,nan",
        "Mary,Aim,Price,Plaza de armas,2",
        ",Aim,Quality,Price,1",
        "Mary,Moon,Quality,Price,1",
        "Mary,Aim,Quality,Quality,1",
        "Mary,,Quality,Price,1",
        "Mary,Price,Xavier,Zoe,3-Jan",
        "Mary,Price,Xavier,Zoe,4",
    ]
    found = read_expert_table("\n".join(rows).encode(), "t.csv", EMPTY)
    assert given(found) == {"Mary": {"b<-A": judged("xyz", ("x", "z", 4.0))}}
    told = {each.code: each.details for each in found.left}
    assert {code: facts["row"] for code, facts in told.items()} == {
        "answer-off-scale": 4, "answer-not-a-number": 5, "answer-name-unknown": 6, "answer-without-expert": 7,
        "answer-set-unknown": 8, "answer-of-itself": 9, "answer-set-ambiguous": 10, "answer-is-a-date": 11,
        "answer-contradicts-itself": 2,
    }  # fmt: skip
    assert told["answer-contradicts-itself"]["other_row"] == 3


def test_a_date_in_a_workbook_is_never_guessed() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["expert", "set", "first", "second", "value"])
    sheet.append(["Mary", "g", "a", "b", datetime.datetime(2026, 1, 3)])
    out = io.BytesIO()
    book.save(out)
    assert [each.code for each in read_expert_table(out.getvalue(), "t.xlsx", EMPTY).left] == ["answer-is-a-date"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("first,second,Mary,mary\nQuality,Place,3,2", "experts-of-one-column"),
        ("expert,Quality / Place\nMary,3\nTom,2\nMary,4", "experts-of-one-row"),
        ("colour,size\nred,3", "expert-table-headings"),
        ("alone\n", "answers-file-empty"),
    ],
)
def test_a_table_that_cannot_be_read_at_all(text: str, code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        read_expert_table(text.encode(), "t.csv", EMPTY)
    assert caught.value.code == code


def test_of_a_long_table_some_remarks_say_enough() -> None:
    rows = "".join(f"Mary{k % 9},g,a,{'b' if k % 2 else f'nothing {k}'},3\n" for k in range(20_000))
    found = read_expert_table(f"expert,set,first,second,value\n{rows}".encode(), "t.csv", EMPTY)
    assert len(found.experts) == 9
    assert found.left[-1].code == "answers-more-remarks"
