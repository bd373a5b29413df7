"""Sentences about the index say what the numbers say, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.translate import Translator, translator
from reports.charts.scales import IndexDisplay
from reports.sentences import index as say
from reports.sentences.coverage import Coverage

EN, ZH = translator("en"), translator("zh")
SCORE = IndexDisplay()
GRADES = ("Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied")
CLUSTERS = (
    say.ClusterRead("Supply", 0.5, 0.72),
    say.ClusterRead("Repair", 0.3, 0.64),
    say.ClusterRead("Channels", 0.2, 0.66),
)
READ = say.IndexRead(
    0.684, 0.679, 0.689, 2400, "survey", GRADES, (1.0, 0.8, 0.6, 0.4, 0.2), (0.19, 0.33, 0.26, 0.14, 0.08), CLUSTERS
)


def test_the_headline_names_the_grades_and_what_costs_most() -> None:
    assert say.answer(READ, EN) == "Between neutral and satisfied, held down by Repair and Channels"
    assert say.answer(replace(READ, grades=("很满意", "满意", "一般", "不满意", "很不满意")), ZH) == (
        "介于“一般”与“满意”之间，主要受“Repair”和“Channels”拖累"
    )


@pytest.mark.parametrize(
    ("index", "said"),
    [
        (0.80, "About satisfied"),
        (0.781, "About satisfied"),
        (0.7, "Between neutral and satisfied"),
        (1.0, "About very satisfied"),
        (0.2, "About very dissatisfied"),
        (0.26, "Between very dissatisfied and dissatisfied"),
    ],
)
def test_where_an_index_stands(index: float, said: str) -> None:
    assert say.answer(replace(READ, index=index, clusters=()), EN) == said


def test_an_index_of_some_indicators_says_how_many_first() -> None:
    part = replace(READ, covered=Coverage(4, 28, 0.183))
    assert say.lead(part, EN).startswith("It speaks for 4 of 28 indicators, 18% of the weight;")
    assert say.lead(part, ZH).startswith("指数只代表 28 项指标中的 4 项，占权重的 18%")
    assert say.lead(replace(part, covered=Coverage(28, 28, 1.0)), EN) == say.lead(READ, EN)


def test_nothing_is_blamed_where_all_clusters_are_level() -> None:
    level = [replace(cluster, score=READ.index) for cluster in CLUSTERS]
    assert say.held_down_by(READ.index, level) == []
    assert say.answer(replace(READ, clusters=level), EN) == "Between neutral and satisfied"


def test_a_cluster_that_hardly_pulls_is_not_named() -> None:
    slight = (replace(CLUSTERS[2], score=READ.index - 0.001), *CLUSTERS[:2])
    assert say.held_down_by(READ.index, slight) == ["Repair"]


def test_what_chance_may_have_done_is_blamed_on_nobody() -> None:
    unsure = replace(READ, low=0.65, high=0.718)
    assert say.answer(unsure, EN) == "Between neutral and satisfied, held down by Repair"
    assert say.answer(replace(READ, low=0.6, high=0.76), EN) == "Between neutral and satisfied"


def test_the_lead_says_how_answers_spread_and_what_they_rest_on() -> None:
    assert say.lead(READ, EN) == ("52% of the weighted answers are satisfied or better, 22% are dissatisfied or worse.")
    stated = replace(READ, source="stated", low=None, high=None, answers=0)
    assert "no survey is loaded" in say.lead(stated, EN)
    assert "no interval" in say.lead(replace(READ, low=None, high=None), EN)
    assert "operating figures alone" in say.lead(replace(stated, source="figures"), EN)


@pytest.mark.parametrize("t", [EN, ZH])
def test_the_choice_of_weights_is_measured_by_the_sampling_error(t: Translator) -> None:
    near, far = (say.against_ahp(READ, ahp, "damped", SCORE, t) for ahp in (0.686, 0.70))
    assert (".686" in near, ".700" in far) == (True, True)
    assert near != far
    assert say.against_ahp(READ, 0.70, "ahp", SCORE, t) == ""


def test_without_an_interval_no_difference_is_called_small() -> None:
    stated = replace(READ, low=None, high=None)
    assert say.against_ahp(stated, 0.685, "damped", SCORE, EN) == "With the AHP weights it would be .685."


def test_methods_that_agree_within_the_sampling_error_are_said_to() -> None:
    indices = {"ahp": 0.682, "damped": 0.680, "limit": 0.678}
    assert say.choices(indices, 0.005, SCORE, EN) == "They differ by .004 at most, less than the sampling error."
    assert say.choices(indices, 0.001, SCORE, EN) == "They reach from .678 to .682."
    assert say.choices(indices, 0.005, IndexDisplay("percent"), EN).startswith("They differ by 0.5")


def test_the_verdict_on_the_largest_grade_is_in_words() -> None:
    grade, told = say.maximum_membership("Satisfied", 0.334, 0.32, "low", EN)
    assert grade == "Satisfied"
    assert told == "33% of the whole. Effectiveness .32, low: the largest grade alone would mislead, so read the score."
    assert "∞" in say.maximum_membership("Satisfied", 1.0, float("inf"), "very-effective", EN)[1]


def test_confidence_and_entropy_in_words() -> None:
    assert "in this grade." in say.confidence("Very satisfied", True, 0.6, EN)
    assert "or a better one" in say.confidence("Neutral", False, 0.6, EN)
    assert len({say.fuzziness(entropy, EN) for entropy in (0.1, 0.7, 0.95)}) == 3
