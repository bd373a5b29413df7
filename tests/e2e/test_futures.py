"""Futures in a browser: the sentence, a probability that moves the others, the boxes, both languages, a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.walker import Look, Walker

Visitor = Callable[..., Walker]


def test_a_probability_moves_the_others_and_undo_takes_it_back(visitor: Visitor, demo: str) -> None:
    walker = visitor().open("futures", study=demo)
    walker.until("is the robust choice")
    walker.until("futures explored between and around them")
    walker.click("The futures", "radio")
    values = "() => [...document.querySelectorAll('[data-testid=stSlider] input')].map(each => each.value)"
    before = walker.page.evaluate(values)
    walker.page.get_by_role("slider", name="Probability of Extreme weather").focus()
    walker.press(["Home"])
    after = walker.page.evaluate(values)
    assert after == ["56.2", "0", "25", "18.7"]
    walker.click("Undo")
    assert walker.page.evaluate(values) == before
    walker.picture("futures-editor")


@pytest.mark.parametrize("look", [Look("zh"), Look("en", "dark", phone=True)], ids=str)
def test_every_view_in_both_languages_and_on_a_phone(visitor: Visitor, demo: str, look: Look) -> None:
    chinese = look.language == "zh"
    walker = visitor(look).open("futures", study=demo)
    walker.until("稳健之选" if chinese else "is the robust choice")
    walker.until("（每种同等计数），它在" if chinese else "futures explored between and around them")
    assert walker.overflow() == 0
    for view, told in (
        (
            ("何时不达标，何时达标", "未来情形的第 1 个区域")
            if chinese
            else ("When one falls short or holds", "Corner 1 of the futures")
        ),
        (("未来情形设定", "全部未来情形一览表") if chinese else ("The futures", "All futures as a table")),
        (
            ("收益、机会、成本、风险", "由模拟推算")
            if chinese
            else ("Benefits, opportunities", "derived from the simulation")
        ),
    ):
        walker.click(view, "radio")
        walker.until(told)
        assert walker.overflow() == 0
        walker.picture(f"futures-{view}")
