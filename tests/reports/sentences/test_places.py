"""Who gains where, in words."""

from __future__ import annotations

import numpy as np

from i18n.translate import translator
from reports.charts.scales import IndexDisplay
from reports.sentences import places as say
from studies.places import PlanBySegment

T, ZH, SHOWN = translator("en"), translator("zh"), IndexDisplay()
NAMES = {"D1": "Urban core", "D2": "Townships"}


def plan(ends: tuple[float, float], pooled: float = 0.0, own: tuple[int, int] = (1, 0)) -> PlanBySegment:
    index = np.array([[0.70, ends[0]], [0.66, ends[1]]])
    shares = np.array([0.5, 0.5])
    end = pooled or float(shares @ index[:, 1])
    return PlanBySegment("S1", "", "district", ("D1", "D2"), shares, index, np.array([0.68, end]), own, (True, True))


def test_the_title_says_first_who_loses() -> None:
    assert (
        say.headline([plan((0.75, 0.70))], NAMES, T)
        == "Nobody loses; the largest gain: Urban core, the smallest: Townships"
    )
    assert say.headline([plan((0.75, 0.65))], NAMES, T) == "Townships would end below today"
    assert say.headline([plan((0.75, 0.71))], NAMES, T) == "All gain alike"
    assert say.headline([plan((0.75, 0.65))], NAMES, ZH) == "“Townships”期末将低于现状"


def test_a_risk_is_told_only_where_somebody_loses() -> None:
    assert say.losers(plan((0.75, 0.70)), NAMES, "Balanced", T) == ""
    assert say.losers(plan((0.69, 0.65)), NAMES, "Balanced", T) == (
        "With Balanced, Urban core and Townships would end below today."
    )


def test_the_difference_to_the_headline_is_said() -> None:
    same, less = plan((0.75, 0.70)), plan((0.75, 0.70), pooled=0.727)
    assert "what the headline says" in say.against_headline(same, "Balanced", 0.73, display=SHOWN, t=T)
    assert ".0020 less with Balanced" in say.against_headline(less, "Balanced", 0.73, display=SHOWN, t=T)
    more = plan((0.75, 0.70), pooled=0.723)
    assert ".0020 more with Balanced" in say.against_headline(more, "Balanced", 0.73, display=SHOWN, t=T)


def test_a_plan_spent_in_some_places_is_held_against_spending_it_evenly() -> None:
    less, more = plan((0.75, 0.70), pooled=0.727), plan((0.75, 0.70), pooled=0.723)
    assert say.against_headline(less, "Balanced", 0.725, display=SHOWN, t=T) == (
        "Spent evenly, with all customers taken as one, Balanced would gain .0020 more."
    )
    assert "would gain .0020 less" in say.against_headline(more, "Balanced", 0.725, display=SHOWN, t=T)


def test_figures_that_all_share_are_said() -> None:
    shared = say.reading([plan((0.75, 0.70), own=(0, 0))], "Balanced", 0.73, "3 years", display=SHOWN, t=T)
    assert "operating figures of the company" in shared
    assert "company" not in say.reading([plan((0.75, 0.70))], "Balanced", 0.73, "3 years", display=SHOWN, t=T)


def test_customers_whom_nothing_tells_apart_are_alike() -> None:
    index = np.array([[0.7, 0.75], [0.7, 0.75]])
    alike = PlanBySegment("S1", "", "tier", ("D1", "D2"), np.array([0.5, 0.5]), index, index[0], (0, 0), (False, False))
    assert say.are_alike([alike])
    assert not say.are_alike([alike, plan((0.75, 0.70))])
