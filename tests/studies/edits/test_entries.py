"""Entries of a tuple that carry an id."""

from __future__ import annotations

from studies.edits.entries import replaced, require, without
from tests.studies.parts import refused

PAIRS = (("a", 1), ("b", 2))


def key(entry: tuple[str, int]) -> str:
    return entry[0]


def test_entries_are_replaced_where_they_stand_or_added_at_the_end() -> None:
    assert replaced(PAIRS, ("a", 3), key) == (("a", 3), ("b", 2))
    assert replaced(PAIRS, ("c", 3), key) == (*PAIRS, ("c", 3))


def test_entries_are_taken_out() -> None:
    assert without(PAIRS, "a", key) == (("b", 2),)
    assert without(PAIRS, "z", key) == PAIRS


def test_an_unknown_id_is_said_with_a_suggestion() -> None:
    require("weights", ["weights"], "here")
    error = refused(lambda: require("wieghts", ["weights", "ballots"], "here"))
    assert error.facts == {"name": "wieghts", "where": "here", "suggestion": "weights"}
