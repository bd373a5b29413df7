"""Uncertainty of effects: PERT distributions, drawn once and shared by all scenarios (common random numbers)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mcdm.draws import Draws
from mcdm.judgments import FloatArray
from scenarios.effect_model import EffectModel


@dataclass(frozen=True, eq=False)
class EffectDraws:
    """One value, or d draws, of everything uncertain about effects; all scenarios and futures share them.

    Parameters
    ----------
    closed
        Share of the gap that each effect closes at full effect, shape (effects,) or (effects, d).
    visibility
        Factor on every visibility coefficient, shape () or (d,).
    gaps
        Factor on the gap of every figure from quarter 1 on, shape (m, d), where futures are drawn; else None.
    drift
        How fast expectations rise in every draw, in logits a year, shape (d,), where futures are drawn; else None.
    """

    closed: FloatArray
    visibility: FloatArray
    gaps: FloatArray | None = None
    drift: FloatArray | None = None

    def of_draws(self, some: slice) -> EffectDraws:
        """Only some of the draws; the one value of everything where nothing was drawn."""
        if not self.visibility.ndim:
            return self
        gaps = None if self.gaps is None else self.gaps[:, some]
        drift = None if self.drift is None else self.drift[some]
        return EffectDraws(self.closed[:, some], self.visibility[some], gaps, drift)


def likely_effects(model: EffectModel) -> EffectDraws:
    """Every uncertain number at its most likely value: the central run."""
    closed = np.array([effect.likely for effect in model.effects])
    return EffectDraws(closed, np.array(model.settings.visibility_scale[1]))


def sample_effects(model: EffectModel, draws: Draws) -> EffectDraws:
    """Draw effects (PERT, independent of each other) and the common visibility factor (triangular).

    Where "effects" does not vary, all d draws are the most likely value. Each effect has its own stream of random
    numbers, named by lever and indicator: adding a lever leaves the draws of the others as they were.
    """
    if "effects" not in draws.varying:
        likely = likely_effects(model)
        closed = np.repeat(likely.closed[:, None], draws.count, axis=1)
        return EffectDraws(closed, np.repeat(likely.visibility, draws.count))
    closed = np.empty((len(model.effects), draws.count))
    for drawn, (lever, _), effect in zip(closed, model.links, model.effects, strict=True):
        generator = draws.generator("effects", model.levers[lever].id, effect.indicator)
        drawn[:] = pert(generator, effect.low, effect.likely, effect.high, draws.count)
    low, likely_scale, high = model.settings.visibility_scale
    visibility = np.full(draws.count, likely_scale)
    if low < high:
        visibility = draws.generator("effects", "visibility").triangular(low, likely_scale, high, draws.count)
    return EffectDraws(closed, visibility)


def pert_parameters(low: float, likely: float, high: float) -> tuple[float, float]:
    """Alpha and beta of the beta distribution on [low, high], low < high, with its mode at `likely`.

    References
    ----------
    Malcolm, Roseboom, Clark & Fazar 1959, Application of a technique for research and development program evaluation,
    doi:10.1287/opre.7.5.646.
    """
    width = high - low
    return 1 + 4 * (likely - low) / width, 1 + 4 * (high - likely) / width


def pert(generator: np.random.Generator, low: float, likely: float, high: float, count: int) -> FloatArray:
    """Draws (count,) of a PERT distribution; a constant where low = high."""
    if low == high:
        return np.full(count, likely)
    return low + (high - low) * generator.beta(*pert_parameters(low, likely, high), count)


def changed_effects(model: EffectModel, draws: EffectDraws, factors: Mapping[int, float]) -> FloatArray:
    """Shares of the gap closed with those of some levers multiplied, as a future says; shape of ``draws.closed``."""
    if not factors:
        return draws.closed
    by_effect = np.array([factors.get(lever, 1.0) for lever, _ in model.links])
    changed: FloatArray = draws.closed * by_effect.reshape(-1, *[1] * (draws.closed.ndim - 1))
    return changed
