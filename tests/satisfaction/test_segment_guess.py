"""Which columns divide the respondents, and which say who they are and how long they took."""

from __future__ import annotations

from collections import Counter

import pytest

from mcdm.labels import Label
from satisfaction.answer_scales import plain
from satisfaction.questionnaire import TIER_THRESHOLDS
from satisfaction.respondents import Dimension, Population, Segment
from satisfaction.segment_guess import (
    SegmentGuess,
    dates_share,
    guess_segments,
    is_duration,
    is_respondent,
    is_revenue,
    is_weight,
)

DISTRICT = Dimension("district", Label("District", "区域"), (Segment("D1", Label("Urban", "城区")),))
TIER = Dimension("tier", Label("Tier"), tuple(Segment(s, Label(s)) for s in ("VIP", "large", "ordinary")))


NOBODY = Population()


def guessed(population: Population = NOBODY, **columns: list[str]) -> dict[str, SegmentGuess]:
    values = {name: Counter(map(plain, texts)) for name, texts in columns.items()}
    return {g.segment.column: g for g in guess_segments([*columns], values, columns, population)}


def test_each_dimension_has_one_column_and_each_column_one_dimension() -> None:
    found = guessed(
        Population((DISTRICT, TIER)),
        where=["D1", "城区"],
        kWh=["10", "80000"],
        identity=["x", "y"],
        role=["Customer", "Staff"],
        channel=["Web", "电话"],
        wave=["2026Q1", "2026Q2"],
        date=["2026-01-05", "2026-02-05"],
    )
    assert {name: guess.segment.dimension for name, guess in found.items()} == {
        "where": "district",
        "kWh": "tier",
        "role": "role",
        "channel": "source",
        "wave": "wave",
    }
    assert found["kWh"].segment.thresholds == TIER_THRESHOLDS
    assert dict(found["role"].segment.values) == {"customer": "customer", "staff": "staff"}
    assert dict(found["channel"].segment.values) == {"web": "web", "电话": "phone"}
    assert (found["where"].why, found["kWh"].why) == ("values", "heading")


@pytest.mark.parametrize(("known", "unit"), [(("2026-09",), "month"), (("2026",), "year"), ((), "quarter"),
                                             (("first", "second"), "quarter")])  # fmt: skip
def test_the_waves_of_the_population_say_how_long_a_wave_is(known: tuple[str, ...], unit: str) -> None:
    waves = Dimension("wave", Label("Wave"), tuple(Segment(name, Label(name)) for name in known))
    assert guessed(Population((waves,)), submitted=["2026-01-05"])["submitted"].segment.dates == unit


def test_a_share_of_dates() -> None:
    assert dates_share(["2026-01-05", "", "soon", "5 Jan 2026", "46027"]) == 0.75
    assert dates_share([""]) == 0
    assert dates_share(["25/8/2026", "2026-08-25", "2026年8月25日", "8/25/2026"]) == 1


@pytest.mark.parametrize(
    ("heading", "answers", "found"),
    [("ResponseId", "ab", True), ("customer_no", "ab", True), ("户号", "ab", True), ("ResponseId", "aa", False),
     ("idea", "ab", False), ("Question id text", "ab", False)],
)  # fmt: skip
def test_who_the_respondent_is(heading: str, answers: str, found: bool) -> None:
    assert is_respondent(heading, Counter(answers)) is found


def test_how_long_it_took_and_what_is_paid() -> None:
    assert is_duration("Duration (in seconds)", ["95", "", "120"])
    assert not is_duration("Outage duration", ["good", "bad"])
    assert is_revenue("年电费", Counter(["120.5", "99"]))
    assert not is_revenue("Revenue", Counter(["high", "low"]))


@pytest.mark.parametrize(
    "heading", ["weight", "wt", "Sample weight", "权重", "抽样权重", "expansion factor", "wt_2", "加权系数"]
)
def test_how_many_customers_a_respondent_stands_for(heading: str) -> None:
    assert is_weight(heading, Counter(["1.25", "0.8", "210"]))
    assert not is_weight(heading, Counter(["1.25", "-0.8"]))
    assert not is_weight(heading, Counter(["heavy"]))


@pytest.mark.parametrize("heading", ["Parcel weights are billed right", "你认为权重如何", "overweight"])
def test_other_headings_are_no_weights(heading: str) -> None:
    assert not is_weight(heading, Counter(["1", "2"]))
