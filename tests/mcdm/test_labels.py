"""Names in two languages."""

from __future__ import annotations

import pytest

from mcdm.labels import Label


@pytest.mark.parametrize(
    ("label", "english", "chinese"),
    [
        (Label("Reliability", "可靠性"), "Reliability", "可靠性"),
        (Label("Reliability"), "Reliability", "Reliability"),
        (Label(zh="可靠性"), "可靠性", "可靠性"),
        (Label(), "", ""),
    ],
)
def test_the_other_language_stands_in(label: Label, english: str, chinese: str) -> None:
    assert label.in_language("en") == english
    assert label.in_language("zh") == chinese
