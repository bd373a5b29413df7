"""A planner's corrections of local weights: the siblings keep their proportions to each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.model import ComparisonSet
from studies.study import WeightOverride


def corrections(asked: ComparisonSet, overrides: Sequence[WeightOverride]) -> tuple[WeightOverride, ...]:
    """The overrides that concern a set: only how an element divides can be set by hand."""
    return tuple(o for o in overrides if o.element in asked.elements) if asked.kind == "decomposition" else ()


def overridden(asked: ComparisonSet, weights: FloatArray, overrides: Sequence[WeightOverride]) -> FloatArray:
    """Local weights (..., k) with the corrections of their set.

    Raises
    ------
    DecisionError
        ``overrides-all-zero`` where nothing would weigh anything.
    """
    wanted = {each.element: each.weight for each in corrections(asked, overrides)}
    if not wanted:
        return weights
    fixed = np.array([element in wanted for element in asked.elements])
    given = np.array([wanted.get(element, 0.0) for element in asked.elements])
    total = float(given.sum())
    if fixed.all() or total > 1:
        # Nothing is left to rescale: the corrections share the whole among themselves.
        if total <= 0:
            raise DecisionError("overrides-all-zero", set=asked.id)
        return np.where(fixed, given / total, 0.0)
    rest = weights[..., ~fixed].sum(-1, keepdims=True)
    equal = 1 / np.count_nonzero(~fixed)
    free = np.where(rest > 0, weights / np.where(rest > 0, rest, 1.0), equal)
    return np.where(fixed, given, free * (1 - total))
