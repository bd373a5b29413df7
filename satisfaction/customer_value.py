"""How much a customer takes and is worth: tiers by consumption, classes by revenue, scores by conduct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.questionnaire import TIER_THRESHOLDS

ABC_LIMITS = (0.7, 0.9)
"""Class A makes the first 70 % of the revenue, B up to 90 %, C the rest."""

CONDUCT_LIMITS = (12, 8)
"""Sum of three scores 1 to 5 from which conduct is high, and from which it is middling (an assumption)."""


@dataclass(frozen=True, eq=False)
class CustomerList:
    """Customers with what is known about them; nan where it is not. Shapes: m customers.

    Parameters
    ----------
    ids
        Their numbers in the company's books.
    consumption
        Mean kWh a month, shape (m,).
    revenue, margin
        What they pay in a year and what remains of it, shape (m,).
    kinds
        What they are, e.g. "hospital"; empty where nothing is said.
    timeliness
        Share of bills paid in time, 0 to 1, shape (m,).
    continuity
        Years they have been customers, shape (m,).
    districts
        Where they are, in the words of the list; no texts at all where it does not say.
    findings
        What was doubtful in the list.
    """

    ids: tuple[str, ...]
    consumption: FloatArray
    revenue: FloatArray
    margin: FloatArray
    kinds: tuple[str, ...]
    timeliness: FloatArray
    continuity: FloatArray
    districts: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __len__(self) -> int:
        """How many customers there are (m)."""
        return len(self.ids)


@dataclass(frozen=True, eq=False)
class CustomerClasses:
    """The class of every customer, in each way of classing them that the list allows.

    Parameters
    ----------
    tiers
        Tier of each customer; empty text for one without, empty tuple where no consumption is known.
    values
        ABC class by revenue, in the same way.
    conduct
        Scores 1 to 5 for payment timeliness, continuity and margin, shape (m, 3); 0 where not known.
    margins
        "positive" or "not positive".
    findings
        What is doubtful.
    """

    tiers: tuple[str, ...]
    values: tuple[str, ...]
    conduct: NDArray[np.int64]
    margins: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ClassTotal:
    """How many customers a class has, and what they pay in a year (None where not known)."""

    name: str
    customers: int
    revenue: float | None


def classify(
    customers: CustomerList,
    *,
    thresholds: Sequence[tuple[float, str]] = TIER_THRESHOLDS,
    overrides: Mapping[str, str] | None = None,
    limits: Sequence[float] = ABC_LIMITS,
) -> CustomerClasses:
    """Every class of every customer that the list allows."""
    known = np.isfinite(customers.consumption).any()
    tiers = tier_of(customers.consumption, thresholds, customers.kinds, overrides) if known else ()
    values = abc_classes(customers.revenue, limits) if np.isfinite(customers.revenue).any() else ()
    margins = tuple("" if np.isnan(m) else "positive" if m > 0 else "not positive" for m in customers.margin.tolist())
    findings = list(customers.findings)
    if not known:
        findings.append(Finding.of("customers-without-consumption", count=len(customers)))
    without = sum(not tier for tier in tiers)
    if without:
        findings.append(Finding.of("customers-without-tier", count=without, total=len(customers)))
    if values and not all(values):
        findings.append(Finding.of("customers-without-revenue", count=values.count(""), total=len(customers)))
    return CustomerClasses(
        tiers, values, conduct_scores(customers), margins if any(margins) else (), tuple(findings)
    )  # fmt: skip


def tier_of(
    consumption: FloatArray,
    thresholds: Sequence[tuple[float, str]] = TIER_THRESHOLDS,
    kinds: Sequence[str] = (),
    overrides: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """Tier of each customer by mean kWh a month; a customer on a boundary belongs to the tier above it.

    Parameters
    ----------
    consumption
        Mean over the months, shape (m,).
    thresholds
        Pairs (lower bound, tier), rising.
    kinds, overrides
        Kind of each customer, and kind -> tier whatever it takes: hospitals, government.

    Returns
    -------
    tuple
        Empty text below the lowest bound, and where nothing is known.

    Raises
    ------
    DecisionError
        ``thresholds-not-rising``.
    """
    bounds = [bound for bound, _ in thresholds]
    if not bounds or any(a >= b for a, b in pairwise(bounds)):
        raise DecisionError("thresholds-not-rising", dimension="tier", bounds=", ".join(f"{b:g}" for b in bounds))
    names = ("", *(name for _, name in thresholds))
    known = np.isfinite(consumption)
    place = np.searchsorted(bounds, np.where(known, consumption, -np.inf), side="right")
    own = [names[k] for k in place.tolist()]
    chosen = overrides or {}
    return tuple(chosen.get(kind, tier) for kind, tier in zip(kinds or [""] * len(own), own, strict=True))


def abc_classes(revenue: FloatArray, limits: Sequence[float] = ABC_LIMITS) -> tuple[str, ...]:
    """Class of each customer by cumulative revenue, the largest first: A until the first limit is reached, then B, C.

    The customer who crosses a limit still belongs to the class before it; equal revenues share the better class. Who
    pays nothing is in the last class, who is not known in none (empty text).
    """
    names = tuple(chr(ord("A") + k) for k in range(len(limits) + 1))
    known = np.isfinite(revenue)
    paid = np.where(known, np.maximum(revenue, 0.0), 0.0)
    total = float(paid.sum())
    order = np.argsort(-paid, kind="stable")
    before = np.concatenate([[0.0], np.cumsum(paid[order])[:-1]])
    # Equal revenues begin where the first of them does.
    first = np.searchsorted(-paid[order], -paid[order], side="left")
    reached = before[first] / total if total > 0 else np.ones(len(paid))
    place = np.empty(len(paid), np.intp)
    place[order] = np.searchsorted(np.asarray(limits, np.float64), reached + 1e-12, side="right")
    place[paid <= 0] = len(limits)
    return tuple(names[k] if there else "" for k, there in zip(place.tolist(), known.tolist(), strict=True))


def conduct_scores(customers: CustomerList) -> NDArray[np.int64]:
    """Quintiles 1 (lowest) to 5 of payment timeliness, continuity and margin, shape (m, 3); 0 where not known.

    RFM (recency, frequency, money) adapted to a utility, where everybody buys all the time. Equal values share a score.

    References
    ----------
    Hughes, A. M. (1994). Strategic Database Marketing. Probus. ISBN 978-1-55738-551-2.
    """
    columns = (customers.timeliness, customers.continuity, customers.margin)
    return np.stack([_quintiles(column) for column in columns], axis=1)


def conduct_class(scores: NDArray[np.int64]) -> tuple[str, ...]:
    """Class "high", "middle" or "low" by the sum of the three scores; empty text where one is missing."""
    high, middle = CONDUCT_LIMITS
    totals = np.where((scores > 0).all(1), scores.sum(1), 0)
    return tuple("" if not s else "high" if s >= high else "middle" if s >= middle else "low" for s in totals.tolist())


def _quintiles(values: FloatArray) -> NDArray[np.int64]:
    known = np.isfinite(values)
    found = np.zeros(len(values), np.int64)
    if known.any():
        rising = np.sort(values[known])
        below = np.searchsorted(rising, values[known], side="left")  # equal values stand at the first of them
        found[known] = 1 + np.minimum(5 * below // len(rising), 4)
    return found


def totals(classes: Sequence[str], revenue: FloatArray, order: Sequence[str] = ()) -> tuple[ClassTotal, ...]:
    """Customers and revenue of each class, in `order` and then as they come; customers without a class are left out."""
    names = list(dict.fromkeys([*order, *sorted({name for name in classes if name})]))
    given = np.array(classes)
    found = []
    for name in names:
        inside = given == name
        paid = revenue[inside]
        paid = paid[np.isfinite(paid)]
        found.append(ClassTotal(name, int(inside.sum()), float(paid.sum()) if len(paid) else None))
    return tuple(found)
