"""What an expert wrote for a pair."""

from __future__ import annotations

import datetime

import pytest

from exchange.questionnaires.values import Misread, Ratio, is_blank, on_scale, parse_ratio, written
from mcdm.judgments import PairwiseJudgment


@pytest.mark.parametrize(
    ("raw", "value"),
    [(3, 3), ("3", 3), (" 1/3 ", 1 / 3), ("=1/3", 1 / 3), ("0,5", 0.5), (".5", 0.5), ("\uff13", 3), ("½", 0.5),
     ("1:4", 0.25), ("1e-05", 1e-5), ("strongly", 5), ("稍微重要", 3), ("'7", 7)],
)  # fmt: skip
def test_one_number(raw: object, value: float) -> None:
    assert parse_ratio(raw) == Ratio(pytest.approx(value))


@pytest.mark.parametrize("raw", ["2-8", "2..8", "2 to 8", "2–8", "2至8", "8~2"])
def test_a_range_has_its_geometric_middle(raw: str) -> None:
    assert parse_ratio(raw) == Ratio(4.0, 2.0, 8.0)


def test_a_value_within_its_range_and_several_options() -> None:
    assert parse_ratio("3 (2..5)") == Ratio(3.0, 2.0, 5.0)
    assert parse_ratio("1/3-1/2") == Ratio(pytest.approx((1 / 6) ** 0.5), 1 / 3, 1 / 2)
    hesitant = parse_ratio("2 | 8")
    assert isinstance(hesitant, Ratio)
    assert hesitant.value == pytest.approx(4)
    assert hesitant.inverse().options == (1 / 2, 1 / 8)


@pytest.mark.parametrize("raw", ["NaN", "inf", "0", "-3", "1/0", "abc", float("nan"), True, "9 (2..5)", "1-2-3", 1e300])
def test_no_judgment(raw: object) -> None:
    assert parse_ratio(raw) == Misread("answer-not-a-number", str(raw))


@pytest.mark.parametrize("raw", ["1月3日", "3-Jan", "2025-01-03", "1/3/2025", datetime.datetime(2025, 1, 3)])
def test_a_third_that_became_a_date_is_never_guessed(raw: object) -> None:
    assert parse_ratio(raw) == Misread("answer-is-a-date", str(raw))


def test_blank_is_no_answer() -> None:
    assert all(is_blank(raw) for raw in (None, "", "  ", "-", "n/a", "–"))
    assert not is_blank(0)


def test_the_scale_ends_at_nine() -> None:
    assert on_scale(Ratio(9.0))
    assert on_scale(Ratio(1 / 9))
    assert not on_scale(Ratio(9.5))
    assert not on_scale(Ratio(8.0, 7.0, 10.0))


@pytest.mark.parametrize(
    "judgment",
    [
        PairwiseJudgment("a", "b", 3.0),
        PairwiseJudgment("a", "b", 1 / 7),
        PairwiseJudgment("a", "b", 2.5),
        PairwiseJudgment("a", "b", 3.0, 1 / 2, 5.0),
        PairwiseJudgment.hesitant("a", "b", (2.0, 1 / 3)),
    ],
)
def test_what_is_written_reads_back(judgment: PairwiseJudgment) -> None:
    ratio = parse_ratio(written(judgment))
    assert isinstance(ratio, Ratio)
    assert ratio.judgment("a", "b") == judgment
