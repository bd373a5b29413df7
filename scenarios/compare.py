"""Comparison: which scenario is better, and whether the draws can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray
from scenarios.projection import Projection

Verdict = Literal["better", "worse", "indistinguishable"]

TIE = 1e-12
"""Indices closer than this are equal: two sums in another order."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """Scenarios side by side on common draws, judged at the last quarter. Make one with :func:`compare`.

    Parameters
    ----------
    projections
        One for each of the s scenarios, in the order given.
    beats
        Read-only, shape (s, s): the probability that the row's index is above the column's; ties count half.
    margin
        Two scenarios are indistinguishable when that probability lies within ``[margin, 1 - margin]``. Bands that
        overlap are no evidence: the draws are paired, and what moves one scenario moves the other.
    """

    projections: tuple[Projection, ...]
    beats: FloatArray
    margin: float

    @property
    def scenarios(self) -> tuple[str, ...]:
        """Ids of the scenarios."""
        return tuple(projection.scenario for projection in self.projections)

    @property
    def ranking(self) -> tuple[str, ...]:
        """Ids from the highest central index at the last quarter to the lowest."""
        ordered = sorted(self.projections, key=lambda projection: -projection.index[-1])
        return tuple(projection.scenario for projection in ordered)

    @property
    def leaders(self) -> tuple[str, ...]:
        """The scenarios that are worse than none, in the order of ranking: one leads, several are tied at the top.

        Better and worse need not be in one order; where everyone is worse than someone, the highest index leads.
        """
        unbeaten = tuple(
            name for name in self.ranking if all(self.verdict(name, other) != "worse" for other in self.scenarios)
        )
        return unbeaten or self.ranking[:1]

    def projection(self, scenario: str) -> Projection:
        """The projection of a scenario, or ``id-unknown``."""
        return self.projections[self._position(scenario)]

    def probability(self, first: str, second: str) -> float:
        """Probability that `first` ends above `second`."""
        return float(self.beats[self._position(first), self._position(second)])

    def verdict(self, first: str, second: str) -> Verdict:
        """Whether `first` is better or worse than `second`, or the draws cannot tell."""
        probability = self.probability(first, second)
        if probability > 1 - self.margin:
            return "better"
        return "worse" if probability < self.margin else "indistinguishable"

    def _position(self, scenario: str) -> int:
        if scenario not in self.scenarios:
            suggestion = closest(scenario, self.scenarios)
            raise DecisionError("id-unknown", name=scenario, where="scenarios", suggestion=suggestion)
        return self.scenarios.index(scenario)


def compare(projections: Sequence[Projection], margin: float = 0.1) -> Comparison:
    """Compare projections that share their draws, horizon and future.

    Raises
    ------
    DecisionError
        ``comparison-empty``; ``id-taken`` for a scenario given twice; ``comparison-of-different-runs`` where draws,
        horizon or future differ.
    """
    if not projections:
        raise DecisionError("comparison-empty")
    names = [projection.scenario for projection in projections]
    first = projections[0]
    for position, projection in enumerate(projections):
        if projection.scenario in names[:position]:
            raise DecisionError("id-taken", name=projection.scenario, where="scenarios")
        if projection.draws_index.shape != first.draws_index.shape or projection.future != first.future:
            raise DecisionError("comparison-of-different-runs", first=first.scenario, second=projection.scenario)
    last = np.array([projection.draws_index[:, -1] for projection in projections])
    beats = np.array([_share_above(each - last) for each in last])
    beats.flags.writeable = False
    return Comparison(tuple(projections), beats, margin)


def _share_above(differences: FloatArray) -> FloatArray:
    """The share of positive differences in each row (..., d); ties count half."""
    above = np.where(np.abs(differences) <= TIE, 0.5, differences > 0)
    return np.asarray(above.mean(-1))
