"""Would the answer change? The smallest change of a judgment, a weight, today's answers or a cost that changes it.

Every input is turned like a knob, alone, from its present value in both directions, and the whole chain is followed at
each step: first on a grid, all inputs at once, then by bisection around the first step at which another option wins.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from mcdm.judgments import FloatArray
from mcdm.perturbation import with_share
from mcdm.scales import SAATY_MAXIMUM
from mcdm.weights import normalise
from studies.judged_set import JudgedSet, judged_set
from studies.outcome import Outcome
from studies.overrides import overridden
from studies.study import PANEL, Study
from studies.weighing import Weighing
from studies.weight_draws import expert_shares, follow

STEPS = 24
"""Grid steps in each direction: an option that wins only between two of them may be missed."""

REFINED = 30
"""Bisections: the point of change is exact to a billionth of a step."""

Variants = Callable[[FloatArray], FloatArray]
"""Values of one knob (v,) -> local weights of its set (v, k)."""


@dataclass(frozen=True, eq=False)
class Knob:
    """One input that can be turned.

    Parameters
    ----------
    kind
        What it is.
    set
        The comparison set it belongs to.
    first, second
        The pair of a judgment; for a weight the element, and empty.
    value
        Where it stands: the logarithm of the group's ratio, or a weight.
    low, high
        How far it can be turned.
    variants
        What it does to the local weights of its set.
    """

    kind: Literal["judgment", "weight"]
    set: str
    first: str
    second: str
    value: float
    low: float
    high: float
    variants: Variants


@dataclass(frozen=True)
class Flip:
    """The smallest turn of one knob that lets another option win.

    Parameters
    ----------
    kind, set, first, second
        The knob: see :class:`Knob`.
    value, needed
        Where it stands and where the answer changes: ratios of a judgment of the group, or local weights.
    winner, rival
        Who wins now, and who then.
    effort
        How far that is: a judgment's |ln| change, a weight's absolute change.
    alone
        For a judgment, the experts who could do it alone on the 1-9 scale: (expert, own ratio, ratio needed), the
        smallest change first.
    """

    kind: Literal["judgment", "weight"]
    set: str
    first: str
    second: str
    value: float
    needed: float
    winner: str
    rival: str
    effort: float
    alone: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True, eq=False)
class Robustness:
    """How firmly one option of an outcome leads.

    Parameters
    ----------
    kind, options, values
        The decision, its m options and what they are worth now, shape (m,).
    winner, runner_up
        The best option and the next.
    lead
        The difference between the two.
    judgments, weights
        Every knob whose turn changes the winner, the smallest effort first.
    tried
        How many judgments and weights were turned: (judgments, weights).
    """

    kind: str
    options: tuple[str, ...]
    values: FloatArray
    winner: str
    runner_up: str
    lead: float
    judgments: tuple[Flip, ...]
    weights: tuple[Flip, ...]
    tried: tuple[int, int]


def robustness(study: Study, weighing: Weighing, outcome: Outcome) -> Robustness:
    """The smallest changes of the group's judgments and of local weights that change the winner."""
    local = {each.set.id: each.weights for each in weighing.sets}
    now = outcome.values(follow(study, local, 1))[0]
    order = np.argsort(-now, kind="stable")
    judgments = _judgment_knobs(study)
    weights = _weight_knobs(study, weighing)
    flips = _flips(study, local, outcome, (*judgments, *weights), int(order[0]))
    nearest = sorted(flips, key=lambda flip: flip.effort)
    names = outcome.options
    return Robustness(
        outcome.kind,
        names,
        now,
        names[int(order[0])],
        names[int(order[1])],
        float(now[order[0]] - now[order[1]]),
        tuple(flip for flip in nearest if flip.kind == "judgment"),
        tuple(flip for flip in nearest if flip.kind == "weight"),
        (len(judgments), len(weights)),
    )


# ---------------------------------------------------------------------- the knobs


def _judgment_knobs(study: Study) -> tuple[Knob, ...]:
    """A knob for every pair that a group of experts judged, unless the set's weights were ruled otherwise."""
    shares, knobs = expert_shares(study), []
    for asked in study.comparison_sets.values():
        judged = judged_set(study, asked)
        if judged.fixed is not None:
            continue
        means, given = judged.joined(shares, judged.middle[None])
        pairs = zip(*np.triu_indices(len(asked.elements), 1), strict=True)
        for p, (i, j) in enumerate(pairs):
            if given[0, p]:
                knobs.append(
                    Knob(
                        "judgment",
                        asked.id,
                        asked.elements[i],
                        asked.elements[j],
                        float(means[0, p]),
                        -math.log(SAATY_MAXIMUM),
                        math.log(SAATY_MAXIMUM),
                        _turned(study, judged, shares, p, float(means[0, p])),
                    )
                )
    return tuple(knobs)


def _turned(study: Study, judged: JudgedSet, shares: Mapping[str, FloatArray], pair: int, mean: float) -> Variants:
    """Every answer to one pair moved by as much as the group's mean is to move."""

    def variants(values: FloatArray) -> FloatArray:
        logarithms = np.repeat(judged.middle[None], len(values), axis=0)
        logarithms[:, :, pair] += (values - mean)[:, None] * (judged.given[:, pair] > 0)
        return overridden(judged.set, judged.weights(shares, logarithms), study.overrides)

    return variants


def _weight_knobs(study: Study, weighing: Weighing) -> tuple[Knob, ...]:
    """A knob for every local weight of the decomposition: the siblings keep their proportions."""
    knobs = []
    for each in weighing.sets:
        if each.set.kind != "decomposition":
            continue
        for k, element in enumerate(each.set.elements):
            knobs.append(
                Knob(
                    "weight",
                    each.set.id,
                    element,
                    "",
                    float(each.weights[k]),
                    0.0,
                    1.0,
                    _shared(np.array(each.weights), k),
                )
            )
    return tuple(knobs)


def _shared(weights: FloatArray, element: int) -> Variants:
    return lambda values: with_share(weights, element, values)


# ---------------------------------------------------------------------- turning them


def _flips(
    study: Study, local: Mapping[str, FloatArray], outcome: Outcome, knobs: Sequence[Knob], winner: int
) -> list[Flip]:
    """For each knob the nearest value at which another option wins, if there is one."""
    if not knobs:
        return []
    steps = np.linspace(0, 1, STEPS + 1)[1:]
    ends = np.array([[knob.low, knob.high] for knob in knobs])
    start = np.array([knob.value for knob in knobs])
    grid = start[:, None, None] + (ends - start[:, None])[..., None] * steps  # (knobs, 2 directions, steps)
    won = _winners(study, local, outcome, knobs, grid.reshape(len(knobs), -1)).reshape(grid.shape)
    sides = []
    for k in range(len(knobs)):
        for direction in range(2):
            others = np.flatnonzero(won[k, direction] != winner)
            if len(others):
                at = int(others[0])
                before = start[k] if at == 0 else grid[k, direction, at - 1]
                sides.append((k, before, grid[k, direction, at]))
    if not sides:
        return []
    return _nearest(study, local, outcome, knobs, sides, winner)


def _nearest(
    study: Study,
    local: Mapping[str, FloatArray],
    outcome: Outcome,
    knobs: Sequence[Knob],
    sides: Sequence[tuple[int, float, float]],
    winner: int,
) -> list[Flip]:
    """Bisect between the last value at which the winner holds and the first at which it does not."""
    turned = [knobs[k] for k, _, _ in sides]
    holds, lost = np.array([before for _, before, _ in sides]), np.array([after for _, _, after in sides])
    for _ in range(REFINED):
        middle = (holds + lost) / 2
        same = _winners(study, local, outcome, turned, middle[:, None])[:, 0] == winner
        holds, lost = np.where(same, middle, holds), np.where(same, lost, middle)
    rivals = _winners(study, local, outcome, turned, lost[:, None])[:, 0]
    found: dict[int, Flip] = {}
    for (k, _, _), value, rival in zip(sides, lost.tolist(), rivals.tolist(), strict=True):
        flip = _flip(study, knobs[k], value, outcome.options[winner], outcome.options[rival])
        if k not in found or flip.effort < found[k].effort:
            found[k] = flip
    return list(found.values())


def _flip(study: Study, knob: Knob, value: float, winner: str, rival: str) -> Flip:
    effort = abs(value - knob.value)
    if knob.kind == "weight":
        return Flip("weight", knob.set, knob.first, "", knob.value, value, winner, rival, effort)
    alone = _alone(study, knob, value - knob.value)
    ratios = math.exp(knob.value), math.exp(value)
    return Flip("judgment", knob.set, knob.first, knob.second, *ratios, winner, rival, effort, alone)


def _alone(study: Study, knob: Knob, change: float) -> tuple[tuple[str, float, float], ...]:
    """Who could move the group's mean so far alone: an expert's answer counts with its share of those who answered."""
    judged = judged_set(study, study.comparison_sets[knob.set])
    if judged.voters == (PANEL,) or study.choices.aggregation == "priorities":
        return ()
    pair = list(combinations(judged.set.elements, 2)).index((knob.first, knob.second))
    weights = np.array([expert_shares(study)[voter][0] for voter in judged.voters]) * judged.given[:, pair]
    found = []
    for voter, share, own in zip(judged.voters, normalise(weights), judged.middle[:, pair], strict=True):
        needed = own + change / share if share > 0 else math.inf
        if abs(needed) <= math.log(SAATY_MAXIMUM) + 1e-9:
            found.append((voter, math.exp(own), math.exp(needed)))
    return tuple(sorted(found, key=lambda each: abs(math.log(each[2] / each[1]))))


def _winners(
    study: Study, local: Mapping[str, FloatArray], outcome: Outcome, knobs: Sequence[Knob], values: FloatArray
) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    """Index of the best option with each knob at each of its values (knobs, v), the others where they stand."""
    count, each = values.shape
    changed = {name: np.repeat(weights[None], count * each, axis=0) for name, weights in local.items()}
    for k, knob in enumerate(knobs):
        changed[knob.set][k * each : (k + 1) * each] = knob.variants(values[k])
    return outcome.winners(follow(study, changed, count * each)).reshape(values.shape)
