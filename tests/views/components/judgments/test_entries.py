"""Answers on their way to the browser and back: nothing is lost, and what did not change stays what it was."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment, Revision, SkippedPair
from views.components.judgments.entries import best_worst_from_browser, from_browser, to_browser

ELEMENTS = ("a", "b", "c", "d")
GIVEN = PairwiseComparisons(
    ELEMENTS,
    (
        PairwiseJudgment("c", "a", 3.0, 2.0, 5.0, comment="Storms"),
        PairwiseJudgment("a", "b", 1 / 7),
        PairwiseJudgment.hesitant("b", "c", (3.0, 4.0, 6.0), "undecided"),
        PairwiseJudgment("b", "d", 2.0, 2.0, 4.0),
    ),
    (SkippedPair("d", "a", "no idea"),),
    (Revision("a", "b", 5.0, 1 / 7, "chair"),),
)


def test_entries_are_of_the_earlier_element_to_the_later_one() -> None:
    entries = to_browser(ELEMENTS, GIVEN)
    assert entries["0,1"] == {"value": 1 / 7}
    assert entries["0,2"] == {"value": 1 / 3, "low": 1 / 5, "high": 1 / 2, "comment": "Storms"}
    assert entries["1,2"]["options"] == [3.0, 4.0, 6.0]
    assert entries["0,3"] == {"skipped": "no idea"}
    assert set(entries) == {"0,1", "0,2", "0,3", "1,2", "1,3"}


def test_what_comes_back_unchanged_is_the_very_same() -> None:
    assert from_browser(to_browser(ELEMENTS, GIVEN), GIVEN) is GIVEN
    assert from_browser({}, PairwiseComparisons(ELEMENTS)) == PairwiseComparisons(ELEMENTS)


def test_one_change_leaves_everything_else_as_it_was() -> None:
    entries = to_browser(ELEMENTS, GIVEN) | {"2,3": {"value": 5, "comment": "  new "}}
    changed = from_browser(entries, GIVEN)
    assert set(GIVEN.judgments) < set(changed.judgments)
    assert PairwiseJudgment("c", "d", 5.0, comment="new") in changed.judgments
    assert changed.skipped == GIVEN.skipped
    assert changed.revisions == GIVEN.revisions


def test_a_pair_is_answered_skipped_and_left_open() -> None:
    entries = to_browser(ELEMENTS, GIVEN)
    answered = from_browser({**entries, "0,3": {"value": 2}}, GIVEN)
    assert answered.skipped == ()
    assert PairwiseJudgment("a", "d", 2.0) in answered.judgments
    skipped = from_browser({**entries, "0,1": {"skipped": ""}}, GIVEN)
    assert SkippedPair("a", "b") in skipped.skipped
    opened = from_browser({key: entry for key, entry in entries.items() if key != "0,1"}, GIVEN)
    assert opened.answered == GIVEN.answered - 1


@pytest.mark.parametrize(
    ("entry", "judgment"),
    [
        ({"value": 3, "low": 2, "high": 5}, PairwiseJudgment("a", "b", 3.0, 2.0, 5.0)),
        ({"value": 3, "low": 3, "high": 3}, PairwiseJudgment("a", "b", 3.0)),
        ({"value": 9, "options": [6, 3, 4]}, PairwiseJudgment.hesitant("a", "b", (3.0, 4.0, 6.0))),
        ({"value": 4, "options": [4]}, PairwiseJudgment("a", "b", 4.0)),
    ],
)
def test_ranges_and_several_values(entry: dict, judgment: PairwiseJudgment) -> None:
    assert from_browser({"0,1": entry}, PairwiseComparisons(ELEMENTS)).judgments == (judgment,)


def test_a_value_outside_its_range_is_refused() -> None:
    with pytest.raises(DecisionError, match="judgment-range-wrong"):
        from_browser({"0,1": {"value": 7, "low": 2, "high": 5}}, PairwiseComparisons(ELEMENTS))


def test_answers_to_best_and_worst() -> None:
    found = best_worst_from_browser(
        ELEMENTS, "b", "d", {"0,1": {"value": 1 / 3}, "1,3": {"value": 9}, "2,3": {"value": 4}, "0,2": {"value": 5}}
    )
    assert found.best_to_others == (("a", 3.0), ("d", 9.0))
    assert found.others_to_worst == (("c", 4.0),)
    assert found.answered == 3
    assert best_worst_from_browser(ELEMENTS, "b", "d", to_browser(ELEMENTS, found)) == found
    against = best_worst_from_browser(ELEMENTS, "a", "d", {"0,1": {"value": 1 / 3}})
    assert against.answered == 0  # the best cannot be less important than another
