r"""Which pair deserves talk next: the one where disagreement matters most.

Two things make talk worth its time. The group must disagree: `deviation` :math:`s_p` is the standard deviation of the
logarithms of its answers to pair :math:`p`, each by the weight of its expert. And the pair must matter: `influence`
:math:`|\partial r / \partial g_p|` is how far the result moves when everybody who answered moves the logarithm of the
pair by one, :math:`g_p` being the group's. Their product is, to first order, how far the result moves when the group
turns from its mean to an opinion one standard deviation away - what is at stake in the talk:

.. math:: T_p = s_p \left|\frac{\partial r}{\partial g_p}\right|

The result :math:`r` is the lead of the best option over the next, where something is decided between; else the
weights, by the share of all weight that moves, :math:`\tfrac12 \sum_i |\partial w_i / \partial g_p|`. A pair on which
all agree, or that changes nothing, is worth no talk.

The derivative is a central difference with a step so small that its error (of the order of the square of the step) is
far below what anybody can read, for all pairs in one batch through the kernels that weigh the study itself: whatever
method, network or override a study has is in it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.judgments import FloatArray
from studies.group_outcome import Surroundings, judged, local_weights
from studies.group_reading import GroupReading
from studies.overrides import overridden
from studies.pair_votes import VoteTable, vote_table
from studies.weight_draws import WeightDraws, follow
from studies.workshop import Pair

STEP = 1e-4
"""Of the difference quotients, in the logarithm of a judgment."""

NOTHING = 1e-9
"""What moves the result by less does not move it."""


@dataclass(frozen=True)
class Topic:
    """A pair that may be talked about.

    Parameters
    ----------
    pair
        Which.
    deviation
        Weighted standard deviation of the logarithms of the answers; 0 where all agree.
    influence
        How far the result moves by unit of the logarithm.
    worth
        The product of the two.
    """

    pair: Pair
    deviation: float
    influence: float
    worth: float


@dataclass(frozen=True, eq=False)
class Talk:
    """All p pairs of a workshop by what talk about them is worth.

    Parameters
    ----------
    about
        What the result is: the "lead" of the best option over the next, or the "weights".
    options
        The best option and the next, where the result is their difference.
    pairs
        Which, in the order they are asked.
    deviation, influence, worth
        See :class:`Topic`, shape (p,).
    """

    about: Literal["lead", "weights"]
    options: tuple[str, ...]
    pairs: tuple[Pair, ...]
    deviation: FloatArray
    influence: FloatArray
    worth: FloatArray

    @property
    def ranking(self) -> tuple[Topic, ...]:
        """Every pair, the one most worth talk first."""
        order = np.lexsort((np.arange(len(self.pairs)), -self.deviation, -self.worth))
        return tuple(
            Topic(self.pairs[k], float(self.deviation[k]), float(self.influence[k]), float(self.worth[k]))
            for k in order
        )

    def next(self, without: Collection[Pair] = ()) -> Topic | None:
        """The pair most worth talk, but for those that were talked about; None where nothing is left to talk about."""
        return next((topic for topic in self.ranking if topic.pair not in without and topic.worth > 0), None)


def talk(around: Surroundings, reading: GroupReading, table: VoteTable | None = None) -> Talk:
    """What talk about each pair is worth.

    Parameters
    ----------
    table
        The group on all pairs, where it is known already.
    """
    known = table or vote_table(reading)
    now = local_weights(around, reading, reading.shares)
    lead = _lead(around, follow(around.study, now, 1))
    moved = _moved(around, reading, {name: np.atleast_2d(weights) for name, weights in now.items()}, lead)
    influence = np.array([moved.get(pair, 0.0) for pair in known.pairs])
    influence = np.where(known.heard & (influence > NOTHING), influence, 0.0)
    options = () if around.outcome is None or lead is None else tuple(around.outcome.options[k] for k in lead)
    return Talk(
        "weights" if lead is None else "lead",
        options,
        known.pairs,
        known.deviation,
        influence,
        known.deviation * influence,
    )


def _lead(around: Surroundings, draws: WeightDraws) -> tuple[int, int] | None:
    """The best option and the next."""
    if around.outcome is None:
        return None
    order = np.argsort(-around.outcome.values(draws)[0], kind="stable")
    return int(order[0]), int(order[1])


def _moved(
    around: Surroundings, reading: GroupReading, now: dict[str, FloatArray], lead: tuple[int, int] | None
) -> dict[Pair, float]:
    """How far the result moves by unit of the logarithm of each pair."""
    names = judged(around, reading)
    pairs = [pair for name in names for pair in reading.sets[name].pairs]
    if not pairs:
        return {}
    rows, local = 2 * len(pairs), {name: weights[0] for name, weights in now.items()}
    start = 0
    for name in names:
        each = reading.sets[name]
        count = len(each.pairs)
        steps = STEP * np.concatenate([np.eye(count), -np.eye(count)])
        weights, spoke = each.weights(np.repeat(reading.shares, len(steps), axis=0), steps)
        own = overridden(around.study.comparison_sets[name], weights, around.study.overrides)
        own = np.broadcast_to(own, weights.shape)
        varied = np.repeat(now[name], rows, axis=0)
        if spoke[0]:
            varied[start : start + count] = own[:count]
            varied[len(pairs) + start : len(pairs) + start + count] = own[count:]
        local[name] = varied
        start += count
    found = _result(around, follow(around.study, local, rows), lead)
    slope = (found[: len(pairs)] - found[len(pairs) :]) / (2 * STEP)
    size = np.abs(slope).sum(-1) / (1 if lead is not None else 2)
    return dict(zip(pairs, size.tolist(), strict=True))


def _result(around: Surroundings, draws: WeightDraws, lead: tuple[int, int] | None) -> FloatArray:
    """What is looked at, (d, r): the lead, else priorities of the alternatives, else weights of the indicators."""
    if around.outcome is not None and lead is not None:
        values = around.outcome.values(draws)
        return (values[:, lead[0]] - values[:, lead[1]])[:, None]
    return draws.weights.values if draws.alternatives is None else draws.alternatives.values
