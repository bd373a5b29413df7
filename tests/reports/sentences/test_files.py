"""Sentences about files: who ranks first, ties said as ties, what becomes of whom."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.sentences.files import PersonRead, answers_found, by_value, fate, first_place, of_one_name, taken

T, ZH = translator("en"), translator("zh")


@pytest.mark.parametrize(
    ("shares", "sentence"),
    [
        ((0.2, 0.5, 0.3), "B ranks first with .500, before C with .300"),
        ((0.4, 0.4, 0.2), "A, B share the first place with .400"),
        ((1 / 3, 1 / 3, 1 / 3), "All 3 rank the same, with .333 each"),
    ],
)
def test_who_ranks_first(shares: tuple[float, ...], sentence: str) -> None:
    assert first_place("ABC", shares, T) == sentence
    assert first_place("ABC", shares, ZH) != sentence


def test_one_alternative_and_none() -> None:
    assert first_place(["A"], [1.0], T) == "A is the only alternative"
    assert first_place([], [], T) == ""


def test_values_that_are_no_shares() -> None:
    assert by_value("AB", (-0.2, 0.1), T) == "B ranks first with a value of 0.1"


def test_what_becomes_of_somebody() -> None:
    person = PersonRead("Li", "a.xlsx", 12, 3, "conflict")
    assert fate(person, "refuse", T) == "a name that is there already"
    assert fate(person, "replace", T) == "replaces the earlier answers"
    assert fate(person, "number", T) == "joins the panel under a numbered name"
    assert fate(PersonRead("Li", "a.xlsx", 12, 3, "new"), "replace", T) == "joins the panel"
    assert fate(PersonRead("Li", "a.xlsx", 12, 3, "known", "E2"), "replace", T) == "answers of E2"


def test_how_much_was_found_and_taken() -> None:
    people = [PersonRead("Li", "a.xlsx", 12, 3, "new"), PersonRead("Wu", "b.xlsx", 1, 1, "new")]
    assert answers_found(people, 2, T) == "2 people in 2 files: 13 judgments"
    assert answers_found(people[1:], 1, T) == "1 person in 1 file: 1 judgment"
    assert taken(1, 2, T) == "1 expert joined the panel, 2 comparison sets were answered; Undo takes it back."
    assert taken(0, 1, T) == "1 comparison set was answered; Undo takes it back."
    assert of_one_name(["Li", "Li"], T) == "The panel or another file already has somebody of this name: Li."
