"""What a browser sends is read strictly: what the component sends passes, anything else is one refusal."""

from __future__ import annotations

from typing import Any

import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment, SkippedPair
from views.components.judgments.browser_answers import answers_of, entries_of
from views.components.judgments.entries import to_browser

ELEMENTS = ("a", "b", "c")
GIVEN = PairwiseComparisons(
    ELEMENTS,
    (PairwiseJudgment("a", "b", 3.0, 2.0, 5.0, comment="x" * 5_000), PairwiseJudgment.hesitant("b", "c", (3.0, 4.0))),
    (SkippedPair("a", "c", "no idea"),),
)


def test_what_the_component_sends_passes() -> None:
    entries = to_browser(ELEMENTS, GIVEN)
    assert entries_of(entries, 3) is entries
    state = {
        "answers": {"version": "v", "entries": entries, "tried": 3, "said": {"pair": [0, 2], "text": "why", "at": 1},
                    "stayed": [[0, 1]]}
    }  # fmt: skip
    read = answers_of(state, 3)
    assert read is not None
    assert read["said"] == {"pair": (0, 2), "text": "why"}
    assert read["stayed"] == [(0, 1)]
    assert answers_of({"answers": None}, 3) is None
    assert answers_of(None, 3) is None


@pytest.mark.parametrize(
    "entries",
    [
        None,
        [],
        {"0,3": {"value": 3}},
        {"1,0": {"value": 3}},
        {"0,1": 3},
        {"0,1": {}},
        {"0,1": {"value": "3"}},
        {"0,1": {"value": True}},
        {"0,1": {"value": float("nan")}},
        {"0,1": {"value": 0}},
        {"0,1": {"value": 10**400}},
        {"0,1": {"value": 3, "low": None}},
        {"0,1": {"value": 3, "options": [3, "4"]}},
        {"0,1": {"value": 3, "options": 4}},
        {"0,1": {"value": 3, "comment": "half \ud800"}},
        {"0,1": {"value": 3, "comment": "x" * 20_001}},
        {"0,1": {"skipped": ["why"]}},
        {"0,1": {"value": 3, "__class__": "x"}},
        {f"{k},1": {"value": 3} for k in range(9)},
    ],
)  # fmt: skip
def test_anything_else_is_refused(entries: Any) -> None:
    with pytest.raises(DecisionError, match="message-unreadable"):
        entries_of(entries, 3)


@pytest.mark.parametrize(
    "sent",
    [
        7,
        "v",
        [1],
        {"entries": {}},
        {"version": 3, "entries": {}},
        {"version": "v", "entries": {}, "said": {"pair": [0, 0]}},
        {"version": "v", "entries": {}, "said": {"pair": [0, 9], "text": "x"}},
        {"version": "v", "entries": {}, "said": "x"},
        {"version": "v", "entries": {}, "stayed": [[0, 3]]},
        {"version": "v", "entries": {}, "stayed": [[0, 1]] * 4},
        {"version": "v", "entries": {}, "stayed": "x"},
    ],
)
def test_a_state_that_is_none_is_refused(sent: Any) -> None:
    with pytest.raises(DecisionError, match="message-unreadable"):
        answers_of({"answers": sent}, 3)
