"""Everything doubtful about a survey is said once, in both languages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from i18n.errors import finding_sentence
from satisfaction.answer_quality import AnswerQuality, Kind, UnknownTexts
from satisfaction.survey import SurveySummary
from satisfaction.survey_doubts import doubts
from tests.satisfaction.small_surveys import survey_of


def survey(count: int = 40, **quality: object) -> SurveySummary:
    grades = np.zeros((count, 2), np.int8)
    return replace(survey_of(grades, [()] * count, ()), quality=AnswerQuality(rows=count, **quality))  # type: ignore[arg-type]


def codes(found: SurveySummary) -> list[str]:
    return [finding.code for finding in doubts(found)]


def test_a_good_survey_gives_no_doubt() -> None:
    assert codes(survey()) == []


@pytest.mark.parametrize(
    ("kind", "code"),
    [("text", "survey-answers-unknown"), ("beyond", "survey-numbers-beyond"), ("below", "survey-numbers-below"),
     ("date", "survey-dates-unknown"), ("place", "survey-segments-unknown")],
)  # fmt: skip
def test_what_was_not_understood_is_said_by_its_kind(kind: Kind, code: str) -> None:
    (finding,) = doubts(survey(unknown=(UnknownTexts("Q", 3, ("x",), kind),)))
    assert (finding.code, finding.place, finding.details["count"]) == (code, "Q", 3)
    texts = {str(finding_sentence(finding, language)) for language in ("en", "zh")}
    assert len(texts) == 2
    assert all("Q" in text and "'x'" in text for text in texts)


def test_rows_left_out_are_said_by_reason_with_their_share() -> None:
    found = doubts(survey(36, left_out=(("missing", 2), ("repeated", 9))))
    assert [(f.code, f.details["count"]) for f in found] == [
        ("rows-left-out-missing", 2),
        ("rows-left-out-repeated", 9),
    ]
    assert found[1].details["share"] == 0.25


def test_an_item_is_never_answered_or_often_missing() -> None:
    grades = np.zeros((40, 3), np.int8)
    grades[:20, 1] = -1
    grades[:, 2] = -1
    assert [(f.code, f.place) for f in doubts(survey_of(grades, [()] * 40, ()))] == [
        ("item-often-missing", "N2"),
        ("item-never-answered", "N3"),
    ]


def test_few_respondents_and_straight_liners() -> None:
    assert codes(survey(5)) == ["survey-few-respondents"]
    assert codes(survey(judged_rows=40, straight_lined_rows=3)) == ["survey-straight-lining"]
