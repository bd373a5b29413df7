"""Would it change? In a browser: the sentence, a slider that re-orders the options, both languages, a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.walker import Look, Walker

Visitor = Callable[..., Walker]


def test_a_slider_changes_who_leads(visitor: Visitor, demo: str) -> None:
    walker = visitor().open("robustness", study=demo)
    walker.until("one judgment by one expert changes it")
    walker.click("Turn it yourself", "radio")
    walker.until("Channel expansion leads with")
    walker.slide("What if Service channels weighed more or less", -12)
    walker.until("Balanced leads with")
    walker.picture("robustness")


@pytest.mark.parametrize("look", [Look("zh"), Look("en", "dark", phone=True)], ids=str)
def test_every_view_in_both_languages_and_on_a_phone(visitor: Visitor, demo: str, look: Look) -> None:
    chinese = look.language == "zh"
    walker = visitor(look).open("robustness", study=demo)
    walker.until("一位专家的一个判断就能改变结论" if chinese else "one judgment by one expert changes it")
    assert walker.overflow() == 0
    walker.click("动手试一试" if chinese else "Turn it yourself", "radio")
    walker.until("何种权重下谁领先" if chinese else "Who wins at which weights")
    walker.click("判断不确定时" if chinese else "Uncertain judgments", "radio")
    walker.until("哪些判断左右结论" if chinese else "Which answers drive the decision")
    assert walker.overflow() == 0
