"""The funnel: from all customers to the most valuable, and what is critical for the satisfaction of those.

An attribute is critical for a group of customers where it matters to them at least as much as if all mattered alike
(share of importance >= 1/p) and they judge it below the target.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.drivers import NOTHING_DERIVED, Drivers, Method, fewest_answers, respondent_drivers
from satisfaction.funnel_steps import FunnelStep
from satisfaction.respondent_answers import RespondentAnswers
from satisfaction.respondents import Population
from satisfaction.unanimity import unseen

Verdict = Literal["critical", "perhaps", "not critical"]


ROUNDING = 1e-12
"""Half an interval, in parts of the scale, below which there is no spread."""


@dataclass(frozen=True)
class Attribute:
    """One attribute as one group of customers sees it.

    Parameters
    ----------
    item
        Id of the indicator.
    share, share_low, share_high
        Share of importance with its interval; the ends are None where nothing was resampled.
    performance, low, high
        How it is judged, on the scale of the grade scores, with its interval.
    verdict
        "critical" where both limits are passed; "perhaps" where they are, but an interval holds one of them.
    budget
        Part of a budget that importance times shortfall suggests: of all critical attributes together one.
    budget_low, budget_high
        Its ends where importance and shortfall are both at theirs; None where nothing was resampled.
    """

    item: str
    share: float
    share_low: float | None
    share_high: float | None
    performance: float
    low: float
    high: float
    verdict: Verdict
    budget: float = 0.0
    budget_low: float | None = None
    budget_high: float | None = None

    def is_ahead_of(self, other: Attribute) -> bool:
        """Whether its part of a budget is larger beyond chance: the ends of both joined (MOVER)."""
        if self.budget_low is None or other.budget_high is None:
            return False
        joined = float(np.hypot(self.budget - self.budget_low, other.budget_high - other.budget))
        return self.budget - other.budget > joined


@dataclass(frozen=True, eq=False)
class FunnelGroup:
    """The customers that are left after a step, and what is critical for them.

    Parameters
    ----------
    step
        The narrowing that led here.
    customers, counted
        How many there are, and whether they were counted: else it is what the respondents' weights suggest. None where
        no customers are counted at all.
    respondents
        How many of them answered.
    drivers
        What drives their satisfaction; None where too few answered.
    attributes
        Every attribute, the most critical first.
    findings
        What is doubtful about this group.
    """

    step: FunnelStep
    customers: int | None
    counted: bool
    respondents: int
    drivers: Drivers | None
    attributes: tuple[Attribute, ...]
    findings: tuple[Finding, ...]

    @property
    def critical(self) -> tuple[Attribute, ...]:
        """The critical attributes, the largest part of the budget first."""
        return tuple(each for each in self.attributes if each.verdict != "not critical")

    @property
    def leading(self) -> tuple[Attribute, ...]:
        """The most critical attribute, and those that chance alone may have put behind it."""
        first = self.critical[:1]
        return (*first, *(each for each in self.critical[1:] if not first[0].is_ahead_of(each)))


def critical_to_satisfaction(
    answers: RespondentAnswers,
    population: Population,
    steps: Sequence[FunnelStep],
    outcome: str,
    items: Sequence[str],
    scores: Mapping[str, FloatArray],
    target: float,
    *,
    method: Method | None = None,
    resamples: int = 0,
    seed: int = 0,
    progress: Callable[[float], None] | None = None,
) -> tuple[FunnelGroup, ...]:
    """The groups of a funnel, the first of which is everybody.

    Parameters
    ----------
    answers
        Of all respondents.
    population
        Where the customers of segments are counted.
    steps
        Narrowings; each holds in addition to those before it, except that a second one of a dimension replaces the
        first.
    outcome, items
        Keys of the outcome and of the attributes.
    scores
        Item -> score of each step of its scale, worst first: what performance is expressed in.
    target
        The score that satisfaction is held against.

    Raises
    ------
    DecisionError
        ``id-unknown`` for a dimension the survey does not know.
    """
    groups = []
    kept: dict[str, tuple[str, ...]] = {}
    for k, step in enumerate((FunnelStep(), *steps)):
        if step.dimension:
            kept[step.dimension] = step.segments
        inside = _within(answers, kept)
        part = _part(progress, k, len(steps) + 1)
        groups.append(
            _group(step, inside, _customers(answers, population, kept), outcome, items, scores, target,
                   method=method, resamples=resamples, seed=seed, progress=part)
        )  # fmt: skip
    return tuple(groups)


def _part(progress: Callable[[float], None] | None, k: int, count: int) -> Callable[[float], None] | None:
    """Progress of one of several groups as progress of them all."""
    return None if progress is None else lambda share: progress((k + share) / count)


def _within(answers: RespondentAnswers, kept: Mapping[str, Sequence[str]]) -> RespondentAnswers:
    for dimension, segments in kept.items():
        answers = answers.within(dimension, segments)
    return answers


def _customers(
    answers: RespondentAnswers, population: Population, kept: Mapping[str, Sequence[str]]
) -> tuple[int | None, bool]:
    """Customers of all segments kept: margins multiplied, as weighting does; else by the weights of respondents."""
    counted = {dimension.id: dimension for dimension in population.weighting}
    if not counted:
        return None, False
    total = next(iter(counted.values())).customers
    if any(name not in counted for name in kept):
        return round(total * _weight_within(answers, kept)), False
    share = 1.0
    for name, segments in kept.items():
        there = sum(segment.customers or 0 for segment in counted[name].segments if segment.id in segments)
        share *= there / counted[name].customers if counted[name].customers else 0.0
    return round(total * share), True


def _weight_within(answers: RespondentAnswers, kept: Mapping[str, Sequence[str]]) -> float:
    """Share of the customers that the respondents of the kept segments stand for."""
    axes = {answers.dimensions.index(name): segments for name, segments in kept.items()}
    inside = np.array([all(cell[axis] in ids for axis, ids in axes.items()) for cell in answers.cells], bool)
    return float(answers.weights[inside[answers.cell_of]].sum())


def _group(
    step: FunnelStep,
    answers: RespondentAnswers,
    customers: tuple[int | None, bool],
    outcome: str,
    items: Sequence[str],
    scores: Mapping[str, FloatArray],
    target: float,
    *,
    method: Method | None,
    resamples: int,
    seed: int,
    progress: Callable[[float], None] | None,
) -> FunnelGroup:
    place = "/".join(step.segments)
    try:
        found = respondent_drivers(
            answers, outcome, items, method=method, resamples=resamples, seed=seed, progress=progress
        )
    except DecisionError as problem:
        if problem.code not in NOTHING_DERIVED:
            raise
        return FunnelGroup(step, *customers, len(answers), None, (), (_why_nothing(place, len(answers), problem),))
    attributes = tuple(_attribute(k, found, answers, scores, target) for k in range(len(found.items)))
    return FunnelGroup(step, *customers, len(answers), found, _with_budget(attributes, target), found.findings)


def _why_nothing(place: str, respondents: int, problem: DecisionError) -> Finding:
    if problem.code == "drivers-too-few":
        count, fewest = (int(str(problem.facts[name])) for name in ("count", "fewest"))
        return Finding.of("funnel-group-too-small", place, count=count, minimum=fewest)
    if not respondents:
        return Finding.of("funnel-group-too-small", place, count=0, minimum=fewest_answers(0))
    return Finding.of("funnel-group-alike", place, count=respondents)


def _attribute(
    k: int, found: Drivers, answers: RespondentAnswers, scores: Mapping[str, FloatArray], target: float
) -> Attribute:
    item, share = found.items[k], float(found.shares[k])
    mean, low, high = performance(answers, item, scores[item])
    ends = found.intervals
    share_low, share_high = (None, None) if ends is None else (float(ends.low[k]), float(ends.high[k]))
    verdict: Verdict = "not critical"
    if share >= found.fair_share and mean < target:
        sure = high < target and share_low is not None and share_low >= found.fair_share
        verdict = "critical" if sure else "perhaps"
    return Attribute(item, share, share_low, share_high, mean, low, high, verdict)


def performance(answers: RespondentAnswers, item: str, scores: FloatArray) -> tuple[float, float, float]:
    """Mean score of an item among respondents, weighted, with its 95 % interval.

    Where all answered alike it reaches as far as those who think otherwise and were not asked may move it.

    Parameters
    ----------
    scores
        Of each step of its scale, worst first.
    """
    from scipy.special import stdtrit  # here, because only an interval needs it

    k = answers.position(item)
    there = answers.answered[:, k]
    weights = answers.weights[there]
    given = scores[np.rint(answers.values[there, k] - answers.spans[k, 0]).astype(np.intp)]
    total = float(weights.sum())
    mean = float(weights @ given) / total
    effective = total**2 / float((weights**2).sum())
    if effective <= 1:
        return mean, float(scores[0]), float(scores[-1])
    variance = float(weights @ (given - mean) ** 2) / total / (effective - 1)
    half = float(stdtrit(effective - 1, 0.975)) * float(np.sqrt(variance))
    if half <= ROUNDING * float(scores[-1] - scores[0]):  # no spread is no certainty
        farther = max(mean - float(scores[0]), float(scores[-1]) - mean)
        half = unseen(farther * weights / total, np.ones(len(weights)))
    return mean, max(mean - half, float(scores[0])), min(mean + half, float(scores[-1]))


def _with_budget(attributes: Sequence[Attribute], target: float) -> tuple[Attribute, ...]:
    """The attributes with their part of a budget, the largest first, then by importance."""
    need = [each.share * (target - each.performance) * (each.verdict != "not critical") for each in attributes]
    total = sum(need)
    parts = [_funded(each, n, total, target) for each, n in zip(attributes, need, strict=True)]
    return tuple(sorted(parts, key=lambda each: (-each.budget, -each.share)))


def _funded(each: Attribute, need: float, total: float, target: float) -> Attribute:
    """An attribute with its part; its ends beside what the others need, which stays as it is."""
    if not need:
        return each
    if each.share_low is None or each.share_high is None:
        return replace(each, budget=need / total)
    others = total - need
    ends = (each.share_low * max(target - each.high, 0.0), each.share_high * max(target - each.low, 0.0))
    low, high = (end / (end + others) if end + others else 0.0 for end in ends)
    return replace(each, budget=need / total, budget_low=min(low, need / total), budget_high=max(high, need / total))
