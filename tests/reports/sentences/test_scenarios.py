"""Words for one scenario, from the numbers alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from i18n.numbers import plain
from i18n.translate import translator
from mcdm.labels import Label
from reports.charts.scales import IndexDisplay
from reports.sentences import scenarios as words
from satisfaction.respondents import Dimension, Segment
from scenarios.costs import ScenarioCost
from scenarios.effect_path import Link, PathStep
from scenarios.overload import Overload
from scenarios.projection import Projection
from scenarios.scenario import PlannedAmount
from scenarios.settings import SimulationSettings

EN, ZH, SCORE = translator("en"), translator("zh"), IndexDisplay()
OVERLOAD = Overload("N1")


def projection(path: list[float], cost: float = 0.0, spread: float = 0.0, name: str = "plan") -> Projection:
    """A projection with this central run; its draws lie evenly around it at the end."""
    draws = np.tile(path, (101, 1))
    draws[:, -1] += np.linspace(-spread, spread, 101)
    costs = ScenarioCost(np.zeros(len(path)), (("L1", cost),) if cost else (), cost, 0.0)
    empty = np.zeros((len(path), 0))
    return Projection(name, "", (), (), np.array(path), draws, empty, empty, empty, costs)


def test_a_span_is_said_in_years_where_it_is_whole_years() -> None:
    assert [words.span(quarters, EN) for quarters in (4, 12, 1, 5)] == ["1 year", "3 years", "1 quarter", "5 quarters"]
    assert words.span(12, ZH) == "3 年"


def test_names_are_listed_as_people_list_them() -> None:
    assert [words.listed(list(names), EN) for names in ("", "A", "AB", "ABC")] == ["", "A", "A and B", "A, B and C"]
    assert words.listed(["甲", "乙", "丙"], ZH) == "甲、乙与丙"
    assert (words.called("A", EN), words.called("甲", ZH)) == ("A", "“甲”")


@pytest.mark.parametrize(
    ("path", "cost", "says"),
    [
        ([0.687, 0.7, 0.734], 5980, "A takes the index from .687 to .734 in 2 quarters for 59.8m yuan"),
        ([0.687, 0.687], 0, "A spends nothing and leaves the index at .687"),
        ([0.687, 0.664], 0, "A spends nothing; the index goes from .687 to .664 in 1 quarter"),
        ([0.687, 0.6872], 100, "A costs 1.0m yuan and leaves the index at .687"),
    ],
)
def test_the_answer_says_where_the_index_goes_and_for_how_much(path: list[float], cost: float, says: str) -> None:
    assert words.answer("A", projection(path, cost), display=SCORE, t=EN) == says


def test_certainty_says_range_chance_price_and_budget() -> None:
    found = projection([0.687, 0.737], 5000, spread=0.01)
    said = words.certainty(found, 0.97, SimulationSettings(budget=6000), display=SCORE, t=EN)
    assert said == (
        "That is without surprises; expected, with everything unsure, is **.737**, and nine of ten draws end between "
        "**.728** and **.746**. It ends above the status quo in 97% of the draws. "
        "Each .01 gained costs 10.0m yuan. It leaves 10.0m yuan of the budget of 60.0m yuan."
    )
    assert "in every draw" in words.certainty(found, 1.0, SimulationSettings(), display=SCORE, t=EN)


def test_what_is_not_known_is_not_said() -> None:
    assert words.certainty(projection([0.687, 0.687]), None, SimulationSettings(), display=SCORE, t=EN) == ""


def test_the_budget() -> None:
    assert words.against_budget(6500, 6000, EN) == "It exceeds the budget of 60.0m yuan by 5.0m yuan."
    assert words.against_budget(6000, 6000, EN) == "It uses the whole budget of 60.0m yuan."
    assert words.against_budget(100, 0, EN) == ""


# ---------------------------------------------------------------------- when, where, by which way, how computed

DISTRICT = Dimension("district", Label("District", "区"), (
    Segment("D1", Label("Urban core", "城区"), 10), Segment("D2", Label("Townships", "乡镇"), 30),
))  # fmt: skip


@pytest.mark.parametrize(
    ("amounts", "en", "zh"),
    [
        ((5,), "", ""),
        ((0, 0, 5), "from quarter 3", "自第 3 个季度起"),
        ((5, 0), "in quarter 1 only", "仅第 1 个季度"),
        ((5, 5, 0), "until quarter 2", "至第 2 个季度"),
        ((0, 5, 5, 0), "quarters 2 to 3", "第 2 至 3 个季度"),
        (((0,) * 12 + (5,)), "not within 3 years", "3 年内不用"),
        ((1, 2, 3), "by quarter 1 2 3 3 3 3 3 3…", "逐季 1 2 3 3 3 3 3 3…"),
    ],
)
def test_when_a_lever_is_used_is_said_in_a_few_words(amounts: tuple[float, ...], en: str, zh: str) -> None:
    planned = PlannedAmount("L1", amounts)
    assert (words.when(planned, 12, EN), words.when(planned, 12, ZH)) == (en, zh)


@pytest.mark.parametrize(
    ("targets", "en", "zh"),
    [
        ((), "", ""),
        ((("D1", 0.0), ("D2", 1.0)), "Townships only", "仅乡镇"),
        ((("D1", 0.4), ("D2", 0.6)), "Urban core 40%, Townships 60%", "城区占 40%、乡镇占 60%"),
    ],
)
def test_where_a_lever_is_spent_is_said_by_name(targets: tuple[tuple[str, float], ...], en: str, zh: str) -> None:
    planned = PlannedAmount("L1", (5,), "district" if targets else "", targets)
    assert (words.where(planned, (DISTRICT,), EN), words.where(planned, (DISTRICT,), ZH)) == (en, zh)


def test_how_it_is_computed_names_all_that_is_assumed_and_all_that_varies() -> None:
    usual = words.conventions(SimulationSettings(), {"effects"}, 200, EN)
    assert usual == (
        "3 years, discounted at 6% a year. Nothing but the levers changes anything. "
        "Bands carry effects of levers, drawn 200 times."
    )
    world = SimulationSettings(expectation_drift=0.1, gap_growth=(("a", 0.03),), spillover=0.3, overloads=(OVERLOAD,))
    assert words.conventions(world, (), 200, EN) == (
        "3 years, discounted at 6% a year. Assumed beside the levers: rising expectations, 1 figure that changes by "
        "itself, spill-over of 30% and overload of 1 service. Nothing is drawn, so there are no bands."
    )
    assert "期望上升、自行变化的运行指标 1 项、溢出 30% 与超负荷的服务 1 项" in words.conventions(world, (), 200, ZH)


def test_assumptions_are_pictured_in_numbers() -> None:
    assert words.drift_felt(0, 3, EN).startswith("Expectations stand still")
    assert "42.6% are in 3 years" in words.drift_felt(0.1, 3, EN)
    assert words.growth_felt(0.03, 12, EN) == "After 3 years the gap is 1.09 times today's."
    assert words.overload_felt(1.0, 12, EN) == "Without relief nothing piles up within 3 years."
    assert words.overload_felt(2.34, 12, EN) == "Without relief the gap is 2.3 times today's after 3 years."


def test_the_path_of_an_effect_names_the_indicator_that_brings_most() -> None:
    link = Link(0.7, 0.88, 0.09)
    step = PathStep("N1", link, link, Link(0.0, 1.2, 0.6), link, 0.035, 0.0031, 0.0062)
    told = words.effect_path("Notice", "90 %", [step], {"N1": "Outage notice"}, SCORE, EN)
    assert told == "Notice (90 %) brings +.0031 in the index, most of it (+.0031) by way of Outage notice."
    unshared = words.effect_path("Notice", "90 %", [replace(step, points=None)], {"N1": "Outage notice"}, SCORE, EN)
    assert unshared == "Notice (90 %) works most by way of Outage notice."


def test_a_link_says_how_much_of_it_is_the_levers_own() -> None:
    assert words.changed(Link(54, 89.2, 35.2), plain, EN, "%") == "54 → 89.2 %"
    assert words.changed(Link(54, 89.2, 17.6), plain, EN, "%") == "54 → 89.2 %, 50% of it own"
    assert words.changed(None, plain, EN) == "–"
    assert words.own_part(Link(0, 1.66, 1.66), EN) == "+1.66"
    assert words.own_part(Link(0, 1.66, 0.83), ZH) == "+0.83，合计 +1.66"
