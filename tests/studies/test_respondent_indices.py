"""Indices from single respondents: their numbers, their own doubts, and why they cannot be told."""

from __future__ import annotations

import pytest

from mcdm.findings import Finding
from mcdm.weights import Weights
from studies.respondent_indices import answers_one_by_one, by_acsi, by_kano, by_roles, by_servqual, by_structure
from tests.satisfaction.respondents_by_hand import answers_of
from tests.studies.examples import hierarchy

WEIGHTS = Weights(("a", "b"), [0.5, 0.5])
ACSI = {"overall": [5, 4, 3, 4], "against-expectations": [4, 3, 3, 2], "against-ideal": [4, 4, 2, 2]}


def test_the_acsi_score_is_the_mean_of_its_questions() -> None:
    found = by_acsi(answers_of(ACSI))
    assert found.percent.value == pytest.approx((75 + 50 + 50) / 3)
    assert set(found.detail) == set(ACSI)
    assert found.findings == ()
    fewer = by_acsi(answers_of({"overall": ACSI["overall"]}))
    assert [each.code for each in fewer.findings] == ["acsi-of-fewer-questions"]


def test_answers_that_are_all_alike_are_said_and_keep_a_wide_interval_within_the_scale() -> None:
    found = by_acsi(answers_of({name: [4] * 5 for name in ACSI}))
    otherwise = 100 * (1 - 0.05 ** (1 / 5))
    assert (found.percent.low, found.percent.high) == pytest.approx((75 - 0.75 * otherwise, 75 + 0.25 * otherwise))
    assert [each.code for each in found.findings] == ["answers-all-alike"]


def test_the_number_of_servqual_is_what_is_perceived_and_its_own_is_the_gap() -> None:
    found = by_servqual(answers_of({"a": [3, 4, 3], "a/expectation": [5, 5, 4]}), WEIGHTS)
    assert (found.percent.value, found.own.value) == pytest.approx((175 / 3, -100 / 3))


@pytest.mark.parametrize("tell", [by_acsi, by_kano, lambda answers: by_servqual(answers, WEIGHTS)])
def test_what_was_not_asked_is_why(tell) -> None:
    assert tell(answers_of({"a": [3, 4]})).absent.code.startswith("index-needs-")
    reason = Finding.of("index-needs-survey")
    assert tell(reason).absent is reason


def test_without_a_survey_none_can_be_told() -> None:
    study = hierarchy()
    assert answers_one_by_one(study, None) == Finding.of("index-needs-survey")
    for found in (by_roles(study, WEIGHTS, None), by_structure(study, None)):
        assert found.absent == Finding.of("index-needs-survey")
