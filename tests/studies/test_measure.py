"""From answers and figures to the index."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.scales import FIVE_GRADES, GradeScale
from satisfaction.survey import RespondentSample, SurveySummary, integer_points
from studies import edits
from studies.measure import index_of, measure, measured_weight, segments, stated_over
from studies.study import Study
from studies.weigh import weigh
from tests.studies.examples import hierarchy, with_figure


def measured(study: Study, summary: SurveySummary | None = None):
    return measure(study, weigh(study).weights, summary)


def survey(*grades_of_respondents: tuple[int, int, int]) -> SurveySummary:
    """Respondents answering a, b, c with grades 0 (best) to 4; -1 is missing."""
    points = np.array(integer_points(FIVE_GRADES))
    answers = np.array(grades_of_respondents)
    known = answers >= 0
    given = np.where(known, points[answers], 0)
    counts = np.array([[(answers[:, i] == g).sum() for g in range(5)] for i in range(3)])
    empty = SurveySummary.empty("abc", points.tolist())
    return replace(
        empty,
        cells=((),),
        respondents=np.array([len(answers)]),
        grade_counts=counts[None],
        pair_counts=(known.T.astype(int) @ known)[None],
        pair_sums=(given.T @ known)[None],
        pair_squares=((given**2).T @ known)[None],
        pair_products=(given.T @ given)[None],
    )


def test_the_stated_baseline_has_no_interval() -> None:
    index = measured(hierarchy()).index
    assert index.score == pytest.approx((4 * 0.9 + 2 * 0.7 + 1 * 0.3) / 7)
    assert index.percent == pytest.approx(100 * (index.score - 0.2) / 0.8)
    assert (index.low, index.high, index.source, index.answers) == (None, None, "stated", 0)


def test_an_indicator_nobody_knows_gives_its_weight_away() -> None:
    study = hierarchy()
    measurement = measured(replace(study, baseline=study.baseline[:2]))
    assert measurement.weights == pytest.approx([2 / 3, 1 / 3, 0])
    assert "indicator-without-answers" in [finding.code for finding in measurement.findings]


def test_a_survey_of_some_indicators_is_held_against_the_baseline_of_the_same() -> None:
    study = hierarchy()
    of_a = measured(study, survey((1, -1, -1), (1, -1, -1)).over(("a",)))
    alike = stated_over(study, of_a)
    assert [each.indicator for each in alike.baseline] == ["a"]
    assert measured(alike).index.score == pytest.approx(0.9), "not the index over a, b and c"
    assert measured_weight(of_a, weigh(study).weights) == pytest.approx(4 / 7)
    whole = measured(study, survey((1, 1, 1)))
    assert stated_over(study, whole) is study
    assert measured_weight(whole, weigh(study).weights) == pytest.approx(1)
    assert stated_over(replace(study, baseline=study.baseline[1:]), of_a) is None, "nothing is stated of what was asked"


def test_nothing_known_cannot_be_measured() -> None:
    with pytest.raises(DecisionError, match="memberships-unknown"):
        measured(replace(hierarchy(), baseline=()))


def test_a_survey_replaces_the_baseline_and_gives_an_interval() -> None:
    answers = [(0, 1, 2), (1, 1, 3), (0, 2, 4), (1, 0, 3), (2, 1, 2), (0, 1, 3)]
    index = measured(hierarchy(), survey(*answers)).index
    scores = np.array([[1 - 0.2 * g for g in row] for row in answers]) @ [4 / 7, 2 / 7, 1 / 7]
    assert index.score == pytest.approx(scores.mean())
    assert index.source == "survey"
    assert index.answers == 6
    half = 2.5705818 * scores.std(ddof=1) / np.sqrt(6)  # Student's t with 5 degrees of freedom
    assert index.high - index.score == pytest.approx(half, rel=1e-6)


def test_an_indicator_the_survey_did_not_ask_about_is_said() -> None:
    asked = survey((0, 1, 2), (1, 1, 3))
    two = replace(
        asked,
        indicators=("a", "b"),
        grade_counts=asked.grade_counts[:, :2],
        pair_counts=asked.pair_counts[:, :2, :2],
        pair_sums=asked.pair_sums[:, :2, :2],
        pair_squares=asked.pair_squares[:, :2, :2],
        pair_products=asked.pair_products[:, :2, :2],
    )
    found = [(f.code, f.place) for f in measured(hierarchy(), two).findings]
    assert ("indicator-not-surveyed", "c") in found


def test_an_indicator_removed_since_the_survey_is_left_out() -> None:
    answers = survey((0, 1, 2), (1, 1, 3), (0, 2, 4))
    smaller = edits.remove_node(hierarchy(), "c")
    found = measured(smaller, answers)
    assert found.index.score == pytest.approx(measured(smaller, answers.over(["a", "b"])).index.score)
    assert "survey-asks-about-removed" in [finding.code for finding in found.findings]
    assert [each.segment for each in segments(smaller, weigh(smaller).weights, answers, ())] == [()]


def test_a_survey_about_other_indicators_measures_nothing() -> None:
    other = replace(survey((0, 1, 2), (1, 1, 3)), indicators=("x", "y", "z"))
    with pytest.raises(DecisionError, match="memberships-unknown"):
        measured(hierarchy(), other)


def test_a_mixture_narrows_the_interval_by_what_is_measured() -> None:
    study = with_figure(hierarchy())  # of a; respondents answer for half of a, and for all of b and c
    half = replace(study, choices=replace(study.choices, survey_share=0.5))
    answers = [(0, 1, 2), (1, 1, 3), (3, 2, 4), (1, 0, 3)]
    alone, mixed = measured(study, survey(*answers)).index, measured(half, survey(*answers)).index
    said = np.array([[1 - 0.2 * g for g in row] for row in answers]) @ [2 / 7, 2 / 7, 1 / 7]
    assert mixed.score != alone.score
    assert mixed.low is not None
    assert mixed.score - mixed.low == pytest.approx(3.182446 * said.std(ddof=1) / np.sqrt(4), rel=1e-6)


def test_an_indicator_of_a_mixture_has_the_interval_of_its_surveyed_part() -> None:
    study = with_figure(hierarchy())  # of a
    half, none = (replace(study, choices=replace(study.choices, survey_share=part)) for part in (0.5, 0.0))
    answers = survey((0, 1, 2), (1, 1, 3), (3, 2, 4), (1, 0, 3))
    alone, mixed = measured(study, answers).indicators, measured(half, answers).indicators
    assert mixed["a"].value != alone["a"].value
    assert mixed["a"].high - mixed["a"].low == pytest.approx((alone["a"].high - alone["a"].low) / 2)
    assert mixed["a"].standard_error == pytest.approx(alone["a"].standard_error / 2)
    assert (mixed["b"].low, mixed["b"].answers) == (pytest.approx(alone["b"].low), 4)
    only = measured(none, answers).indicators["a"]
    assert (only.low, only.standard_error) == (None, None)  # of a figure alone nobody's answers say how sure it is


def test_figures_alone_rest_on_no_respondents() -> None:
    study = with_figure(hierarchy())
    chosen = replace(study, choices=replace(study.choices, survey_share=0.0))
    for answers in (None, survey((0, 1, 2), (1, 1, 3), (3, 2, 4))):
        index = measured(chosen, answers).index
        assert (index.low, index.high, index.answers, index.source) == (None, None, 0, "figures")


def test_a_survey_of_other_grades_is_refused() -> None:
    scale = GradeScale(FIVE_GRADES.grades[:4])
    study = replace(hierarchy(), scale=scale, baseline=())
    with pytest.raises(DecisionError, match="survey-of-other-grades"):
        measured(study, survey((0, 1, 2), (1, 1, 3)))


def test_another_operator_without_single_respondents_has_no_interval_and_says_so() -> None:
    measurement = measured(composed("min-max"), survey((0, 1, 2), (1, 1, 3), (3, 2, 4)))
    assert measurement.index.low is None
    assert "interval-without-sample" in [finding.code for finding in measurement.findings]


ANSWERS = np.clip(np.rint(np.random.default_rng(3).normal([1, 2, 3], 1, (200, 3))), 0, 4).astype(int)


def sampled(answers: np.ndarray = ANSWERS) -> SurveySummary:
    """A few respondents, two hundred unless told, all of them kept."""
    count = len(answers)
    kept = RespondentSample(200, np.arange(count, dtype=np.uint64), np.zeros(count, np.int32), answers.astype(np.int8))
    return replace(survey(*map(tuple, answers.tolist())), sample=kept)


def composed(operator: str, index: Choice | None = None) -> Study:
    study = hierarchy()
    chosen = replace(study.choices, composition=Choice(operator), index=index or study.choices.index)
    return replace(study, choices=chosen)


@pytest.mark.parametrize(
    "study",
    [
        composed("min-max"),
        composed("product-max"),
        composed("min-bounded-sum"),
        composed("weighted-average", Choice.of("fuzzy-comprehensive", defuzzification="power-mean")),
        composed("weighted-average", Choice.of("set-pair", discrepancy="proportional")),
    ],
    ids=lambda study: study.choices.composition.method + study.choices.index.method,
)
def test_an_index_that_is_no_average_is_sure_by_drawing_respondents_anew(study: Study) -> None:
    index = measured(study, sampled()).index
    scores, weights = np.array(FIVE_GRADES.scores), np.array([4, 2, 1]) / 7
    rng = np.random.default_rng(9)
    drawn = np.stack([ANSWERS[rng.integers(0, 200, 200)] for _ in range(600)])
    memberships = np.stack([(drawn == grade).mean(1) for grade in range(5)], -1)
    spread = index_of(study, weights, memberships, scores).std()
    assert index.high - index.low == pytest.approx(2 * 1.96 * spread, rel=0.15)
    assert index.low < index.score < index.high


def test_one_respondent_shows_no_spread() -> None:
    kept = RespondentSample(1, np.arange(1, dtype=np.uint64), np.zeros(1, np.int32), np.array([[0, 1, 2]], np.int8))
    found = measured(composed("min-max"), replace(survey((0, 1, 2)), sample=kept))
    assert found.index.low is None
    assert "interval-without-sample" in [finding.code for finding in found.findings]


@pytest.mark.parametrize("index", [Choice("weighted-average"), Choice("set-pair"), Choice("fuzzy-comprehensive")])
def test_three_names_of_one_average_agree_to_the_interval(index: Choice) -> None:
    found = measured(composed("weighted-average", index), sampled()).index
    usual = measured(hierarchy(), sampled()).index
    assert (found.score, found.low, found.high) == pytest.approx((usual.score, usual.low, usual.high))


def test_the_chosen_index_leaves_the_fuzzy_evaluation_as_it_is() -> None:
    average, fuzzy = (
        measured(composed("min-max", Choice(name))) for name in ("weighted-average", "fuzzy-comprehensive")
    )
    assert (average.fuzzy.B == fuzzy.fuzzy.B).all()
    assert float(average.fuzzy.score) == fuzzy.index.score
    assert average.index.score == measured(hierarchy()).index.score != fuzzy.index.score


def test_respondents_drawn_anew_who_all_answer_alike_give_no_interval_but_a_finding() -> None:
    found = measured(composed("min-max"), sampled(np.ones((6, 3), np.int64)))
    assert (found.index.low, found.index.high) == (None, None)
    assert "interval-without-spread" in [finding.code for finding in found.findings]


def test_figures_in_a_mixture_do_not_vary() -> None:
    study = with_figure(composed("min-max"))
    half, none = (replace(study, choices=replace(study.choices, survey_share=part)) for part in (0.5, 0.0))
    index = measured(half, sampled()).index
    assert index.low is not None
    assert measured(none, sampled()).index.low is None


def test_the_index_function_reads_draws_at_once() -> None:
    study, generator = hierarchy(), np.random.default_rng(1)
    weights, memberships = generator.dirichlet(np.ones(3), 7), generator.dirichlet(np.ones(5), (7, 3))
    scores = np.array(FIVE_GRADES.scores)
    together = index_of(study, weights, memberships, scores)
    assert together.shape == (7,)
    for k in range(7):
        assert index_of(study, weights[k], memberships[k], scores) == pytest.approx(together[k])


def test_a_baseline_reads_the_same_digits_as_its_index_function() -> None:
    study = hierarchy()
    measurement = measured(study)
    again = index_of(study, measurement.weights, measurement.memberships.values, np.array(FIVE_GRADES.scores))
    assert float(again) == measurement.index.score == float(measurement.fuzzy.score)


def test_segments_of_another_index_are_said() -> None:
    answers, study = survey((0, 1, 2), (1, 1, 3), (3, 2, 4)), hierarchy()
    other = replace(study, choices=replace(study.choices, composition=Choice("min-max")))
    said = "segments-by-weighted-average"
    assert said in [finding.code for finding in measured(other, answers).findings]
    assert said not in [finding.code for finding in measured(study, answers).findings]


def test_a_cluster_has_its_own_interval() -> None:
    """Of all indicators in one cluster it is that of the index; without a survey there is none."""
    study = hierarchy()
    answers = survey(*((k % 5, (k + 1) % 5, (2 * k) % 5) for k in range(40)))
    found = measured(study, answers)
    for each in found.clusters:
        assert each.low is not None
        assert each.high is not None
        assert each.low < each.score < each.high
    if len(found.clusters) == 1:
        assert found.clusters[0].low == pytest.approx(found.index.low)
    assert all(each.low is None for each in measured(study).clusters)
