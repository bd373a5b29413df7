"""Gaps between what is perceived and what is expected, and the zone of tolerance."""

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.servqual import service_gaps, tolerance, weighted_gap
from tests.satisfaction.respondents_by_hand import answers_of

EXPECTED = np.array([6.4, 6.2, 6.0, 5.8, 5.2])
PERCEIVED = np.array([5.6, 5.1, 5.7, 5.0, 5.3])
WEIGHTS = np.array([0.32, 0.22, 0.19, 0.16, 0.11])
LEAST = np.array([5.0, 4.8, 4.6, 4.5, 4.0])

ANSWERS = {
    "a": [4, 3, 5, 2, 4, None],
    "a/expectation": [5, 4, 5, 4, None, 3],
    "a/adequate": [2, 2, 3, 2, 1, 2],
    "a/desired": [5, 5, 5, 5, 4, 4],
    "b": [2, 2, 3, 1, 2, 2],
    "b/expectation": [4, 3, 4, 4, 3, 4],
}


def codes(found) -> list[tuple[str, str]]:
    return [(each.code, each.place) for each in found.findings]


def test_the_worked_example() -> None:
    assert weighted_gap(PERCEIVED, EXPECTED, WEIGHTS) == pytest.approx(-0.672)
    ratio = float(WEIGHTS @ PERCEIVED / (WEIGHTS @ EXPECTED))
    assert ratio == pytest.approx(0.889, abs=1e-3)
    found = [tolerance(*each) for each in zip(PERCEIVED, LEAST, EXPECTED, strict=True)]
    assert found == pytest.approx((PERCEIVED - LEAST) / (EXPECTED - LEAST))
    assert tolerance(3, 4, 4) is None
    assert tolerance(3, 4, 3) is None


def test_a_gap_is_of_the_same_respondents() -> None:
    found = service_gaps(answers_of(ANSWERS), {"a": 0.6, "b": 0.4})
    assert found is not None
    first, second = found.gaps
    assert first.gap.answers == 4
    assert first.gap.value == pytest.approx(25 * np.mean([-1, -1, 0, -2]))
    assert first.gap.standard_error == pytest.approx(25 * np.std([-1, -1, 0, -2], ddof=1) / 2)
    assert first.perceived.value == pytest.approx(25 * (np.mean([4, 3, 5, 2]) - 1))
    assert second.gap.value == pytest.approx(25 * np.mean([-2, -1, -1, -3, -1, -2]))
    assert found.gap.value == pytest.approx(0.6 * first.gap.value + 0.4 * second.gap.value)
    assert found.ratio is not None
    assert found.ratio.value == pytest.approx(found.perceived.value / found.expected.value)
    assert (found.against, found.respondents) == ("expectation", 6)


def test_the_zone_of_tolerance_is_of_those_who_answered_all_three() -> None:
    found = service_gaps(answers_of(ANSWERS), {"a": 1.0})
    assert found is not None
    first, second = found.gaps
    perceived, adequate, desired = (np.mean(each) for each in ([4, 3, 5, 2, 4], [2, 2, 3, 2, 1], [5, 5, 5, 5, 4]))
    assert first.position is not None
    assert first.position.value == pytest.approx((perceived - adequate) / (desired - adequate))
    assert first.zone == "tolerable" or first.zone == "undecided"
    assert (second.position, second.zone, second.adequate) == (None, None, None)


@pytest.mark.parametrize(
    ("said", "zone"), [((1, 2, 4), "unacceptable"), ((3, 2, 4), "tolerable"), ((5, 2, 4), "delight")]
)
def test_the_zone_as_a_word(said: tuple[int, int, int], zone: str) -> None:
    columns = {"a": said[0], "a/expectation": 4, "a/adequate": said[1], "a/desired": said[2]}
    found = service_gaps(answers_of({key: [value] * 200 for key, value in columns.items()}), {"a": 1.0})
    assert found is not None
    assert found.gaps[0].zone == zone


def test_few_answers_that_are_all_alike_place_nothing_in_a_zone() -> None:
    columns = {"a": 5, "a/expectation": 4, "a/adequate": 2, "a/desired": 4}
    for count in (1, 4):
        found = service_gaps(answers_of({key: [value] * count for key, value in columns.items()}), {"a": 1.0})
        assert found is not None
        assert found.gaps[0].zone == "undecided"


def test_a_wish_no_higher_than_what_would_do_is_undefined() -> None:
    flat = ANSWERS | {"a/desired": [2, 2, 3, 2, 1, 2]}
    found = service_gaps(answers_of(flat), {"a": 1.0})
    assert found is not None
    assert found.gaps[0].position is None
    assert ("tolerance-undefined", "a") in codes(found)


def test_a_wish_hardly_higher_has_no_interval() -> None:
    near = ANSWERS | {"a/desired": [3, 1, 4, 1, 2, 2]}
    found = service_gaps(answers_of(near), {"a": 1.0})
    assert found is not None
    position = found.gaps[0].position
    assert position is not None
    assert (position.low, found.gaps[0].zone) == (None, "undecided")
    assert ("tolerance-narrow", "a") in codes(found)


def test_a_ratio_over_almost_nothing_is_not_told() -> None:
    low = {"a": [2, 3, 2], "a/expectation": [1, 1, 1]}
    found = service_gaps(answers_of(low), {"a": 1.0})
    assert found is not None
    assert found.ratio is None
    assert found.gaps[0].ratio is None
    assert ("expectation-too-low", "a") in codes(found)


def test_wishes_stand_for_expectations_that_were_not_asked() -> None:
    found = service_gaps(answers_of({"a": [3, 4], "a/desired": [5, 5]}), {"a": 1.0})
    assert found is not None
    assert found.against == "desired"
    assert found.gap.value == pytest.approx(-37.5)


def test_nothing_asked_is_nothing_found() -> None:
    assert service_gaps(answers_of({"a": [3, 4]}), {"a": 1.0}) is None
    unanswered = {"a": [3, None], "a/expectation": [None, 4]}
    assert service_gaps(answers_of(unanswered), {"a": 1.0}) is None


def test_weights_of_nothing_are_alike_and_a_sample_is_said() -> None:
    found = service_gaps(answers_of(ANSWERS, respondents=5_000_000), {})
    assert found is not None
    assert found.weights.tolist() == [0.5, 0.5]
    assert found.sampled
    assert {code for code, _ in codes(found)} >= {"gaps-weighted-alike", "from-a-sample"}
    with pytest.raises(DecisionError, match="gap-weights-empty"):
        weighted_gap(PERCEIVED, EXPECTED, 0 * WEIGHTS)


def test_one_respondent_has_no_interval_and_answers_all_alike_the_widest_that_may_hold() -> None:
    one = service_gaps(answers_of({"a": [3], "a/expectation": [4]}), {"a": 1.0})
    assert one is not None
    assert one.gap.low is None
    same = service_gaps(answers_of({"a": [3] * 5, "a/expectation": [4] * 5}), {"a": 1.0})
    assert same is not None
    otherwise = 1 - 0.05 ** (1 / 5)  # so many may think otherwise, and five of five are still alike once in twenty
    assert (same.gap.low, same.gap.high) == pytest.approx((-25 - 75 * otherwise, -25 + 125 * otherwise))
    assert codes(same) == [("answers-all-alike", "")]
