"""What headings say, in English and Chinese: what they are about and what they ask about it."""

from __future__ import annotations

import pytest

from mcdm.labels import Label
from satisfaction.question_words import IndicatorWords, construct_of, features, is_reversed, role_of, spaced

INDICATORS = {
    "N11": Label("Outage duration", "停电时长"),
    "N12": Label("Outage frequency", "停电频次"),
    "N22": Label("Restoration time", "复电时间"),
    "N33": Label("Billing accuracy", "计费准确"),
    "N42": Label("Hall waiting", "营业厅等候"),
    "N51": Label("Outage notice", "停电通知"),
    "N61": Label("Staff skills", "业务技能"),
    "N62": Label("Staff attitude", "服务态度"),
}
WORDS = IndicatorWords(INDICATORS)


@pytest.mark.parametrize(
    ("heading", "indicator"),
    [
        ("Q7. How satisfied are you with the speed of restoration?", "N22"),
        ("How often did you suffer power cuts?", "N12"),
        ("Were you told of power cuts in advance?", "N51"),
        ("Are your bills correct?", "N33"),
        ("queueing at the counter", "N42"),
        ("Our employees were polite", "N62"),
        ("Do employees know their job (expertise)?", "N61"),
        ("您对停电持续时间的长短是否满意？", "N11"),
        ("一年里停电的次数", "N12"),
        ("恢复供电的速度", "N22"),
        ("电费账单是否正确", "N33"),
        ("营业厅排队等候", "N42"),
        ("工作人员的业务水平", "N61"),
        ("工作人员是否热情", "N62"),
    ],
)
def test_a_heading_is_nearest_to_what_it_is_about(heading: str, indicator: str) -> None:
    likeness = {each: WORDS.word_likeness(heading, each) for each in INDICATORS}
    assert max(likeness, key=lambda each: likeness[each]) == indicator
    assert likeness[indicator] >= 0.6


@pytest.mark.parametrize("heading", ["Any remarks?", "Age", "您的年龄", "ID", ""])
def test_a_heading_about_nothing_is_near_nothing(heading: str) -> None:
    assert max(WORDS.word_likeness(heading, each) for each in INDICATORS) < 0.3


def test_words_of_one_meaning_are_one_feature() -> None:
    assert features("power cuts") == features("blackouts") == features("停电") == {"outage"}
    assert features("the speed") == features("速度") == {"duration"}


@pytest.mark.parametrize(("heading", "plain"), [("outageDuration_P", "outageduration p"), ("a / b: c?", "a b c")])
def test_signs_between_words_do_not_matter(heading: str, plain: str) -> None:
    assert spaced(heading).replace(" ", "") == plain.replace(" ", "")


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("N11_e", "expectation"), ("N11 imp", "importance"), ("N11/desired", "desired"), ("N11.neg", "dysfunctional"),
        ("How important are bills?", "importance"), ("账单的重要性", "importance"), ("你期望的态度", "expectation"),
        ("the least you find tolerable", "adequate"), ("理想水平", "desired"), ("若没有短信通知", "dysfunctional"),
        ("若有短信通知", "functional"), ("How satisfied ...", "performance"), ("Bills", None), ("N11", None),
    ],
)  # fmt: skip
def test_what_is_asked_about_it(heading: str, role: str | None) -> None:
    assert role_of(heading, INDICATORS) == role


@pytest.mark.parametrize(
    ("heading", "construct"),
    [("All in all", "overall"), ("综合满意度", "overall"), ("是否愿意推荐", "recommend"), ("NPS", "recommend"),
     ("Would you remain our customer?", "stay"), ("有没有投诉过", "complained"), ("Complaint handling", None)],
)  # fmt: skip
def test_what_belongs_to_no_indicator(heading: str, construct: str | None) -> None:
    found = construct_of(heading)
    assert (found[0] if found else None) == construct


def test_wording_against() -> None:
    assert is_reversed("It is difficult to reach anybody")
    assert is_reversed("窗口办事太慢")
    assert not is_reversed("It is easy to reach anybody")
