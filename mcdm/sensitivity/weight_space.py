"""Which weightings count as possible where nobody knows the weights, and draws of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray

SWEEPS = 12
"""How often the walk through a narrow space visits every pair of criteria: enough to forget where it began."""


@dataclass(frozen=True)
class WeightSpace:
    """Weightings of n criteria, all equally likely unless a centre is given.

    Parameters
    ----------
    criteria
        Ids of the n criteria.
    order
        Criteria known in order, most important first; the others are free.
    lowest, highest
        Bounds of every weight, n numbers each in [0, 1]; empty for none.
    centre
        A weighting that the draws gather around (a Dirichlet distribution of this mean), n numbers; empty for none. It
        does not go with order or bounds.
    concentration
        How closely: a weight w has the variance w (1 - w) / (concentration + 1).

    Raises
    ------
    DecisionError
        ``id-unknown``, ``weight-space-order-repeated``, ``weight-space-wrong-length``, ``weight-space-mixed``,
        ``weight-space-empty`` (no weighting keeps the bounds and the order), ``weight-space-centre`` (not a weighting,
        or no concentration).
    """

    criteria: tuple[str, ...]
    order: tuple[str, ...] = ()
    lowest: tuple[float, ...] = ()
    highest: tuple[float, ...] = ()
    centre: tuple[float, ...] = ()
    concentration: float = 50.0

    def __post_init__(self) -> None:
        for name in self.order:
            if name not in self.criteria:
                raise DecisionError("id-unknown", name=name, where="weights", suggestion=closest(name, self.criteria))
        if len(set(self.order)) < len(self.order):
            raise DecisionError("weight-space-order-repeated", order=", ".join(self.order))
        for numbers in (self.lowest, self.highest, self.centre):
            if numbers and len(numbers) != len(self.criteria):
                raise DecisionError("weight-space-wrong-length", given=len(numbers), expected=len(self.criteria))
        if self.centre:
            if self.order or self.lowest or self.highest:
                raise DecisionError("weight-space-mixed")
            centre = np.array(self.centre)
            if not ((centre >= 0).all() and 0 < centre.sum() < np.inf and 0 < self.concentration < np.inf):
                raise DecisionError("weight-space-centre", values=", ".join(f"{weight:g}" for weight in self.centre))
        lowest, highest = self.bounds
        if not ((lowest <= highest).all() and lowest.sum() <= 1 + 1e-12 and highest.sum() >= 1 - 1e-12):
            raise DecisionError("weight-space-empty")

    @property
    def chain(self) -> list[int]:
        """Indices of the ordered criteria, most important first."""
        return [self.criteria.index(name) for name in self.order]

    @property
    def bounds(self) -> tuple[FloatArray, FloatArray]:
        """Lowest and highest weights (n,), made as narrow as the order makes them."""
        n = len(self.criteria)
        lowest = np.array(self.lowest) if self.lowest else np.zeros(n)
        highest = np.array(self.highest) if self.highest else np.ones(n)
        chain = self.chain
        highest[chain] = np.minimum.accumulate(highest[chain])
        lowest[chain] = np.maximum.accumulate(lowest[chain][::-1])[::-1]
        return lowest, highest

    def sample(self, count: int, generator: np.random.Generator) -> FloatArray:
        """Draws of weights (count, n), each summing to one."""
        if self.centre:
            centre = np.array(self.centre)
            shares = generator.standard_gamma(self.concentration * centre / centre.sum(), (count, len(centre)))
            return _to_one(shares)
        if self.lowest or self.highest:
            return self._walked(count, generator)
        weights = _to_one(generator.standard_exponential((count, len(self.criteria))))
        if self.order:
            # Whatever the values are, every order of them is equally likely: putting them in order is all it takes.
            weights[:, self.chain] = -np.sort(-weights[:, self.chain], axis=1)
        return weights

    def _walked(self, count: int, generator: np.random.Generator) -> FloatArray:
        """Uniform draws between bounds: all walk side by side from one point, moving weight between two criteria."""
        lowest, highest = self.bounds
        room = highest - lowest
        part = (1 - lowest.sum()) / room.sum() if room.sum() > 0 else 0.0
        weights = np.repeat((lowest + part * room)[:, None], count, axis=1)  # (n, count): a criterion is a long row
        chain = self.chain
        after = dict(pairwise(chain))
        before = {lower: upper for upper, lower in after.items()}
        for _ in range(SWEEPS):
            for i, j in combinations(range(len(lowest)), 2):
                # The most that i may gain from j, and the most that it may lose to it.
                gain = np.minimum(_rise(weights, highest, before, i, j), _fall(weights, lowest, after, j, i))
                loss = np.minimum(_fall(weights, lowest, after, i, j), _rise(weights, highest, before, j, i))
                if before.get(i) == j:
                    gain = np.minimum(gain, (weights[j] - weights[i]) / 2)
                if before.get(j) == i:
                    loss = np.minimum(loss, (weights[i] - weights[j]) / 2)
                move = generator.random(count) * (gain + loss) - loss
                weights[i] += move
                weights[j] -= move
        return _to_one(np.ascontiguousarray(weights.T))


def _rise(weights: FloatArray, highest: FloatArray, before: dict[int, int], k: int, partner: int) -> FloatArray:
    """How far weight k may rise: to its bound, or to the weight before it in the order (unless that moves too)."""
    above = before.get(k, partner)
    room = highest[k] - weights[k]
    return np.asarray(np.maximum(room if above == partner else np.minimum(room, weights[above] - weights[k]), 0.0))


def _fall(weights: FloatArray, lowest: FloatArray, after: dict[int, int], k: int, partner: int) -> FloatArray:
    """How far weight k may fall: to its bound, or to the weight after it in the order (unless that moves too)."""
    below = after.get(k, partner)
    room = weights[k] - lowest[k]
    return np.asarray(np.maximum(room if below == partner else np.minimum(room, weights[k] - weights[below]), 0.0))


def _to_one(shares: FloatArray) -> FloatArray:
    """Rows scaled to one, in place; for many short rows a product is the quicker sum."""
    shares /= (shares @ np.ones(shares.shape[-1]))[:, None]
    return shares
