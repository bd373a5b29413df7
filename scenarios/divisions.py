"""How customers are divided: the segments of a dimension, their part of the customers, and their own figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from mcdm.errors import DecisionError, closest
from satisfaction.role_scores import DIMENSION as ROLE
from satisfaction.strata import WAVE


@dataclass(frozen=True, eq=False)
class Division:
    """One dimension, e.g. district.

    Parameters
    ----------
    dimension
        Its id.
    segments
        Ids of its segments.
    shares
        Their parts of the customers, summing to one.
    figures
        Segment -> indicator -> today's value of its own operating figure; the company's where it has none.
    is_counted
        Whether the shares come from counted customers; otherwise every segment counts alike.
    """

    dimension: str
    segments: tuple[str, ...]
    shares: tuple[float, ...]
    figures: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    is_counted: bool = True

    @property
    def has_figures(self) -> bool:
        """Whether any segment has a figure of its own."""
        return any(self.figures.values())

    def share(self, segment: str, where: str) -> float:
        """The part of the customers in a segment, or ``id-unknown`` with the place that named it."""
        if segment not in self.segments:
            suggestion = closest(segment, self.segments)
            raise DecisionError("id-unknown", name=segment, where=where, suggestion=suggestion)
        return self.shares[self.segments.index(segment)]


@dataclass(frozen=True)
class Place:
    """Customers in one segment of every dimension that matters to a plan.

    Parameters
    ----------
    segments
        (dimension, segment).
    share
        Their part of all customers; where several dimensions matter, the product of their margins.
    """

    segments: tuple[tuple[str, str], ...]
    share: float


def places(divisions: Sequence[Division]) -> tuple[Place, ...]:
    """Every combination of segments that has customers, the last dimension running first."""
    found = []
    for cell in product(*(tuple(zip(each.segments, each.shares, strict=True)) for each in divisions)):
        share = 1.0
        for _, part in cell:
            share *= part
        if share > 0:
            named = tuple((each.dimension, segment) for each, (segment, _) in zip(divisions, cell, strict=True))
            found.append(Place(named, share))
    return tuple(found)


def division(divisions: Sequence[Division], dimension: str, where: str) -> Division:
    """The division by a dimension, with the place that named it in what is raised.

    Raises
    ------
    DecisionError
        ``division-of-answers`` for waves and roles, which divide answers and no customers; ``id-unknown``.
    """
    if dimension in (WAVE, ROLE):
        raise DecisionError("division-of-answers", dimension=dimension, where=where)
    for each in divisions:
        if each.dimension == dimension:
            return each
    known = [each.dimension for each in divisions]
    raise DecisionError("id-unknown", name=dimension, where=where, suggestion=closest(dimension, known))
