"""Looking back: every decision against what was observed since, and what is to be learnt from it.

Plan, do, check, act: the record keeps what was planned and expected; a note says what was done; the check is the
back-test; what is to change follows from the scales that were learnt, for groups of levers that can be told apart.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Literal

import numpy as np

from mcdm.findings import Finding
from mcdm.labels import Label
from mcdm.weights import Weights
from satisfaction.periods import bounds, read_period
from satisfaction.survey import SurveySummary
from scenarios.backtest import LEVEL, Backtest, backtest
from scenarios.observed import ObservedIndex
from scenarios.projection import Projection
from scenarios.scenario import Scenario
from studies.counted_answers import waves_of
from studies.document import version
from studies.evaluate import Evaluation
from studies.learning import FEWEST, Learnt, learn
from studies.measure import SatisfactionIndex, measure
from studies.record import DecisionRecord, Expectation
from studies.study import Study

QUARTER = 365.25 / 4
"""Days."""

NORMAL_95 = 1.959963984540054
"""Half of a 95 % interval in standard errors."""

Verdict = Literal["as-expected", "above", "below", "mixed", "low", "high", "open"]
"""How observations stand to what was expected: in their range, most of them above or below it, or *mixed*.

*low* and *high* are in the range, but what they say of the effects is told from what was assumed; *open*: none yet.
"""

PROMISED = 0.9
"""The part of the observations that the range is to hold."""


@dataclass(frozen=True)
class Check:
    """One observation against what a decision expected of its quarter.

    Parameters
    ----------
    observed
        What was observed.
    expected, low, high
        The index that was expected (the mean of the draws, where it was kept), and its band of nine in ten; the last
        quarter's where it lies beyond.
    z
        How many standard errors the observation is above the expectation: those of both surveys, that of the start
        and that of the observation, and the band together.
    told_from_start
        Whether the survey can tell the observation from no change at all, at 95 %.
    """

    observed: ObservedIndex
    expected: float
    low: float
    high: float
    z: float
    told_from_start: bool

    @property
    def verdict(self) -> Verdict:
        """Outside nine of ten, or as expected."""
        return "above" if self.z > LEVEL else "below" if self.z < -LEVEL else "as-expected"


@dataclass(frozen=True, eq=False)
class Review:
    """One decision and what came of it so far: `test` is None while nothing was observed."""

    decision: DecisionRecord
    checks: tuple[Check, ...]
    test: Backtest | None
    findings: tuple[Finding, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """By the rule of each observation: in the range as long as it holds what it promises, else by most of them."""
        if not self.checks:
            return "open"
        if self.inside >= PROMISED * len(self.checks):
            return "as-expected"
        for side in ("below", "above"):
            if 2 * sum(check.verdict == side for check in self.checks) > len(self.checks):
                return side
        return "mixed"

    @property
    def inside(self) -> int:
        """How many observations lie in the range that was expected, the survey's own error allowed for."""
        return sum(check.verdict == "as-expected" for check in self.checks)

    @property
    def is_judged(self) -> bool:
        """Whether there is more than one observation: one alone is no verdict on a plan."""
        return len(self.checks) >= FEWEST

    @property
    def latest(self) -> Check | None:
        """The latest observation."""
        return self.checks[-1] if self.checks else None


@dataclass(frozen=True, eq=False)
class LookBack:
    """All decisions of a study: reviews in the order of the days, everything observed together, and what was learnt."""

    reviews: tuple[Review, ...]
    test: Backtest | None
    learnt: Learnt | None
    findings: tuple[Finding, ...]

    def verdict(self, review: Review) -> Verdict:
        """That of a review; in the range, on which side the effects are where they are told from what was assumed.

        What was learnt is of all plans together, so that it says so only of the one that was observed.
        """
        alone = sum(bool(each.checks) for each in self.reviews) == 1
        if review.verdict != "as-expected" or not (
            review.is_judged and alone and self.learnt and self.learnt.is_verdict
        ):
            return review.verdict
        return "low" if self.learnt.whole.values[0] < 1 else "high"


# ---------------------------------------------------------------------- plan: what is recorded


def decision_of(
    study: Study,
    projection: Projection,
    today: SatisfactionIndex,
    *,
    day: str,
    who: str,
    reason: str = "",
    scenario: Scenario | None = None,
    number: int = 0,
) -> DecisionRecord:
    """The record of a decision for a plan: what it expects with its band, on which version of the study.

    Parameters
    ----------
    projection
        Of the plan, with its draws.
    today
        The index it starts from.
    scenario
        The plan; the study's own of that name where not given.
    number
        Of the version of the study, where it is kept as one.

    Raises
    ------
    DecisionError
        ``decision-day-unreadable``, ``decision-by-nobody``.
    """
    error = 0.0 if today.low is None or today.high is None else (today.high - today.low) / 2 / NORMAL_95
    paths = projection.index, projection.low, projection.high, projection.draws_index.mean(0)
    expected = Expectation(*(tuple(map(float, path)) for path in paths))
    return DecisionRecord(
        _free_id(study),
        day,
        who.strip(),
        study.scenario(projection.scenario) if scenario is None else scenario,
        version(study),
        expected,
        projection.cost.npv,
        reason.strip(),
        error,
        number=number,
    )


def _free_id(study: Study) -> str:
    """The next id of a decision that nothing else in the study has, so that findings name the decision and it alone."""
    inside = (name for network in study.subnetworks for name in network.model.labels)
    taken = {*study.labels, *study.networks, *inside}
    return next(name for k in count(1) if (name := f"decision-{k}") not in taken)


def labels_of(study: Study) -> dict[str, Label]:
    """Names for findings of a look back, by id: a decision of old may be called as a district is, and means itself."""
    return {**study.labels, **{each.id: each.scenario.label for each in study.decisions}}


# ---------------------------------------------------------------------- what was observed


def quarters_after(day: str, period: str) -> int:
    """How many quarters after a day the middle of a period lies, rounded; ``ValueError`` for what is no period."""
    first, end = (bound.astype("datetime64[D]") for bound in bounds(period))
    middle = first + (end - first) / 2
    days = (middle - np.datetime64(date.fromisoformat(day), "D")).astype(np.int64)
    return math.floor(float(days) / QUARTER + 0.5)


def observed_in_waves(
    study: Study, weights: Weights, survey: SurveySummary, decision: DecisionRecord
) -> tuple[tuple[ObservedIndex, ...], tuple[Finding, ...]]:
    """The index of every later wave of a survey, by the study's own index; of two waves in one quarter the later one.

    What a wave says of the time before the decision is a finding where it is another index than the decision started
    from: then a change is partly one of method.
    """
    found: dict[int, ObservedIndex] = {}
    findings = []
    waves, names = waves_of(study, survey), study.labels
    if not waves:
        findings.append(Finding.of("survey-without-waves"))
    for wave in waves:
        period = read_period(wave) or next((p for text in _texts(names.get(wave)) if (p := read_period(text))), "")
        if not period:
            findings.append(Finding.of("wave-without-date", wave))
            continue
        chosen = replace(study, choices=replace(study.choices, wave=wave))
        index = measure(chosen, weights, survey).index
        error = 0.0 if index.low is None or index.high is None else (index.high - index.low) / 2 / NORMAL_95
        quarter = quarters_after(decision.day, period)
        if quarter >= 1:
            found[quarter] = ObservedIndex(decision.id, quarter, index.score, error, wave)
            continue
        difference = index.score - decision.expected.index[0]
        if quarter == 0 and abs(difference) > NORMAL_95 * math.hypot(error, decision.start_error):
            findings.append(Finding.of("start-differs-from-wave", wave, difference=difference, index=index.score))
    if found and decision.start_error == 0:
        findings.append(Finding.of("start-not-surveyed", decision.id, index=decision.expected.index[0]))
    if waves and not found and not findings:
        findings.append(Finding.of("no-later-wave", decision.id, day=decision.day, latest=waves[-1]))
    return tuple(found[quarter] for quarter in sorted(found)), tuple(findings)


def _texts(label: object) -> tuple[str, ...]:
    return tuple(str(getattr(label, language, "")) for language in ("en", "zh"))


# ---------------------------------------------------------------------- check


def review(study: Study, decision: DecisionRecord) -> Review:
    """One decision against what was observed after it."""
    seen = tuple(each for each in study.observed if each.decision == decision.id)
    checks = tuple(_check(decision, each) for each in seen)
    if not checks:
        return Review(decision, (), None)
    return Review(decision, checks, _tested([(decision, checks)]), tuple(_doubts(decision, checks)))


def _check(decision: DecisionRecord, seen: ObservedIndex) -> Check:
    expected = decision.expected
    at = min(seen.quarter, expected.quarters)
    middle, low, high = expected.path[at], expected.low[at], expected.high[at]
    missed = seen.score - middle
    band = (high - middle if missed > 0 else middle - low) / LEVEL
    spread = math.hypot(seen.standard_error, _start_error(decision), band)
    z = missed / spread if spread > 0 else math.copysign(math.inf, missed) if abs(missed) > 1e-12 else 0.0
    change = seen.score - expected.index[0]
    told = abs(change) > NORMAL_95 * math.hypot(seen.standard_error, decision.start_error)
    return Check(seen, middle, low, high, z, told)


def _start_error(decision: DecisionRecord) -> float:
    """What the error of the index at the start adds to a band that does not hold it already, in standard errors."""
    held = (decision.expected.high[0] - decision.expected.low[0]) / 2 / LEVEL
    return math.sqrt(max(decision.start_error**2 - held**2, 0.0))


def _doubts(decision: DecisionRecord, checks: Sequence[Check]) -> list[Finding]:
    found = []
    if any(check.observed.standard_error == 0 for check in checks):
        found.append(Finding.of("observed-without-error", decision.id))
    last = max(check.observed.quarter for check in checks)
    if last > decision.expected.quarters:
        found.append(
            Finding.of("observed-beyond-horizon", decision.id, quarter=last, quarters=decision.expected.quarters)
        )
    return found


def _tested(reviewed: Sequence[tuple[DecisionRecord, Sequence[Check]]]) -> Backtest:
    every = [(decision, check) for decision, checks in reviewed for check in checks]
    return backtest(
        [check.expected for _, check in every],
        [check.observed.score for _, check in every],
        [decision.expected.index[0] for decision, _ in every],
        low=[check.low for _, check in every],
        high=[check.high for _, check in every],
        errors=[math.hypot(check.observed.standard_error, _start_error(decision)) for decision, check in every],
    )


def look_back(study: Study, evaluation: Evaluation | None = None) -> LookBack:
    """Every decision, all observations together, and what they say of the effects as the study has them now.

    Parameters
    ----------
    evaluation
        Of the study, so that the plans can be run again; without it only the scale of the whole is learnt, against what
        was recorded.
    """
    ordered = sorted(study.decisions, key=lambda decision: decision.day)
    reviews = tuple(review(study, decision) for decision in ordered)
    seen = [(each.decision, each.checks) for each in reviews if each.checks]
    if not seen:
        return LookBack(reviews, None, None, ())
    learnt, doubts = learn(study, evaluation, [(each, [check.observed for check in checks]) for each, checks in seen])
    findings = [finding for each in reviews for finding in each.findings]
    if len(seen) > 1:
        findings.append(Finding.of("decisions-overlap", count=len(seen)))
    return LookBack(reviews, _tested(seen), learnt, (*findings, *doubts))
