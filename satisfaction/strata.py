"""Strata: the cells of a survey, weighted to the customers they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.memberships import Memberships, from_shares
from satisfaction.periods import in_time
from satisfaction.representation import USUAL, Representation
from satisfaction.respondents import Population
from satisfaction.standing import Standing, agrees, cells_of, standing_of
from satisfaction.survey import Cell, SurveySummary

WAVE = "wave"
"""The dimension whose segments stand for all customers each."""


@dataclass(frozen=True, eq=False)
class Strata:
    """The respondents of a survey, or of one segment of it, by stratum: within one they count alike.

    Parameters
    ----------
    dimensions
        Ids of the dimensions that divide them: those that are counted, and those that tell who answers.
    keys
        Segment ids of each of the h strata.
    customers
        Customers of each stratum, shape (h,); infinite where unknown.
    population
        Customers they stand for together, those of silent strata included; infinite where unknown.
    weights
        Share of the customers, or of what else is counted, that each stratum stands for, shape (h,), summing to one.
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
    def design_effect(self) -> float:
        """How many times more answers it takes than if all weighed alike (Kish): respondents by effective ones."""
        return self.respondents / self.effective_respondents

    @property
    def effective_answers(self) -> FloatArray:
        """Kish's effective number of answers of each item, shape (n,); zero where nobody answered."""
        answered = self.survey.answered
        squares = np.divide(self.item_weights**2, answered, out=np.zeros(answered.shape), where=answered > 0).sum(0)
        effective: FloatArray = np.divide(1.0, squares, out=np.zeros(squares.shape), where=squares > 0)
        return effective

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


def stratify(survey: SurveySummary, population: Population, representation: Representation = USUAL) -> Strata:
    """The whole survey by strata, weighted to the population as `representation` says.

    Post-stratification: every dimension of the population whose customers are counted and that the survey knows divides
    the strata; the customers of a combination are the product of the margins, an assumption that a finding states. A
    stratum without answers leaves its customers to the strata that agree with it in most dimensions, counted from the
    first. Raking: the strata reach the margins of each dimension, and nothing is assumed about combinations. Answers
    count alike where nothing is counted, or where no weighting is wanted. Respondents of an unknown segment are left
    out of what is weighted by it.

    Raises
    ------
    DecisionError
        ``survey-empty``, ``population-empty``, ``survey-without-known-segments``.
    """
    return stratify_by(survey, population, (), representation)[()]


def stratify_by(
    survey: SurveySummary,
    population: Population,
    by: Sequence[str],
    representation: Representation = USUAL,
) -> dict[Cell, Strata]:
    """The strata of each segment, or combination of segments, of these dimensions; see :func:`stratify`.

    Only segments with customers that somebody answered for are there, in the order of the population (of the survey
    where it is silent). Within a segment of an uncounted dimension, such as a channel, a stratum stands for the
    customers that its share of the respondents suggests; but every wave stands for all customers on its own.
    """
    if not survey.total:
        raise DecisionError("survey-empty")
    for name in by:
        if name not in survey.dimensions:
            raise DecisionError("id-unknown", name=name, where="survey", suggestion=closest(name, survey.dimensions))
    if WAVE in by and len(waves := _present(survey, WAVE)) > 1:
        each = [stratify_by(survey.select(WAVE, wave), population, by, representation) for wave in waves]
        together = {segment: strata for found in each for segment, strata in found.items()}
        return {segment: together[segment] for segment in _in_order(together, population, by)}
    standing = standing_of(survey, population, representation)
    others = tuple(name for name in by if name not in standing.dimensions)
    grid = standing.survey.collapse((*standing.dimensions, *others))
    whole = grid.collapse(standing.dimensions)

    found = {}
    for segment in _in_order({_pick(cell, grid.dimensions, by) for cell in grid.cells}, population, by):
        inside = [k for k, cell in enumerate(grid.cells) if _pick(cell, grid.dimensions, by) == segment]
        wanted = dict(zip(by, segment, strict=True))
        part = cells_of(grid, inside).collapse(standing.dimensions)
        strata = _weighted(part, whole, standing, wanted)
        if strata is not None:
            found[segment] = strata
    if not by and not found:
        raise DecisionError("population-empty", dimensions=", ".join(standing.counted))
    return found


def _weighted(
    part: SurveySummary, whole: SurveySummary, standing: Standing, wanted: Mapping[str, str]
) -> Strata | None:
    """Strata of a part of the survey: what the whole strata stand for, by the share of their respondents in the part.

    None where the part stands for nobody.
    """
    everybody = dict(zip(whole.cells, whole.respondents.tolist(), strict=True))
    present = np.array([n / everybody[key] for key, n in zip(part.cells, part.respondents.tolist(), strict=True)])
    sizes, silent = standing.sizes_within(wanted)
    weights = np.array([sizes.get(key, 0.0) for key in part.cells]) * present
    total = float(weights.sum())
    if not total > 0:
        return None
    counted = {name: segment for name, segment in wanted.items() if name in standing.counted}
    without = sum(size for key, size in sizes.items() if agrees(key, standing.counted, counted))
    customers = np.array([standing.customers[key] for key in part.cells]) * present
    return Strata(
        standing.dimensions,
        part.cells,
        customers,
        standing.customers_within(wanted, total / without),
        weights / total,
        part,
        whole,
        (*standing.findings, *silent),
    )


# ---------------------------------------------------------------------- segments


def _in_order(segments: Iterable[Cell], population: Population, by: Sequence[str]) -> list[Cell]:
    """The combinations of known segments, in the order of the population; waves that are periods in that of time."""
    names = {d.id: tuple(segment.id for segment in d.segments) for d in population.dimensions}
    segments = [segment for segment in segments if all(segment)]
    if WAVE in by:
        met = {segment[by.index(WAVE)] for segment in segments}
        stated = names.get(WAVE, ())
        names[WAVE] = in_time((*stated, *sorted(met - {*stated})))
    order = {d: {name: k for k, name in enumerate(each)} for d, each in names.items()}

    def rank(segment: Cell) -> tuple[tuple[int, str], ...]:
        return tuple((order.get(d, {}).get(s, len(order.get(d, {}))), s) for d, s in zip(by, segment, strict=True))

    return sorted(segments, key=rank)


def _present(survey: SurveySummary, dimension: str) -> list[str]:
    """The segments of a dimension that somebody answered for."""
    axis = survey.dimensions.index(dimension)
    return sorted({cell[axis] for cell in survey.cells} - {""})


def _pick(cell: Cell, dimensions: Sequence[str], by: Sequence[str]) -> Cell:
    return tuple(cell[dimensions.index(name)] for name in by)
