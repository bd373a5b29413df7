"""Correlations between items: everybody's moments or single respondents, gaps, silence, resamples."""

from __future__ import annotations

import numpy as np
import pytest

from satisfaction.correlations import (
    doubts_of_roots,
    has_moments,
    resampled,
    respondent_correlations,
    survey_correlations,
)
from satisfaction.representation import Representation
from satisfaction.respondent_answers import respondent_answers
from satisfaction.respondents import Population
from satisfaction.survey import SurveySummary
from tests.satisfaction.asked_surveys import asked_survey
from tests.satisfaction.small_surveys import population

KEYS = ("A", "B", "overall")
PEOPLE = population(tier={"VIP": 10, "large": 90})


def table(count: int = 200) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(4)
    mood = rng.normal(size=(count, 1))
    drawn = np.clip(np.rint(3 + mood + rng.normal(size=(count, 3))), 1, 5)
    return {"A": drawn[:, 0], "B": drawn[:, 1], "overall": np.clip(np.rint(1.8 * drawn[:, 2]), 1, 10)}


def survey(gaps: float = 0.0, **kept: object) -> SurveySummary:
    rng, given = np.random.default_rng(9), table()
    given = {key: np.where(rng.random(200) < gaps, np.nan, each) for key, each in given.items()}
    cells = [("VIP",) if k % 4 == 0 else ("large",) for k in range(200)]
    return asked_survey(given, {"overall": (1, 10)}, cells, ("tier",), **kept)


@pytest.mark.parametrize("gaps", [0.0, 0.2])
def test_moments_and_respondents_agree(gaps: float) -> None:
    whole = survey_correlations(survey(gaps), PEOPLE, KEYS)
    single = respondent_correlations(respondent_answers(survey(gaps), PEOPLE).over(KEYS))
    np.testing.assert_allclose(whole.values, single.values, atol=1e-10)
    np.testing.assert_allclose(whole.deviations, single.deviations, atol=1e-10)
    assert (whole.counts == single.counts).all()


def test_weights_are_those_of_the_customers() -> None:
    """Respondents of a tenth of the customers, who are a quarter of the sample, count as a tenth."""
    given, found = table(), survey_correlations(survey(), PEOPLE, ("A", "overall"))
    weights = np.where(np.arange(200) % 4 == 0, 0.1 / 50, 0.9 / 150)
    covariance = np.cov(np.stack([given["A"], given["overall"]]), aweights=weights, ddof=0)
    assert found.values[0, 1] == pytest.approx(covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1]))
    alike = survey_correlations(survey(), PEOPLE, ("A", "overall"), Representation(method="none"))
    assert alike.values[0, 1] == pytest.approx(np.corrcoef(given["A"], given["overall"])[0, 1])


def test_moments_may_be_missing() -> None:
    assert has_moments(survey())
    assert not has_moments(survey(moments=False))


def test_silence_is_told() -> None:
    given = table() | {"C": np.full(200, 3.0), "D": np.full(200, np.nan)}
    found = survey_correlations(asked_survey(given, {"overall": (1, 10)}), Population())
    assert found.varying == KEYS
    assert [(each.code, each.place) for each in found.silent()] == [("item-constant", "C"), ("item-unanswered", "D")]
    assert np.isfinite(found.values).all()
    assert found.over(KEYS).doubts() == ()


def test_a_question_that_stands_twice_is_told() -> None:
    given = table()
    found = survey_correlations(asked_survey(given | {"C": given["A"]}, {"overall": (1, 10)}), Population())
    assert [each.code for each in found.doubts()] == ["correlations-singular"]


def test_pairs_that_nobody_answered_are_told_and_taken_as_unrelated() -> None:
    given, half = table(), np.arange(200) % 2 == 0
    split = {"A": np.where(half, given["A"], np.nan), "B": np.where(half, np.nan, given["B"])}
    found = survey_correlations(asked_survey(split), Population())
    assert [each.code for each in found.doubts()] == ["pairs-never-together"]
    assert found.values[0, 1] == 0


def test_pairs_that_one_mind_answered_tell_nothing() -> None:
    """B varies, but not among those who answered A as well."""
    given, half = table(), np.arange(200) % 2 == 0
    split = {"A": np.where(half, given["A"], np.nan), "B": np.where(half, 3.0, given["B"])}
    found = survey_correlations(asked_survey(split), Population())
    assert found.varying == ("A", "B")
    assert [each.code for each in found.doubts()] == ["pairs-never-together"]
    assert found.values[0, 1] == 0


def test_pairs_that_contradict_each_other_become_the_nearest_that_do_not() -> None:
    """A goes with B and B with C, yet A against C: possible only because different people answered."""
    up, down = np.array([1.0, 2, 4, 5]), np.array([5.0, 4, 2, 1])
    hole = np.full(4, np.nan)
    given = {"A": np.r_[up, up, hole], "B": np.r_[up, hole, up], "C": np.r_[hole, down, up]}
    found = survey_correlations(asked_survey(given), Population())
    assert np.linalg.eigvalsh(found.values)[0] > -1e-9
    assert found.values[0, 1] > 0 > found.values[0, 2]


def test_resamples_are_the_same_for_a_seed_and_told_of() -> None:
    people, seen = respondent_answers(survey(), PEOPLE), []
    first = np.concatenate([each.values for each in resampled(people, 130, 3, seen.append)])
    again = np.concatenate([each.values for each in resampled(people, 130, 3)])
    assert first.shape == (130, 3, 3)
    np.testing.assert_array_equal(first, again)
    assert seen == [pytest.approx(100 / 130), 1.0]


def test_pairs_answered_by_others_may_contradict_each_other() -> None:
    assert [each.code for each in doubts_of_roots(np.array([-0.3, 1.1, 2.2]))] == ["correlations-contradictory"]
    assert [each.code for each in doubts_of_roots(np.array([0.0, 1.0, 2.0]))] == ["correlations-singular"]
    assert doubts_of_roots(np.array([0.5, 1.0, 1.5])) == ()
