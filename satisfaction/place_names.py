"""How places are written: the names of segments, and the one that an unknown name is most like."""

from __future__ import annotations

from collections.abc import Iterable

from mcdm.errors import closest
from satisfaction.answer_scales import plain
from satisfaction.respondents import Population


def place_names(population: Population, dimension: str) -> tuple[str, ...]:
    """Every way to write a segment of a dimension."""
    return tuple(
        text
        for each in population.dimensions
        if each.id == dimension
        for segment in each.segments
        for text in (segment.id, segment.label.en, segment.label.zh)
        if text
    )


def with_nearest(text: str, known: Iterable[str]) -> str:
    """A text that is not known, with the known one that is most like it: ``Towship (Townships?)``."""
    written = {plain(each): each for each in known}
    near = written.get(closest(plain(text), written), "")
    return f"{text} ({near}?)" if near else text
