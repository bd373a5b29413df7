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
