"""Words for one scenario, from the numbers alone."""

from __future__ import annotations

import numpy as np
import pytest

from i18n.translate import translator
from reports.charts.scales import IndexDisplay
from reports.sentences import scenarios as words
from scenarios.costs import ScenarioCost
from scenarios.projection import Projection
from scenarios.settings import SimulationSettings

EN, ZH, SCORE = translator("en"), translator("zh"), IndexDisplay()


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
        "Nine of ten draws end between **.728** and **.746**. It ends above the status quo in 97% of the draws. "
        "Each .01 gained costs 10.0m yuan. It leaves 10.0m yuan of the budget of 60.0m yuan."
    )
    assert "in every draw" in words.certainty(found, 1.0, SimulationSettings(), display=SCORE, t=EN)


def test_what_is_not_known_is_not_said() -> None:
    assert words.certainty(projection([0.687, 0.687]), None, SimulationSettings(), display=SCORE, t=EN) == ""


def test_the_budget() -> None:
    assert words.against_budget(6500, 6000, EN) == "It exceeds the budget of 60.0m yuan by 5.0m yuan."
    assert words.against_budget(6000, 6000, EN) == "It uses the whole budget of 60.0m yuan."
    assert words.against_budget(100, 0, EN) == ""
