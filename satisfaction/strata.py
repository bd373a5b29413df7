"""Strata: the cells of a survey, weighted to the customers they stand for (post-stratification)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.memberships import Memberships, from_shares
from satisfaction.respondents import Dimension, Population
from satisfaction.survey import SurveySummary

Cell = tuple[str, ...]
Int64Array = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Strata:
    """The respondents of a survey, or of one segment of it, by stratum: within one they count alike.

    Parameters
    ----------
    dimensions
        Ids of the dimensions whose customers are counted and that the survey knows.
    keys
        Segment ids of each of the h strata.
    customers
        Customers of each stratum, shape (h,); infinite where unknown.
    population
        Customers they stand for together, those of silent strata included; infinite where unknown.
    weights
        Share of the customers that each stratum stands for, shape (h,), summing to one.
    survey
        The answers, with the h strata as its cells.
    whole
        The answers of every stratum of the survey: where one has too few to show its spread, these do.
    findings
        What was assumed and who was left out.
    """

    dimensions: tuple[str, ...]
    keys: tuple[Cell, ...]
    customers: FloatArray
    population: float
    weights: FloatArray
    survey: SurveySummary
    whole: SurveySummary
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        self.customers.flags.writeable = False
        self.weights.flags.writeable = False

    @property
    def respondents(self) -> int:
        """How many people answered."""
        return self.survey.total

    @property
    def effective_respondents(self) -> float:
        """Kish's effective sample size: how many equally weighted answers would be as good."""
        return float(1 / (self.weights**2 / self.survey.respondents).sum())

    @property
    def item_weights(self) -> FloatArray:
        """Weight of each stratum for each item, shape (h, n): columns sum to one over the strata that answered it.

        A column is zero where nobody answered the item.
        """
        answering = self.weights[:, None] * (self.survey.answered > 0)
        total = answering.sum(0)
        scaled: FloatArray = np.divide(answering, total, out=np.zeros(answering.shape), where=total > 0)
        return scaled

    def memberships(self) -> Memberships:
        """Share of the customers in each grade, per indicator: the answers of the strata, weighted."""
        counts, answered = self.survey.grade_counts, self.survey.answered[..., None]
        shares = np.divide(counts, answered, out=np.zeros(counts.shape), where=answered > 0)
        return from_shares(self.survey.indicators, np.einsum("hn,hng->ng", self.item_weights, shares))


def stratify(survey: SurveySummary, population: Population) -> Strata:
    """The whole survey by strata, weighted to the population.

    Every dimension of the population whose customers are counted and that the survey knows divides the strata; the
    customers of a combination are the product of the margins, an assumption that a finding states. A stratum without
    answers leaves its customers to the strata that agree with it in most dimensions, counted from the first.
    Respondents of an unknown segment are left out. Answers count alike where nothing is counted.

    Raises
    ------
    DecisionError
        ``survey-empty``, ``population-empty``.
    """
    return stratify_by(survey, population, ())[()]


def stratify_by(survey: SurveySummary, population: Population, by: Sequence[str]) -> dict[Cell, Strata]:
    """The strata of each segment, or combination of segments, of these dimensions; see :func:`stratify`.

    Only segments with customers that somebody answered for are there, in the order of the population (of the survey
    where it is silent). Within a segment of an uncounted dimension, such as a channel, a stratum stands for the
    customers that its share of the respondents suggests.
    """
    if not survey.total:
        raise DecisionError("survey-empty")
    counted = tuple(d for d in population.weighting if d.id in survey.dimensions)
    names = tuple(d.id for d in counted)
    for name in by:
        if name not in survey.dimensions:
            raise DecisionError("id-unknown", name=name, where="survey", suggestion=closest(name, survey.dimensions))
    known = _known_respondents(survey, counted)
    if not known.total:
        raise DecisionError("survey-without-known-segments", dimensions=", ".join(names))
    whole = known.collapse(names)
    others = tuple(name for name in by if name not in names)
    grid = known.collapse((*names, *others))
    customers = _joint_customers(counted)
    general = _assumptions(survey, population, counted, survey.total - known.total)

    found = {}
    for segment in _segments(grid, population, by):
        inside = [k for k, cell in enumerate(grid.cells) if _pick(cell, grid.dimensions, by) == segment]
        consistent = {key: n for key, n in customers.items() if _agrees(key, names, by, segment)}
        part = _cells(grid, inside).collapse(names)
        if by and not any(consistent.get(key) for key in part.cells):
            continue
        found[segment] = _weighted(part, whole, names, consistent, general)
    return found


# ---------------------------------------------------------------------- who counts for whom


def _weighted(
    part: SurveySummary,
    whole: SurveySummary,
    names: tuple[str, ...],
    customers: Mapping[Cell, float],
    general: tuple[Finding, ...],
) -> Strata:
    """Strata of a part of the survey; `customers` are those of every stratum that agrees with the part."""
    everybody = dict(zip(whole.cells, whole.respondents.tolist(), strict=True))
    present = np.array([n / everybody[key] for key, n in zip(part.cells, part.respondents.tolist(), strict=True)])
    if names:
        answering = [key for key in customers if key in everybody]
        standing = _collapse(customers, answering)
        counts = np.array([customers[key] for key in part.cells]) * present
        weights = np.array([standing[key] for key in part.cells]) * present
        if not weights.sum() > 0:
            raise DecisionError("population-empty", dimensions=", ".join(names))
        findings, total = (*general, *_unanswered(customers, answering)), float(weights.sum())
    else:
        counts, weights = np.full(len(part.cells), np.inf), part.respondents.astype(np.float64)
        findings, total = general, np.inf
    return Strata(names, part.cells, counts, total, weights / weights.sum(), part, whole, findings)


def _collapse(customers: Mapping[Cell, float], answering: Iterable[Cell]) -> dict[Cell, float]:
    """Customers each answering stratum stands for: its own, and its part of those whose own stratum is silent.

    A silent stratum is shared out, in proportion to customers, among the answering strata that agree with it in the
    longest run of dimensions from the first.
    """
    standing = {key: customers[key] for key in answering}
    mass: dict[Cell, float] = defaultdict(float)
    for key, own in standing.items():
        for length in range(len(key)):
            mass[key[:length]] += own
    extra: dict[Cell, float] = defaultdict(float)
    for key, own in customers.items():
        if key not in standing:
            extra[next((key[:k] for k in range(len(key) - 1, -1, -1) if mass[key[:k]] > 0), ())] += own
    return {
        key: own * (1 + sum(extra[key[:k]] / mass[key[:k]] for k in range(len(key)) if mass[key[:k]] > 0))
        for key, own in standing.items()
    }


def _joint_customers(counted: Sequence[Dimension]) -> dict[Cell, float]:
    """Customers of every combination of segments: the product of the margins, on the total of the first dimension."""
    if not counted:
        return {(): np.inf}
    total = counted[0].customers
    if not all(dimension.customers for dimension in counted):
        raise DecisionError("population-empty", dimensions=", ".join(d.id for d in counted))
    shares = [[(s.id, (s.customers or 0) / dimension.customers) for s in dimension.segments] for dimension in counted]
    return {
        tuple(name for name, _ in combination): float(total * np.prod([share for _, share in combination]))
        for combination in product(*shares)
    }


def _known_respondents(survey: SurveySummary, counted: Sequence[Dimension]) -> SurveySummary:
    """The respondents whose segment is known in every counted dimension."""
    allowed = [(survey.dimensions.index(d.id), {segment.id for segment in d.segments}) for d in counted]
    kept = [k for k, cell in enumerate(survey.cells) if all(cell[axis] in ids for axis, ids in allowed)]
    return survey if len(kept) == len(survey.cells) else _cells(survey, kept)


def _cells(survey: SurveySummary, kept: Sequence[int]) -> SurveySummary:
    """The survey of some of its cells, without the sample of respondents, which strata do not read."""
    respondents, grade_counts, pair_counts, pair_sums, pair_products = (array[list(kept)] for array in survey.sums)
    return replace(
        SurveySummary.empty(survey.indicators, survey.points, survey.dimensions),
        cells=tuple(survey.cells[k] for k in kept),
        respondents=respondents,
        grade_counts=grade_counts,
        pair_counts=pair_counts,
        pair_sums=pair_sums,
        pair_products=pair_products,
    )


# ---------------------------------------------------------------------- segments


def _segments(grid: SurveySummary, population: Population, by: Sequence[str]) -> list[Cell]:
    """The combinations of known segments that somebody answered for, in the order of the population."""
    order = {d.id: {segment.id: k for k, segment in enumerate(d.segments)} for d in population.dimensions}
    present = {_pick(cell, grid.dimensions, by) for cell in grid.cells}

    def rank(segment: Cell) -> tuple[tuple[int, str], ...]:
        return tuple((order.get(d, {}).get(s, len(order.get(d, {}))), s) for d, s in zip(by, segment, strict=True))

    return sorted((segment for segment in present if all(segment)), key=rank)


def _pick(cell: Cell, dimensions: Sequence[str], by: Sequence[str]) -> Cell:
    return tuple(cell[dimensions.index(name)] for name in by)


def _agrees(key: Cell, names: Sequence[str], by: Sequence[str], segment: Cell) -> bool:
    wanted = dict(zip(by, segment, strict=True))
    return all(wanted.get(name, own) == own for name, own in zip(names, key, strict=True))


# ---------------------------------------------------------------------- what must be said


def _assumptions(
    survey: SurveySummary, population: Population, counted: Sequence[Dimension], left_out: int
) -> tuple[Finding, ...]:
    missing = [d.id for d in population.weighting if d.id not in survey.dimensions]
    findings = [Finding.of("dimension-not-in-survey", name) for name in missing]
    if not counted:
        findings.append(Finding.of("answers-not-weighted"))
    if len(counted) > 1:
        findings.append(Finding.of("joint-population-assumed", "/".join(d.id for d in counted)))
    findings += [
        Finding.of(
            "population-totals-differ",
            f"{counted[0].id}/{other.id}",
            first=counted[0].customers,
            second=other.customers,
        )
        for other in counted[1:]
        if other.customers != counted[0].customers
    ]
    if left_out:
        findings.append(Finding.of("respondents-without-segment", count=left_out, total=survey.total))
    return tuple(findings)


def _unanswered(customers: Mapping[Cell, float], answering: Sequence[Cell]) -> tuple[Finding, ...]:
    heard = set(answering)
    silent = {key: n for key, n in customers.items() if key not in heard and n > 0}
    if not silent:
        return ()
    largest = max(silent, key=lambda key: silent[key])
    share = sum(silent.values()) / sum(customers.values())
    return (Finding.of("stratum-without-answers", "/".join(largest), count=len(silent), share=share),)
