"""Sweeps: plans on very many draws or futures, a block at a time, here or spread over machines.

A block is computed the same way wherever it runs, and blocks are put side by side in their order: so the result is the
same to the bit on one machine and on a cluster (``exchange.cluster_sweep``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from scenarios.baseline import Baseline
from scenarios.effect_model import EffectModel
from scenarios.last_index import last_index
from scenarios.scenario import Scenario
from scenarios.uncertainty import EffectDraws

BLOCK = 4096
"""Draws of a block."""


@dataclass(frozen=True, eq=False)
class Sweep:
    """What is to be computed: the index of p plans at the last quarter in d draws.

    Parameters
    ----------
    model, scenarios, baseline
        As for a simulation; the baseline with its draws, where it has any.
    effects
        Draws of effects, or explored futures (``scenarios.exploration.effects_at``).
    size
        Draws of a block.

    Raises
    ------
    DecisionError
        ``blocks-empty``.
    """

    model: EffectModel
    scenarios: tuple[Scenario, ...]
    baseline: Baseline
    effects: EffectDraws
    size: int = BLOCK

    def __post_init__(self) -> None:
        if not (self.size > 0 and self.effects.visibility.size > 0):
            raise DecisionError("blocks-empty", count=int(self.effects.visibility.size), size=self.size)

    @property
    def blocks(self) -> tuple[slice, ...]:
        """The draws of every block, in order."""
        count = len(self.effects.visibility)
        return tuple(slice(start, min(start + self.size, count)) for start in range(0, count, self.size))

    def of_block(self, some: slice) -> Sweep:
        """The same with the draws of one block alone: all that a worker needs."""
        return Sweep(self.model, self.scenarios, self.baseline.of_draws(some), self.effects.of_draws(some), self.size)

    def values(self) -> FloatArray:
        """The index (p, d) of every plan in every draw of this sweep, at once."""
        found = [last_index(self.model, scenario, self.baseline, self.effects) for scenario in self.scenarios]
        return np.array(found).reshape(len(self.scenarios), -1)


def run(sweep: Sweep, progress: Callable[[float], None] | None = None) -> FloatArray:
    """The index (p, d), block after block in this process."""
    found = []
    for done, some in enumerate(sweep.blocks, 1):
        found.append(sweep.of_block(some).values())
        if progress is not None:
            progress(done / len(sweep.blocks))
    return np.concatenate(found, axis=1)
