"""What drives an outcome such as overall satisfaction: importance derived from answers, not asked for.

Stated importance is what people say; derived importance is how far satisfaction with one thing goes together with
satisfaction as a whole, shared out fairly among things that go together with each other. Neither proves a cause.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.correlations import (
    Correlations,
    has_moments,
    resampled,
    respondent_correlations,
    survey_correlations,
)
from satisfaction.relative_importance import (
    EXACT_DRIVERS,
    SAMPLED_ORDERS,
    johnson_importance,
    sampled_shapley_importance,
    shapley_importance,
    standardised_coefficients,
)
from satisfaction.representation import USUAL, Representation
from satisfaction.respondent_answers import RespondentAnswers, respondent_answers
from satisfaction.respondents import Population
from satisfaction.survey import SurveySummary

Method = Literal["shapley", "johnson"]

ANSWERS_PER_DRIVER = 10
"""Fewer answers for each driver than that, and shares say little."""

SPARE_ANSWERS = 10
"""So many more answers than drivers there must be at the least."""

NOTHING_DERIVED = ("drivers-too-few", "outcome-constant", "drivers-none")
"""Errors that say why nothing can be derived from answers; what else they show stands."""

RESAMPLED_ORDERS = 200
"""Orders that are sampled for each resample where there are too many drivers to count all subsets."""


@dataclass(frozen=True, eq=False)
class DriverIntervals:
    """How sure derived importance is, from a bootstrap of respondents.

    Parameters
    ----------
    confidence, count
        Level of the intervals, and how many resamples they rest on.
    low, high
        Ends for the share of each driver, shape (p,).
    group_low, group_high
        Ends for the share of each group, shape (k,).
    adjusted
        Ends for the adjusted R squared.
    first
        In which share of the resamples each driver came first, shape (p,).
    """

    confidence: float
    count: int
    low: FloatArray
    high: FloatArray
    group_low: FloatArray
    group_high: FloatArray
    adjusted: tuple[float, float]
    first: FloatArray


@dataclass(frozen=True, eq=False)
class Drivers:
    """What each of p drivers contributes to what they explain of an outcome together.

    Parameters
    ----------
    outcome, items
        Key of the outcome, keys of the drivers: those that vary.
    method
        How importance was shared out.
    explained
        R squared of all of them together.
    importance
        Parts of R squared, shape (p,), none negative; they sum to it.
    coefficients
        Standardised regression coefficients, shape (p,): they may be negative where drivers go together.
    correlations
        Of each driver with the outcome, shape (p,).
    groups, group_importance
        Names of the k groups of drivers and their parts of R squared, each group taken as one, shape (k,).
    answers
        How many answered the outcome.
    intervals
        How sure this is; None where nothing was resampled.
    findings
        What is doubtful.
    """

    outcome: str
    items: tuple[str, ...]
    method: Method
    explained: float
    importance: FloatArray
    coefficients: FloatArray
    correlations: FloatArray
    groups: tuple[str, ...]
    group_importance: FloatArray
    answers: int
    intervals: DriverIntervals | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def adjusted(self) -> float:
        """R squared without what so many drivers would explain of chance: what a screen shows.

        References
        ----------
        Ezekiel, M. (1930). Methods of Correlation Analysis. Wiley, chapter 7.
        """
        return float(_adjusted(np.array(self.explained), self.answers, len(self.items)))

    @property
    def shares(self) -> FloatArray:
        """Part of what is explained, shape (p,), summing to one; zeros where nothing is."""
        return self.importance / self.explained if self.explained > 0 else np.zeros(len(self.items))

    @property
    def group_shares(self) -> FloatArray:
        """The same of the groups, shape (k,)."""
        return self.group_importance / self.explained if self.explained > 0 else np.zeros(len(self.groups))

    @property
    def fair_share(self) -> float:
        """What each would have if all mattered alike: 1/p."""
        return 1 / len(self.items)

    def share_of(self, item: str) -> float:
        """Share of one driver; 0 for one that was left out."""
        return float(self.shares[self.items.index(item)]) if item in self.items else 0.0


Progress = Callable[[float], None]


def survey_drivers(
    survey: SurveySummary,
    population: Population,
    outcome: str,
    items: Sequence[str],
    *,
    representation: Representation = USUAL,
    groups: Mapping[str, Sequence[str]] | None = None,
    method: Method | None = None,
    resamples: int = 0,
    seed: int = 0,
    progress: Progress | None = None,
) -> Drivers:
    """Derived importance over a whole survey: from everybody's moments, with intervals from the sample of respondents.

    Parameters
    ----------
    outcome, items
        Keys of the outcome and of the drivers.
    representation
        How respondents are weighted to the customers.
    groups
        Name -> its drivers; a driver in none stands for itself in no group.
    method
        Shapley up to 15 drivers and Johnson beyond unless told.
    resamples, seed
        Bootstrap resamples; none gives no intervals.

    Raises
    ------
    DecisionError
        ``drivers-too-few``, ``outcome-constant``, ``drivers-none``, and those of
        :func:`satisfaction.respondent_answers.respondent_answers`.
    """
    asked = (*items, outcome)
    if not has_moments(survey):
        answers = respondent_answers(survey, population, representation)
        found = respondent_drivers(
            answers, outcome, items, groups=groups, method=method, resamples=resamples, seed=seed, progress=progress
        )
        return replace(found, findings=(*found.findings, Finding.of("importance-without-moments")))
    together = survey_correlations(survey, population, asked, representation)
    found = drivers(together, outcome, groups=groups, method=method)
    if not resamples:
        return found
    answers = respondent_answers(survey, population, representation).over(asked)
    found = replace(found, findings=(*found.findings, *_of_a_sample(answers)))
    return with_intervals(found, answers, resamples, seed, groups=groups, progress=progress)


def respondent_drivers(
    answers: RespondentAnswers,
    outcome: str,
    items: Sequence[str],
    *,
    groups: Mapping[str, Sequence[str]] | None = None,
    method: Method | None = None,
    resamples: int = 0,
    seed: int = 0,
    progress: Progress | None = None,
) -> Drivers:
    """The same among some respondents only, e.g. the most valuable customers."""
    asked = answers.over((*items, outcome))
    if not len(asked):
        raise DecisionError("drivers-none", outcome=outcome)
    found = drivers(respondent_correlations(asked), outcome, groups=groups, method=method)
    found = replace(found, findings=(*found.findings, *_of_a_sample(asked)))
    return with_intervals(found, asked, resamples, seed, groups=groups, progress=progress) if resamples else found


def drivers(
    correlations: Correlations,
    outcome: str,
    *,
    groups: Mapping[str, Sequence[str]] | None = None,
    method: Method | None = None,
) -> Drivers:
    """Derived importance from correlations alone; every item but the outcome is a driver.

    Items that do not vary explain nothing, and those that few answered explain too much: they are left out, with a
    finding.

    Raises
    ------
    DecisionError
        ``drivers-too-few`` where fewer answered the outcome than :func:`fewest_answers` asks for, ``outcome-constant``,
        ``drivers-none``.
    """
    there = dict(zip(correlations.items, correlations.counts[correlations.items.index(outcome)].tolist(), strict=True))
    varying = [item for item in correlations.varying if item != outcome]
    fewest = fewest_answers(len(varying))
    if there[outcome] < fewest:
        asked = sum(answers > 0 for answers in there.values()) - 1
        raise DecisionError(
            "drivers-too-few", outcome=outcome, count=there[outcome], drivers=asked, fewest=fewest_answers(asked)
        )
    if outcome not in correlations.varying:
        raise DecisionError("outcome-constant", outcome=outcome, count=there[outcome])
    kept = [item for item in varying if there[item] >= fewest]
    if not kept:
        raise DecisionError("drivers-none", outcome=outcome)
    used = correlations.over((*kept, outcome))
    chosen = method or usual_method(len(kept))
    among, with_outcome = used.values[:-1, :-1], used.values[:-1, -1]
    coefficients, explained = standardised_coefficients(among, with_outcome)
    members = _members(groups, kept)
    answers = there[outcome]
    seldom = [Finding.of("driver-seldom-answered", item, count=there[item], fewest=fewest)
              for item in varying if item not in kept]  # fmt: skip
    findings = (*correlations.silent(), *seldom, *used.over(kept).doubts())
    if answers < ANSWERS_PER_DRIVER * len(kept):
        findings = (*findings, Finding.of("drivers-few-answers", outcome, count=answers, drivers=len(kept)))
    return Drivers(
        outcome=outcome,
        items=tuple(kept),
        method=chosen,
        explained=float(np.clip(explained, 0.0, 1.0)),
        importance=_shared_out(among, with_outcome, chosen),
        coefficients=coefficients,
        correlations=with_outcome,
        groups=tuple(members),
        group_importance=_of_groups(among, with_outcome, tuple(members.values())),
        answers=answers,
        findings=findings,
    )


def fewest_answers(drivers: int) -> int:
    """How many answers it takes at the least to tell what so many drivers explain.

    Two for each driver, below which coefficients and their errors cannot be trusted; and ten more than there are
    drivers, for where hardly anything is left over, chance explains everything.

    References
    ----------
    Austin, P. C., Steyerberg, E. W. (2015). The number of subjects per variable required in linear regression analyses.
    Journal of Clinical Epidemiology 68(6), 627-636. https://doi.org/10.1016/j.jclinepi.2014.12.014
    """
    return max(2 * drivers, drivers + SPARE_ANSWERS)


def usual_method(count: int) -> Method:
    """Shapley where all subsets of so many drivers can be counted, else Johnson."""
    return "shapley" if count <= EXACT_DRIVERS else "johnson"


def with_intervals(
    found: Drivers,
    answers: RespondentAnswers,
    resamples: int,
    seed: int,
    *,
    groups: Mapping[str, Sequence[str]] | None = None,
    confidence: float = 0.95,
    progress: Progress | None = None,
) -> Drivers:
    """The same drivers with percentile intervals from resamples of the respondents.

    Where the respondents are a sample of a larger survey, the spread of m of them is drawn together to that of all n:
    by sqrt(m / n), around what everybody says. R squared is adjusted in every resample; as a resample holds some
    respondents twice it still explains too much, so its ends are moved to the adjusted R squared of all.

    References
    ----------
    Bickel, P. J., Goetze, F., van Zwet, W. R. (1997). Statistica Sinica 7, 1-31 (the m out of n bootstrap).
    """
    asked = answers.over((*found.items, found.outcome))
    members = tuple(_members(groups, found.items).values())
    shares, group_shares, explained = [], [], []
    for batch in resampled(asked, resamples, seed, progress):
        among, outcome = batch.values[:, :-1, :-1], batch.values[:, :-1, -1]
        parts = _shared_out(among, outcome, found.method, orders=RESAMPLED_ORDERS)
        total = np.maximum(parts.sum(-1, keepdims=True), 1e-15)
        shares.append(parts / total)
        group_shares.append(_of_groups(among, outcome, members) / total)
        explained.append(parts.sum(-1))
    every = np.concatenate(shares)
    drawn = np.sqrt(len(answers) / answers.respondents) if answers.sampled else 1.0
    low, high = _ends(every, found.shares, drawn, confidence)
    group_low, group_high = _ends(np.concatenate(group_shares), found.group_shares, drawn, confidence)
    answered = int(asked.answered[:, -1].sum())
    adjusted = _adjusted(np.concatenate(explained), answered, len(found.items))
    least, most = _moved(adjusted, np.array(found.adjusted), drawn, confidence)
    first = np.bincount(every.argmax(1), minlength=len(found.items)) / len(every)
    intervals = DriverIntervals(
        confidence, resamples, low, high, group_low, group_high, (float(least), float(most)), first
    )
    return replace(found, intervals=intervals)


# ---------------------------------------------------------------------- parts


def _shared_out(among: FloatArray, outcome: FloatArray, method: Method, orders: int = SAMPLED_ORDERS) -> FloatArray:
    """Parts of R squared, shape (..., p)."""
    if method == "johnson":
        return johnson_importance(among, outcome)
    if outcome.shape[-1] <= EXACT_DRIVERS:
        return shapley_importance(among, outcome)
    if outcome.ndim == 1:
        return sampled_shapley_importance(among, outcome, orders=orders)
    each = [
        sampled_shapley_importance(*pair, orders=orders, seed=k)
        for k, pair in enumerate(zip(among, outcome, strict=True))
    ]
    return np.stack(each)


def _of_groups(among: FloatArray, outcome: FloatArray, members: Sequence[Sequence[int]]) -> FloatArray:
    """Parts of R squared of groups of drivers, shape (..., k); none where there are too many groups or none."""
    if not members or len(members) > EXACT_DRIVERS:
        return np.zeros((*outcome.shape[:-1], len(members)))
    return shapley_importance(among, outcome, members)


def _members(groups: Mapping[str, Sequence[str]] | None, items: Sequence[str]) -> dict[str, list[int]]:
    """Positions of the drivers in each group; groups without any are left out."""
    at = {item: k for k, item in enumerate(items)}
    found = {name: [at[item] for item in each if item in at] for name, each in (groups or {}).items()}
    return {name: each for name, each in found.items() if each}


def _adjusted(explained: FloatArray, answers: int, drivers: int) -> FloatArray:
    """1 - (1 - R2) (n - 1) / (n - p - 1), not below zero; in a sample that leaves nothing over, R2 tells nothing."""
    left = answers - drivers - 1
    return np.maximum(1 - (1 - explained) * (answers - 1) / left, 0.0) if left > 0 else np.zeros_like(explained)


def _ends(drawn: FloatArray, value: FloatArray, scale: float, confidence: float) -> tuple[FloatArray, FloatArray]:
    """Percentile ends over the first axis; for a sample moved to `value` and drawn together by `scale`."""
    if scale != 1.0:
        return _moved(drawn, value, scale, confidence)
    tail = (1 - confidence) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail], axis=0)
    return low, high


def _moved(drawn: FloatArray, value: FloatArray, scale: float, confidence: float) -> tuple[FloatArray, FloatArray]:
    """Percentile ends around `value` in place of the median, so many times as far from it, and within 0 to 1."""
    tail = (1 - confidence) / 2
    low, centre, high = np.quantile(drawn, [tail, 0.5, 1 - tail], axis=0)
    return np.maximum(value + scale * (low - centre), 0.0), np.minimum(value + scale * (high - centre), 1.0)


def _of_a_sample(answers: RespondentAnswers) -> tuple[Finding, ...]:
    if not answers.sampled:
        return ()
    return (Finding.of("importance-from-sample", count=len(answers), total=answers.respondents),)
