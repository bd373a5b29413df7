"""Which pair a row of a table means."""

from __future__ import annotations

import pytest

from exchange.questionnaires import set_finder
from exchange.questionnaires.set_finder import NoPair, Pair, SetFinder
from tests.exchange.questionnaires.panel import EMPTY


@pytest.mark.parametrize("where", ["g<-C", "g", "Aim", "总目标", " aim "])
def test_a_set_by_its_id_or_by_what_it_is_with_respect_to(where: str) -> None:
    assert SetFinder(EMPTY).find(where, "质量", "PRICE") == Pair("g<-C", "a", "b")


def test_a_pair_that_is_asked_once_needs_no_set() -> None:
    assert SetFinder(EMPTY).find("", "Quality", "Place") == Pair("g<-C", "a", "c")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("", "Quality", "Price"), NoPair("answer-set-ambiguous", "Quality / Price", "g<-C, x<-C")),
        (("Aimless", "Quality", "Price"), NoPair("answer-set-unknown", "Aimless", "Aim")),
        (("Aim", "Quality", "Plate"), NoPair("answer-name-unknown", "Plate", "Place")),
        (("Aim", "Quality", "quality"), NoPair("answer-of-itself", "Quality")),
        (("", "Quality", "Zoe"), NoPair("answer-pair-unknown", "Quality / Zoe")),
    ],
)
def test_what_means_no_pair(texts: tuple[str, str, str], expected: NoPair) -> None:
    found = SetFinder(EMPTY).find(*texts)
    if isinstance(found, Pair):  # "Plate" is near enough to "Place"
        assert found.guessed == (("Plate", "c"),)
    else:
        assert found == expected


def test_a_nearly_right_name_is_a_guess() -> None:
    assert SetFinder(EMPTY).find("Aim", "Qualty", "Price") == Pair("g<-C", "a", "b", (("Qualty", "a"),))


def test_after_many_unknown_names_nothing_similar_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_finder, "PATIENCE", 0)
    assert SetFinder(EMPTY).find("Aim", "Qualty", "Price") == NoPair("answer-name-unknown", "Qualty")
