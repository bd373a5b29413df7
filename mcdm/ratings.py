"""Ratings: alternatives judged one by one against a scale of words, instead of in pairs.

Each criterion has a scale, e.g. excellent to poor, whose categories have values in the ideal mode: the best is 1. An
alternative is put into a category under each criterion, and its total is the weighted sum of their values. Adding or
removing an alternative leaves the others' totals as they are. Saaty (1980), *The Analytic Hierarchy Process*; Saaty
(2006), doi:10.1016/j.ejor.2004.04.032, on rank preservation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcdm.comparisons.local_priorities import local_priorities
from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.judgments import FloatArray, PairwiseComparisons
from mcdm.labels import Label
from mcdm.weights import normalise


@dataclass(frozen=True)
class RatingCategory:
    """One word of a scale. Its value is relative: what counts is its ratio to the best one's."""

    id: str
    label: Label = Label()
    value: float = 0.0


@dataclass(frozen=True)
class RatingScale:
    """Categories from best to worst, with values of their own or compared in pairs.

    Parameters
    ----------
    id, label
        What it is called.
    categories
        At least one; ids differ.
    comparisons
        Judgments between the categories (by id); where given, values come from them and not from the categories.

    Raises
    ------
    DecisionError
        ``rating-scale-empty``, ``rating-category-repeated``, ``rating-values-invalid``,
        ``rating-comparisons-of-others``.
    """

    id: str
    label: Label
    categories: tuple[RatingCategory, ...]
    comparisons: PairwiseComparisons | None = None

    def __post_init__(self) -> None:
        ids = self.category_ids
        if not ids:
            raise DecisionError("rating-scale-empty", name=self.id)
        for name in ids:
            if ids.count(name) > 1:
                raise DecisionError("rating-category-repeated", name=name, scale=self.id)
        given = np.array([category.value for category in self.categories])
        if self.comparisons is None:
            if not np.isfinite(given).all() or (given < 0).any() or not given.any():
                raise DecisionError("rating-values-invalid", name=self.id, values=", ".join(f"{v:g}" for v in given))
        elif set(self.comparisons.elements) != set(ids):
            raise DecisionError("rating-comparisons-of-others", name=self.id)

    @property
    def category_ids(self) -> tuple[str, ...]:
        """Ids of the categories, best first."""
        return tuple(category.id for category in self.categories)

    def values(self) -> FloatArray:
        """Values of the c categories in the ideal mode: the largest is 1. Read-only, shape (c,)."""
        if self.comparisons is None:
            values = np.array([category.value for category in self.categories], np.float64)
        else:
            weights = local_priorities(self.comparisons.matrix()).weights
            at = {name: k for k, name in enumerate(self.comparisons.elements)}
            values = np.array([weights[at[name]] for name in self.category_ids])
        ideal = np.asarray(values / values.max())
        ideal.flags.writeable = False
        return ideal

    def findings(self) -> tuple[Finding, ...]:
        """What is doubtful about it: open comparisons, or categories that are not in the order of their values."""
        found: tuple[Finding, ...] = ()
        if self.comparisons is not None:
            judged = local_priorities(self.comparisons.matrix(), elements=self.comparisons.elements, places=(self.id,))
            found = judged.findings
        values = self.values()
        wrong = np.flatnonzero(np.diff(values) > 1e-12)
        if len(wrong):
            first, second = self.category_ids[wrong[0]], self.category_ids[wrong[0] + 1]
            found = (*found, Finding.of("rating-categories-out-of-order", self.id, first=first, second=second))
        return found


@dataclass(frozen=True)
class RatedCriterion:
    """A criterion and the id of the scale it is rated on."""

    criterion: str
    scale: str


@dataclass(frozen=True)
class Rating:
    """One alternative is put into one category under one criterion."""

    alternative: str
    criterion: str
    category: str


@dataclass(frozen=True)
class RatingTable:
    """m alternatives rated under n criteria. What is not listed was not rated.

    Raises
    ------
    DecisionError
        ``id-unknown``, ``rating-repeated``, ``rating-name-repeated``.
    """

    alternatives: tuple[str, ...]
    criteria: tuple[RatedCriterion, ...]
    scales: tuple[RatingScale, ...]
    ratings: tuple[Rating, ...] = ()

    def __post_init__(self) -> None:
        scales = {scale.id: scale for scale in self.scales}
        criteria = {each.criterion: each.scale for each in self.criteria}
        for part, names in (
            ("alternatives", self.alternatives),
            ("criteria", tuple(each.criterion for each in self.criteria)),
            ("scales", tuple(scale.id for scale in self.scales)),
        ):
            for name in names:
                if names.count(name) > 1:
                    raise DecisionError("rating-name-repeated", name=name, part=part)
        for scale in criteria.values():
            _known(scale, scales, "scales")
        seen = set()
        for rating in self.ratings:
            _known(rating.alternative, self.alternatives, "alternatives")
            _known(rating.criterion, criteria, "criteria")
            _known(rating.category, scales[criteria[rating.criterion]].category_ids, criteria[rating.criterion])
            cell = (rating.alternative, rating.criterion)
            if cell in seen:
                raise DecisionError("rating-repeated", alternative=cell[0], criterion=cell[1])
            seen.add(cell)

    @property
    def criterion_ids(self) -> tuple[str, ...]:
        """Ids of the n criteria, in the order of their weights."""
        return tuple(each.criterion for each in self.criteria)


@dataclass(frozen=True, eq=False)
class RatingResult:
    """Totals of m alternatives; all arrays read-only.

    Parameters
    ----------
    values
        Value of each alternative under each criterion, best 1, shape (m, n); 0 where not rated.
    rated
        Where a rating stands, shape (m, n).
    totals
        Weighted sums in the ideal mode, between 0 and 1, shape (..., m).
    priorities
        Totals over their sum; None where nobody has a positive total.
    findings
        ``rating-missing`` for an alternative with gaps, ``rating-none`` for one without any rating, and those of the
        scales in use.
    """

    values: FloatArray
    rated: NDArray[np.bool_]
    totals: FloatArray
    priorities: FloatArray | None
    findings: tuple[Finding, ...]


def rate(table: RatingTable, weights: ArrayLike) -> RatingResult:
    """Totals and priorities of the alternatives of a table.

    Where an alternative was not rated under some criteria, its total is the mean of its other values, weighted by
    their criteria: the gaps neither help nor harm it. A finding says so.

    Parameters
    ----------
    table
        Who is rated how.
    weights
        Of the criteria, non-negative, not all zero, in the order of ``table.criterion_ids``, shape (..., n).

    Raises
    ------
    DecisionError
        ``rating-weights-invalid``.
    """
    w = np.asarray(weights, np.float64)
    n = len(table.criteria)
    if w.shape[-1:] != (n,) or not np.isfinite(w).all() or (w < 0).any() or not (w.sum(-1) > 0).all():
        raise DecisionError("rating-weights-invalid", given=w.shape[-1] if w.ndim else 0, expected=n)
    values, rated = _cells(table)
    share = normalise(w) @ rated.T  # how much of the weights an alternative was rated on
    totals = np.divide(normalise(w) @ values.T, share, out=np.zeros_like(share), where=share > 0)
    total = totals.sum(-1, keepdims=True)
    priorities = totals / total if (total > 0).all() else None
    used = {each.scale for each in table.criteria}
    findings = (
        *_gaps(table, rated, share),
        *(finding for scale in table.scales if scale.id in used for finding in scale.findings()),
    )
    for each in (values, rated, totals, priorities):
        if each is not None:
            each.flags.writeable = False
    return RatingResult(values, rated, totals, priorities, findings)


def _cells(table: RatingTable) -> tuple[FloatArray, NDArray[np.bool_]]:
    scales = {scale.id: dict(zip(scale.category_ids, scale.values(), strict=True)) for scale in table.scales}
    row = {name: k for k, name in enumerate(table.alternatives)}
    column = {each.criterion: k for k, each in enumerate(table.criteria)}
    values = np.zeros((len(row), len(column)))
    rated = np.zeros(values.shape, np.bool_)
    for rating in table.ratings:
        cell = row[rating.alternative], column[rating.criterion]
        values[cell] = scales[table.criteria[cell[1]].scale][rating.category]
        rated[cell] = True
    return values, rated


def _gaps(table: RatingTable, rated: NDArray[np.bool_], share: FloatArray) -> list[Finding]:
    found = []
    held = share.reshape(-1, len(table.alternatives)).mean(0)
    for k, name in enumerate(table.alternatives):
        open_cells = [table.criteria[j].criterion for j in np.flatnonzero(~rated[k])]
        if len(open_cells) == len(table.criteria):
            found.append(Finding.of("rating-none", name, count=len(open_cells)))
        elif open_cells:
            listed = ", ".join(open_cells[:8])
            found.append(Finding.of("rating-missing", name, count=len(open_cells), names=listed, share=float(held[k])))
    return found


def _known(name: str, known: Sequence[str] | dict[str, str] | dict[str, RatingScale], where: str) -> None:
    if name not in known:
        raise DecisionError("id-unknown", name=name, where=where, suggestion=closest(name, known))


# ------------------------------------------------------------------ scales to start from


def _scale(name: str, label: Label, *categories: tuple[str, str, str, float]) -> RatingScale:
    return RatingScale(name, label, tuple(RatingCategory(each, Label(en, zh), v) for each, en, zh, v in categories))


STANDARD_SCALES: tuple[RatingScale, ...] = (
    _scale(
        "quality",
        Label("Excellent to poor", "优秀到差"),
        ("excellent", "Excellent", "优秀", 1.0),
        ("very-good", "Very good", "很好", 0.75),
        ("good", "Good", "良好", 0.5),
        ("fair", "Fair", "一般", 0.25),
        ("poor", "Poor", "差", 0.0),
    ),
    _scale(
        "level",
        Label("High, medium, low", "高、中、低"),
        ("high", "High", "高", 1.0),
        ("medium", "Medium", "中", 0.5),
        ("low", "Low", "低", 0.25),
    ),
    _scale(
        "agreement",
        Label("Fully met to not met", "完全满足到不满足"),
        ("full", "Fully met", "完全满足", 1.0),
        ("mostly", "Mostly met", "基本满足", 0.7),
        ("partly", "Partly met", "部分满足", 0.4),
        ("not", "Not met", "不满足", 0.0),
    ),
    _scale("yes-no", Label("Yes or no", "是或否"), ("yes", "Yes", "是", 1.0), ("no", "No", "否", 0.0)),
)
"""Verbal scales to copy and change: their values are conventions, evenly spaced or halving, not measurements."""
