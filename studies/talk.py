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

Where networks stand inside elements and rank the alternatives, the best option is that of their synthesis, and a pair
judged inside one of them counts by what its network passes on.

The derivative is a central difference with a step so small that its error (of the order of the square of the step) is
far below what anybody can read, for all pairs in one batch through the kernels that weigh the study itself: whatever
method, network or override a study has is in it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.judgments import FloatArray
from studies.group_outcome import Surroundings, judged, local_weights
from studies.group_reading import GroupReading
from studies.network_draws import follow_networks, inner_weights
from studies.overrides import overridden
from studies.pair_votes import VoteTable, vote_table
from studies.study import Study
from studies.subnetworks import split
from studies.weight_draws import follow
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
    now, looked = _now(around, reading), _Looked(around)
    lead = looked.lead(now)
    moved = _moved(around, reading, now, looked, lead)
    influence = np.array([moved.get(pair, 0.0) for pair in known.pairs])
    influence = np.where(known.heard & (influence > NOTHING), influence, 0.0)
    return Talk(
        "weights" if lead is None else "lead",
        () if lead is None else tuple(looked.options[k] for k in lead),
        known.pairs,
        known.deviation,
        influence,
        known.deviation * influence,
    )


class _Looked:
    """What talk is to change: the decision of the study, else what its networks say together, else the weights."""

    def __init__(self, around: Surroundings) -> None:
        self.around, self.options = around, around.outcome.options if around.outcome is not None else ()
        plans = around.outcome is not None and around.outcome.kind == "scenarios"
        self.joined = bool(around.study.subnetworks) and not plans

    def lead(self, local: Mapping[str, FloatArray]) -> tuple[int, int] | None:
        """The best option and the next."""
        values = self._values(local, 1)
        if values is None or values.shape[-1] < 2:
            return None
        order = np.argsort(-values[0], kind="stable")
        return int(order[0]), int(order[1])

    def result(self, local: Mapping[str, FloatArray], count: int, lead: tuple[int, int] | None) -> FloatArray:
        """What is looked at, (d, r): the lead, else priorities of the alternatives, else weights of the indicators."""
        values = self._values(local, count) if lead is not None else None
        if values is not None and lead is not None:
            return np.asarray((values[:, lead[0]] - values[:, lead[1]])[:, None])
        draws = follow(self.around.study, local, count)
        return draws.weights.values if draws.alternatives is None else draws.alternatives.values

    def _values(self, local: Mapping[str, FloatArray], count: int) -> FloatArray | None:
        """What every option is worth, (d, m); None where nothing is decided between."""
        if self.joined and (found := follow_networks(self.around.study, local, count)) is not None:
            self.options = found.alternatives
            return found.values
        if self.around.outcome is None:
            return None
        return self.around.outcome.values(follow(self.around.study, local, count))


def _inner(around: Surroundings, reading: GroupReading) -> list[str]:
    """The sets of networks inside that are judged by experts one by one."""
    networks = around.study.networks
    return [name for name in reading.sets if split(name, networks)[0] and name not in around.ruled]


def _overridden(study: Study, name: str, weights: FloatArray) -> FloatArray:
    network, own = split(name, study.networks)
    seen = study.inside(network)
    return np.broadcast_to(overridden(seen.comparison_sets[own], weights, seen.overrides), weights.shape)


def _now(around: Surroundings, reading: GroupReading) -> dict[str, FloatArray]:
    """Local weights (1, k) or (k,) of every set by the group, also of networks inside."""
    now = local_weights(around, reading, reading.shares)
    if around.study.subnetworks:
        now |= inner_weights(around.study)
    for name in _inner(around, reading):
        weights, spoke = reading.sets[name].weights(reading.shares)
        if spoke[0]:
            now[name] = _overridden(around.study, name, weights)
    return now


def _moved(
    around: Surroundings,
    reading: GroupReading,
    now: Mapping[str, FloatArray],
    looked: _Looked,
    lead: tuple[int, int] | None,
) -> dict[Pair, float]:
    """How far the result moves by unit of the logarithm of each pair."""
    names = [*judged(around, reading), *_inner(around, reading)]
    pairs = [pair for name in names for pair in reading.sets[name].pairs]
    if not pairs:
        return {}
    rows, local = 2 * len(pairs), {name: np.atleast_2d(weights)[0] for name, weights in now.items()}
    start = 0
    for name in names:
        each = reading.sets[name]
        count = len(each.pairs)
        steps = STEP * np.concatenate([np.eye(count), -np.eye(count)])
        weights, spoke = each.weights(np.repeat(reading.shares, len(steps), axis=0), steps)
        own = _overridden(around.study, name, weights)
        varied = np.repeat(np.atleast_2d(now[name]), rows, axis=0)
        if spoke[0]:
            varied[start : start + count] = own[:count]
            varied[len(pairs) + start : len(pairs) + start + count] = own[count:]
        local[name] = varied
        start += count
    found = looked.result(local, rows, lead)
    slope = (found[: len(pairs)] - found[len(pairs) :]) / (2 * STEP)
    size = np.abs(slope).sum(-1) / (1 if lead is not None else 2)
    return dict(zip(pairs, size.tolist(), strict=True))
