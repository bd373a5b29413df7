"""Alpha, KMO and Bartlett: worked numbers, constant and missing answers, five respondents."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.correlations import Correlations
from satisfaction.questionnaire_quality import QuestionnaireQuality, factorability, questionnaire_quality
from tests.satisfaction.asked_surveys import asked_survey


def halo(count: int = 300, seed: int = 1) -> dict[str, np.ndarray]:
    """Five questions with one mood behind them: the worked example of the formulas."""
    rng = np.random.default_rng(seed)
    mood = rng.normal(size=count)
    table = np.clip(np.rint(3.4 + 0.9 * (0.75 * mood[:, None] + 0.66 * rng.normal(size=(count, 5)))), 1, 5)
    return {f"Q{k}": table[:, k] for k in range(5)}


def quality(answers: dict[str, np.ndarray], spans: dict[str, tuple[int, int]] | None = None, **kept: object):
    return questionnaire_quality(
        asked_survey(answers, spans, **kept), tuple(answers), {"G": ("Q0", "Q1"), "H": ("Q2",)}
    )


def codes(found: QuestionnaireQuality) -> set[str]:
    return {finding.code for finding in found.findings}


def test_the_worked_example() -> None:
    found = quality(halo())
    assert found.overall.value == pytest.approx(0.8125, abs=5e-5)
    assert found.factorability.kmo == pytest.approx(0.8394, abs=5e-5)
    assert found.factorability.chi_square == pytest.approx(436.8, abs=0.05)
    assert found.factorability.freedom == 10
    assert [each.group for each in found.groups] == ["G"]
    assert codes(found) <= {"alpha-low"}
    assert not found.from_sample
    assert found.overall.low is not None
    assert found.overall.high is not None
    assert found.overall.low < found.overall.value < found.overall.high


def test_respondents_give_the_same_where_moments_are_missing() -> None:
    single = quality(halo(), moments=False)
    assert single.from_sample
    assert single.overall.value == pytest.approx(quality(halo()).overall.value)


def test_a_longer_scale_counts_no_more_than_a_short_one() -> None:
    """The same question on 1 to 9 in place of 1 to 5 leaves alpha as it is."""
    stretched = halo() | {"Q4": 2 * halo()["Q4"] - 1}
    assert quality(stretched, {"Q4": (1, 9)}).overall.value == pytest.approx(quality(halo()).overall.value)


def test_gaps_are_not_filled() -> None:
    answers = halo()
    answers["Q1"] = np.where(np.arange(300) % 3 == 0, np.nan, answers["Q1"])
    found = quality(answers)
    assert "quality-by-pairs" in codes(found)
    assert found.overall.answers == 200
    assert found.overall.value == pytest.approx(quality(halo()).overall.value, abs=0.03)


def test_constant_and_silent_questions_are_left_out() -> None:
    answers = halo() | {"Q5": np.full(300, 4.0), "Q6": np.full(300, np.nan)}
    found = quality(answers)
    assert found.overall.items == ("Q0", "Q1", "Q2", "Q3", "Q4")
    assert {"item-constant", "item-unanswered"} <= codes(found)


def test_a_question_asked_twice_makes_correlations_singular() -> None:
    answers = halo()
    found = quality(answers | {"Q5": answers["Q0"]})
    assert "correlations-singular" in codes(found)
    assert found.factorability.chi_square is None
    assert found.factorability.kmo is not None
    assert np.isfinite(found.factorability.kmo)


def test_correlations_that_contradict_each_other_have_no_partial_ones() -> None:
    """Each pair answered by others: .9, .9 and .2 cannot hold together."""
    table = np.array([[1, 0.9, 0.9], [0.9, 1, 0.2], [0.9, 0.2, 1]])
    told = np.ones((3, 3), dtype=bool)
    found = factorability(Correlations(("a", "b", "c"), table, np.ones(3), np.full((3, 3), 100), told))
    assert (found.kmo, found.chi_square) == (None, None)
    assert np.isnan(found.kmo_of).all()
    assert [each.code for each in found.findings] == ["correlations-contradictory"]


def test_five_respondents_give_numbers_and_a_warning() -> None:
    found = quality({key: each[:5] for key, each in halo().items()})
    assert {"correlations-singular", "bartlett-few-answers"} & codes(found)
    for value in (found.overall.value, found.overall.low, found.factorability.kmo):
        assert value is None or np.isfinite(value)


def test_opposite_questions_have_no_alpha() -> None:
    answers = halo()
    found = quality({"Q0": answers["Q0"], "Q1": 6 - answers["Q0"]})
    assert found.overall.value is None
    assert "alpha-undefined" in codes(found)


def test_unrelated_questions_are_loose_and_a_better_alpha_is_told() -> None:
    rng = np.random.default_rng(0)
    answers = {f"Q{k}": rng.integers(1, 6, 400).astype(float) for k in range(5)}
    found = quality(answers)
    assert {"alphas-low", "alpha-low"} & codes(found)
    assert found.factorability.p_value is not None
    repeated = quality({f"Q{k}": halo()["Q0"] for k in range(3)})
    assert "alpha-redundant" in codes(repeated)


def test_fewer_than_two_questions_are_refused() -> None:
    with pytest.raises(DecisionError, match="quality-without-items"):
        quality({"Q0": halo()["Q0"], "Q1": np.full(300, 2.0)})
