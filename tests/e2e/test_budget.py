"""Budget in a browser: the answer within its time, a click on the frontier, a rule, both languages, a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.examples import load_example
from store.repository import open_repository
from tests.e2e.walker import Look, Walker

Visitor = Callable[..., Walker]


def test_an_executive_finds_the_plan_and_keeps_it(visitor: Visitor, database: Path) -> None:
    """In a study of its own: the plan that is kept would change what others read of the demo."""
    own = open_repository(database).create(load_example("power-supply"))
    walker = visitor().open("budget", study=own)
    walker.until("the best plan for 60.0m yuan reaches .744")
    walker.until("The next 10% should go first to")
    walker.until("costs at least")
    chart = walker.page.get_by_test_id("stVegaLiteChart").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box is not None
    walker.page.mouse.click(box["x"] + 0.99 * box["width"] - 9, box["y"] + 60)  # the largest budget, at the right
    walker.until("the best plan for 120.0m yuan reaches")
    walker.picture("budget")
    walker.click("Save as scenario")
    walker.until("Saved as scenario Best plan for 120.0m yuan.")
    assert "/compare" in walker.page.url


@pytest.mark.parametrize("look", [Look("zh"), Look("en", "dark", phone=True)], ids=str)
def test_every_view_in_both_languages_and_on_a_phone(visitor: Visitor, demo: str, look: Look) -> None:
    chinese = look.language == "zh"
    walker = visitor(look).open("budget", study=demo)
    walker.until("最优方案可达" if chinese else "the best plan for")
    assert walker.overflow() == 0
    for name, words in (
        (("规则", "Rules"), ("预算规则", "Rules of the budget")),
        (("多个目标", "Several aims"), ("拐点", "the knee")),
        (("最优性证明", "Proof of the optimum"), ("证明与数字", "Proof and numbers")),
    ):
        walker.click(name[not chinese], "radio")
        walker.until(words[not chinese])
        assert walker.overflow() == 0
