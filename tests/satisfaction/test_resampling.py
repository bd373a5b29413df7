"""Respondents drawn anew: the spread of an average is what its moments say, and strata stay strata."""

from dataclasses import replace

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.scales import FIVE_GRADES
from satisfaction.precision import index_estimate
from satisfaction.representation import Representation
from satisfaction.resampling import resampled_memberships
from satisfaction.strata import stratify
from satisfaction.survey import RespondentSample, SurveySummary
from tests.satisfaction.small_surveys import population, survey_of

RNG = np.random.default_rng(2)
MOOD = RNG.normal(size=(500, 1))
GRADES = np.clip(np.rint(2 - MOOD + RNG.normal(0, 1, (500, 3))), 0, 4).astype(int)
TIERS = [("VIP",)] * 60 + [("large",)] * 140 + [("ordinary",)] * 300
PEOPLE = population(tier={"VIP": 80, "large": 5000, "ordinary": 90000})
WEIGHTS, SCORES = np.array([0.5, 0.3, 0.2]), np.array(FIVE_GRADES.scores)


def survey(grades=GRADES, tiers=TIERS, kept: int = 20_000) -> SurveySummary:
    tallied = survey_of(grades, tiers, ("tier",))
    place = np.array([tallied.cells.index(cell) for cell in tiers], np.int32)
    hashes = np.random.default_rng(1).permutation(len(grades)).astype(np.uint64)
    return replace(tallied, sample=RespondentSample.smallest(kept, hashes, place, np.array(grades, np.int8)))


def replicates(asked: SurveySummary, people=PEOPLE):
    strata = stratify(asked, people, Representation())
    return strata, resampled_memberships(asked, strata, replicates=1500)


def spread_and_moments(asked: SurveySummary, people=PEOPLE) -> tuple[float, float]:
    strata, drawn = replicates(asked, people)
    estimate = index_estimate(strata, WEIGHTS, FIVE_GRADES)
    assert estimate.standard_error is not None
    return float((drawn @ SCORES @ WEIGHTS).std(ddof=1)), estimate.standard_error


def test_rows_are_memberships() -> None:
    strata, drawn = replicates(survey())
    assert drawn.shape == (1500, 3, 5)
    assert drawn.min() >= 0
    assert drawn.sum(-1) == pytest.approx(1)
    assert drawn.mean(0) == pytest.approx(strata.memberships().values, abs=3e-3)


def test_the_spread_of_an_average_is_that_of_its_moments() -> None:
    spread, expected = spread_and_moments(survey())
    assert spread == pytest.approx(expected, rel=0.07)


def test_answers_left_out_widen_it_as_much() -> None:
    grades = np.where(RNG.random(GRADES.shape) < 0.3, -1, GRADES)
    spread, expected = spread_and_moments(survey(grades))
    assert spread == pytest.approx(expected, rel=0.07)


def test_a_sample_of_a_larger_survey_knows_as_much_as_the_survey() -> None:
    spread, expected = spread_and_moments(survey(kept=250))
    assert spread == pytest.approx(expected, rel=0.15)


def test_a_census_does_not_vary() -> None:
    everybody = population(tier={"VIP": 60, "large": 140, "ordinary": 300})
    strata, drawn = replicates(survey(), everybody)
    assert drawn == pytest.approx(np.broadcast_to(strata.memberships().values, drawn.shape))


def test_a_single_respondent_is_stood_in_for() -> None:
    tiers = [("VIP",), *TIERS[60:], *[("ordinary",)] * 59]
    _, drawn = replicates(survey(tiers=tiers), population(tier={"VIP": 30_000, "large": 5000, "ordinary": 90_000}))
    assert (drawn @ SCORES @ WEIGHTS).std() > 0.02, "a third of the customers rests on one answer"


def test_an_item_nobody_answered_stays_unknown() -> None:
    grades = GRADES.copy()
    grades[:, 1] = -1
    _, drawn = replicates(survey(grades))
    assert (drawn[:, 1] == 0).all()


def test_the_same_survey_gives_the_same_numbers_and_none_without_a_sample() -> None:
    first, second = (replicates(survey())[1] for _ in range(2))
    assert (first == second).all()
    with pytest.raises(DecisionError, match="survey-without-sample"):
        replicates(survey_of(GRADES, TIERS, ("tier",)))
