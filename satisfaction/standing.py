"""What the strata of a survey stand for: by combinations of segments, by margins, or by their answers alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from satisfaction.customer_counts import (
    CountedDimension,
    counted_dimensions,
    counting_findings,
    joint_customers,
    joint_shares,
)
from satisfaction.nonresponse import asked_dimensions, invited_cells, response_findings, response_propensities
from satisfaction.raking import Margin, rake
from satisfaction.representation import Representation
from satisfaction.respondents import Population
from satisfaction.survey import Cell, SurveySummary

Sizes = Mapping[Cell, float]


@dataclass(frozen=True, eq=False)
class Standing:
    """The strata of a whole survey, and what they stand for, before a segment is cut out of it.

    Parameters
    ----------
    survey
        The respondents whose segment is known wherever it counts; their cells as they were.
    counted
        The dimensions that answers are weighted by.
    dimensions
        Those that divide the strata: the counted ones, then those that tell who answers.
    parts
        Stratum -> its part of the respondents of its combination of counted segments, the silent made up for.
    joint
        Combination of counted segments -> what it counts for.
    raked
        Stratum -> what it stands for by raking; None where combinations are weighted.
    customers
        Stratum -> its customers, infinite where unknown.
    census
        Dimension -> customers of each segment, for every dimension that knows them.
    representation, findings
        How answers are weighted, and what must be said about it.
    """

    survey: SurveySummary
    counted: tuple[str, ...]
    dimensions: tuple[str, ...]
    parts: Sizes
    joint: Sizes
    raked: Sizes | None
    customers: Sizes
    census: Mapping[str, Mapping[str, int]]
    representation: Representation
    findings: tuple[Finding, ...]

    def sizes_within(self, wanted: Mapping[str, str]) -> tuple[Sizes, tuple[Finding, ...]]:
        """What each stratum stands for inside a segment (dimension -> segment), and who stands for the silent."""
        if self.raked is not None:
            return {k: size for k, size in self.raked.items() if agrees(k, self.counted, wanted)}, ()
        consistent = {k: size for k, size in self.joint.items() if agrees(k, self.counted, wanted)}
        heard = {key[: len(self.counted)] for key in self.parts}
        answering = [key for key in consistent if key in heard]
        standing = collapse(consistent, answering)
        sizes = {k: standing.get(k[: len(self.counted)], 0.0) * part for k, part in self.parts.items()}
        return sizes, _unanswered(consistent, answering) if self.counted else ()

    def customers_within(self, wanted: Mapping[str, str], share: float) -> float:
        """Customers of a segment; infinite where unknown.

        `share` is what the segment stands for, as a part of what it would without its uncounted dimensions.
        """
        if not self.census:
            return np.inf
        uncounted = [name for name in wanted if name not in self.census]
        by_answers = self.representation.counting == "customers" and self.representation.method != "none"
        if uncounted and not by_answers:
            return np.inf
        first = next(iter(self.census.values()))
        total = float(sum(first.values()))
        for name, segment in wanted.items():
            if name in self.census:
                total *= self.census[name].get(segment, 0) / sum(self.census[name].values())
        return total * share if uncounted else total


def standing_of(survey: SurveySummary, population: Population, representation: Representation) -> Standing:
    """The strata of a survey and what they stand for; see :func:`satisfaction.strata.stratify`."""
    counting, weighted = representation.counting, representation.method != "none"
    countable = counted_dimensions(survey, population, counting)
    counted = countable if weighted else ()
    names = tuple(each.id for each in counted)
    known = _known_respondents(survey, counted)
    if not known.total:
        raise DecisionError("survey-without-known-segments", dimensions=", ".join(names))
    asked = asked_dimensions(known, population) if representation.nonresponse else ()
    dimensions = (*names, *(d.id for d in asked if d.id not in names))
    whole = known.collapse(dimensions)
    findings = (
        counting_findings(survey, population, counted, counting) if weighted else (Finding.of("answers-count-alike"),)
    )
    if len(counted) > 1 and representation.method == "post-stratification":
        findings = (*findings, Finding.of("joint-population-assumed", "/".join(names)))
    if left_out := survey.total - known.total:
        findings = (*findings, Finding.of("respondents-without-segment", count=left_out, total=survey.total))
    standing, unfitted = _made_up_for(known, whole, population, representation)
    corrected = {d.id for d in asked} | set(names)
    findings = (*findings, *unfitted, *response_findings(survey, population, corrected, representation.nonresponse))
    raked = None
    if representation.method == "raking" and counted:
        raked, said = _raked(whole, counted, standing, representation.trim)
        findings = (*findings, *said)
    census = {
        d.id: {s.id: s.customers or 0 for s in d.segments}
        for d in population.weighting
        if d.id in survey.dimensions and d.customers
    }
    parts = _parts(standing, len(names))
    everybody: dict[Cell, float] = {(): float(sum(next(iter(census.values())).values())) if census else np.inf}
    joint = joint_customers(counted) if counted else everybody
    customers = {key: joint.get(key[: len(names)], 0.0) * part for key, part in parts.items()}
    shares = joint_shares(counted)
    return Standing(
        known,
        names,
        dimensions,
        parts,
        shares,
        raked,
        customers,
        census,
        representation,
        tuple(dict.fromkeys(findings)),
    )


def collapse(sizes: Sizes, answering: Iterable[Cell]) -> dict[Cell, float]:
    """What each answering combination stands for: its own, and its part of those that are silent.

    A silent one is shared out, in proportion to size, among the answering ones that agree with it in the longest run
    of dimensions from the first.
    """
    standing = {key: sizes[key] for key in answering}
    mass: dict[Cell, float] = defaultdict(float)
    for key, own in standing.items():
        for length in range(len(key)):
            mass[key[:length]] += own
    extra: dict[Cell, float] = defaultdict(float)
    for key, own in sizes.items():
        if key not in standing:
            extra[next((key[:k] for k in range(len(key) - 1, -1, -1) if mass[key[:k]] > 0), ())] += own
    return {
        key: own * (1 + sum(extra[key[:k]] / mass[key[:k]] for k in range(len(key)) if mass[key[:k]] > 0))
        for key, own in standing.items()
    }


def agrees(key: Cell, names: Sequence[str], wanted: Mapping[str, str]) -> bool:
    """Whether a combination lies in a segment (dimension -> segment)."""
    return all(wanted.get(name, own) == own for name, own in zip(names, key, strict=False))


def cells_of(survey: SurveySummary, kept: Sequence[int]) -> SurveySummary:
    """The survey of some of its cells, without the sample of respondents, which strata do not read."""
    nobody = SurveySummary.empty(survey.indicators, survey.points, survey.dimensions)
    return nobody.with_sums(tuple(survey.cells[k] for k in kept), [array[list(kept)] for array in survey.sums])


def _known_respondents(survey: SurveySummary, counted: Sequence[CountedDimension]) -> SurveySummary:
    """The respondents whose segment is known in every counted dimension."""
    allowed = [(survey.dimensions.index(each.id), each.shares) for each in counted]
    kept = [k for k, cell in enumerate(survey.cells) if all(cell[axis] in ids for axis, ids in allowed)]
    if len(kept) == len(survey.cells):
        return survey
    silent = tuple(each for each in survey.absent if all(each[0][axis] in ids for axis, ids in allowed))
    return replace(cells_of(survey, kept), absent=silent, quality=survey.quality)


# ---------------------------------------------------------------------- the three ways of weighting


def _made_up_for(
    survey: SurveySummary, whole: SurveySummary, population: Population, representation: Representation
) -> tuple[dict[Cell, float], tuple[Finding, ...]]:
    """Respondents of each stratum; those of a kind that seldom answers count for the silent of their kind too."""
    people = dict(zip(whole.cells, map(float, whole.respondents.tolist()), strict=True))
    asked = asked_dimensions(survey, population) if representation.nonresponse else ()
    if not asked:
        return people, ()
    cells, invited, answered = invited_cells(survey, asked)
    chances, settled = response_propensities(cells, answered, invited)
    chance, usual = dict(zip(cells, chances.tolist(), strict=True)), float(answered.sum() / invited.sum())
    axes = [whole.dimensions.index(d.id) for d in asked]
    made_up = {key: n / chance.get(tuple(key[axis] for axis in axes), usual) for key, n in people.items()}
    return made_up, () if settled else (Finding.of("response-not-fitted"),)


def _parts(standing: Mapping[Cell, float], counted: int) -> dict[Cell, float]:
    """Part of each stratum in its combination of counted segments."""
    together: dict[Cell, float] = defaultdict(float)
    for key, size in standing.items():
        together[key[:counted]] += size
    return {key: size / together[key[:counted]] for key, size in standing.items()}


def _raked(
    whole: SurveySummary, counted: Sequence[CountedDimension], start: Mapping[Cell, float], trim: float
) -> tuple[dict[Cell, float], tuple[Finding, ...]]:
    """What each stratum stands for where it is raked to the margins of the counted dimensions."""
    margins, findings = [], []
    for axis, each in enumerate(counted):
        heard = {cell[axis] for cell in whole.cells}
        silent = [name for name, share in each.shares.items() if share > 0 and name not in heard]
        if silent:
            lost = sum(each.shares[name] for name in silent)
            findings.append(
                Finding.of("margin-without-answers", f"{each.id}/{silent[0]}", count=len(silent), share=lost)
            )
        segments = tuple(name for name in each.shares if name in heard)
        targets = np.array([each.shares[name] for name in segments])
        if not targets.sum() > 0:
            raise DecisionError("population-empty", dimensions=each.id)
        segment_of = np.array([segments.index(cell[axis]) for cell in whole.cells], np.intp)
        margins.append(Margin(each.id, segments, segment_of, targets / targets.sum()))
    people = whole.respondents.astype(np.float64)
    raked = rake(np.array([start[cell] for cell in whole.cells]), margins, people, trim)
    if not raked.converged:
        findings.append(Finding.of("raking-not-converged", error=raked.error, iterations=raked.iterations))
    if raked.above.any():
        findings.append(Finding.of("weights-above-trim", count=int(people[raked.above].sum()), trim=trim))
    elif raked.cut.any():
        findings.append(Finding.of("weights-trimmed", count=int(people[raked.cut].sum()), trim=trim))
    return dict(zip(whole.cells, raked.totals.tolist(), strict=True)), tuple(findings)


def _unanswered(sizes: Sizes, answering: Sequence[Cell]) -> tuple[Finding, ...]:
    heard = set(answering)
    silent = {key: n for key, n in sizes.items() if key not in heard and n > 0}
    if not silent:
        return ()
    largest = max(silent, key=lambda key: silent[key])
    share = sum(silent.values()) / sum(sizes.values())
    return (Finding.of("stratum-without-answers", "/".join(largest), count=len(silent), share=share),)
