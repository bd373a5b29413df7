"""What drives an outcome: from moments and from respondents, with intervals, and what is left out."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.drivers import fewest_answers, respondent_drivers, survey_drivers
from satisfaction.respondent_answers import respondent_answers
from satisfaction.respondents import Population
from satisfaction.survey import SurveySummary
from tests.satisfaction.asked_surveys import asked_survey
from tests.satisfaction.small_surveys import population

SPANS = {"overall": (1, 10)}
PEOPLE = population(tier={"VIP": 10, "large": 90})


def answers(count: int = 400, seed: int = 1) -> dict[str, np.ndarray]:
    """Three attributes with one mood behind them; the second matters most, the third not at all."""
    rng = np.random.default_rng(seed)
    mood = rng.normal(size=count)
    latent = 0.6 * mood[:, None] + rng.normal(size=(count, 3))
    items = np.clip(np.rint(3 + latent), 1, 5)
    overall = np.clip(np.rint(5.5 + 0.5 * latent[:, 0] + 1.5 * latent[:, 1] + rng.normal(size=count)), 1, 10)
    return {"A": items[:, 0], "B": items[:, 1], "C": items[:, 2], "overall": overall}


def survey(**kept: object) -> SurveySummary:
    given = answers()
    cells = [("VIP",) if k % 4 == 0 else ("large",) for k in range(400)]
    return asked_survey(given, SPANS, cells, ("tier",), **kept)


def test_what_matters_is_found_with_an_interval() -> None:
    found = survey_drivers(survey(), PEOPLE, "overall", ("A", "B", "C"), resamples=200, seed=4)
    assert found.method == "shapley"
    assert found.importance.sum() == pytest.approx(found.explained)
    assert found.shares.argmax() == 1
    assert found.intervals is not None
    assert (found.intervals.low <= found.shares).all()
    assert (found.shares <= found.intervals.high).all()
    assert found.intervals.first[1] > 0.99
    assert found.intervals.adjusted[0] < found.adjusted < found.intervals.adjusted[1]
    again = survey_drivers(survey(), PEOPLE, "overall", ("A", "B", "C"), resamples=200, seed=4)
    np.testing.assert_array_equal(found.intervals.low, again.intervals.low if again.intervals else 0)


def test_groups_share_the_whole() -> None:
    found = survey_drivers(
        survey(), PEOPLE, "overall", ("A", "B", "C"), groups={"X": ["A", "B"], "Y": ["C"], "Z": ["nobody"]}
    )
    assert found.groups == ("X", "Y")
    assert found.group_shares.sum() == pytest.approx(1)
    assert found.group_shares[0] > 0.9


def test_johnson_is_offered_and_usual_beyond_fifteen() -> None:
    found = survey_drivers(survey(), PEOPLE, "overall", ("A", "B", "C"), method="johnson")
    assert found.importance.sum() == pytest.approx(found.explained)
    rng = np.random.default_rng(0)
    many = {f"Q{k}": rng.integers(1, 6, 300).astype(float) for k in range(16)}
    many["overall"] = np.clip(many["Q3"] + rng.integers(0, 2, 300), 1, 5)
    assert survey_drivers(asked_survey(many), Population(), "overall", tuple(many)[:-1]).method == "johnson"


def codes(found: object) -> set[str]:
    return {finding.code for finding in found.findings}  # type: ignore[attr-defined]


def test_silent_and_constant_items_are_left_out_and_said() -> None:
    given = answers() | {"D": np.full(400, 3.0), "E": np.full(400, np.nan)}
    found = survey_drivers(asked_survey(given, SPANS), Population(), "overall", ("A", "B", "C", "D", "E"), resamples=20)
    assert found.items == ("A", "B", "C")
    assert codes(found) == {"item-constant", "item-unanswered"}


def test_a_question_that_stands_twice_is_said() -> None:
    given = answers()
    given["D"] = given["A"]
    found = survey_drivers(asked_survey(given, SPANS), Population(), "overall", ("A", "B", "C", "D"), resamples=20)
    assert found.share_of("A") == pytest.approx(found.share_of("D"))
    assert "correlations-singular" in codes(found)


def test_questions_that_nobody_answered_together_are_said() -> None:
    given = answers()
    half = np.arange(400) % 2 == 0
    given["A"], given["C"] = np.where(half, given["A"], np.nan), np.where(half, np.nan, given["C"])
    found = survey_drivers(asked_survey(given, SPANS), Population(), "overall", ("A", "B", "C"), resamples=20)
    assert "pairs-never-together" in codes(found)
    assert np.isfinite(found.importance).all()


@pytest.mark.parametrize(("count", "items"), [(5, 3), (12, 3), (31, 20), (39, 20)])
def test_too_few_answers_derive_nothing_and_say_how_many_it_takes(count: int, items: int) -> None:
    """With hardly more answers than drivers, chance explains everything."""
    rng = np.random.default_rng(7)
    given = {f"Q{k}": rng.integers(1, 6, count).astype(float) for k in range(items)}
    given["overall"] = rng.integers(1, 11, count).astype(float)
    with pytest.raises(DecisionError, match="drivers-too-few") as refused:
        survey_drivers(asked_survey(given, SPANS), Population(), "overall", tuple(given)[:-1], resamples=20)
    assert refused.value.facts["count"] == count
    assert refused.value.facts["fewest"] == fewest_answers(items) > count


def test_few_answers_explain_nothing_by_chance() -> None:
    """Twenty drivers that have nothing to do with the outcome explain half of it in 42 answers; adjusted, none."""
    found, seen = [], []
    for seed in range(12):
        rng = np.random.default_rng(seed)
        given = {f"Q{k}": rng.integers(1, 6, 42).astype(float) for k in range(20)}
        given["overall"] = rng.integers(1, 11, 42).astype(float)
        drivers = survey_drivers(asked_survey(given, SPANS), Population(), "overall", tuple(given)[:-1], resamples=40)
        assert "drivers-few-answers" in codes(drivers)
        assert drivers.intervals is not None
        assert drivers.intervals.adjusted[0] <= drivers.adjusted <= drivers.intervals.adjusted[1]
        found.append(drivers.adjusted)
        seen.append(drivers.explained)
    assert np.mean(seen) > 0.4
    assert np.mean(found) < 0.15


def test_adjusted_is_ezekiels() -> None:
    found = survey_drivers(survey(), PEOPLE, "overall", ("A", "B", "C"))
    assert found.adjusted == pytest.approx(1 - (1 - found.explained) * 399 / 396)


def test_an_item_that_few_answered_is_left_out_and_said() -> None:
    given = answers() | {"D": np.where(np.arange(400) < 8, answers()["A"], np.nan)}
    found = survey_drivers(asked_survey(given, SPANS), Population(), "overall", ("A", "B", "C", "D"), resamples=20)
    assert found.items == ("A", "B", "C")
    assert codes(found) == {"driver-seldom-answered"}


def test_an_outcome_without_variance_has_no_drivers() -> None:
    with pytest.raises(DecisionError, match="outcome-constant"):
        survey_drivers(
            asked_survey(answers() | {"overall": np.full(400, 7.0)}, SPANS), Population(), "overall", ("A", "B")
        )
    with pytest.raises(DecisionError, match="drivers-none"):
        survey_drivers(asked_survey(answers() | {"A": np.full(400, 3.0)}, SPANS), Population(), "overall", ("A",))


def test_a_sample_of_a_larger_survey_narrows_its_intervals_and_says_so() -> None:
    whole = survey_drivers(survey(), PEOPLE, "overall", ("A", "B", "C"), resamples=200)
    part = survey_drivers(survey(sample_size=200), PEOPLE, "overall", ("A", "B", "C"), resamples=200)
    assert part.importance == pytest.approx(whole.importance)
    assert "importance-from-sample" in codes(part)
    assert whole.intervals is not None
    assert part.intervals is not None
    width = (part.intervals.high - part.intervals.low) / (whole.intervals.high - whole.intervals.low)
    assert (width > 0.6).all()
    assert (width < 1.6).all()


def test_without_moments_respondents_stand_in() -> None:
    whole = survey_drivers(survey(), PEOPLE, "overall", ("A", "B", "C"))
    single = survey_drivers(survey(moments=False), PEOPLE, "overall", ("A", "B", "C"))
    np.testing.assert_allclose(single.importance, whole.importance, atol=1e-10)
    assert "importance-without-moments" in codes(single)


def test_nobody_left_is_no_group() -> None:
    nobody = respondent_answers(survey(), PEOPLE).among(np.zeros(400, bool))
    with pytest.raises(DecisionError, match="drivers-none"):
        respondent_drivers(nobody, "overall", ("A", "B"))
