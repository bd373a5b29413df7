"""Who is asked: segment dimensions (district, tier, channel, wave) and the population behind them."""

from __future__ import annotations

from dataclasses import dataclass

from mcdm.errors import DecisionError
from mcdm.labels import Label


@dataclass(frozen=True)
class Segment:
    """One value of a dimension, with the customers in it, asked in the survey, and what they pay (None: unknown).

    Parameters
    ----------
    id, label
        Its name in files and on screen.
    customers
        How many customers it has.
    revenue
        What they pay in a year, in the money of the study.
    invited
        How many of them were asked to answer, in each wave of a survey: what non-response is told from. It belongs to
        one survey; another one asked others.
    """

    id: str
    label: Label
    customers: int | None = None
    revenue: float | None = None
    invited: int | None = None


@dataclass(frozen=True)
class Dimension:
    """A way to divide customers, e.g. district or customer tier, into segments."""

    id: str
    label: Label
    segments: tuple[Segment, ...]

    def __post_init__(self) -> None:
        ids = [segment.id for segment in self.segments]
        for name in ids:
            if ids.count(name) > 1:
                raise DecisionError("id-taken", name=name, where=self.id)
        for segment in self.segments:
            if segment.customers is not None and segment.customers < 0:
                raise DecisionError("customers-negative", segment=segment.id, value=segment.customers)

    @property
    def is_counted(self) -> bool:
        """Whether the number of customers of every segment is known, so that answers can be weighted to it."""
        return all(segment.customers is not None for segment in self.segments)

    @property
    def revenue(self) -> float:
        """What all customers pay; zero where it is not known of every segment."""
        known = [segment.revenue for segment in self.segments if segment.revenue is not None]
        return sum(known) if len(known) == len(self.segments) else 0.0

    @property
    def customers(self) -> int:
        """Customers of the whole dimension, counting unknown segments as none."""
        return sum(segment.customers or 0 for segment in self.segments)


@dataclass(frozen=True)
class Population:
    """The customers a survey stands for, by dimension.

    Where two dimensions are counted, their joint distribution is taken as the product of the margins: an assumption
    that weighting says aloud.
    """

    dimensions: tuple[Dimension, ...] = ()

    def dimension(self, name: str) -> Dimension:
        """The dimension with this id, or ``id-unknown``."""
        for dimension in self.dimensions:
            if dimension.id == name:
                return dimension
        raise DecisionError("id-unknown", name=name, where="population", suggestion="")

    @property
    def weighting(self) -> tuple[Dimension, ...]:
        """The dimensions whose customers are counted: the strata of post-stratification."""
        return tuple(dimension for dimension in self.dimensions if dimension.is_counted)
