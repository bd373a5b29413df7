"""Where the alternatives of a study stand in the end, and whether another reading would put another one first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.catalogue import methods
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from mcdm.ratings import RatingResult
from studies.global_weights import alternative_priorities
from studies.study import Study
from studies.synthesis import Synthesis
from studies.weighing import Weighing

SAME = 0.005
"""Closer than this part of the largest value, two alternatives are as good as equal."""


@dataclass(frozen=True, eq=False)
class Standing:
    """What is ranked, and by which numbers.

    Parameters
    ----------
    kind
        ``"networks"`` where networks inside were put together, ``"alternatives"`` where the model ranks them itself,
        ``"ratings"`` where they are rated one by one.
    options
        Label by id of the m options, in order.
    values
        More is better, shape (m,): priorities where `scaled`, else the numbers of the synthesis or totals of ratings.
    scaled
        Whether the values sum to one.
    used
        Which reading they are: a method of synthesis, or ahp, damped, limit; empty for ratings and hierarchies.
    readings
        Every reading that can be computed, the one in use too -> its values, shape (m,), each on a scale of its own.
    """

    kind: Literal["networks", "alternatives", "ratings"]
    options: Mapping[str, Label]
    values: FloatArray
    scaled: bool
    used: str
    readings: Mapping[str, FloatArray]

    @property
    def order(self) -> tuple[str, ...]:
        """The options from best to worst."""
        names = tuple(self.options)
        return tuple(names[k] for k in np.argsort(-self.values, kind="stable"))

    @property
    def leaders(self) -> tuple[str, ...]:
        """The best option and all that are as good as equal to it, best first."""
        return tuple(name for name in self.order if self.value(self.order[0]) - self.value(name) < self._near)

    @property
    def undecided(self) -> bool:
        """Whether all options are as good as equal."""
        return len(self.leaders) == len(self.options)

    @property
    def _near(self) -> float:
        return SAME * float(np.abs(self.values).max()) or SAME

    def value(self, name: str) -> float:
        """The value of an option."""
        return float(self.values[tuple(self.options).index(name)])

    @property
    def first_by(self) -> Mapping[str, str]:
        """Reading -> who is first by it."""
        names = tuple(self.options)
        return {reading: names[int(values.argmax())] for reading, values in self.readings.items()}


def standing(
    study: Study, weighing: Weighing, synthesis: Synthesis | None, ratings: RatingResult | None
) -> Standing | None:
    """Where the alternatives stand: by the networks inside, else by the model itself, else by ratings; None without.

    Raises
    ------
    DecisionError
        Those of the synthesis.
    """
    if synthesis is not None and synthesis.joined is not None:
        return _of_networks(study, synthesis)
    if synthesis is not None and weighing.alternatives is not None:
        return _of_model(study, weighing, synthesis)
    if ratings is not None and study.ratings is not None and len(study.ratings.alternatives) > 0:
        labels = study.labels
        options = {name: labels[name] for name in study.ratings.alternatives}
        return Standing("ratings", options, ratings.totals, False, "", {})
    return None


def _of_networks(study: Study, synthesis: Synthesis) -> Standing:
    """By the synthesis in use, beside every other one of the catalogue that works on these networks."""
    priorities = synthesis.priorities
    values = synthesis.values if priorities is None else priorities.values
    readings, against = {}, any(part.merit in ("costs", "risks") for part in synthesis.parts)
    for name, method in methods("synthesis").items():
        if name == study.synthesis.method:
            readings[name] = values
        elif name != "formula" and not (name == "weighted-sum" and against):
            # A formula is one's own; a plain sum would count costs and risks as if they spoke for an alternative.
            try:
                readings[name] = np.asarray(method.call(synthesis.parts).raw)
            except DecisionError:
                continue  # it does not work without merits, say: nothing to put beside
    used = study.synthesis.method
    return Standing("networks", synthesis.alternatives, values, priorities is not None, used, readings)


def _of_model(study: Study, weighing: Weighing, synthesis: Synthesis) -> Standing:
    """By the weights in use, beside the two others of a network; a hierarchy has one reading only."""
    if study.model.is_hierarchy:
        return Standing("alternatives", synthesis.alternatives, synthesis.values, True, "", {})
    three = {"ahp": weighing.network.ahp, "damped": weighing.network.damped, "limit": weighing.network.limit}
    found = {name: alternative_priorities(study.model, each, weighing.supermatrix) for name, each in three.items()}
    readings = {name: each for name, each in found.items() if each is not None}
    used = study.choices.network_weights
    return Standing("alternatives", synthesis.alternatives, synthesis.values, True, used, readings)
