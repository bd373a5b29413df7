"""Counts about rows add like the survey itself; of the texts that were not understood the first few stay."""

from __future__ import annotations

from functools import reduce
from itertools import permutations
from operator import add

import pytest

from satisfaction.answer_quality import EXAMPLES, AnswerQuality, UnknownTexts

PARTS = (
    AnswerQuality(10, 1, 2, 8, 3, (UnknownTexts("Q1", 2, ("maybe", "ok")),)),
    AnswerQuality(5, 0, 1, 4, 1, (UnknownTexts("Q1", 1, ("fine",)), UnknownTexts("Q9", 4, ("?",)))),
    AnswerQuality(7, 2, 0, 0, 0, (UnknownTexts("A", 1, ("zzz",)),)),
)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_parts_does_not_matter(order: tuple[int, ...]) -> None:
    whole = reduce(add, (PARTS[k] for k in order))
    assert (whole.rows, whole.blank_rows, whole.sparse_rows) == (22, 3, 3)
    assert (whole.judged_rows, whole.straight_lined_rows) == (12, 4)
    assert whole.unknown == (
        UnknownTexts("A", 1, ("zzz",)),
        UnknownTexts("Q1", 3, ("fine", "maybe", "ok")),
        UnknownTexts("Q9", 4, ("?",)),
    )


def test_nothing_added_changes_nothing() -> None:
    assert all(part + AnswerQuality() == AnswerQuality() + part == part for part in PARTS)


def test_of_many_texts_the_first_in_the_alphabet_stay_however_they_come() -> None:
    texts = [f"text {letter}" for letter in "hgfedcba"]
    one_by_one = reduce(add, (UnknownTexts("Q", 1, (text,)) for text in texts))
    halves = UnknownTexts("Q", 4, tuple(sorted(texts[:4]))) + UnknownTexts("Q", 4, tuple(sorted(texts[4:])))
    assert one_by_one == halves == UnknownTexts("Q", 8, tuple(f"text {letter}" for letter in "abcdefgh"[:EXAMPLES]))


def test_the_same_text_twice_is_one_example_and_two_rows() -> None:
    assert UnknownTexts("Q", 3, ("n/k",)) + UnknownTexts("Q", 2, ("n/k",)) == UnknownTexts("Q", 5, ("n/k",))


def test_straight_lining_is_a_share_of_the_rows_that_can_be_judged() -> None:
    assert AnswerQuality(rows=100, judged_rows=8, straight_lined_rows=2).straight_lined_share == 0.25
    assert AnswerQuality(rows=100).straight_lined_share == 0.0


def test_reasons_add_in_their_order_and_kinds_stay_apart() -> None:
    first = AnswerQuality(unknown=(UnknownTexts("Q", 1, ("x",)),), left_out=(("hurried", 2),))
    second = AnswerQuality(
        unknown=(UnknownTexts("Q", 2, ("12",), "beyond"),), left_out=(("missing", 1), ("hurried", 1))
    )
    whole = first + second
    assert whole == second + first
    assert whole.left_out == (("missing", 1), ("hurried", 3))
    assert whole.left_out_rows == 4
    assert [(entry.kind, entry.count) for entry in whole.unknown] == [("beyond", 2), ("text", 1)]
