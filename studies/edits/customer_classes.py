"""The edit that takes counted customers over: how many are in each class, and what they pay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.customer_value import ClassTotal
from satisfaction.respondents import Dimension, Population, Segment
from studies.study import Study

NAMES = {
    "tier": Label("Customer tier", "客户等级"),
    "value": Label("Customer value", "客户价值"),
    "district": Label("District", "区域"),
    "VIP": Label("VIP customers", "VIP 高端客户"),
    "large": Label("Large customers", "大客户"),
    "ordinary": Label("Ordinary customers", "普通客户"),
    "A": Label("Value class A", "A 类价值客户"),
    "B": Label("Value class B", "B 类价值客户"),
    "C": Label("Value class C", "C 类价值客户"),
}
"""What a dimension and its segments are called where the study does not name them itself."""


def take_over_customers(study: Study, dimension: str, totals: Sequence[ClassTotal], *, money: float = 1.0) -> Study:
    """Customers and revenue of each class of a list, as segments of a dimension, which is added where it is missing.

    Segments keep their names and what is known of them besides, their revenue where the list tells none at all; those
    that the list does not have are left with no customers.

    Parameters
    ----------
    dimension
        Id, e.g. ``"tier"`` or ``"value"``.
    totals
        The classes.
    money
        What one unit of the study's money is in that of the list, e.g. 10,000.

    Raises
    ------
    DecisionError
        ``customer-classes-empty``.
    """
    if not totals:
        raise DecisionError("customer-classes-empty", dimension=dimension)
    counted = {each.name: each for each in totals}
    paid = any(each.revenue is not None for each in totals)
    known = next((each for each in study.population.dimensions if each.id == dimension), None)
    before = known.segments if known is not None else ()
    kept = tuple(_counted(segment, counted.get(segment.id), money, paid) for segment in before)
    fresh = tuple(
        _counted(Segment(name, NAMES.get(name, Label(name, name))), each, money, paid)
        for name, each in counted.items()
        if name not in {segment.id for segment in before}
    )
    label = known.label if known is not None else NAMES.get(dimension, Label(dimension))
    changed = Dimension(dimension, label, (*kept, *fresh))
    others = study.population.dimensions
    every = (*others, changed) if known is None else tuple(changed if each.id == dimension else each for each in others)
    return replace(study, population=Population(every))


def take_over_classes(study: Study, totals: Mapping[str, Sequence[ClassTotal]], *, money: float = 1.0) -> Study:
    """The same for several dimensions at once: one step to undo."""
    for dimension, classes in totals.items():
        study = take_over_customers(study, dimension, classes, money=money)
    return study


def _counted(segment: Segment, total: ClassTotal | None, money: float, paid: bool) -> Segment:
    """A segment as a list has it; its revenue stays where nobody's is told."""
    if total is None:
        return replace(segment, customers=0, revenue=0.0 if paid else segment.revenue)
    revenue = segment.revenue if not paid else None if total.revenue is None else total.revenue / money
    return replace(segment, customers=total.customers, revenue=revenue)
