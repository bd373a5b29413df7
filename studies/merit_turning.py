"""What changes the ranking of plans by their merits: the weight of one merit at which another plan comes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from mcdm.choice import Choice
from mcdm.judgments import FloatArray
from studies.plan_merits import USUAL, PlanMerits

STEPS = 200
"""Weights tried of each merit, from none to all."""

ZOOMS = 3
"""How often the step in which the leader changes is cut into as many."""


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
    if len(merits.contributions) < 2:
        return ()
    first = merits.ranking(synthesis)[0]
    found = [turn for merit in weights_of(merits) if (turn := _turn(merits, merit, first, synthesis)) is not None]
    return tuple(sorted(found, key=lambda turn: abs(turn.needed - turn.weight)))


def _turn(merits: PlanMerits, merit: str, first: str, synthesis: Choice) -> MeritTurn | None:
    """The nearest weight at which `first` no longer leads: on a grid of all weights, then on ever finer ones."""
    now = weights_of(merits)[merit]
    tried = np.linspace(0, 1, STEPS + 1)
    tried = tried[np.argsort(np.abs(tried - now), kind="stable")]
    leaders = _leaders(merits, merit, tried, synthesis)
    lost = [weight for weight, leader in zip(tried.tolist(), leaders, strict=True) if leader != first]
    if not lost:
        return None
    kept, needed = now, lost[0]
    for _ in range(ZOOMS):
        between = np.linspace(kept, needed, STEPS + 1)
        at = next(k for k, leader in enumerate(_leaders(merits, merit, between, synthesis)) if leader != first)
        kept, needed = float(between[max(at - 1, 0)]), float(between[at])
    return MeritTurn(merit, now, needed, _leaders(merits, merit, np.array([needed]), synthesis)[0])


def _leaders(merits: PlanMerits, merit: str, weights: FloatArray, synthesis: Choice) -> list[str]:
    """Who comes first at each of these weights of a merit, the others in proportion."""
    others = {name: value for name, value in weights_of(merits).items() if name != merit}
    total = sum(others.values())
    parts = {name: value / total if total > 0 else 1 / len(others) for name, value in others.items()}
    given = {merit: weights} | {name: part * (1 - weights) for name, part in parts.items()}
    contributions = tuple(replace(part, weight=given[part.merit]) for part in merits.contributions)
    raw = replace(merits, contributions=contributions).joined(synthesis).raw
    best = np.broadcast_to(raw, (len(weights), len(merits.scenarios))).argmax(-1)
    return [merits.scenarios[k] for k in best.tolist()]
