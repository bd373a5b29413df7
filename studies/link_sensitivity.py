"""What the options of a decision are worth as one weight or one influence of the network is turned.

A :class:`Turn` names what is turned; :func:`dial` gives the options' worth as a function of it, by the methods of the
study. A weight of the decomposition moves among its siblings. Node, cluster and row sensitivity turn the supermatrix:
the share of one element in what influences another, the share of a whole cluster, or how strongly one element
influences everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.judgments import FloatArray
from mcdm.model import GOAL
from mcdm.network.structure import Supermatrix
from mcdm.sensitivity.crossings import Change, Crossover, crossovers, smallest_change
from mcdm.sensitivity.dials import Dial, Reading, cluster_dial, node_dial, reading, row_dial
from mcdm.sensitivity.perturbation import with_share
from mcdm.weights import Weights
from studies.global_weights import (
    alternative_priorities,
    cluster_places,
    cluster_weights,
    decompose,
    indicator_weights,
)
from studies.outcome import Outcome
from studies.study import Study
from studies.weighing import Weighing
from studies.weight_draws import WeightDraws, follow

Kind = Literal["weight", "node", "cluster", "row"]

POINTS = 81
"""Values of a curve, beside where it stands now."""

_THERE = 1e-12
"""An influence below this is not there."""


@dataclass(frozen=True)
class Turn:
    """One number that can be turned.

    Parameters
    ----------
    kind
        A local ``weight``, the influence of a ``node`` on a node or of a ``cluster`` on a cluster, or a ``row``.
    element
        Whose weight or influence it is.
    target
        Among whose parts it weighs, or on what it has influence; empty for a row.
    """

    kind: Kind
    element: str
    target: str = ""


@dataclass(frozen=True, eq=False)
class Curve:
    """The options' worth over the whole range of a turn.

    Parameters
    ----------
    turn
        What is turned.
    base
        Where it stands now.
    values
        Values of the number in ascending order, shape (v,).
    worth
        What the m options are worth at each, shape (v, m).
    crossovers
        Where two options change places.
    """

    turn: Turn
    base: float
    values: FloatArray
    worth: FloatArray
    crossovers: tuple[Crossover, ...]

    def at(self, value: float) -> FloatArray:
        """The options' worth (m,) at a value, between the points in a straight line."""
        return np.array([np.interp(value, self.values, each) for each in self.worth.T])

    @property
    def changes(self) -> tuple[tuple[Crossover, int], ...]:
        """The crossovers at which the lead changes, each with the index of who leads beyond it (above its value)."""
        found = []
        for crossing in self.crossovers:
            worth = self.at(crossing.value)
            if worth[crossing.second] >= worth.max() - 1e-6 * max(float(np.abs(worth).max()), 1e-300):
                found.append((crossing, crossing.second))
        return tuple(found)


def turns(study: Study, weighing: Weighing, kind: Kind) -> tuple[Turn, ...]:
    """Everything of one kind that can be turned: what shares its place with something else."""
    model = study.model
    if kind == "weight":
        sets = [each for each in study.comparison_sets.values() if each.kind == "decomposition"]
        return tuple(Turn("weight", element, each.id) for each in sets for element in each.elements)
    there = weighing.supermatrix > _THERE
    several = there.sum(0) > 1
    names = model.node_ids
    if kind == "node":
        at = {name: k for k, name in enumerate(names)}
        pairs = [(link.source, link.target) for link in model.links]
        kept = [(s, t) for s, t in pairs if several[at[t]] and there[at[s], at[t]]]
        return tuple(
            Turn("node", source, target) for source, target in sorted(kept, key=lambda p: (at[p[1]], at[p[0]]))
        )
    if kind == "cluster":
        shared = {target: sources for target, sources in model.cluster_influences.items() if len(sources) > 1}
        return tuple(Turn("cluster", source, target) for target, sources in shared.items() for source in sources)
    return tuple(Turn("row", name) for k, name in enumerate(names) if (there[k] & several).any())


def dial(study: Study, weighing: Weighing, outcome: Outcome, turn: Turn) -> Dial:
    """The options' worth (v, m) as a function of one number: a share between 0 and 1, or a row parameter around .5."""
    if turn.kind == "weight":
        return _weight_dial(study, weighing, outcome, turn)
    model, local = study.model, {each.set.id: each.weights for each in weighing.sets}
    worth, goal = _worth(study, outcome), decompose(study.model, local).goal
    at = {name: k for k, name in enumerate(model.node_ids)}
    if turn.kind == "node":
        return node_dial(weighing.supermatrix, goal, at[turn.element], at[turn.target], worth)
    if turn.kind == "row":
        return row_dial(weighing.supermatrix, goal, at[turn.element], worth)
    owner = {name: k for k, name in enumerate((GOAL, *model.cluster_ids))}
    weights = cluster_weights(model, local)
    to, of = owner[turn.element], owner[turn.target]
    return cluster_dial(weighing.unweighted, cluster_places(model), weights, goal, to, of, worth)


def curve(study: Study, weighing: Weighing, outcome: Outcome, turn: Turn) -> Curve:
    """The options' worth over the whole range of a turn, with its crossovers."""
    turned = dial(study, weighing, outcome, turn)
    values = np.unique(np.append(np.linspace(turned.minimum, turned.maximum, POINTS), turned.base))
    pairs = _pairs(turned.at(values))
    return Curve(turn, turned.base, values, turned.at(values), crossovers(turned, pairs) if pairs else ())


def nearest_change(study: Study, weighing: Weighing, outcome: Outcome, turn: Turn) -> Change | None:
    """The smallest turn that changes the winner, or None where none does."""
    return smallest_change(dial(study, weighing, outcome, turn))


def _pairs(worth: FloatArray) -> Sequence[tuple[int, int]]:
    """Pairs of options that change places at some point of a curve: the others need no search."""
    lead = worth[:, :, None] - worth[:, None, :]
    first, second = np.nonzero(np.triu((lead.max(0) > 0) & (lead.min(0) < 0)))
    return list(zip(first.tolist(), second.tolist(), strict=True))


def _weight_dial(study: Study, weighing: Weighing, outcome: Outcome, turn: Turn) -> Dial:
    asked = study.comparison_sets[turn.target]
    local = {each.set.id: each.weights for each in weighing.sets}
    place = asked.elements.index(turn.element)

    def worth(values: FloatArray) -> FloatArray:
        moved = with_share(local[asked.id], place, values)
        return outcome.values(follow(study, local | {asked.id: moved}, len(values)))

    return Dial(worth, float(local[asked.id][place]), 0.0, 1.0, cells=len(study.model.nodes) ** 2)


def _worth(study: Study, outcome: Outcome) -> Reading:
    """What the options are worth, read from a supermatrix and the goal's priorities by the study's own methods."""
    model, choices = study.model, study.choices
    read = reading(choices.network_weights, choices.damping)

    def worth(supermatrix: Supermatrix, goal: FloatArray) -> FloatArray:
        nodes, matrix = read(supermatrix, goal), np.asarray(supermatrix)
        ranked = alternative_priorities(model, nodes, matrix) if model.alternatives else None
        indicators = Weights(model.indicator_ids, indicator_weights(model, nodes))
        alternatives = None if ranked is None else Weights(model.alternative_ids, ranked)
        return outcome.values(WeightDraws(indicators, alternatives, {}))

    return worth
