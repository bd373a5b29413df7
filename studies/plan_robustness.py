"""Would another scenario win? The smallest change of today's answers, or of a cost, that makes one.

The companion of ``studies.robustness``, for what only a choice between scenarios depends on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from mcdm.comparisons.matrix import IntArray
from mcdm.judgments import FloatArray
from scenarios.projection import Projection
from scenarios.scenario import Scenario
from scenarios.shift import shift_answers
from scenarios.simulate import simulate
from studies.evaluate import Evaluation, effects, today
from studies.study import Study
from studies.turning_points import Progress, Winners, close_in, first_steps, silent

FARTHEST = 3.0
"""Logits by which the answers to one indicator are moved at most: from "satisfied" to nearly "very satisfied"."""

STEPS = 12
"""Grid steps in each direction."""


@dataclass(frozen=True)
class AnswerFlip:
    """How differently customers would have to judge one indicator today for another scenario to win.

    Parameters
    ----------
    indicator
        Its id.
    score, needed
        Its score today, and at which the answer changes.
    shift
        The same in logits of the answers.
    winner, rival
        Who wins now, and who then.
    """

    indicator: str
    score: float
    needed: float
    shift: float
    winner: str
    rival: str


def answer_flips(
    study: Study,
    evaluation: Evaluation,
    scenarios: Sequence[Scenario] | None = None,
    *,
    progress: Progress = silent,
) -> tuple[AnswerFlip, ...]:
    """For each indicator the smallest shift of today's answers that changes the winner, the smallest first.

    All answers to an indicator move up or down together, by logits, as a scenario would move them; everything is
    simulated anew from there. Indicators that cannot change the winner within three logits are left out.
    """
    plans = study.scenarios if scenarios is None else tuple(scenarios)
    known = np.flatnonzero(evaluation.measurement.memberships.known)
    if len(plans) < 2 or not len(known):
        return ()
    winner = int(_values(study, evaluation, plans, np.zeros((1, 2)))[0].argmax())
    steps = np.linspace(0, FARTHEST, STEPS + 1)[1:]
    shifts = np.stack([-steps, steps])[np.tile([0, 1], len(known))]  # both directions of each indicator
    moved = np.repeat(known, 2)

    def winners(indicators: IntArray, at: FloatArray) -> Winners:
        rows = np.column_stack([np.repeat(indicators, at.shape[1]), at.ravel()]).astype(np.float64)
        return np.asarray(_values(study, evaluation, plans, rows).argmax(-1).reshape(at.shape))

    rows, first = first_steps(winners(moved, shifts), winner)
    progress(0.5)
    if not len(rows):
        return ()
    indicators = moved[rows]
    before = np.where(first > 0, shifts[rows, np.maximum(first - 1, 0)], 0.0)
    lost = close_in(
        partial(winners, indicators), before, shifts[rows, first], winner, lambda share: progress((1 + share) / 2)
    )
    rivals = winners(indicators, lost[:, None])[:, 0]
    memberships, scores = evaluation.measurement.memberships, np.array(study.scale.scores)
    found: dict[int, AnswerFlip] = {}
    for k, shift, rival in zip(indicators.tolist(), lost.tolist(), rivals.tolist(), strict=True):
        if k in found and abs(found[k].shift) <= abs(shift):
            continue
        before = memberships.values[k]
        found[k] = AnswerFlip(
            memberships.indicators[k],
            float(before @ scores),
            float(shift_answers(before, np.array(shift)) @ scores),
            shift,
            plans[winner].id,
            plans[rival].id,
        )
    return tuple(sorted(found.values(), key=lambda each: abs(each.shift)))


def _values(study: Study, evaluation: Evaluation, plans: Sequence[Scenario], rows: FloatArray) -> FloatArray:
    """Index at the last quarter (v, scenarios) where (indicator, shift) of each row hold today."""
    start, model = today(study, evaluation.measurement), effects(study)
    moved = np.repeat(start.memberships[None], len(rows), axis=0)
    for row, (indicator, shift) in enumerate(rows):
        moved[row, int(indicator)] = shift_answers(start.memberships[int(indicator)], np.array(shift))
    drawn = replace(start, drawn_memberships=moved)
    return np.stack([simulate(model, plan, drawn).draws_index[:, -1] for plan in plans], axis=-1)


# ---------------------------------------------------------------------- costs


@dataclass(frozen=True)
class CostFlip:
    """How far the cost of the best buy may rise, or a rival's fall, before another scenario buys more per yuan.

    Parameters
    ----------
    scenario
        Whose cost changes.
    cost, needed
        Its net present value now, and at which the order changes.
    winner, rival
        The best buy now, and then.
    """

    scenario: str
    cost: float
    needed: float
    winner: str
    rival: str

    @property
    def part(self) -> float:
        """The change as a part of the cost."""
        return self.needed / self.cost - 1


def cost_flips(projections: Sequence[Projection]) -> tuple[CostFlip, ...]:
    """The changes of cost that change which scenario costs least per index point, the smallest part first.

    Only scenarios that cost and gain something are compared; fewer than two leave nothing to change.
    """
    buys = [each for each in projections if each.cost_per_point is not None and each.cost.npv > 0]
    if len(buys) < 2:
        return ()
    price = {each.scenario: float(each.cost_per_point or math.inf) for each in buys}
    order = sorted(buys, key=lambda each: price[each.scenario])
    best, rivals = order[0], order[1:]
    second = rivals[0]
    found = [
        CostFlip(
            best.scenario,
            best.cost.npv,
            best.cost.npv * price[second.scenario] / price[best.scenario],
            best.scenario,
            second.scenario,
        )
    ]
    found += [
        CostFlip(
            each.scenario,
            each.cost.npv,
            each.cost.npv * price[best.scenario] / price[each.scenario],
            best.scenario,
            each.scenario,
        )
        for each in rivals
    ]
    return tuple(sorted(found, key=lambda each: abs(each.part)))
