"""Sentences about a survey: what it says against the stated baseline, and how good its answers are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.translate import translator
from reports.charts.scales import IndexDisplay
from reports.sentences import survey as say
from reports.sentences.coverage import Coverage
from satisfaction.answer_quality import AnswerQuality, UnknownTexts

EN, ZH = translator("en"), translator("zh")
SCORE = IndexDisplay()
READ = say.SurveyRead(2422, 0.680, 0.674, 0.685, 0.687, 1)


@pytest.mark.parametrize(
    ("read", "headline", "lead"),
    [
        (READ, "2,422 respondents put the index at .680, .007 below the stated baseline", "lies outside"),
        (replace(READ, stated=0.672), "2,422 respondents put the index at .680, .008 above the stated baseline",
         "lies outside"),
        (replace(READ, stated=0.684), "2,422 respondents confirm the stated baseline: .680", "lies inside"),
        (replace(READ, low=0.63, high=0.73),
         "2,422 respondents put the index at .680: too few to tell it from the stated baseline", "lies inside"),
        (replace(READ, stated=None), "2,422 respondents put the index at .680", "as far as sampling goes."),
        (replace(READ, low=None, high=None), "2,422 respondents put the index at .680, .007 below the stated baseline",
         "gives no interval"),
        (say.SurveyRead(0, None, None, None, 0.687, 0), "No survey yet: the index rests on what the study states",
         "nobody was asked"),
        (say.SurveyRead(0, None, None, None, 0.687, 2), "The index reads the stated baseline, not a survey", ".687"),
        (say.SurveyRead(0, None, None, None, None, 0), "Load a survey to measure satisfaction", "no index"),
    ],
)  # fmt: skip
def test_every_state_has_its_headline(read: say.SurveyRead, headline: str, lead: str) -> None:
    assert say.answer(read, SCORE, EN) == headline
    assert lead in say.lead(read, SCORE, EN)
    assert say.answer(read, SCORE, ZH) != headline


def test_a_survey_of_some_indicators_says_so_wherever_it_is_compared() -> None:
    part = replace(READ, covered=Coverage(4, 28, 0.183))
    assert say.answer(part, SCORE, EN) == (
        "2,422 respondents put the index at .680 on 4 of 28 indicators, .007 below the stated baseline"
    )
    told = say.lead(part, SCORE, EN)
    assert told.startswith("It speaks for 4 of 28 indicators, 18% of the weight; of the others nothing is known.")
    assert "The stated baseline is taken over the same indicators." in told
    assert "28 项指标中的 4 项" in say.answer(part, SCORE, ZH)
    assert "same indicators" not in say.lead(replace(part, stated=None), SCORE, EN)
    whole = replace(READ, covered=Coverage(28, 28, 1.0))
    assert (say.answer(whole, SCORE, EN), say.lead(whole, SCORE, EN)) == (say.answer(READ, SCORE, EN),
                                                                           say.lead(READ, SCORE, EN))  # fmt: skip


def test_the_display_is_respected() -> None:
    assert "59.9" in say.answer(replace(READ, index=0.679), IndexDisplay("percent"), EN)


def test_quality_flags_what_is_worth_a_look() -> None:
    clean = say.quality(AnswerQuality(rows=100, judged_rows=100), 0, 100, EN)
    assert not any(doubtful for *_, doubtful in clean)
    assert [number for number, *_ in clean] == ["100", *["none"] * 5]
    doubted = AnswerQuality(100, 3, 2, 90, 9, (UnknownTexts("N1", 4, ("?",)),))
    told = say.quality(doubted, 5, 20, EN)
    assert [number for number, *_ in told] == ["100", "3 (3.0%)", "2 (2.0%)", "9 (10.0%)", "4", "5"]
    assert [doubtful for *_, doubtful in told] == [False, False, False, True, True, True]
    assert "20 sampled" in told[-1][1]


def test_what_was_left_open_is_said_once() -> None:
    assert say.left_open([("A", 0.0), ("B", 0.0)], EN) == "Nobody left a question open."
    told = say.left_open([("A", 0.01), ("B", 0.05)], EN)
    assert told == "On average 3.0% of the respondents left a question open, most often B: 5.0%."


def test_progress_tells_time_only_when_it_is_known() -> None:
    assert say.progress("counting", 1000, 0.25, None, EN) == "Counting the answers · 1,000 rows · 25%"
    assert say.progress("keeping", 1000, 0.5, 12.4, EN).endswith("about 12 s left")
