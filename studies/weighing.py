"""What weighing gives: local, group and global weights with their consistency, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.model import ComparisonSet
from mcdm.network.supermatrix import NetworkWeights
from mcdm.weights import Weights

Origin = Literal["experts", "panel", "planner", "nobody"]
"""Who stands behind the weights of a set: several experts, the panel's points, a planner's override, or nobody."""


@dataclass(frozen=True, eq=False)
class ExpertPriorities:
    """One expert's own answer to one set.

    Parameters
    ----------
    expert, set
        Ids.
    weights
        Local weights of the k elements, shape (k,).
    answered, pairs
        How many of how many pairs were answered.
    consistency_ratio
        CR of a complete answer; None where pairs are open.
    incomplete_ratio
        For an incomplete, connected answer: CR of its optimal completion against the random index of as many gaps.
    """

    expert: str
    set: str
    weights: FloatArray
    answered: int
    pairs: int
    consistency_ratio: float | None
    incomplete_ratio: float | None

    @property
    def ratio(self) -> float | None:
        """The consistency ratio, of the answer itself or of its completion."""
        return self.consistency_ratio if self.consistency_ratio is not None else self.incomplete_ratio


@dataclass(frozen=True, eq=False)
class SetWeights:
    """Local weights of one comparison set, as the study uses them: shape (k,)."""

    set: ComparisonSet
    weights: FloatArray
    origin: Origin

    def as_dict(self) -> Mapping[str, float]:
        """Element -> local weight."""
        return dict(zip(self.set.elements, self.weights.tolist(), strict=True))


@dataclass(frozen=True, eq=False)
class Weighing:
    """Everything that follows from model, ballots, overrides and choices alone.

    Parameters
    ----------
    sets
        Local weights by comparison set.
    experts
        Every expert's own priorities and consistency, in the order of sets, then experts.
    local
        Element -> weight among its siblings, of every cluster and node.
    branch
        Cluster -> weight from the goal down.
    unweighted, supermatrix
        Unweighted and weighted supermatrix (n, n), column-stochastic where a column has influencers.
    network
        AHP, damped and limit weights of the nodes with the structure of the network.
    weights
        The weights the study chose, over the indicators.
    by_method
        The three weights of the indicators that are always shown side by side: ahp, damped, limit.
    alternatives
        Priorities of the alternatives by the chosen weights; None without alternatives, or where nothing ranks them.
    consensus
        Agreement of the complete goal answers, 0 to 1; None with fewer than two.
    findings
        What is doubtful about all this.
    """

    sets: tuple[SetWeights, ...]
    experts: tuple[ExpertPriorities, ...]
    local: Mapping[str, float]
    branch: Mapping[str, float]
    unweighted: FloatArray
    supermatrix: FloatArray
    network: NetworkWeights
    weights: Weights
    by_method: Mapping[str, Weights]
    alternatives: Weights | None
    consensus: float | None
    findings: tuple[Finding, ...]

    def of_element(self, name: str) -> float:
        """The weight of an indicator, a cluster or an alternative, by the chosen weights; 0 for one without any."""
        if name in self.weights.elements:
            return float(self.weights.values[self.weights.elements.index(name)])
        if self.alternatives is not None and name in self.alternatives.elements:
            return float(self.alternatives.values[self.alternatives.elements.index(name)])
        return float(self.branch.get(name, 0.0))

    def of_expert(self, expert: str) -> tuple[ExpertPriorities, ...]:
        """One expert's own priorities, set by set."""
        return tuple(each for each in self.experts if each.expert == expert)
