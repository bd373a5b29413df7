"""What changes the ranking of plans by their merits: the weight of one merit at which another plan comes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from mcdm.choice import Choice
from studies.plan_merits import USUAL, PlanMerits

STEPS = 200
"""Weights tried of each merit, from none to all."""

HALVINGS = 20
"""How often the step in which the leader changes is halved."""


@dataclass(frozen=True)
class MeritTurn:
    """The nearest weight of a merit, the others in proportion, at which another plan comes first.

    Parameters
    ----------
    merit
        Its name.
    weight, needed
        Its part of all weights now, and where the leader changes.
    rival
        The plan that comes first then.
    """

    merit: str
    weight: float
    needed: float
    rival: str


def weighted(merits: PlanMerits, weights: Mapping[str, float]) -> PlanMerits:
    """The merits with other weights."""
    parts = tuple(replace(part, weight=weights.get(part.merit, 0.0)) for part in merits.contributions)
    return replace(merits, contributions=parts)


def weights_of(merits: PlanMerits) -> dict[str, float]:
    """Merit -> its part of all weights; equal where all are zero."""
    given = {part.merit: float(np.asarray(part.weight)) for part in merits.contributions}
    total = sum(given.values())
    return {merit: weight / total if total > 0 else 1 / len(given) for merit, weight in given.items()}


def merit_turns(merits: PlanMerits, synthesis: Choice = USUAL) -> tuple[MeritTurn, ...]:
    """For each merit whose weight can change the leader alone, where it does; the smallest change first."""
    first = merits.ranking(synthesis)[0]
    found = [turn for merit in weights_of(merits) if (turn := _turn(merits, merit, first, synthesis)) is not None]
    return tuple(sorted(found, key=lambda turn: abs(turn.needed - turn.weight)))


def _turn(merits: PlanMerits, merit: str, first: str, synthesis: Choice) -> MeritTurn | None:
    now = weights_of(merits)[merit]
    tried = sorted(np.linspace(0, 1, STEPS + 1).tolist(), key=lambda weight: abs(weight - now))
    for weight in tried:
        if _leader(merits, merit, weight, synthesis) != first:
            needed = _nearest(merits, merit, now, weight, first, synthesis)
            return MeritTurn(merit, now, needed, _leader(merits, merit, needed, synthesis))
    return None


def _nearest(merits: PlanMerits, merit: str, kept: float, lost: float, first: str, synthesis: Choice) -> float:
    """The weight nearest to `kept` at which the leader is another one, `lost` being one such."""
    for _ in range(HALVINGS):
        middle = (kept + lost) / 2
        if _leader(merits, merit, middle, synthesis) == first:
            kept = middle
        else:
            lost = middle
    return lost


def _leader(merits: PlanMerits, merit: str, weight: float, synthesis: Choice) -> str:
    others = {name: value for name, value in weights_of(merits).items() if name != merit}
    total = sum(others.values())
    parts = {name: value / total if total > 0 else 1 / len(others) for name, value in others.items()}
    weights = {merit: weight} | {name: part * (1 - weight) for name, part in parts.items()}
    return weighted(merits, weights).ranking(synthesis)[0]
