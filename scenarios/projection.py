"""What a scenario leads to: the index over the quarters with its band, figures, answers and cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from scenarios.costs import ScenarioCost

LOW, HIGH = 5, 95
"""Percentiles of the band."""


@dataclass(frozen=True, eq=False)
class Projection:
    """One scenario in one future, quarter by quarter. All arrays are read-only; time 0 (today) comes first.

    Parameters
    ----------
    scenario, future
        Their ids; ``future`` is empty for the world as it is.
    indicators, measured
        Ids of the n indicators, and of the m among them that have an operating figure.
    index
        Shape (T + 1,): the central run, every uncertain number at its most likely value.
    draws_index
        Shape (d, T + 1): the index of every draw, the same draws in every scenario. Where nothing varies it is
        the central run alone, d = 1.
    figures
        Shape (T + 1, m): operating figures of the central run.
    memberships
        Shape (T + 1, n, g): grade shares of every indicator in the central run, best first.
    shares
        Shape (T + 1, g): grade shares over all indicators by their weights, B.
    cost
        Cash, net present value and residual value.
    findings
        What is doubtful about it.
    draws_npv
        Net present value of every draw, shape (d,), where bills are uncertain; else None.
    """

    scenario: str
    future: str
    indicators: tuple[str, ...]
    measured: tuple[str, ...]
    index: FloatArray
    draws_index: FloatArray
    figures: FloatArray
    memberships: FloatArray
    shares: FloatArray
    cost: ScenarioCost
    findings: tuple[Finding, ...] = ()
    draws_npv: FloatArray | None = None

    def __post_init__(self) -> None:
        for name in ("index", "draws_index", "figures", "memberships", "shares", "draws_npv"):
            if getattr(self, name) is not None:
                values = np.asarray(getattr(self, name)).view()
                values.flags.writeable = False
                object.__setattr__(self, name, values)

    @property
    def is_uncertain(self) -> bool:
        """Whether anything varied, so that the band means something."""
        return len(self.draws_index) > 1

    @property
    def low(self) -> FloatArray:
        """The 5th percentile of the draws, shape (T + 1,)."""
        return np.percentile(self.draws_index, LOW, axis=0)

    @property
    def median(self) -> FloatArray:
        """The median of the draws, shape (T + 1,)."""
        return np.percentile(self.draws_index, 50, axis=0)

    @property
    def expected(self) -> FloatArray:
        """The mean of the draws, shape (T + 1,): what is expected with everything unsure; the index if nothing is."""
        return np.asarray(self.draws_index.mean(0))

    @property
    def high(self) -> FloatArray:
        """The 95th percentile of the draws, shape (T + 1,)."""
        return np.percentile(self.draws_index, HIGH, axis=0)

    @property
    def gain(self) -> float:
        """Index at the last quarter less the index of today, on the scale of the scores."""
        return float(self.index[-1] - self.index[0])

    @property
    def cost_per_point(self) -> float | None:
        """Net present value for each .01 of the index gained; None where nothing is gained."""
        return self.cost.npv / (100 * self.gain) if self.gain > 0 else None
