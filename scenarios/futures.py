"""Futures: named ways the world may turn out (weather, expectations, adoption)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.levers import LARGEST_FACTOR
from scenarios.settings import LARGEST_DRIFT


@dataclass(frozen=True)
class Future:
    """One alternative of the world, with its probability.

    Parameters
    ----------
    gap_factors
        (indicator, factor): the gap of the operating figure is multiplied by this from quarter 1 on.
    effect_factors
        (lever, factor): the lever's effects are multiplied by this (then capped at .95).
    expectation_drift
        How fast expectations rise, in logits a year: lowers every answer over time.
    """

    id: str
    label: Label
    probability: float
    gap_factors: tuple[tuple[str, float], ...] = ()
    effect_factors: tuple[tuple[str, float], ...] = ()
    expectation_drift: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            raise DecisionError("future-out-of-range", future=self.id, name=self.id, value=self.probability)
        for name, factor in (*self.gap_factors, *self.effect_factors):
            if not 0 <= factor <= LARGEST_FACTOR:
                raise DecisionError("future-out-of-range", future=self.id, name=name, value=factor)
        if not abs(self.expectation_drift) <= LARGEST_DRIFT:
            raise DecisionError("future-out-of-range", future=self.id, name=self.id, value=self.expectation_drift)


def check_probabilities(futures: Sequence[Future]) -> None:
    """Raise ``futures-not-a-distribution`` unless the probabilities of `futures` sum to one."""
    total = sum(future.probability for future in futures)
    if futures and abs(total - 1) > 1e-6:
        raise DecisionError("futures-not-a-distribution", total=total)
