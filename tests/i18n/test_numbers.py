"""Numbers as LOOK asks for them."""

from __future__ import annotations

import math

import pytest

from i18n import numbers
from i18n.translate import fill


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(0.7344, 3, ".734"), (1.0, 3, "1.000"), (-0.0123, 3, "−.012"), (-0.0001, 3, ".000"), (0.00033, 4, ".0003")],
)
def test_score(value: float, digits: int, text: str) -> None:
    assert numbers.score(value, digits) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.0474, "+.047"), (-0.0123, "−.012"), (0.0001, ".000"), (-0.0001, ".000")]
)
def test_signed(value: float, text: str) -> None:
    assert numbers.signed(value) == text


def test_percent_and_its_change() -> None:
    assert numbers.percent(60.875) == "60.9"
    assert numbers.percent(-0.01) == "0.0"
    assert numbers.signed_percent(5.93) == "+5.9"
    assert numbers.signed_percent(-5.93) == "−5.9"
    assert numbers.signed_percent(0.01) == "0.0"


@pytest.mark.parametrize(("value", "text"), [(0.53, "53%"), (0.004, "<1%"), (0.9999, ">99%"), (0, "0%"), (1, "100%")])
def test_probability(value: float, text: str) -> None:
    assert numbers.probability(value) == text


def test_share_and_p_value() -> None:
    assert numbers.share(0.526) == "53%"
    assert numbers.share(0.526, 1) == "52.6%"
    assert numbers.p_value(0.0321) == ".032"
    assert numbers.p_value(0.0000001) == "<.001"


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (5980, "59.8m yuan", "5,980 万元"),
        (-120, "−1.2m yuan", "−120 万元"),
        (4.5, "45k yuan", "4.5 万元"),
        (0.25, "2.5k yuan", "0.25 万元"),
        (0, "–", "–"),
    ],
)
def test_money(value: float, english: str, chinese: str) -> None:
    assert numbers.money(value, "en") == english
    assert numbers.money(value, "zh") == chinese


@pytest.mark.parametrize(
    ("amounts", "english", "chinese"),
    [
        ((1240, 34.33, 0.5), ["12.4m yuan", "0.34m yuan", "0.005m yuan"], ["1,240 万元", "34 万元", "0.5 万元"]),
        ((45, 2.5), ["450k yuan", "25k yuan"], ["45 万元", "2.5 万元"]),
        ((123_456, 6000), ["1,234.6m yuan", "60.0m yuan"], ["12.35 亿元", "0.6 亿元"]),
        ((14_180, 5970, 0, None), ["141.8m yuan", "59.7m yuan", "–", "–"], ["14,180 万元", "5,970 万元", "–", "–"]),
    ],
)
def test_amounts_read_together_have_one_unit(
    amounts: tuple[float | None, ...], english: list[str], chinese: list[str]
) -> None:
    assert [numbers.money(each, "en", amounts) for each in amounts] == english
    assert [numbers.money(each, "zh", amounts) for each in amounts] == chinese


def test_a_sentence_has_one_unit() -> None:
    said = fill("It costs {npv:money}, {over:money} over {name}.", {"npv": 1240.0, "over": 34.33, "name": "it"})
    assert said == "It costs 12.4m yuan, 0.34m yuan over it."


def test_ranges_say_their_level() -> None:
    assert numbers.between(0.7212, 0.7431, 0.9, "en") == ".721–.743 (90%)"
    assert numbers.between(0.7212, 0.7431, 0.9, "zh") == ".721–.743\uff0890%\uff09"
    assert numbers.between_percent(65.14, 67.9, 0.95, "en") == "65.1–67.9 (95%)"


@pytest.mark.parametrize(
    ("value", "text"), [(9.6, "9.6"), (99.8, "99.8"), (12400, "12,400"), (0.5, "0.5"), (-2.50, "−2.5"), (100, "100")]
)
def test_plain(value: float, text: str) -> None:
    assert numbers.plain(value) == text


def test_counts() -> None:
    assert numbers.count(500_000) == "500,000"


@pytest.mark.parametrize("missing", [None, math.nan, math.inf])
def test_a_missing_number_is_a_dash(missing: float | None) -> None:
    formats = (
        numbers.score,
        numbers.signed,
        numbers.percent,
        numbers.signed_percent,
        numbers.share,
        numbers.probability,
    )
    assert {write(missing) for write in (*formats, numbers.p_value, numbers.count, numbers.plain)} == {"–"}
    assert numbers.money(missing, "zh") == "–"
    assert numbers.between(missing, 0.7, 0.9, "en") == numbers.between_percent(60, missing, 0.9, "en") == "–"


def test_an_uneven_interval_is_told_by_its_ends() -> None:
    assert numbers.uncertain(60.0, 59.3, 60.7, numbers.percent) == "± 0.7"
    assert numbers.uncertain(36.0, 0.0, 70.1, numbers.percent) == "± 35.0"
    assert numbers.uncertain(36.0, 16.0, 70.1, numbers.percent) == "(16.0 … 70.1)"
    assert numbers.uncertain(60.0, 60.0, 60.0, numbers.percent) == "± 0.0"
    assert numbers.uncertain(60.0, None, None, numbers.percent) == ""


def test_chinese_has_the_zero_before_the_point_and_english_has_not() -> None:
    assert numbers.score(0.734) == ".734"
    with numbers.written_in("zh"):
        assert (numbers.score(0.734), numbers.score(-0.012), numbers.signed(0.047)) == ("0.734", "−0.012", "+0.047")
        assert numbers.p_value(0.0001) == "<0.001"
        assert numbers.axis_format(".2f") == "format(datum.value, '.2f')"
    assert numbers.score(0.734) == ".734"
    assert numbers.axis_format(".2f").startswith("replace(")


def test_numbers_in_a_text_are_mended_and_nothing_else_is() -> None:
    mended = numbers.in_language("由 .687 变为 .734（.721–.743），+.047，版本 1.2.3，a.5", "zh")
    assert mended == "由 0.687 变为 0.734（0.721–0.743），+0.047，版本 1.2.3，a.5"
    assert numbers.in_language(".734", "en") == ".734"
