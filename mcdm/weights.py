"""Weights: elements with non-negative numbers that sum to one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray


@dataclass(frozen=True, eq=False)
class Weights:
    """Weights of n elements, once or for many draws.

    Parameters
    ----------
    elements
        Ids of the n elements.
    values
        Read-only, shape (n,) or (d, n); non-negative, each row sums to one within 1e-9.

    Raises
    ------
    DecisionError
        ``weights-wrong-shape``, ``weights-not-a-distribution``.
    """

    elements: tuple[str, ...]
    values: FloatArray

    def __post_init__(self) -> None:
        values = np.array(self.values, dtype=np.float64)
        if values.ndim not in (1, 2) or values.shape[-1] != len(self.elements):
            raise DecisionError("weights-wrong-shape", shape=str(values.shape), expected=len(self.elements))
        if not np.isfinite(values).all() or (values < 0).any() or np.abs(values.sum(-1) - 1).max() > 1e-9:
            raise DecisionError("weights-not-a-distribution", total=float(values.sum(-1).max()))
        values.flags.writeable = False
        object.__setattr__(self, "values", values)

    def as_dict(self) -> dict[str, float]:
        """Element -> weight; for draws, the mean over them."""
        central = self.values if self.values.ndim == 1 else self.values.mean(0)
        return dict(zip(self.elements, central.tolist(), strict=True))


def normalise(values: FloatArray) -> FloatArray:
    """Scale rows to sum one: shape (..., n), every sum positive."""
    return np.asarray(values / values.sum(-1, keepdims=True))
