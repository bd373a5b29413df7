"""Names of places, and the nearest to one that nobody knows."""

from __future__ import annotations

from satisfaction.place_names import place_names, with_nearest
from store.examples import load_example

POPULATION = load_example("power-supply").population


def test_every_way_to_write_a_segment() -> None:
    names = place_names(POPULATION, "district")
    assert {"D1", "Urban core", "城区"} <= set(names)
    assert place_names(POPULATION, "nothing") == ()


def test_the_nearest_name_as_it_is_written() -> None:
    names = place_names(POPULATION, "district")
    assert [with_nearest(text, names) for text in ("towship", "Mars")] == ["towship (Townships?)", "Mars"]
