"""Questionnaires as online surveys."""

from __future__ import annotations

import csv
import io

import pytest

from exchange.questionnaires.surveys import write_google, write_qualtrics
from tests.exchange.questionnaires.panel import EMPTY
from tests.exchange.questionnaires.surveys_filled import questions_of


def test_qualtrics_text_begins_like_that_of_the_other_program() -> None:
    lines = write_qualtrics(EMPTY).split("\n")
    assert lines[:8] == [
        "[[AdvancedFormat]]", "[[Block: With respect to: Aim]]", "", "[[Question:MC:SingleAnswer]]",
        "1. With respect to Aim which one is more important: Quality or Price?", "", "[[Choices]]", "Quality",
    ]  # fmt: skip
    assert lines[10:15] == ["[[Question:MC:Dropdown]]", "2. By how much?", "", "[[Choices]]", "1"]


@pytest.mark.parametrize(("design", "count"), [("full", 14), ("first-line", 10), ("first-line-above-diagonal", 14)])
@pytest.mark.parametrize("how_much", [True, False])
def test_designs_ask_as_many_pairs(design: str, count: int, how_much: bool) -> None:
    questions = questions_of(write_qualtrics(EMPTY, design=design, how_much=how_much))  # type: ignore[arg-type]
    assert len(questions) == count * (2 if how_much else 1)
    rows = list(csv.reader(io.StringIO(write_google(EMPTY, design=design, how_much=how_much))))  # type: ignore[arg-type]
    assert len(rows) == len(questions)


def test_the_language_and_the_keyword() -> None:
    assert "就“总目标”而言，哪一个更喜欢：质量 还是 价格？" in write_qualtrics(EMPTY, keyword="喜欢", language="zh")
    assert "which one is more likely: Quality or Price?,Quality,Price" in write_google(EMPTY, keyword="likely")
