"""What is learnt from looking back: how strongly the levers of the plans really act.

The plans are run again on the study as it is, with the effects of each group of levers scaled: the scales are those at
which the runs come to what was observed. So what was learnt and applied once is not learnt again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.precision import NORMAL_95
from scenarios.backtest import Scales, change_noise, scales_of
from scenarios.calibrate import group_of
from scenarios.effect_scales import PRIOR_MEAN, PRIOR_SPREAD, fit_scales
from scenarios.levers import Effect, Lever
from scenarios.observed import ObservedIndex
from scenarios.scaled_runs import scaled_run
from scenarios.scenario import Scenario
from scenarios.uncertainty import likely_effects, sample_effects
from studies.evaluate import Evaluation, effects, today
from studies.record import DecisionRecord
from studies.study import Study

FEWEST = 2
"""Observations from which on a plan is judged: one cannot tell a plan from a good or a bad year."""

ENOUGH = 4
"""Observations without which nothing is scaled: fewer are little to judge by."""

DRAWS = Draws(count=100)
"""What the mean of the draws is taken over; effects vary, as in what decisions expect."""

SMALL = 5e-4
"""A difference of the index that no display shows."""

Seen = tuple[DecisionRecord, Sequence[ObservedIndex]]
"""A decision, and what was observed after it."""


@dataclass(frozen=True, eq=False)
class Learnt:
    """What the observations say of the effects as the study has them now.

    Parameters
    ----------
    whole
        One scale of all plans together.
    groups, levers
        The groups of levers of these plans, and the levers of each.
    by_group
        A scale of each group; None where a plan cannot be run any more, so that only the whole is known.
    observations
        How many they rest on.
    prior
        Standard deviation of the factor beforehand, as the bands of the levers state it: see :func:`stated_spread`.
    """

    whole: Scales
    groups: tuple[str, ...]
    levers: tuple[tuple[str, ...], ...]
    by_group: Scales | None
    observations: int
    prior: float = PRIOR_SPREAD

    @property
    def bare(self) -> tuple[float, float] | None:
        """The factor by the observations alone (generalised least squares) and its error; None where they say nothing.

        The belief taken out of the mean of the posterior again: (m / s^2 - 1 / p^2) / (1 / s^2 - 1 / p^2) for a mean m
        with error s and a belief N(1, p^2).
        """
        told = float(self.whole.information[0])
        if told <= 1e-9:
            return None
        value, error = float(self.whole.values[0]), float(self.whole.errors[0])
        return (value / error**2 - PRIOR_MEAN / self.prior**2) / told, told**-0.5

    @property
    def identified(self) -> tuple[str, ...]:
        """The groups whose scale can be told apart from those of the others."""
        if self.by_group is None:
            return ()
        return tuple(group for group, told in zip(self.groups, self.by_group.identified, strict=True) if told)

    @property
    def is_told(self) -> bool:
        """Whether the factor of the whole can be told from one, at 95 %."""
        value, error = float(self.whole.values[0]), float(self.whole.errors[0])
        return bool(self.whole.identified[0]) and abs(value - 1) > NORMAL_95 * error

    @property
    def is_verdict(self) -> bool:
        """Whether it is told from one by enough observations to say so of the plans."""
        return self.is_told and self.observations >= ENOUGH

    @property
    def proposal(self) -> dict[str, float]:
        """Lever -> factor on its effects: by group where all can be told apart, else one for all.

        Empty where too little was observed, where the factors cannot be told from one, and where the effects should be
        judged anew instead.
        """
        if self.observations < ENOUGH or self.whole.questioned[0]:
            return {}
        members = dict(zip(self.groups, self.levers, strict=True))
        if self.by_group is not None and len(self.identified) == len(self.groups):
            far = np.abs(self.by_group.values - 1) > NORMAL_95 * self.by_group.errors
            if not far.any():
                return {}
            values = dict(zip(self.groups, self.by_group.values.tolist(), strict=True))
            return {lever: values[group] for group in self.groups for lever in members[group]}
        if not self.is_told:
            return {}
        return {lever: float(self.whole.values[0]) for group in self.groups for lever in members[group]}

    def proposal_for(self, levers: Iterable[Lever]) -> dict[str, float]:
        """The proposal, carried over to every lever that is assumed: whoever assumed the one assumed the others.

        Scaling only what a plan happened to buy makes rivals look better by nothing but never having been tried.
        """
        found = self.proposal
        if not found:
            return {}
        return {lever.id: float(self.whole.values[0]) for lever in levers if lever.assumed} | found


def stated_spread(levers: Iterable[Lever]) -> float:
    """Standard deviation p of the common factor on effects, N(1, p^2), that the bands of the levers themselves state.

    Every effect e is drawn from a PERT of its low a_e, likely and high b_e values: mean m_e, variance
    (m_e - a_e) (b_e - m_e) / 7. A common factor moves all of them together, so p = sum s_e / sum |m_e|. Where no lever
    states a band, nobody can be that sure and p is the .5 that effects are believed with elsewhere, which is also
    the most.

    References
    ----------
    Malcolm, Roseboom, Clark & Fazar 1959, doi:10.1287/opre.7.5.646; the update with it: Gelman et al. 2013, Bayesian
    Data Analysis (3rd ed.), section 14.8.
    """
    stated = [_mean_and_spread(effect) for lever in levers for effect in lever.effects]
    mean, spread = sum(abs(mean) for mean, _ in stated), sum(spread for _, spread in stated)
    return min(spread / mean, PRIOR_SPREAD) if spread > 0 and mean > 0 else PRIOR_SPREAD


def _mean_and_spread(effect: Effect) -> tuple[float, float]:
    mean = (effect.low + 4 * effect.likely + effect.high) / 6
    return mean, math.sqrt(max((mean - effect.low) * (effect.high - mean), 0.0) / 7)


def learn(study: Study, evaluation: Evaluation | None, seen: Sequence[Seen]) -> tuple[Learnt, tuple[Finding, ...]]:
    """Scales of the effects of today: what the plans would lead to now, against what was observed.

    A decision that kept the mean of its draws is held against the mean of draws of today, an older one against the
    run at the most likely values, as its record was: a lean of the draws is then read as one of the effects.

    Parameters
    ----------
    evaluation
        Of the study, so that the plans can be run again; without it only the scale of the whole is learnt, against what
        was recorded.
    """
    levers = {lever.id: lever for lever in study.levers}
    groups: dict[str, list[str]] = {}
    for decision, _ in seen:
        for planned in decision.scenario.plan:
            lever = levers.get(planned.lever)
            if lever is not None and planned.peak > 0 and lever.id not in groups.setdefault(group_of(lever), []):
                groups[group_of(lever)].append(lever.id)
    last = max(each.quarter for _, observed in seen for each in observed)
    runs = None if evaluation is None else _Runs(study, evaluation, last)
    plans = [_Plan(runs, decision, observed) for decision, observed in seen]
    after = [(decision, each) for decision, observed in seen for each in observed]
    starts = {start: k for k, start in enumerate(dict.fromkeys(_start(decision) for decision, _ in after))}
    changes = np.array([each.score - decision.expected.index[0] for decision, each in after])
    noise = change_noise(
        [each.standard_error for _, each in after],
        [decision.start_error for decision, _ in after],
        [starts[_start(decision)] for decision, _ in after],
        len(after),
    )
    every = [lever for members in groups.values() for lever in members]

    def together(scales: FloatArray) -> FloatArray:
        return np.concatenate([plan.changes(dict.fromkeys(every, scales[0]), scales[0]) for plan in plans])

    def apart(scales: FloatArray) -> FloatArray:
        by_lever = {lever: scale for scale, of in zip(scales, groups.values(), strict=True) for lever in of}
        return np.concatenate([plan.changes(by_lever) for plan in plans])

    prior = stated_spread(levers[name] for name in every)
    belief = PRIOR_MEAN, prior
    whole = scales_of(fit_scales(together, changes, noise, 1, belief))
    can_run = groups and all(plan.runs is not None for plan in plans)
    by_group = scales_of(fit_scales(apart, changes, noise, len(groups), belief)) if can_run else None
    learnt = Learnt(whole, tuple(groups), tuple(map(tuple, groups.values())), by_group, len(changes), prior)
    return learnt, (*(finding for plan in plans for finding in plan.findings), *_questions(learnt))


def _start(decision: DecisionRecord) -> tuple[float, float]:
    """What a decision started from: decisions that start from one survey share its error, others do not."""
    return decision.expected.index[0], decision.start_error


class _Runs:
    """Every run of a plan on the study of today that learning asks for, none of them twice."""

    def __init__(self, study: Study, evaluation: Evaluation, last: int) -> None:
        longer = replace(study, settings=replace(study.settings, quarters=max(last, study.settings.quarters)))
        self.model = effects(longer, evaluation.weighing)
        self.start = today(study, evaluation.measurement)
        self.effects = {False: likely_effects(self.model), True: sample_effects(self.model, DRAWS)}
        self.known: dict[tuple[Scenario, bool, tuple[float, ...]], FloatArray] = {}

    def path(self, scenario: Scenario, drawn: bool, by_lever: Mapping[str, float]) -> FloatArray:
        """The index (T + 1,) with the effects of levers scaled, the mean of draws or at the most likely values."""
        scales = tuple(by_lever.get(planned.lever, 1.0) for planned in scenario.plan)  # others change nothing here
        key = scenario, drawn, scales
        if key not in self.known:
            self.known[key] = scaled_run(self.model, scenario, self.start, self.effects[drawn], by_lever)
        return self.known[key]


class _Plan:
    """A plan on record, run again on the study of today; from its record alone where it cannot be run."""

    def __init__(self, runs: _Runs | None, decision: DecisionRecord, after: Sequence[ObservedIndex]) -> None:
        self.runs, self.decision, self.quarters = runs, decision, [each.quarter for each in after]
        self.findings: tuple[Finding, ...] = ()
        if runs is None:
            return
        try:
            runs.path(decision.scenario, False, {})
        except DecisionError:  # a lever is gone, or holds less than was planned
            self.runs, self.findings = None, (Finding.of("decision-plan-outdated", decision.id),)
            return
        self.findings = self._leaning(runs)

    def changes(self, by_lever: Mapping[str, float], scale: float = 1.0) -> FloatArray:
        """What the index changes by until each observation (k,), with the effects of levers scaled.

        Where the plan cannot be run, what was recorded is scaled as a whole.
        """
        if self.runs is None:
            recorded = self.decision.expected.path
            held = np.array([recorded[min(quarter, len(recorded) - 1)] for quarter in self.quarters])
            return scale * (held - recorded[0])
        path = self.runs.path(self.decision.scenario, bool(self.decision.expected.mean), by_lever)
        return np.asarray(path[self.quarters] - path[0])

    def _leaning(self, runs: _Runs) -> tuple[Finding, ...]:
        """That a record without a mean is held against the most likely values, and how far the mean is from them."""
        if self.decision.expected.mean:
            return ()
        likely, mean = (runs.path(self.decision.scenario, drawn, {})[self.quarters] for drawn in (False, True))
        lean = float((likely - mean).mean())
        return () if abs(lean) < SMALL else (Finding.of("expectation-without-mean", self.decision.id, lean=lean),)


def _questions(learnt: Learnt) -> list[Finding]:
    """What should be judged anew, and what the observations cannot say."""
    found = []
    if learnt.whole.questioned[0]:
        found.append(
            Finding.of("effects-far-from-expected", z=float(learnt.whole.z[0]), scale=float(learnt.whole.values[0]))
        )
    if learnt.by_group is not None:
        for group, asked in zip(learnt.groups, learnt.by_group.questioned & learnt.by_group.identified, strict=True):
            if asked:
                at = learnt.groups.index(group)
                z, scale = float(learnt.by_group.z[at]), float(learnt.by_group.values[at])
                found.append(Finding.of("effects-to-elicit-again", group, theta=scale, z=z))
        if 1 < len(learnt.groups) != len(learnt.identified):
            count = len(learnt.groups) - len(learnt.identified)
            found.append(Finding.of("groups-not-told-apart", count=count, groups=len(learnt.groups)))
    return found
