"""What is said about a budget: what it buys, how sure that is, where more of it should go, what a goal costs."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from i18n.translate import translator
from mcdm.findings import Finding
from reports.charts.scales import IndexDisplay
from reports.sentences import budget as words
from reports.sentences.budget import Rival
from reports.sentences.reader import Reader
from scenarios.budgets.allocation import Allocation
from scenarios.budgets.frontier import MarginalValue, NextTenth
from tests.studies.choosing import demo

EN, ZH = (Reader(demo(), IndexDisplay(), translator(language)) for language in ("en", "zh"))
BEST = Allocation(
    (("L4", 53.2), ("L5", 443.7)), 0.7439, 0.7439, 5_999.0, np.array([2_900.0, 1_780.0]), 0.0, "proven", 6_000.0,
    "expected", "last", model_worth=0.7438, gap=0.00004, levels=(3, 6),
)  # fmt: skip
RIVAL = Rival("Channel expansion", 5_965.0, 0.7351, 0.97)


def test_the_headline_says_what_is_bought_and_whether_that_is_proven() -> None:
    said = words.answer(BEST, RIVAL, EN)
    assert said == "Without surprises the best plan for 60.0m yuan reaches .744, .009 above Channel expansion"
    searched = words.answer(replace(BEST, status="searched"), RIVAL, EN)
    assert searched.startswith("Without surprises the best plan found for 60.0m yuan")
    assert words.answer(
        BEST, RIVAL, ZH
    ) == "无意外时，6,000 万元最优方案可达 0.744，比Channel expansion高 0.009".replace(
        "比Channel expansion高", "比 Channel expansion 高"
    )


def test_a_level_rival_is_no_success() -> None:
    level = words.answer(BEST, replace(RIVAL, worth=0.7437), EN)
    assert level.endswith("level with Channel expansion")
    assert words.answer(BEST, None, EN).endswith("reaches .744")


def test_no_plan_and_an_empty_plan_are_said_as_such() -> None:
    none = replace(BEST, status="infeasible", index=None, plan=())
    assert words.answer(none, None, EN) == "No plan for 60.0m yuan keeps all rules"
    assert words.answer(replace(none, budget=None), None, EN) == "No plan keeps all rules, whatever it costs"
    assert words.answer(replace(BEST, plan=(), budget=0.0), None, EN) == "Nothing is bought: the index ends at .744"


def test_the_gap_is_told_in_index_points() -> None:
    assert "gap .0000" in words.certainty(BEST, None, EN)
    assert "better by more than .0011" in words.certainty(BEST, 0.745, EN)
    assert "not proven" in words.certainty(replace(BEST, status="searched"), None, EN)
    assert "better by .0040" in words.certainty(replace(BEST, status="limit", gap=0.004), None, EN)
    assert words.certainty(replace(BEST, status="infeasible"), None, EN) == ""


def test_evidence_carries_range_and_chance() -> None:
    said = words.evidence(BEST, 0.687, 0.715, 0.749, RIVAL, EN, 0.735)
    assert said.startswith("It takes the index from .687 to **.744** in 3 years, without surprises, for 60.0m yuan")
    assert "Expected, with everything unsure: .735 (90% range .715–.749)." in said
    assert "ends above Channel expansion (59.6m yuan) 97% of the time" in said


def test_a_mean_is_not_told_as_the_end() -> None:
    mean = replace(BEST, over="mean", worth=0.7326)
    assert words.evidence(mean, 0.687, None, None, None, EN) == (
        "Without surprises the index is **.733** on average over 3 years instead of today's .687; it ends at .744, "
        "for 60.0m yuan"
        " (present value at 6%)."
    )
    assert words.answer(mean, None, EN).endswith("reaches a mean of .733")
    assert ("Mean index over the quarters", ".7326") in words.behind(mean, None, EN)
    tail = words.evidence(replace(mean, aim="p10"), 0.687, None, None, None, EN)
    assert tail.startswith("It takes the index from .687 to **.744** in 3 years, without surprises, for 60.0m yuan")


def test_the_three_levers_that_take_most_are_named_with_what_they_add() -> None:
    costs = {"L4": 1_400.0, "L5": 1_410.0, "L7": 600.0, "L9": 10.0}
    said = words.largest(costs, {"L4": 0.0152, "L5": 0.0101}, EN)
    assert said == (
        "Most money goes to Digital channels (14.1m yuan, adds .010), Staff training (14.0m yuan, adds .015) and"
        " Fault-repair crews (6.0m yuan)."
    )
    assert words.largest({}, {}, EN) == ""


@cache
def _margin(*gains: float) -> tuple[MarginalValue, ...]:
    return tuple(MarginalValue(f"L{k}", gain, 1.0, 1.0) for k, gain in enumerate(gains, 1))


def test_levers_that_gain_alike_at_the_margin_are_counted() -> None:
    assert "almost alike in 4 levers" in words.margin(_margin(4e-6, 4e-6, 4e-6, 4e-6, 1e-6), EN)
    assert words.margin(_margin(4e-6, 1e-6), EN).startswith(
        "A further million yuan adds .0004, in Distribution network"
    )
    assert words.margin(_margin(0.0), EN) == "Within the rules more money gains nothing."


def test_the_next_tenth() -> None:
    more = NextTenth(BEST, (("L4", 2.0, 70.0), ("L5", -1.0, -5.0), ("L7", 0.4, 150.0)), 0.0024)
    said = words.next_money(more, EN)
    assert said.startswith(
        "The next 10% should go first to Fault-repair crews (1.5m yuan) and Staff training (0.7m yuan)"
    )
    assert ".0024 more" in said
    assert words.next_money(replace(more, gain=0.0), EN) == ""
    assert words.next_money(None, EN) == ""


@pytest.mark.parametrize(
    ("cost", "expected"),
    [(7_611.0, "16.1m yuan more than the budget"), (5_145.0, "8.6m yuan of the budget would be left"),
     (6_000.0, "all of the budget")],
)  # fmt: skip
def test_a_goal_is_held_against_the_budget(cost: float, expected: str) -> None:
    assert expected in words.goal(replace(BEST, cost=cost, goal=0.75), 0.75, BEST, EN)


def test_a_goal_out_of_reach_says_how_far_one_gets() -> None:
    missed = replace(BEST, findings=(Finding.of("goal-unreachable", goal=0.9, most=0.7439),))
    assert words.goal(missed, 0.9, BEST, EN).startswith("**.900 cannot be reached.** The most within the rules is .744")
    assert "whatever it costs" in words.goal(replace(BEST, status="infeasible", index=None), 0.9, BEST, EN)


def test_model_and_simulator_stand_side_by_side() -> None:
    lines = dict(words.behind(BEST, 0.7481, EN))
    assert lines["Index of the plan on the simulator"] == ".7439"
    assert lines["Best plan of the exact model, on steps of every lever"] == ".7438"
    assert lines["Gap of that proof, in index points"] == ".000040"
    assert lines["No plan of whatever amounts exceeds"] == ".7481"
    assert lines["Cash in year 2"] == "17.8m yuan"


def test_cash_is_told_by_year() -> None:
    assert words.in_cash(BEST, EN) == "In cash 46.8m yuan: 29.0m yuan in year 1 and 17.8m yuan in year 2."
    level = replace(BEST, cash=np.array([2_280.0, 1_280.0, 1_280.0]))
    assert words.in_cash(level, EN) == "In cash 48.4m yuan: 22.8m yuan in year 1, 12.8m yuan in each year after."
    assert words.in_cash(replace(BEST, cash=np.zeros(3)), EN) == ""
    assert "on average" in words.in_cash(replace(BEST, cash=np.arange(9.0) * 100), EN)
    assert "all of it in year 1" in words.in_cash(replace(BEST, cash=np.array([5.0])), EN)


def test_an_optimum_is_claimed_only_when_its_bound_is_in() -> None:
    assert words.optimum(BEST, None, EN) == ""
    assert words.optimum(BEST, 0.7440, EN) == "optimum proven"
    assert words.optimum(BEST, 0.7481, EN) == "optimum proven within .004"
    assert words.optimum(replace(BEST, status="searched"), 0.75, EN) == "optimum not proven"


def test_things_that_come_whole() -> None:
    plan = replace(BEST, plan=(("L2", 0.285), ("L7", 1.66)))
    assert (
        words.broken(plan, ("L2", "L7"), EN)
        == "The plan does not buy whole units of Live-line work teams (0.285 teams) and Fault-repair crews "
        "(1.66 extra crews)."
    )
    assert words.whole_price(plan, None, EN) == "Buy whole units"
    assert words.whole_price(plan, replace(plan, worth=0.7436), EN) == "Buy whole units (costs .0003)"
    assert words.whole_price(plan, plan, EN) == "Buy whole units (costs nothing)"
