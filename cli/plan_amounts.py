"""Amounts of a plan as they are typed: ``L1=3600``, or ``L1@district:D4=2000`` where they are spent in one segment."""

from __future__ import annotations

import math
from collections.abc import Sequence

from mcdm.errors import DecisionError
from scenarios.scenario import PlannedAmount


def read_plan(texts: Sequence[str]) -> tuple[PlannedAmount, ...]:
    """The amounts of one plan, in the order in which levers are first named; those of several segments add up.

    Raises
    ------
    DecisionError
        ``plan-unreadable``; ``amount-negative``.
    """
    targeted: dict[tuple[str, str], dict[str, float]] = {}
    order: list[tuple[str, str] | PlannedAmount] = []
    for text in texts:
        lever, dimension, segment, amount = _read(text)
        if not dimension:
            order.append(PlannedAmount(lever, (amount,)))
            continue
        if (lever, dimension) not in targeted:
            order.append((lever, dimension))
        spent = targeted.setdefault((lever, dimension), {})
        spent[segment] = spent.get(segment, 0.0) + amount
    return tuple(each if isinstance(each, PlannedAmount) else _targeted(*each, targeted[each]) for each in order)


def _read(text: str) -> tuple[str, str, str, float]:
    """Lever, dimension, segment and amount; dimension and segment empty where the lever is spent everywhere."""
    name, _, number = text.rpartition("=")
    lever, at, place = (part.strip() for part in name.partition("@"))
    dimension, colon, segment = (part.strip() for part in place.partition(":"))
    try:
        amount = float(number)
    except ValueError as error:
        raise DecisionError("plan-unreadable", text=text) from error
    if not lever or (at and not (colon and dimension and segment)):
        raise DecisionError("plan-unreadable", text=text)
    if at and not 0 <= amount < math.inf:
        raise DecisionError("amount-negative", lever=lever, amounts=f"{amount:g}")
    return lever, dimension, segment, amount


def _targeted(lever: str, dimension: str, spent: dict[str, float]) -> PlannedAmount:
    total = sum(spent.values())
    if not total > 0:
        return PlannedAmount(lever, (0.0,))
    return PlannedAmount(lever, (total,), dimension, tuple((name, part / total) for name, part in spent.items()))
