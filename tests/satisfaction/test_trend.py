"""Changes between waves: by hand, for strangers and for a panel, and among many comparisons."""

import math

import numpy as np
import pyarrow as pa
import pytest
from scipy import stats

from mcdm.scales import FIVE_GRADES
from satisfaction.precision import Estimate, index_estimate
from satisfaction.questionnaire import Item, Questionnaire, SegmentColumn
from satisfaction.strata import stratify
from satisfaction.survey import SurveySummary
from satisfaction.tally import tally
from satisfaction.trend import WaveAnswers, change, discoveries, paired_covariances, with_false_discoveries
from tests.satisfaction.small_surveys import population, survey_of

SCORES = np.array(FIVE_GRADES.scores)
NOBODY_COUNTED = population()
WEIGHTS = np.array([[0.5, 0.3, 0.2], [1.0, 0.0, 0.0]])
CITY = population(tier={"large": 200, "ordinary": 800})


def estimate(value: float, error: float | None = None, freedom: float = math.inf) -> Estimate:
    return Estimate(value, None, None, error, 0.95, 100, freedom=freedom)


def test_two_waves_of_strangers_are_welchs_test() -> None:
    rng = np.random.default_rng(3)
    first, second = rng.integers(0, 5, (60, 1)), np.minimum(rng.integers(0, 5, (90, 1)), 3)
    waves = [
        index_estimate(stratify(survey_of(g, [()] * len(g), ()), NOBODY_COUNTED), np.ones(1), FIVE_GRADES)
        for g in (first, second)
    ]
    found = change(*waves)
    test = stats.ttest_ind(SCORES[second[:, 0]], SCORES[first[:, 0]], equal_var=False)
    assert found.p_value == pytest.approx(test.pvalue)
    interval = test.confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high))


@pytest.mark.parametrize(("after", "verdict"), [(0.70, "risen"), (0.61, "not-distinguishable"), (0.5, "fallen")])
def test_the_verdict_is_whether_zero_is_left_out(after: float, verdict: str) -> None:
    assert change(estimate(0.6, 0.01), estimate(after, 0.01)).verdict == verdict


def test_without_an_interval_nothing_is_told() -> None:
    found = change(estimate(0.6), estimate(0.7, 0.01))
    assert (found.verdict, found.low, found.p_value) == ("unknown", None, None)
    assert found.value == pytest.approx(0.1)


def test_no_spread_at_all() -> None:
    assert change(estimate(0.6, 0.0), estimate(0.6, 0.0)).p_value == 1.0
    assert change(estimate(0.6, 0.0), estimate(0.7, 0.0)).verdict == "risen"


def test_what_the_same_people_say_narrows_the_interval() -> None:
    apart = change(estimate(0.6, 0.02), estimate(0.63, 0.02))
    paired = change(estimate(0.6, 0.02), estimate(0.63, 0.02), covariance=0.7 * 0.02**2, paired=100)
    assert paired.standard_error == pytest.approx(math.sqrt(0.6) * 0.02)
    assert (apart.verdict, paired.verdict) == ("not-distinguishable", "not-distinguishable")
    assert paired.high < apart.high


# ---------------------------------------------------------------------- a panel


def waves(count: int, again: int) -> tuple[SurveySummary, np.ndarray, np.ndarray]:
    """Two waves of `count`, of whom `again` are the same and think alike; ticks 1 to 5, 0 where left out."""
    rng = np.random.default_rng(9)
    mood = rng.normal(size=(count, 1))
    later = np.vstack([mood[:again], rng.normal(size=(count - again, 1))])
    first, second = (
        np.clip(np.rint(3 + m + 0.5 * rng.normal(size=(count, 3))), 1, 5).astype(int) for m in (mood, later)
    )
    ids = [f"p{k}" for k in range(count)]
    others = [f"p{k}" if k < again else f"q{k}" for k in range(count)]
    tier = ["large" if k % 4 == 0 else "ordinary" for k in range(count)]
    columns = {"id": [*ids, *others], "tier": tier * 2, "wave": ["w1"] * count + ["w2"] * count}
    for i in range(3):
        columns[f"N{i}"] = [*first[:, i].tolist(), *second[:, i].tolist()]
    questionnaire = Questionnaire(
        tuple(Item(f"N{i}", f"N{i}", "numeric-1-5") for i in range(3)),
        (SegmentColumn("tier", "tier", (("large", "large"), ("ordinary", "ordinary"))),
         SegmentColumn("wave", "wave", (("w1", "w1"), ("w2", "w2")))),
        respondent_column="id",
    )  # fmt: skip
    return tally(pa.table(columns).to_batches(), questionnaire, FIVE_GRADES, CITY), first, second


def parts(survey: SurveySummary, people) -> list[WaveAnswers]:
    found = []
    for wave in ("w1", "w2"):
        part = survey.select("wave", wave)
        found.append(WaveAnswers(part, stratify(part, people)))
    return found


def test_a_panel_is_the_paired_test() -> None:
    survey, first, second = waves(80, again=80)
    before, after = parts(survey, NOBODY_COUNTED)
    covariances, paired = paired_covariances(before, after, WEIGHTS, FIVE_GRADES)
    own = [SCORES[5 - ticks] @ WEIGHTS[0] for ticks in (first, second)]
    assert paired == 80
    assert covariances[0] * 80**2 == pytest.approx(np.cov(*own)[0, 1] * 79)
    estimates = [index_estimate(p.strata, WEIGHTS[0], FIVE_GRADES) for p in (before, after)]
    found = change(*estimates, covariance=float(covariances[0]) * 80 / 79, paired=paired)
    assert found.standard_error == pytest.approx(stats.sem(own[1] - own[0]))


def test_strata_enter_a_panel_with_their_weights() -> None:
    survey, first, second = waves(80, again=80)
    before, after = parts(survey, CITY)
    covariances, _ = paired_covariances(before, after, WEIGHTS, FIVE_GRADES)
    large, total = np.arange(80) % 4 == 0, 0.0
    for inside, weight in ((large, 0.2), (~large, 0.8)):
        own = [SCORES[5 - ticks[inside]] @ WEIGHTS[0] for ticks in (first, second)]
        n = inside.sum()
        total += (weight / n) ** 2 * ((own[0] - own[0].mean()) * (own[1] - own[1].mean())).sum()
    assert covariances[0] == pytest.approx(total)


def test_those_who_came_once_count_for_themselves() -> None:
    survey, first, second = waves(80, again=30)
    before, after = parts(survey, NOBODY_COUNTED)
    covariances, paired = paired_covariances(before, after, WEIGHTS, FIVE_GRADES)
    own = [SCORES[5 - ticks] @ WEIGHTS[0] for ticks in (first, second)]
    apart = [each - each.mean() for each in own]
    assert paired == 30
    assert covariances[0] * 80**2 == pytest.approx((apart[0][:30] * apart[1][:30]).sum())
    survey, *_ = waves(80, again=0)
    nothing, nobody = paired_covariances(*parts(survey, NOBODY_COUNTED), WEIGHTS, FIVE_GRADES)
    assert (nothing.tolist(), nobody) == ([0.0, 0.0], 0)


def test_only_the_segment_counts() -> None:
    survey, first, _ = waves(40, again=40)
    part = survey.select("wave", "w1")
    one = WaveAnswers(part, stratify(part.select("tier", "large"), NOBODY_COUNTED), ("tier",), ("large",))
    keys, moved = one.influences(WEIGHTS, FIVE_GRADES)
    assert len(keys) == 10
    assert moved.sum(0) == pytest.approx([0, 0])
    own = np.sort(SCORES[5 - first[::4]] @ WEIGHTS[0])
    assert np.sort(moved[:, 0]) == pytest.approx((own - own.mean()) / 10)


# ---------------------------------------------------------------------- many comparisons


def test_the_example_of_benjamini_and_hochberg() -> None:
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.324,
        0.4262,
        0.5719,
        0.6528,
        0.759,
        1,
    ]
    assert discoveries(np.array(p)).tolist() == [True] * 4 + [False] * 11
    shuffled = np.random.default_rng(1).permutation(15)
    assert discoveries(np.array(p)[shuffled]).tolist() == [k < 4 for k in shuffled]
    assert discoveries(np.array([])).tolist() == []


def test_changes_without_a_test_are_passed_over() -> None:
    sure, unsure = change(estimate(0.6, 0.01), estimate(0.7, 0.01)), change(estimate(0.6, 0.01), estimate(0.605, 0.01))
    found = with_false_discoveries([sure, None, change(estimate(0.6), estimate(0.7)), unsure])
    assert [each.stands if each else None for each in found] == [True, None, None, False]
