"""Levers held against two waves of the loaded survey: what the plan should have moved, and what moved.

The plan is taken to have been carried out between the waves, with the operating figures of the study as they were at
the earlier one. With control districts it was carried out in the other districts only, and what moved in the control
moved for other reasons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.correlations import has_moments, survey_correlations
from satisfaction.strata import stratify
from satisfaction.survey import SurveySummary
from scenarios.calibrate import (
    Scales,
    Shift,
    groups_of,
    learn_scales,
    modelled_shifts,
    scaled_model,
    scales_by_lever,
    shift_against_control,
    shift_between,
)
from scenarios.effect_model import EffectModel
from scenarios.scenario import Scenario
from studies.counted_answers import WAVE, about_indicators, of_customers, waves_of
from studies.edits.entries import require
from studies.evaluate import Evaluation, effects, today
from studies.study import Study

MOVED = 1e-6
"""An indicator whose modelled shift is smaller than this is not one that the plan acts on."""


@dataclass(frozen=True)
class CarriedOut:
    """What was done between two waves of a survey.

    Parameters
    ----------
    scenario
        The plan.
    before, after
        The waves.
    quarters
        Between them.
    dimension, control
        Segments of a dimension, e.g. districts, in which nothing was done; empty where it was done everywhere.
    """

    scenario: str
    before: str
    after: str
    quarters: int
    dimension: str = ""
    control: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class LeverCalibration:
    """What two waves teach about the levers of a plan. Shapes: k indicators that the plan acts on, m groups.

    Parameters
    ----------
    done
        What was done.
    indicators
        Ids.
    modelled
        Read-only, shape (k,): logits that the model says.
    observed
        What the waves show, one for each indicator.
    scales
        What is learnt, by group of levers.
    by_lever
        (lever, theta) of the levers whose group was learnt and is no surprise: what may be applied.
    findings
        What is doubtful.
    """

    done: CarriedOut
    indicators: tuple[str, ...]
    modelled: FloatArray
    observed: tuple[Shift, ...]
    scales: Scales
    by_lever: tuple[tuple[str, float], ...]
    findings: tuple[Finding, ...]


def calibrate_levers(study: Study, evaluation: Evaluation, survey: SurveySummary, done: CarriedOut) -> LeverCalibration:
    """Learn the scale of every group of levers of a plan from two waves.

    Raises
    ------
    DecisionError
        ``id-unknown`` (scenario, wave, segment), ``waves-not-apart``, ``control-everywhere``,
        ``calibration-nothing-moved`` (the plan acts on nothing that both waves asked), ``calibration-quarter``, and
        those of the shifts.
    """
    scenario, asked = study.scenario(done.scenario), _asked(study, survey, done)
    model, share = effects(study), _treated_share(study, done)
    if share < 1:
        model, scenario = _concentrated(model, scenario, share)
    groups, start = groups_of(model, scenario), today(study, evaluation.measurement)
    fitted = modelled_shifts(model, scenario, start, done.quarters)

    waves = [_of_wave(asked, wave, done, treated=True) for wave in (done.before, done.after)]
    counts = [_counts(study, wave) for wave in waves]
    control = [
        _counts(study, _of_wave(asked, wave, done, treated=False)) for wave in (done.before, done.after)
    ] if done.control else []  # fmt: skip
    at = {indicator: k for k, indicator in enumerate(asked.indicators)}
    kept = [
        (row, at[indicator]) for row, indicator in enumerate(model.indicators)
        if indicator in at and abs(fitted[row]) > MOVED
        and all(each[at[indicator]].sum() > 0 for each in (*counts, *control))
    ]  # fmt: skip
    if not kept:
        raise DecisionError("calibration-nothing-moved", scenario=done.scenario)
    observed = [_shift([each[item] for each in counts], [each[item] for each in control]) for _, item in kept]
    rows = [row for row, _ in kept]
    indicators = tuple(model.indicators[row] for row in rows)
    if has_moments(waves[1]):
        chosen = study.choices.representation
        together = survey_correlations(waves[1], study.population, indicators, chosen).values
    else:
        together = np.ones((len(rows), len(rows)))  # unknown: as if everybody had answered everything alike

    def modelled_at(scales: FloatArray) -> FloatArray:
        really = scaled_model(model, dict(zip(groups, scales.tolist(), strict=True)))
        return modelled_shifts(really, scenario, start, done.quarters)[rows]

    scales = learn_scales(
        groups,
        modelled_at,
        [each.logits for each in observed],
        [each.standard_error for each in observed],
        correlation=together,
    )
    surprises = {finding.place for finding in scales.findings}
    learnt = {name: float(t) for name, t in zip(groups, scales.theta, strict=True) if name not in surprises}
    used = [lever for lever in study.levers if scenario.amount(lever.id) > 0]
    modelled = fitted[rows]
    modelled.flags.writeable = False
    return LeverCalibration(
        done,
        indicators,
        modelled,
        tuple(observed),
        scales,
        tuple(scales_by_lever(used, learnt).items()),
        scales.findings,
    )


def quarters_between(before: str, after: str) -> int | None:
    """How many quarters two waves lie apart, at least one, where their names are quarters, months or years."""
    starts = [_QUARTER.fullmatch(name) or _MONTH.fullmatch(name) for name in (before, after)]
    if not all(starts):
        return None
    at = []
    for found in starts:
        assert found is not None
        year, part = int(found[1]), int(found[2] or 1)
        at.append(4 * year + (part - 1 if "Q" in found[0] else (part - 1) // 3))
    return max(1, at[1] - at[0])


_QUARTER, _MONTH = re.compile(r"(\d{4})-Q([1-4])"), re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")


def _asked(study: Study, survey: SurveySummary, done: CarriedOut) -> SurveySummary:
    asked, _ = of_customers(about_indicators(study, survey)[0])
    waves = waves_of(study, asked)
    for wave in (done.before, done.after):
        require(wave, waves, WAVE)
    if waves.index(done.before) >= waves.index(done.after):
        raise DecisionError("waves-not-apart", first=done.before, second=done.after)
    if done.control:
        require(done.dimension, asked.dimensions, "survey")
    return asked


def _treated_share(study: Study, done: CarriedOut) -> float:
    """The part of the customers that the plan reached: those outside the control."""
    if not done.control:
        return 1.0
    segments = {each.id: each.customers for each in study.population.dimension(done.dimension).segments}
    for name in done.control:
        require(name, segments, done.dimension)
    if set(done.control) >= set(segments):
        raise DecisionError("control-everywhere", dimension=done.dimension)
    sizes = {name: 1 if None in segments.values() else customers or 0 for name, customers in segments.items()}
    treated = sum(size for name, size in sizes.items() if name not in done.control)
    if not treated:
        raise DecisionError("control-everywhere", dimension=done.dimension)
    return treated / sum(sizes.values())


def _concentrated(model: EffectModel, scenario: Scenario, share: float) -> tuple[EffectModel, Scenario]:
    """The plan as it acts where it was carried out: an amount spent on a part of the customers is dense there."""
    levers = tuple(replace(lever, maximum=lever.maximum / share) for lever in model.levers)
    plan = tuple(
        replace(each, amounts=tuple(amount / share for amount in each.amounts), dimension="", targets=())
        for each in scenario.plan
    )
    return replace(model, levers=levers), replace(scenario, plan=plan)


def _of_wave(asked: SurveySummary, wave: str, done: CarriedOut, *, treated: bool) -> SurveySummary:
    """The answers of one wave: of the control, or of everybody else."""
    of_wave = asked.select(WAVE, wave)
    if not done.control:
        return of_wave
    axis = of_wave.dimensions.index(done.dimension)
    present = dict.fromkeys(cell[axis] for cell in of_wave.cells)
    wanted = [name for name in present if name and (name in done.control) != treated]
    return _added([of_wave.select(done.dimension, name) for name in wanted], of_wave, done, wave)


def _added(parts: Sequence[SurveySummary], whole: SurveySummary, done: CarriedOut, wave: str) -> SurveySummary:
    if not parts:
        raise DecisionError("control-without-answers", dimension=done.dimension, wave=wave)
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


def _counts(study: Study, survey: SurveySummary) -> FloatArray:
    """Effective numbers of answers in each grade, (n, g), weighted to the customers."""
    strata = stratify(survey, study.population, study.choices.representation)
    counted: FloatArray = strata.memberships().values * strata.effective_answers[:, None]
    return counted


def _shift(counts: Sequence[FloatArray], control: Sequence[FloatArray]) -> Shift:
    return shift_against_control(*counts, *control) if control else shift_between(*counts)
