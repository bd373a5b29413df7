"""Who was asked and stayed silent: response rates, and how likely each kind of customer is to answer.

How many were asked is what somebody entered for each segment (``Segment.invited``), else what the rows of a survey say
that lists everybody who was asked: rows without an answer that belong to a segment (``SurveySummary.absent``).

What can be corrected is that some kinds of customers answer less than others. That within one kind the dissatisfied
answer more readily (or less) no weighting can see; those who answered only after a reminder are a hint at it
(:func:`early_and_late`), where a survey knows them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.respondents import Dimension, Population
from satisfaction.survey import Cell, SurveySummary

NOT_ASKED_BY = ("wave", "role")
"""Dimensions that do not divide the customers who were asked."""

STEPS, SETTLED, CERTAIN = 50, 1e-10, 12.0
"""Iterations of the fit, when it has settled, and the logit beyond which a chance is as good as sure."""

DIFFERENT = 0.01
"""Response rates that would differ so much by chance only in this part of surveys are said to differ."""


@dataclass(frozen=True)
class ResponseRate:
    """How many of one segment were asked and answered."""

    dimension: str
    segment: str
    invited: int
    answered: int

    @property
    def rate(self) -> float:
        """Share of those asked who answered."""
        return self.answered / self.invited if self.invited else 0.0


def response_rates(survey: SurveySummary, population: Population) -> tuple[ResponseRate, ...]:
    """The response rate of every segment, for each dimension where it is known how many of every segment were asked."""
    return tuple(rate for dimension in asked_dimensions(survey, population) for rate in _rates(survey, dimension))


def overall_rate(survey: SurveySummary, population: Population) -> ResponseRate | None:
    """The response rate of the whole survey; None where nobody knows how many were asked."""
    known = asked_dimensions(survey, population)
    if not known:
        return None
    rates = _rates(survey, known[0])
    return ResponseRate("", "", sum(r.invited for r in rates), sum(r.answered for r in rates))


def asked_dimensions(survey: SurveySummary, population: Population) -> tuple[Dimension, ...]:
    """The dimensions of the survey where it is known how many of every segment were asked, and none answered more.

    Their segments say how many (``Segment.invited``), entered or counted among the rows of the survey.
    """
    return tuple(
        dimension
        for dimension in _counted(survey, population)
        if all(rate.answered <= rate.invited for rate in _rates(survey, dimension))
    )


def response_propensities(cells: Sequence[Cell], answered: FloatArray, invited: FloatArray) -> tuple[FloatArray, bool]:
    """Chance to answer of each cell, by a logistic regression on the main effects of its segments: shape (h,).

    Iteratively reweighted least squares on grouped data. The cells must be all combinations of the segments.

    Parameters
    ----------
    cells
        Segment ids of the h cells.
    answered, invited
        Counts of each cell, shape (h,).

    Returns
    -------
    propensities, settled
        Chances, and whether the fit came to rest.

    References
    ----------
    Little, R. J. A. (1986). Survey nonresponse adjustments for estimates of means. International Statistical Review
    54, 139-157. doi:10.2307/1403140
    """
    design = _main_effects(cells)
    rate = min(max(float(answered.sum() / invited.sum()), 1e-6), 1 - 1e-6)
    eta = np.full(len(cells), np.log(rate / (1 - rate)))
    settled = False
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-eta))
        spread = invited * chance * (1 - chance)
        response = spread * eta + answered - invited * chance
        information = design.T @ (design * spread[:, None])
        coefficients = np.linalg.lstsq(information, design.T @ response, rcond=1e-12)[0]
        moved = np.clip(design @ coefficients, -CERTAIN, CERTAIN)
        settled = bool(np.abs(moved - eta).max() <= SETTLED)
        eta = moved
        if settled:
            break
    return 1 / (1 + np.exp(-eta)), settled


def invited_cells(survey: SurveySummary, dimensions: Sequence[Dimension]) -> tuple[list[Cell], FloatArray, FloatArray]:
    """All combinations of the segments that were asked: their ids, how many were asked, and how many answered.

    The rows of a survey that lists everybody tell it of every combination. Where numbers were entered for several
    dimensions, who was asked in a combination is taken as the product of the margins.
    """
    asked = {d.id: [(s.id, s.invited or 0) for s in d.segments if s.invited] for d in dimensions}
    counts = survey.collapse([d.id for d in dimensions])
    cells = [tuple(name for name, _ in combination) for combination in product(*asked.values())]
    if all(_by_rows(survey, d) == d for d in dimensions):
        invited = np.array([float(counts.invited.get(cell, 0)) for cell in cells])
    else:
        total = sum(count for _, count in asked[dimensions[0].id])
        margins = [np.array([n for _, n in each], np.float64) for each in asked.values()]
        shares = [margin / margin.sum() for margin in margins]
        invited = np.array([total * float(np.prod(combination)) for combination in product(*shares)])
    heard = dict(zip(counts.cells, counts.respondents.tolist(), strict=True))
    return cells, invited, np.array([float(heard.get(cell, 0)) for cell in cells])


# ---------------------------------------------------------------------- what must be said


def response_findings(
    survey: SurveySummary, population: Population, corrected: Collection[str], wanted: bool
) -> tuple[Finding, ...]:
    """What response rates mean for a survey: that they differ, what was done about it, and what cannot be seen.

    Parameters
    ----------
    corrected
        The dimensions by which answers are weighted, or made up for the silent.
    wanted
        Whether the silent were to be made up for.
    """
    known = asked_dimensions(survey, population)
    findings = [
        Finding.of("more-answers-than-asked", f"{each.dimension}/{each.segment}", answered=each.answered,
                   invited=each.invited)
        for dimension in _counted(survey, population)
        if dimension not in known
        for each in _rates(survey, dimension)
        if each.answered > each.invited
    ]  # fmt: skip
    if not known:
        return (*findings, Finding.of("response-unknown")) if wanted else tuple(findings)
    by_rows = [dimension.id for dimension in known if dimension not in population.dimensions]
    if by_rows:
        findings.append(Finding.of("response-by-rows", "/".join(by_rows), count=survey.quality.blank_rows))
    for dimension in known:
        rates = [rate for rate in _rates(survey, dimension) if rate.invited]
        if len(rates) > 1 and _differ(rates):
            low, high = min(rates, key=lambda r: r.rate), max(rates, key=lambda r: r.rate)
            findings.append(
                Finding.of(
                    "response-rates-made-up" if dimension.id in corrected else "response-rates-differ",
                    dimension.id,
                    least=low.segment,
                    low=low.rate,
                    most=high.segment,
                    high=high.rate,
                )
            )
    overall = overall_rate(survey, population)
    if overall is not None and overall.rate < 1:
        per_tenth = 0.1 * (1 - overall.rate)
        findings.append(
            Finding.of(
                "silent-customers",
                answered=overall.answered,
                invited=overall.invited,
                rate=overall.rate,
                per_tenth=per_tenth,
            )
        )
    return tuple(findings)


def early_and_late(survey: SurveySummary) -> str:
    """The dimension that tells who answered early from who answered late; empty where none does."""
    for axis, name in enumerate(survey.dimensions):
        if {"early", "late"} <= {cell[axis] for cell in survey.cells}:
            return name
    return ""


def _counted(survey: SurveySummary, population: Population) -> tuple[Dimension, ...]:
    """The dimensions of the survey where it is entered how many of every segment were asked, or its rows tell it."""
    divided = [d for d in population.dimensions if d.id in survey.dimensions and d.id not in NOT_ASKED_BY]
    found = (dimension if _is_entered(dimension) else _by_rows(survey, dimension) for dimension in divided)
    return tuple(dimension for dimension in found if dimension is not None)


def _is_entered(dimension: Dimension) -> bool:
    asked = [segment.invited for segment in dimension.segments]
    return any(asked) and None not in asked


def _by_rows(survey: SurveySummary, dimension: Dimension) -> Dimension | None:
    """The dimension with the rows of each segment as those who were asked; None where the file lists no silent ones.

    A blank row that belongs to no segment tells nothing: it may be an empty line at the end of a file.
    """
    axis = survey.dimensions.index(dimension.id)
    silent = {cell[axis] for cell, _ in survey.absent}
    if not survey.quality.blank_rows or not silent & {segment.id for segment in dimension.segments}:
        return None
    rows = dict.fromkeys((segment.id for segment in dimension.segments), 0)
    for cell, count in survey.invited.items():
        if cell[axis] in rows:
            rows[cell[axis]] += count
    return replace(dimension, segments=tuple(replace(each, invited=rows[each.id]) for each in dimension.segments))


def _rates(survey: SurveySummary, dimension: Dimension) -> tuple[ResponseRate, ...]:
    axis, heard = survey.dimensions.index(dimension.id), dict.fromkeys((s.id for s in dimension.segments), 0)
    for cell, count in zip(survey.cells, survey.respondents.tolist(), strict=True):
        if cell[axis] in heard:
            heard[cell[axis]] += count
    return tuple(ResponseRate(dimension.id, s.id, s.invited or 0, heard[s.id]) for s in dimension.segments)


def _differ(rates: Sequence[ResponseRate]) -> bool:
    """Whether chance alone explains the differences of the rates badly: Pearson's chi-square of homogeneity."""
    from scipy.special import chdtrc

    invited = np.array([rate.invited for rate in rates], np.float64)
    answered = np.array([rate.answered for rate in rates], np.float64)
    overall = answered.sum() / invited.sum()
    if not 0 < overall < 1:
        return False
    square = float(((answered - invited * overall) ** 2 / (invited * overall * (1 - overall))).sum())
    return bool(chdtrc(len(rates) - 1, square) < DIFFERENT)


def _main_effects(cells: Sequence[Cell]) -> FloatArray:
    """A column of ones, and one for every segment but the first of each dimension."""
    columns = [np.ones(len(cells))]
    for axis in range(len(cells[0])):
        names = list(dict.fromkeys(cell[axis] for cell in cells))
        columns += [np.array([float(cell[axis] == name) for cell in cells]) for name in names[1:]]
    return np.stack(columns, axis=1)
