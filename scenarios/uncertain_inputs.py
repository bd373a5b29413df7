"""Every uncertain input of a simulation by name, with its draws: to vary one of them, or to exchange it, alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from scenarios.baseline import Baseline, common_count
from scenarios.effect_model import EffectModel
from scenarios.futures import Future
from scenarios.last_index import last_index, today_index
from scenarios.scenario import Scenario
from scenarios.uncertainty import EffectDraws, IntArray, in_worlds, likely_effects

Grouping = Literal["source", "lever", "effect"]
"""How finely effects are told apart: all together, by lever, or one by one."""

JUDGMENTS, SURVEY, EFFECTS, FUTURES, VISIBILITY = "judgments", "survey", "effects", "futures", "visibility"


@dataclass(frozen=True)
class UncertainInput:
    """One uncertain input.

    Parameters
    ----------
    source
        "judgments", "survey", "effects" or "futures".
    lever, indicator
        Of an effect; empty otherwise. An input of "effects" without a lever is the factor on all visibilities.
    """

    source: str
    lever: str = ""
    indicator: str = ""

    def group(self, by: Grouping) -> str:
        """The name of the group it belongs to."""
        if self.source != EFFECTS or by == "source":
            return self.source
        if not self.lever:
            return VISIBILITY
        return self.lever if by == "lever" else f"{self.lever}:{self.indicator}"


@dataclass(frozen=True, eq=False)
class UncertainInputs:
    """Draws of everything uncertain, each input on its own: what plans do not change.

    Parameters
    ----------
    model
        Levers, figures and indicators.
    baseline
        Today, with its draws.
    effects
        Draws of effects as the world is: before the futures are folded in.
    futures, worlds
        The futures, and which of them each draw lives in; None where they do not vary.
    """

    model: EffectModel
    baseline: Baseline
    effects: EffectDraws
    futures: tuple[Future, ...] = ()
    worlds: IntArray | None = None

    def __post_init__(self) -> None:
        common_count(self.baseline.drawn_weights, self.baseline.drawn_memberships, self.effects.visibility, self.worlds)

    @property
    def count(self) -> int:
        """The number of draws, d."""
        return len(self.effects.visibility)

    def varying(self, scenarios: Sequence[Scenario]) -> tuple[UncertainInput, ...]:
        """The inputs that vary and that these plans depend on, in the order of the chain.

        Raises
        ------
        DecisionError
            ``nothing-varies``.
        """
        found = []
        if self.baseline.drawn_weights is not None:
            found.append(UncertainInput(JUDGMENTS))
        if self.baseline.drawn_memberships is not None:
            found.append(UncertainInput(SURVEY))
        used = {planned.lever for scenario in scenarios for planned in scenario.plan if planned.peak > 0}
        for drawn, name in zip(self.effects.closed, self._effect_names, strict=True):
            if name[0] in used and np.ptp(drawn) > 0:
                found.append(UncertainInput(EFFECTS, *name))
        if np.ptp(self.effects.visibility) > 0:
            found.append(UncertainInput(EFFECTS))
        if self.worlds is not None:
            found.append(UncertainInput(FUTURES))
        if not found:
            raise DecisionError("nothing-varies")
        return tuple(found)

    def index(self, scenario: Scenario, baseline: Baseline, effects: EffectDraws) -> FloatArray:
        """The index of a plan at the last quarter, shape (d,)."""
        found = last_index(self.model, scenario, baseline, effects)
        return found if len(found) > 1 else np.broadcast_to(found, effects.visibility.shape)

    def rows(self, inputs: Sequence[UncertainInput], chosen: IntArray) -> tuple[Baseline, EffectDraws]:
        """Today and the effects where each input takes draws of its own: `chosen` (r, k) for the k `inputs`.

        Inputs that are not named stay at their most likely value.
        """
        column = dict(zip(inputs, chosen.T, strict=True))
        baseline, count = self.baseline, len(chosen)
        weights, memberships = baseline.drawn_weights, baseline.drawn_memberships
        judged, asked = column.get(UncertainInput(JUDGMENTS)), column.get(UncertainInput(SURVEY))
        here = replace(
            baseline,
            drawn_weights=weights[judged] if weights is not None and judged is not None else None,
            drawn_memberships=memberships[asked] if memberships is not None and asked is not None else None,
        )
        likely = likely_effects(self.model)
        closed = np.repeat(likely.closed[:, None], count, axis=1)
        for k, name in enumerate(self._effect_names):
            if (each := column.get(UncertainInput(EFFECTS, *name))) is not None:
                closed[k] = self.effects.closed[k, each]
        seen = column.get(UncertainInput(EFFECTS))
        visibility = np.repeat(likely.visibility, count) if seen is None else self.effects.visibility[seen]
        effects = EffectDraws(closed, visibility)
        lived = column.get(UncertainInput(FUTURES))
        if self.worlds is not None and lived is not None:
            effects = in_worlds(self.model, effects, self.futures, self.worlds[lived])
        return here, effects

    def only(self, inputs: Collection[UncertainInput]) -> tuple[Baseline, EffectDraws]:
        """Today and the effects where only these inputs vary, each draw as it was drawn."""
        chosen = tuple(inputs)
        return self.rows(chosen, np.repeat(np.arange(self.count)[:, None], len(chosen), axis=1))

    def values(self, input_: UncertainInput) -> FloatArray | None:
        """The draws (d,) of an input that is a single number; None for weights, memberships and futures."""
        if input_.source != EFFECTS:
            return None
        if not input_.lever:
            return self.effects.visibility
        return np.asarray(self.effects.closed[self._effect_names.index((input_.lever, input_.indicator))])

    def ordered(self, input_: UncertainInput) -> IntArray:
        """The draws in the order of what the input does: evenly spread points then meet evenly spread draws."""
        if input_.source == FUTURES and self.worlds is not None:
            return np.argsort(self.worlds, kind="stable")
        values = self.values(input_)
        if values is None:
            values = today_index(self.only([input_])[0], self.count)
        return np.argsort(values, kind="stable")

    @property
    def _effect_names(self) -> list[tuple[str, str]]:
        links = zip(self.model.links, self.model.effects, strict=True)
        return [(self.model.levers[lever].id, effect.indicator) for (lever, _), effect in links]


def grouped(inputs: Sequence[UncertainInput], by: Grouping) -> dict[str, tuple[int, ...]]:
    """Name of a group -> positions of its inputs, in the order of the inputs."""
    found: dict[str, list[int]] = {}
    for position, each in enumerate(inputs):
        found.setdefault(each.group(by), []).append(position)
    return {name: tuple(positions) for name, positions in found.items()}
