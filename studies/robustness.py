"""Would the answer change? The smallest change of a judgment, a weight, today's answers or a cost that changes it.

Every input is turned like a knob, alone, from its present value in both directions, and the whole chain is followed at
each step: first on a grid, all inputs at once, then ever finer around the first step at which another option wins.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Literal

import numpy as np

from mcdm.judgments import FloatArray
from mcdm.scales import SAATY_MAXIMUM
from mcdm.sensitivity.perturbation import with_share
from mcdm.weights import normalise
from studies.ballot_matrices import on_scale
from studies.judged_set import judged_set
from studies.outcome import Outcome
from studies.overrides import overridden
from studies.study import PANEL, Study
from studies.turning_points import Progress, Winners, close_in, first_steps, silent
from studies.weighing import Weighing
from studies.weight_draws import expert_shares, follow

STEPS = 24
"""Grid steps in each direction: an option that wins only between two of them may be missed."""


@dataclass(frozen=True)
class Knob:
    """One input that can be turned.

    Parameters
    ----------
    kind
        What it is.
    set
        The comparison set it belongs to.
    place
        Which pair of the set, in the order of the upper triangle, or which element.
    first, second
        The pair of a judgment; for a weight the element, and empty.
    value
        Where it stands: the logarithm of the group's ratio, or a weight.
    low, high
        How far it can be turned.
    """

    kind: Literal["judgment", "weight"]
    set: str
    place: int
    first: str
    second: str
    value: float
    low: float
    high: float


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
        fewest steps of the scale first.
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


def robustness(study: Study, weighing: Weighing, outcome: Outcome, *, progress: Progress = silent) -> Robustness:
    """The smallest changes of the group's judgments and of local weights that change the winner."""
    board = _Board(study, weighing, outcome)
    now = outcome.values(follow(study, board.local, 1))[0]
    order = np.argsort(-now, kind="stable")
    judgments, weights = board.judgment_knobs(), board.weight_knobs()
    flips = _flips(board, (*judgments, *weights), int(order[0]), progress)
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


class _Board:
    """The knobs of a study, and who wins with some of them turned."""

    def __init__(self, study: Study, weighing: Weighing, outcome: Outcome) -> None:
        self.study, self.outcome = study, outcome
        self.asked = study.comparison_sets
        self.local = {each.set.id: np.array(each.weights) for each in weighing.sets}
        self.shares = expert_shares(study)
        self.judged = {name: judged_set(study, each) for name, each in self.asked.items()}
        largest = np.full((1, 1, 1, 3), float(SAATY_MAXIMUM))
        self.reach = math.log(float(on_scale(largest, study.choices).max()))

    def judgment_knobs(self) -> tuple[Knob, ...]:
        """A knob for every pair that a group of experts judged."""
        knobs = []
        for name, judged in self.judged.items():
            if judged.fixed is not None:
                continue
            means, given = judged.joined(self.shares, judged.middle[None])
            pairs = zip(*np.triu_indices(len(judged.set.elements), 1), strict=True)
            for p, (i, j) in enumerate(pairs):
                if given[0, p]:
                    ends, mean = judged.set.elements, float(means[0, p])
                    reach = max(self.reach, abs(mean))
                    knobs.append(Knob("judgment", name, p, ends[i], ends[j], mean, -reach, reach))
        return tuple(knobs)

    def weight_knobs(self) -> tuple[Knob, ...]:
        """A knob for every local weight of the decomposition: the siblings keep their proportions."""
        return tuple(
            Knob("weight", name, k, element, "", float(self.local[name][k]), 0.0, 1.0)
            for name, asked in self.asked.items()
            if asked.kind == "decomposition"
            for k, element in enumerate(asked.elements)
        )

    def winners(self, knobs: Sequence[Knob], values: FloatArray) -> Winners:
        """Index of the best option with each knob at each of its values (knobs, v), the others where they stand.

        Knobs of one set and kind stand side by side.
        """
        count, each = values.shape
        changed = {name: np.repeat(weights[None], count * each, axis=0) for name, weights in self.local.items()}
        at = 0
        for (name, kind), group in groupby(knobs, key=lambda knob: (knob.set, knob.kind)):
            same = tuple(group)
            turned = self._judgments if kind == "judgment" else self._weights
            rows = slice(at * each, (at + len(same)) * each)
            changed[name][rows] = turned(name, same, values[at : at + len(same)])
            at += len(same)
        return self.outcome.winners(follow(self.study, changed, count * each)).reshape(values.shape)

    def _judgments(self, name: str, knobs: Sequence[Knob], values: FloatArray) -> FloatArray:
        """Local weights (knobs v, k): every answer to a pair moves by as much as the group's mean is to move."""
        judged, each = self.judged[name], values.shape[1]
        logarithms = np.repeat(judged.middle[None], values.size, axis=0)
        for k, knob in enumerate(knobs):
            moved = (values[k] - knob.value)[:, None] * (judged.given[:, knob.place] > 0)
            logarithms[k * each : (k + 1) * each, :, knob.place] += moved
        return overridden(judged.set, judged.weights(self.shares, logarithms), self.study.overrides)

    def _weights(self, name: str, knobs: Sequence[Knob], values: FloatArray) -> FloatArray:
        moved = [with_share(self.local[name], knob.place, at) for knob, at in zip(knobs, values, strict=True)]
        return np.concatenate(moved)


# ---------------------------------------------------------------------- turning them


def _flips(board: _Board, knobs: Sequence[Knob], winner: int, progress: Progress) -> list[Flip]:
    """For each knob the nearest value at which another option wins, if there is one."""
    if not knobs:
        return []
    steps = np.linspace(0, 1, STEPS + 1)[1:]
    ends = np.array([[knob.low, knob.high] for knob in knobs])
    start = np.array([knob.value for knob in knobs])
    grid = start[:, None, None] + (ends - start[:, None])[..., None] * steps  # (knobs, 2 directions, steps)
    won = board.winners(knobs, grid.reshape(len(knobs), -1)).reshape(-1, STEPS)
    progress(0.5)
    rows, first = first_steps(won, winner)
    if not len(rows):
        return []
    turned, path = [knobs[row // 2] for row in rows], grid.reshape(-1, STEPS)
    before = np.where(first > 0, path[rows, np.maximum(first - 1, 0)], start[rows // 2])
    lost = close_in(
        partial(board.winners, turned), before, path[rows, first], winner, lambda share: progress((1 + share) / 2)
    )
    return _nearest(board, turned, lost, winner)


def _nearest(board: _Board, knobs: Sequence[Knob], lost: FloatArray, winner: int) -> list[Flip]:
    """The smaller turn of every knob that can be turned both ways."""
    rivals = board.winners(knobs, lost[:, None])[:, 0]
    found: dict[Knob, Flip] = {}
    for knob, value, rival in zip(knobs, lost.tolist(), rivals.tolist(), strict=True):
        options = board.outcome.options
        flip = _flip(board, knob, value, options[winner], options[rival])
        if knob not in found or flip.effort < found[knob].effort:
            found[knob] = flip
    return list(found.values())


def _flip(board: _Board, knob: Knob, value: float, winner: str, rival: str) -> Flip:
    effort = abs(value - knob.value)
    if knob.kind == "weight":
        return Flip("weight", knob.set, knob.first, "", knob.value, value, winner, rival, effort)
    alone = _alone(board, knob, value - knob.value)
    ratios = math.exp(knob.value), math.exp(value)
    return Flip("judgment", knob.set, knob.first, knob.second, *ratios, winner, rival, effort, alone)


def _alone(board: _Board, knob: Knob, change: float) -> tuple[tuple[str, float, float], ...]:
    """Who could move the group's mean so far alone: an expert's answer counts with its share of those who answered."""
    judged = board.judged[knob.set]
    if judged.voters == (PANEL,) or board.study.choices.aggregation == "priorities":
        return ()
    weights = np.array([board.shares[voter][0] for voter in judged.voters]) * judged.given[:, knob.place]
    found = []
    for voter, share, own in zip(judged.voters, normalise(weights), judged.middle[:, knob.place], strict=True):
        needed = own + change / share if share > 0 else math.inf
        if abs(needed) <= board.reach + 1e-9:
            found.append((voter, math.exp(own), math.exp(needed)))
    return tuple(sorted(found, key=lambda each: scale_steps(each[1], each[2])))


def scale_steps(ratio: float, other: float) -> float:
    """How many steps of the 1-9 scale lie between two ratios: from 1/2 to 3 are three, over equal."""
    places = [each - 1 if each >= 1 else 1 - 1 / each for each in (ratio, other)]
    return abs(places[0] - places[1])
