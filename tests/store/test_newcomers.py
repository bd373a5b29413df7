"""Who joins a study in a workshop."""

from __future__ import annotations

from store.newcomers import named, pseudonyms


def test_pseudonyms_are_nobody_elses_number() -> None:
    drawn = pseudonyms(30, {"E1", "E7", "P9"}, 1.0)
    numbers = [int(each.id[1:]) for each in drawn]
    assert len(set(numbers)) == 30
    assert not set(numbers) & {1, 7, 9}
    assert numbers != sorted(numbers), "their order tells nothing"
    assert [each.id for each in named(["A", "B"], {"W1"}, 1.0)] == ["W2", "W3"]
