"""Robust choice: scenarios against futures, judged by expectation, worst case and regret."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from scenarios.futures import Future, check_probabilities
from scenarios.projection import Projection

EQUAL = 1e-12
"""Values closer than this are equal: two sums in another order."""


@dataclass(frozen=True, eq=False)
class FutureTable:
    """The index at the last quarter of every scenario in every future.

    Parameters
    ----------
    scenarios, futures
        Ids of the s rows and f columns.
    values
        Read-only, shape (s, f).
    probabilities
        Read-only, shape (f,), summing to one.
    """

    scenarios: tuple[str, ...]
    futures: tuple[str, ...]
    values: FloatArray
    probabilities: FloatArray

    def __post_init__(self) -> None:
        for name in ("values", "probabilities"):
            array = np.array(getattr(self, name), dtype=np.float64)
            array.flags.writeable = False
            object.__setattr__(self, name, array)

    @property
    def expected(self) -> FloatArray:
        """Mean over the futures by their probabilities, shape (s,)."""
        return np.asarray(self.values @ self.probabilities)

    @property
    def worst(self) -> FloatArray:
        """Value in the least favourable future, shape (s,); the maximin choice has the largest."""
        return np.asarray(self.values.min(-1))

    @property
    def regret(self) -> FloatArray:
        """How far each scenario stays below the best one of that future, shape (s, f)."""
        return np.asarray(self.values.max(0) - self.values)

    @property
    def max_regret(self) -> FloatArray:
        """Largest regret, shape (s,); the minimax-regret choice has the smallest."""
        return np.asarray(self.regret.max(-1))

    def hurwicz(self, optimism: float = 0.5) -> FloatArray:
        """Best and worst case mixed: `optimism` of the best, the rest of the worst, shape (s,)."""
        return np.asarray(optimism * self.values.max(-1) + (1 - optimism) * self.worst)

    def probability_of(self, index: float) -> FloatArray:
        """Probability of the futures in which a scenario reaches at least `index`, shape (s,)."""
        return np.asarray((self.values >= index) @ self.probabilities)

    def quantile(self, share: float = 0.1) -> FloatArray:
        """The value that a scenario stays at or below with this probability (p10), shape (s,)."""
        order = self.values.argsort(-1, kind="stable")
        reached = self.probabilities[order].cumsum(-1) >= share - 1e-12
        return np.asarray(np.take_along_axis(self.values, order, -1)[np.arange(len(order)), reached.argmax(-1)])

    def choices(self, optimism: float = 0.5, index: float | None = None) -> dict[str, tuple[str, ...]]:
        """Rule -> the scenarios it chooses: one, or several that are equal.

        `index` is what satisficing asks for; that rule chooses none where no scenario reaches it in any future.
        """
        by_rule = {
            "expected": self.expected,
            "maximin": self.worst,
            "minimax_regret": -self.max_regret,
            "hurwicz": self.hurwicz(optimism),
        }
        if index is not None:
            by_rule["satisficing"] = self.probability_of(index)
        chosen = {rule: values >= values.max() - EQUAL for rule, values in by_rule.items()}
        if index is not None and not by_rule["satisficing"].any():
            chosen["satisficing"] = np.zeros(len(self.scenarios), bool)
        return {rule: tuple(np.array(self.scenarios)[held].tolist()) for rule, held in chosen.items()}


def tabulate(projections: Iterable[Projection], futures: Sequence[Future]) -> FutureTable:
    """The table of projections made for every pair of a scenario and a future.

    Raises
    ------
    DecisionError
        ``futures-not-a-distribution``; ``future-not-projected`` where the projection of a pair is missing.
    """
    check_probabilities(futures)
    last: dict[str, dict[str, float]] = {}
    for projection in projections:
        last.setdefault(projection.scenario, {})[projection.future] = float(projection.index[-1])
    for scenario, found in last.items():
        for future in futures:
            if future.id not in found:
                raise DecisionError("future-not-projected", scenario=scenario, future=future.id)
    values = [[found[future.id] for future in futures] for found in last.values()]
    return FutureTable(
        tuple(last),
        tuple(future.id for future in futures),
        np.array(values).reshape(len(last), len(futures)),
        np.array([future.probability for future in futures]),
    )
