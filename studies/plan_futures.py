"""Plans against futures: hundreds of them explored, and when a plan fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.draws import Draws
from mcdm.findings import Finding
from scenarios.boxes import Boxes, discover
from scenarios.exploration import FUTURES, Exploration, FutureRange, explore, latin_hypercube, ranges_of
from scenarios.scenario import Scenario
from studies.evaluate import Evaluation, effects, today
from studies.study import Study

BLOCK = 250
"""Futures computed at a time: between two blocks the work can be watched, and stopped."""

MOSTLY = 0.5
"""Where a plan fails in more than this part of the futures, it is told when it holds instead."""


@dataclass(frozen=True, eq=False)
class Discovery:
    """When a plan fails, or where it mostly fails, when it holds.

    Parameters
    ----------
    scenario
        The plan.
    threshold, other
        It fails where its index ends below the threshold, or below that of the other plan; one of them is set.
    failing
        Part of the futures in which it fails.
    holds
        Whether the boxes tell when it holds, because it fails in most futures.
    boxes
        Where it fails (or holds).
    findings
        ``never-fails``, ``always-fails``, ``boxes-not-found``.
    """

    scenario: str
    threshold: float | None
    other: str
    failing: float
    holds: bool
    boxes: Boxes
    findings: tuple[Finding, ...] = ()


def default_ranges(study: Study) -> tuple[FutureRange, ...]:
    """The ranges that a study's own futures suggest."""
    return ranges_of(effects(study), study.futures)


def explore_futures(
    study: Study,
    evaluation: Evaluation,
    scenarios: Sequence[Scenario] | None = None,
    ranges: Sequence[FutureRange] | None = None,
    count: int = FUTURES,
    draws: Draws | None = None,
    progress: Callable[[float], None] | None = None,
) -> Exploration:
    """Every plan (or those given) in many futures, spread evenly over ranges.

    Parameters
    ----------
    ranges
        What may differ; what the study's own futures suggest where not given.
    draws
        Seed of the sample.
    progress
        Told, after each plan and some of its futures, which part of the work is done; may stop it by raising.

    Raises
    ------
    DecisionError
        ``ranges-empty``, ``exploration-out-of-range``; those of the simulation.
    """
    model = effects(study)
    over = ranges_of(model, study.futures) if ranges is None else tuple(ranges)
    chosen = study.scenarios if scenarios is None else scenarios
    points, begun = latin_hypercube(over, count, draws), today(study, evaluation.measurement)
    blocks = [points[start : start + BLOCK] for start in range(0, count, BLOCK)]
    values = np.empty((len(chosen), count))
    for plan, scenario in enumerate(chosen):
        for k, block in enumerate(blocks):
            values[plan, k * BLOCK : k * BLOCK + len(block)] = explore(model, [scenario], begun, over, block).values[0]
            if progress is not None:
                progress((plan * len(blocks) + k + 1) / (len(chosen) * len(blocks)))
    return Exploration(over, points, tuple(scenario.id for scenario in chosen), values)


def when_below(exploration: Exploration, scenario: str, threshold: float) -> Discovery:
    """When the index of a plan ends below a threshold."""
    return _told(exploration, scenario, threshold, "")


def when_worse(exploration: Exploration, scenario: str, other: str) -> Discovery:
    """When a plan ends below another one."""
    return _told(exploration, scenario, None, other)


def _told(exploration: Exploration, scenario: str, threshold: float | None, other: str) -> Discovery:
    failed = exploration.worse(scenario, other) if threshold is None else exploration.below(scenario, threshold)
    failing, count = float(failed.mean()), len(failed)
    holds = MOSTLY < failing < 1
    boxes = discover(exploration.points, ~failed if holds else failed)
    findings: tuple[Finding, ...] = ()
    if failing == 0:
        findings = (Finding.of("never-fails", scenario, count=count),)
    elif failing == 1:
        findings = (Finding.of("always-fails", scenario, count=count),)
    elif not boxes.boxes:
        findings = (Finding.of("boxes-not-found", scenario),)
    return Discovery(scenario, threshold, other, failing, holds, boxes, findings)
