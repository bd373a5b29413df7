"""Kano: the table, ties, Fong's test, better and worse, and weighted respondents."""

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.kano import (
    ANSWERS,
    CLASSES,
    TABLE,
    classify,
    coefficients,
    fong_apart,
    fong_threshold,
    kano_feature,
    kano_features,
    ranking,
)
from tests.satisfaction.respondents_by_hand import answers_of

COUNTS = {
    "notice": {"A": 62, "O": 48, "M": 30, "I": 55, "R": 3, "Q": 2},
    "continuity": {"A": 8, "O": 60, "M": 118, "I": 12, "R": 0, "Q": 2},
    "advice": {"A": 95, "O": 20, "M": 9, "I": 70, "R": 4, "Q": 2},
}
"""The worked examples: a text about an outage, continuity of supply, advice on saving energy."""

LIKE, MUSTBE, NEUTRAL, LIVEWITH, DISLIKE = 5, 4, 3, 2, 1


def feature(name: str):
    counts = COUNTS[name]
    total = sum(counts.values())
    return kano_feature(name, {k: v / total for k, v in counts.items()}, total, answers=total)


@pytest.mark.parametrize(
    ("name", "better", "worse", "combined"),
    [
        ("notice", 0.5641, -0.4, "A/I"),
        ("continuity", 0.3434, -0.8990, "M"),
        ("advice", 0.5928, -0.1495, "A"),
    ],
)
def test_the_worked_examples(name: str, better: float, worse: float, combined: str) -> None:
    found = feature(name)
    assert found.better is not None
    assert found.worse is not None
    assert (found.better.value, found.worse.value) == pytest.approx((better, worse), abs=5e-5)
    assert found.combined == combined
    assert found.better.low < better < found.better.high
    assert -1 <= found.worse.low < worse < found.worse.high <= 0


def test_the_table_is_that_of_kano() -> None:
    assert classify("like", "dislike") == "O"
    assert classify("like", "neutral") == "A"
    assert classify("livewith", "dislike") == "M"
    assert classify("neutral", "mustbe") == "I"
    assert classify("dislike", "like") == classify("mustbe", "like") == "R"
    assert classify("like", "like") == classify("dislike", "dislike") == "Q"
    assert [len(row) for row in TABLE] == [len(ANSWERS)] * len(ANSWERS)
    with pytest.raises(DecisionError, match="kano-answer-unknown"):
        classify("like", "hate")


def test_a_tie_goes_to_what_matters_more() -> None:
    counts = dict.fromkeys(CLASSES, 5.0)
    assert [name for name, _ in ranking(counts)] == ["M", "O", "A", "I", "R", "Q"]
    assert ranking({**counts, "A": 5.0 + 1e-12})[0][0] == "M"
    assert ranking({**counts, "I": 6.0})[0][0] == "I"


def test_fongs_threshold_by_hand() -> None:
    both, n = 62 + 55, 200
    assert fong_threshold(62, 55, n) == pytest.approx(1.65 * (both * (2 * n - both) / (2 * n)) ** 0.5)
    assert not fong_apart(62, 55, n)
    assert fong_apart(118, 60, n)
    assert not fong_apart(0, 0, 0)


def test_reversed_and_questionable_answers_have_no_coefficients() -> None:
    assert coefficients({"R": 3, "Q": 2}) == (None, None)
    found = kano_features(answers_of({"a/functional": [1, 1, 5], "a/dysfunctional": [5, 5, 5]}))
    assert found is not None
    (only,) = found.features
    assert (only.kano_class, only.better, only.worse) == ("R", None, None)
    codes = [each.code for each in found.findings]
    assert codes == ["kano-questionable", "kano-without-coefficients"]


def test_respondents_are_counted_by_their_weights() -> None:
    columns = {
        "a/functional": [LIKE, LIKE, MUSTBE, NEUTRAL, None],
        "a/dysfunctional": [DISLIKE, NEUTRAL, DISLIKE, NEUTRAL, LIKE],
        "b/functional": [LIKE] * 5,
    }
    found = kano_features(answers_of(columns, weights=[1, 1, 4, 1, 9]))
    assert found is not None
    (only,) = found.features  # b was not asked the other way round
    assert only.shares == pytest.approx({"O": 1 / 7, "A": 1 / 7, "M": 4 / 7, "I": 1 / 7, "R": 0, "Q": 0})
    assert (only.kano_class, only.answers, found.respondents) == ("M", 4, 4)
    assert only.effective == pytest.approx(49 / 19)
    assert only.better is not None
    assert only.better.value == pytest.approx(2 / 7)


def test_more_answers_make_a_class_certain() -> None:
    few = kano_feature("x", {"A": 0.4, "I": 0.3, "O": 0.3, "M": 0, "R": 0, "Q": 0}, 20, answers=20)
    many = kano_feature("x", {"A": 0.4, "I": 0.3, "O": 0.3, "M": 0, "R": 0, "Q": 0}, 2000, answers=2000)
    assert (few.significant, many.significant) == (False, True)
    assert few.better is not None
    assert many.better is not None
    assert few.better.high - few.better.low > 5 * (many.better.high - many.better.low)
    assert few.combined == "A/O"  # of two alike the one that matters more is named


def test_nobody_and_other_scales_are_said() -> None:
    nobody = kano_features(answers_of({"a/functional": [5, None], "a/dysfunctional": [None, 1]}))
    assert nobody is None
    with pytest.raises(DecisionError, match="kano-steps"):
        kano_features(answers_of({"a/functional": [5], "a/dysfunctional": [7]}, span=(1, 7)))
    assert kano_features(answers_of({"a": [3]})) is None


def test_unanimous_answers_keep_their_intervals_inside() -> None:
    found = kano_features(answers_of({"a/functional": [LIKE] * 40, "a/dysfunctional": [NEUTRAL] * 40}))
    assert found is not None
    (only,) = found.features
    assert only.combined == "A"
    assert only.better is not None
    assert only.better.value == 1.0
    assert 0.85 < only.better.low < only.better.high == 1.0
    assert np.isfinite(only.worse.low)
