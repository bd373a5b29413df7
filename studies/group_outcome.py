"""What a group's answers flow on to: weights, index and ranking of scenarios, with and without each of its experts.

What no answer of the workshop changes (the other sets, today's memberships, where every scenario ends) is a
:class:`Surroundings`, made once. What follows from the answers is a few array operations on top of it, so that a wall
can show it each second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from mcdm.judgments import FloatArray
from mcdm.panel.consensus import Agreement, agreement, consensus
from studies.evaluate import Evaluation
from studies.group_reading import GroupReading
from studies.measure import index_of
from studies.outcome import Outcome
from studies.overrides import overridden
from studies.study import PANEL, Study
from studies.weigh import weigh
from studies.weighing import Weighing
from studies.weight_draws import WeightDraws, follow


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What the answers of a workshop are followed through.

    Parameters
    ----------
    study
        With its model and methods.
    local
        What every set weighs by the study itself, shape (k,): where the group has not answered.
    ruled
        Ids of sets that the panel answered at once: they stay, whatever experts answer.
    outcome
        What is decided between; None where nothing is.
    index
        Weights (d, n) -> today's index (d,); None where nothing is measured.
    """

    study: Study
    local: Mapping[str, FloatArray]
    ruled: frozenset[str]
    outcome: Outcome | None = None
    index: Callable[[FloatArray], FloatArray] | None = None


def surroundings(
    study: Study,
    weighing: Weighing | None = None,
    *,
    evaluation: Evaluation | None = None,
    outcome: Outcome | None = None,
) -> Surroundings:
    """The part that no answer changes.

    Parameters
    ----------
    weighing, evaluation
        The study's weights and its index of today, where they are known already; without an evaluation there is no
        index.
    outcome
        What is decided between: :func:`studies.outcome.of_scenarios` and its like.
    """
    weighed = weighing or (evaluation.weighing if evaluation is not None else weigh(study))
    ruled = frozenset(ballot.set for ballot in study.ballots if ballot.expert == PANEL)
    local = {each.set.id: each.weights for each in weighed.sets}
    return Surroundings(study, local, ruled, outcome, _index(study, evaluation))


def _index(study: Study, evaluation: Evaluation | None) -> Callable[[FloatArray], FloatArray] | None:
    if evaluation is None or evaluation.measurement.index is None:
        return None
    memberships, scores = evaluation.measurement.memberships.values, np.array(study.scale.scores)
    known = memberships.sum(-1) > 0

    def index(weights: FloatArray) -> FloatArray:
        counted = weights * known
        total = counted.sum(-1, keepdims=True)
        return np.asarray(index_of(study, counted / np.where(total > 0, total, 1.0), memberships, scores))

    return index


def local_weights(around: Surroundings, reading: GroupReading, shares: FloatArray) -> dict[str, FloatArray]:
    """Local weights of every set of the study by d groups whose experts weigh `shares` (d, e), overrides in force.

    A set (k,) that the groups do not differ in stays as the study has it.
    """
    local = dict(around.local)
    for name in judged(around, reading):
        weights, spoke = reading.sets[name].weights(shares)
        asked = around.study.comparison_sets[name]
        given = overridden(asked, weights, around.study.overrides)
        local[name] = np.where(spoke[:, None], given, around.local[name])
    return local


def judged(around: Surroundings, reading: GroupReading) -> list[str]:
    """The sets of the workshop that decide: of the study's own model, and answered by experts one by one."""
    return [name for name in reading.sets if name in around.local and name not in around.ruled]


@dataclass(frozen=True, eq=False)
class GroupOutcome:
    """What the group's answers come to.

    Parameters
    ----------
    elements
        Ids of the n indicators.
    weights
        Their weights by the group, shape (n,).
    index
        Today's index by them; None where nothing is measured.
    options
        Ids of the m options of the decision; empty without one.
    values
        What each is worth, shape (m,): of a scenario, its index at the end.
    experts
        Ids of the e experts who answered anything.
    without_weights, without_index, without_values
        The same without each of them, shapes (e, n), (e,) and (e, m).
    alone
        Weights if each of them judged alone, the group speaking where one did not answer, shape (e, n).
    """

    elements: tuple[str, ...]
    weights: FloatArray
    index: float | None
    options: tuple[str, ...]
    values: FloatArray
    experts: tuple[str, ...]
    without_weights: FloatArray
    without_index: FloatArray | None
    without_values: FloatArray
    alone: FloatArray

    @property
    def ranking(self) -> tuple[str, ...]:
        """The options, the best first."""
        return tuple(self.options[k] for k in np.argsort(-self.values, kind="stable"))

    @property
    def without_winners(self) -> tuple[str, ...]:
        """Which option leads without each expert."""
        return tuple(self.options[int(row.argmax())] for row in self.without_values) if self.options else ()

    @property
    def decisive(self) -> tuple[str, ...]:
        """Experts without whom another option would lead."""
        return tuple(
            expert
            for expert, winner in zip(self.experts, self.without_winners, strict=False)
            if winner != self.ranking[0]
        )

    @property
    def shift(self) -> FloatArray:
        """The share of all weight that moves without each expert, shape (e,)."""
        return np.asarray(np.abs(self.without_weights - self.weights).sum(-1) / 2)

    @property
    def consensus(self) -> float | None:
        """Agreement of the experts over the whole, by the weights of the indicators; None with fewer than two."""
        return float(consensus(self.alone)) if len(self.experts) > 1 else None

    @property
    def word(self) -> Agreement | None:
        """The consensus in a word."""
        return None if self.consensus is None else agreement(self.consensus)


def group_outcome(around: Surroundings, reading: GroupReading) -> GroupOutcome:
    """What the answers come to, in one pass: the group as it is, without each expert, and each expert alone."""
    spoke = np.zeros(len(reading.experts), dtype=bool)
    for name in judged(around, reading):
        spoke |= reading.sets[name].answered.any(-1)
    some, count = np.flatnonzero(spoke), int(spoke.sum())
    without = np.repeat(reading.shares, count, axis=0)
    without[np.arange(count), some] = 0.0
    groups = np.concatenate([reading.shares, without])
    together = local_weights(around, reading, groups)
    one_by_one = {
        name: np.concatenate([given, _own(around, reading, name, some, given[0])])
        if name in reading.sets and given.ndim > 1
        else given
        for name, given in together.items()
    }
    draws = follow(around.study, one_by_one, 1 + 2 * count)
    weights = draws.weights.values
    options = around.outcome.options if around.outcome is not None else ()
    values = around.outcome.values(draws) if around.outcome is not None else np.empty((1 + 2 * count, 0))
    index = None if around.index is None else around.index(weights[: 1 + count])
    return GroupOutcome(
        draws.weights.elements,
        weights[0],
        None if index is None else float(index[0]),
        options,
        values[0],
        tuple(reading.experts[k] for k in some),
        weights[1 : 1 + count],
        None if index is None else index[1:],
        values[1 : 1 + count],
        weights[1 + count :],
    )


def group_weights(around: Surroundings, reading: GroupReading) -> WeightDraws:
    """Weights by the group as it is: one row."""
    return follow(around.study, local_weights(around, reading, reading.shares), 1)


def _own(
    around: Surroundings, reading: GroupReading, name: str, experts: FloatArray | np.ndarray, group: FloatArray
) -> FloatArray:
    """Own local weights (s, k) of some experts; the group's where one did not answer the set."""
    each = reading.sets[name]
    own = overridden(around.study.comparison_sets[name], each.own[experts], around.study.overrides)
    return np.where(each.answered[experts].any(-1)[:, None], own, group)
