"""Intervals: by hand from respondents' own scores, their coverage, and their edges."""

import math

import numpy as np
import pytest
from scipy import stats

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.scales import FIVE_GRADES, Grade, GradeScale
from satisfaction.indicators import OperatingFigure
from satisfaction.precision import index_estimate, indicator_estimates
from satisfaction.strata import Strata, stratify
from satisfaction.synthetic import SurveyGenerator, draw_survey, expected_shares
from tests.satisfaction.small_surveys import population, survey_of

SCORES = np.array(FIVE_GRADES.scores)
WEIGHTS = np.array([0.5, 0.3, 0.2])
NOBODY_COUNTED = population()


def answers(count: int, items: int = 3, seed: int = 1) -> np.ndarray:
    """Grades that go up and down together."""
    rng = np.random.default_rng(seed)
    mood = rng.normal(size=(count, 1))
    return np.clip(np.rint(1.5 + mood + 0.7 * rng.normal(size=(count, items))), 0, 4).astype(int)


def naive_interval(strata: Strata, weights: np.ndarray) -> tuple[float, float]:
    """What treating items as independent gives: SE^2 = sum of W_h^2 w_i^2 s_hi^2 / (n_hi - 1)."""
    shares, answered = strata.survey.shares(strata.survey.dimensions), strata.survey.answered
    variances = shares @ SCORES**2 - (shares @ SCORES) ** 2
    error = math.sqrt((strata.item_weights**2 * weights**2 * variances / (answered - 1)).sum())
    value = float(weights @ strata.memberships().values @ SCORES)
    return value - 1.96 * error, value + 1.96 * error


def test_naive_formula_on_the_eight_elements_of_the_golden_case():
    """SCIENCE 1.1 gives SE .0081 and [.7486, .7802] for independent elements."""
    weights = np.array([0.20, 0.15, 0.10, 0.10, 0.15, 0.15, 0.05, 0.10])
    counts = ["40 35 15 7 3", "30 40 20 8 2", "25 45 20 7 3", "20 40 25 10 5"]
    counts += ["30 35 20 10 5", "35 30 20 10 5", "30 45 15 8 2", "25 35 25 10 5"]
    columns = [np.repeat(range(5), [int(n) for n in row.split()]) for row in counts]
    strata = stratify(survey_of(np.stack(columns, 1), [()] * 100, ()), NOBODY_COUNTED)
    assert naive_interval(strata, weights) == pytest.approx((0.7486, 0.7802), abs=1e-4)


def test_complete_answers_give_students_interval_of_the_respondents_own_scores():
    grades = answers(40)
    estimate = index_estimate(stratify(survey_of(grades, [()] * 40, ()), NOBODY_COUNTED), WEIGHTS, FIVE_GRADES)
    own = SCORES[grades] @ WEIGHTS
    low, high = stats.t.interval(0.95, 39, own.mean(), stats.sem(own))
    assert (estimate.value, estimate.low, estimate.high) == pytest.approx((own.mean(), low, high), abs=1e-12)
    assert estimate.standard_error == pytest.approx(stats.sem(own))
    assert (estimate.answers, estimate.findings) == (40, ())


def test_strata_add_up_and_a_census_has_no_sampling_error():
    grades = answers(50)
    cells = [("VIP",)] * 20 + [("ordinary",)] * 30
    strata = stratify(survey_of(grades, cells, ("tier",)), population(tier={"VIP": 25, "ordinary": 75}))
    own = SCORES[grades] @ WEIGHTS
    parts = [(0.25, own[:20], 1 - 20 / 25), (0.75, own[20:], 1 - 30 / 75)]
    variances = [w**2 * part.var(ddof=1) / len(part) * left for w, part, left in parts]
    estimate = index_estimate(strata, WEIGHTS, FIVE_GRADES)
    assert estimate.value == pytest.approx(sum(w * part.mean() for w, part, _ in parts))
    assert estimate.standard_error == pytest.approx(math.sqrt(sum(variances)))
    freedom = sum(variances) ** 2 / (variances[0] ** 2 / 19 + variances[1] ** 2 / 29)
    assert estimate.high - estimate.value == pytest.approx(stats.t.ppf(0.975, freedom) * estimate.standard_error)
    census = stratify(survey_of(grades, cells, ("tier",)), population(tier={"VIP": 20, "ordinary": 30}))
    whole = index_estimate(census, WEIGHTS, FIVE_GRADES)
    assert whole.low == whole.value == whole.high


def test_missing_answers_follow_the_covariance_of_two_means():
    grades = answers(30, items=2)
    grades[:8, 0] = -1
    grades[20:, 1] = -1
    weights = np.array([0.6, 0.4])
    points = SCORES[grades]
    first, second, both = points[8:, 0], points[:20, 1], points[8:20]
    covariance = np.cov(both.T, ddof=1)[0, 1] * 12 / (22 * 20)
    variance = 0.36 * first.var(ddof=1) / 22 + 0.16 * second.var(ddof=1) / 20 + 2 * 0.24 * covariance
    estimate = index_estimate(stratify(survey_of(grades, [()] * 30, ()), NOBODY_COUNTED), weights, FIVE_GRADES)
    assert estimate.value == pytest.approx(0.6 * first.mean() + 0.4 * second.mean())
    assert estimate.standard_error == pytest.approx(math.sqrt(variance))


def test_each_indicator_has_the_interval_of_its_own_mean():
    grades = answers(40)
    grades[:, 2] = -1
    grades[:10, 1] = -1
    found = indicator_estimates(stratify(survey_of(grades, [()] * 40, ()), NOBODY_COUNTED), FIVE_GRADES)
    assert list(found) == ["N1", "N2"]
    own = SCORES[grades[10:, 1]]
    assert (found["N2"].value, found["N2"].standard_error) == pytest.approx((own.mean(), stats.sem(own)))
    assert (found["N1"].answers, found["N2"].answers) == (40, 30)


def test_a_lonely_stratum_borrows_its_spread_and_says_so():
    cells = [("VIP",)] + [("ordinary",)] * 39
    grades = answers(40)
    strata = stratify(survey_of(grades, cells, ("tier",)), population(tier={"VIP": 1000, "ordinary": 1000}))
    estimate = index_estimate(strata, WEIGHTS, FIVE_GRADES)
    variance = (SCORES[grades] @ WEIGHTS)[1:].var(ddof=1)
    expected = 0.25 * variance * (1 - 1 / 1000) + 0.25 * variance * (1 / 39 - 1 / 1000)
    assert estimate.standard_error == pytest.approx(math.sqrt(expected))
    (finding,) = estimate.findings
    assert (finding.code, finding.details["count"]) == ("spread-from-other-strata", 1)


def test_a_single_answer_gets_the_widest_interval_not_a_sure_one():
    estimate = index_estimate(stratify(survey_of([[1, 1, 1]], [()], ()), NOBODY_COUNTED), WEIGHTS, FIVE_GRADES)
    assert estimate.standard_error == pytest.approx(0.4)
    assert (estimate.low, estimate.high) == (0.2, 1.0)
    assert estimate.findings[0].code == "spread-from-other-strata"


def test_without_moments_there_is_no_interval():
    strata = stratify(survey_of(answers(40), [()] * 40, (), moments=False), NOBODY_COUNTED)
    estimate = index_estimate(strata, WEIGHTS, FIVE_GRADES)
    assert (estimate.low, estimate.high, estimate.standard_error) == (None, None, None)
    assert [f.code for f in estimate.findings] == ["interval-without-moments"]
    assert estimate.percent(FIVE_GRADES).low is None


def test_an_unanswered_item_leaves_its_weight_to_the_others():
    grades = answers(30)
    grades[:, 1] = -1
    estimate = index_estimate(stratify(survey_of(grades, [()] * 30, ()), NOBODY_COUNTED), WEIGHTS, FIVE_GRADES)
    own = SCORES[grades[:, [0, 2]]] @ [5 / 7, 2 / 7]
    assert (estimate.value, estimate.standard_error) == pytest.approx((own.mean(), stats.sem(own)))
    assert [(f.code, f.place) for f in estimate.findings] == [("indicator-without-answers", "N2")]


def test_percent_is_the_same_interval_on_the_other_display():
    estimate = index_estimate(stratify(survey_of(answers(30), [()] * 30, ()), NOBODY_COUNTED), WEIGHTS, FIVE_GRADES)
    percent = estimate.percent(FIVE_GRADES)
    assert percent.value == pytest.approx(125 * (estimate.value - 0.2))
    assert percent.standard_error == pytest.approx(125 * estimate.standard_error)
    assert percent.high - percent.low == pytest.approx(125 * (estimate.high - estimate.low))


def test_moments_of_other_scores_are_said():
    steep = GradeScale(tuple(Grade(Label(), score) for score in (1.0, 0.9, 0.3, 0.25, 0.2)))
    strata = stratify(survey_of(answers(30), [()] * 30, ()), NOBODY_COUNTED)
    assert "moments-of-other-scores" in {f.code for f in index_estimate(strata, WEIGHTS, steep).findings}


def test_what_does_not_fit_together_is_refused():
    strata = stratify(survey_of(answers(30), [()] * 30, ()), NOBODY_COUNTED)
    with pytest.raises(DecisionError, match="index-wrong-shape"):
        index_estimate(strata, WEIGHTS[:2], FIVE_GRADES)
    with pytest.raises(DecisionError, match="confidence-out-of-range"):
        index_estimate(strata, WEIGHTS, FIVE_GRADES, confidence=1.0)


REPLICATIONS = 400
LARGE, ORDINARY = 60, 100
CITY = population(district={"D1": 60_000, "D2": 40_000}, tier={"large": 20_000, "ordinary": 80_000})
ITEMS = 16
COVERAGE_WEIGHTS = np.arange(20.0, 20 + ITEMS) / np.arange(20.0, 20 + ITEMS).sum()


@pytest.fixture(scope="module")
def replications() -> tuple[float, list[Strata]]:
    """The true index, and 400 small surveys of it without non-response: two districts, two tiers, 16 items."""
    figures = tuple(
        OperatingFigure(f"N{i}", Label(), Label(), today, 0, (0, 1, 2, 3, 4), 3.0)
        for i, today in enumerate(np.linspace(0.5, 3.5, ITEMS).tolist(), 1)
    )
    generator = SurveyGenerator(
        figures,
        CITY,
        thresholds=(-1.5, 0.3, 1.7, 3.0),
        intercept=0.0,
        utility_effect=1.6,
        halo=0.9,
        segment_effects=(("D1", 0.3), ("large", 0.4)),
        invited=(("large", LARGE * REPLICATIONS), ("ordinary", ORDINARY * REPLICATIONS)),
        missing=0.04,
    )
    table = draw_survey(generator, 20261121)
    ticks = np.stack([table[name].fill_null(6).to_numpy() for name in generator.indicators], 1)
    tier, district = table["tier"].to_numpy(), table["district"].to_numpy()
    rows = {name: np.flatnonzero(tier == name).reshape(REPLICATIONS, -1) for name in ("large", "ordinary")}
    surveys = []
    for parts in zip(rows["large"], rows["ordinary"], strict=True):
        chosen = np.concatenate(parts)
        cells = list(zip(district[chosen].tolist(), tier[chosen].tolist(), strict=True))
        surveys.append(survey_of(5 - ticks[chosen].astype(int), cells, ("district", "tier")))
    truth = float(COVERAGE_WEIGHTS @ expected_shares(generator) @ SCORES)
    return truth, [stratify(survey, CITY) for survey in surveys]


def test_ninety_five_of_a_hundred_intervals_hold_the_truth(replications):
    truth, surveys = replications
    estimates = [index_estimate(strata, COVERAGE_WEIGHTS, FIVE_GRADES) for strata in surveys]
    covered = np.mean([e.low <= truth <= e.high for e in estimates])
    assert 0.92 <= covered <= 0.975
    values = np.array([e.value for e in estimates])
    assert values.mean() == pytest.approx(truth, abs=3 * values.std() / math.sqrt(REPLICATIONS))
    assert np.mean([e.standard_error for e in estimates]) == pytest.approx(values.std(), rel=0.1)


def test_treating_items_as_independent_covers_far_less(replications):
    truth, surveys = replications
    intervals = [naive_interval(strata, COVERAGE_WEIGHTS) for strata in surveys]
    assert np.mean([low <= truth <= high for low, high in intervals]) < 0.8


def test_answers_that_are_all_alike_are_no_certainty():
    """Five of five say "good": up to 45 % may think otherwise, and the interval says so."""
    strata = stratify(survey_of([[1, 1, 1]] * 5, [()] * 5, ()), NOBODY_COUNTED)
    estimate = index_estimate(strata, WEIGHTS, FIVE_GRADES)
    otherwise = 1 - 0.05 ** (1 / 5)
    assert (estimate.low, estimate.value, estimate.high) == pytest.approx((0.8 - 0.6 * otherwise, 0.8, 1.0))
    assert [finding.code for finding in estimate.findings] == ["answers-all-alike"]
    many = stratify(survey_of([[1, 1, 1]] * 900, [()] * 900, ()), NOBODY_COUNTED)
    assert index_estimate(many, WEIGHTS, FIVE_GRADES).low == pytest.approx(0.798, abs=1e-4)


def test_a_stratum_whose_answers_are_alike_borrows_the_spread_of_the_others():
    varied, cells = answers(40), [("VIP",)] * 4 + [("ordinary",)] * 36
    varied[:4] = 1
    strata = stratify(survey_of(varied, cells, ("tier",)), population(tier={"VIP": 5000, "ordinary": 5000}))
    estimate = index_estimate(strata, WEIGHTS, FIVE_GRADES)
    own = (SCORES[varied] @ WEIGHTS)[4:].var(ddof=1)
    pooled = own * 35 / 38
    expected = 0.25 * pooled * (1 / 4 - 1 / 5000) + 0.25 * own * (1 / 36 - 1 / 5000)
    assert estimate.standard_error == pytest.approx(math.sqrt(expected))
    (finding,) = estimate.findings
    assert (finding.code, finding.details["count"]) == ("spread-from-other-strata", 1)


def test_a_census_of_equal_answers_is_certain():
    strata = stratify(survey_of([[1, 1, 1]] * 6, [("VIP",)] * 6, ("tier",)), population(tier={"VIP": 6}))
    estimate = index_estimate(strata, WEIGHTS, FIVE_GRADES)
    assert (estimate.low, estimate.high, estimate.findings) == (0.8, 0.8, ())
