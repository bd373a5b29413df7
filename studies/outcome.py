"""What a study decides between, and what each option is worth under any weights.

Scenarios are worth their index at the last quarter, alternatives their priority, indicators their weight. Whoever asks
"would the answer change?" varies the weights and reads the options' values here, for all variants at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.judgments import FloatArray
from scenarios.projection import Projection
from studies.measure import index_of
from studies.study import Study
from studies.weight_draws import WeightDraws

Kind = Literal["scenarios", "alternatives", "indicators"]


@dataclass(frozen=True, eq=False)
class Outcome:
    """The options of one decision.

    Parameters
    ----------
    kind
        What is decided between.
    options
        Ids of the m options, at least two.
    values
        Variants of the weights -> what each option is worth, shape (d, m); more is better.
    utilities
        Value of each option for each indicator, shape (m, n), where an option's value is their weighted sum; else
        None.
    """

    kind: Kind
    options: tuple[str, ...]
    values: Callable[[WeightDraws], FloatArray]
    utilities: FloatArray | None = None

    def winners(self, weights: WeightDraws) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
        """Index of the best option in every variant, shape (d,)."""
        return np.asarray(self.values(weights).argmax(-1))


def of_scenarios(study: Study, projections: Sequence[Projection]) -> Outcome | None:
    """The choice between scenarios, by the index of their central runs at the last quarter."""
    if len(projections) < 2:
        return None
    memberships = np.stack([projection.memberships[-1] for projection in projections])
    scores = np.array(study.scale.scores)
    known = memberships[0].sum(-1) > 0

    def values(variants: WeightDraws) -> FloatArray:
        weights = variants.weights.values * known
        total = weights.sum(-1, keepdims=True)
        weights = weights / np.where(total > 0, total, 1.0)
        return np.asarray(index_of(study, weights[:, None, :], memberships[None], scores))

    additive = study.choices.composition.method == "weighted-average"
    names = tuple(projection.scenario for projection in projections)
    return Outcome("scenarios", names, values, memberships @ scores if additive else None)


def of_alternatives(study: Study) -> Outcome | None:
    """The choice between the alternatives of the study's own model."""
    names = study.model.alternative_ids
    if len(names) < 2:
        return None

    def values(variants: WeightDraws) -> FloatArray:
        if variants.alternatives is None:
            return np.full((variants.count, len(names)), 1 / len(names))
        return variants.alternatives.values

    return Outcome("alternatives", names, values)


def of_indicators(study: Study) -> Outcome | None:
    """Which indicator matters most."""
    names = study.model.indicator_ids
    if len(names) < 2:
        return None
    return Outcome("indicators", names, lambda variants: variants.weights.values, np.eye(len(names)))
