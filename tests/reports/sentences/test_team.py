"""Sentences about a team."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.sentences import team as say


@pytest.mark.parametrize(
    ("people", "study", "others", "said"),
    [
        (3, "Power", 1, "“Power” is shared with 1 person"),
        (3, "Power", 2, "“Power” is shared with 2 people"),
        (3, "Power", 0, "“Power” is shared with nobody yet"),
        (1, "", 0, "1 person works here"),
        (3, "", 0, "3 people work here"),
        (0, "", 0, "Your account"),
    ],
)
def test_who_sees_what(people: int, study: str, others: int, said: str) -> None:
    assert say.answer(people, study, others, translator("en")) == said


def test_until_when_a_link_is_open() -> None:
    assert say.until("2026-12-22T14:49:00.000000+00:00", translator("zh")) == "有效至 2026-12-22"


def test_those_who_may_change_it_are_named_as_long_as_they_are_few() -> None:
    assert (
        say.look_only(["Ann", "Bo"], translator("en"), runs=False)
        == "You may look at this study; it is changed by Ann and Bo."
    )
    assert say.look_only(list("ABCD"), translator("en"), runs=False).endswith("changed by the planners.")
    assert say.look_only([], translator("en"), runs=False).endswith("changed by the planners.")


def test_what_a_facilitator_may_do_is_said() -> None:
    assert "run its workshops" in say.look_only(["Ann"], translator("en"), runs=True)
    assert (
        say.look_only(["Ann"], translator("zh"), runs=True) == "您可以查看本研究、发表评论并主持研讨；修改由 Ann 负责。"
    )
