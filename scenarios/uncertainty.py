"""Uncertainty of effects, bills and futures: drawn once and shared by all scenarios (common random numbers)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from mcdm.draws import Draws
from mcdm.judgments import FloatArray
from scenarios.costs import ScenarioCost
from scenarios.effect_model import EffectModel
from scenarios.figures import LARGEST_CLOSED
from scenarios.futures import Future, check_probabilities
from scenarios.levers import Effect

IntArray = npt.NDArray[np.intp]


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
    bills
        What each lever's bill comes to, as a multiple of what is planned, shape (levers, d), where any is uncertain;
        else None.
    worlds
        Position of the future that every draw lives in, shape (d,), where futures are drawn; else None.
    """

    closed: FloatArray
    visibility: FloatArray
    gaps: FloatArray | None = None
    drift: FloatArray | None = None
    bills: FloatArray | None = None
    worlds: IntArray | None = None

    def repeated(self, times: int) -> EffectDraws:
        """Every draw so many times, side by side, of what acts on the index."""
        return EffectDraws(
            np.repeat(self.closed, times, axis=1),
            np.repeat(self.visibility, times),
            None if self.gaps is None else np.repeat(self.gaps, times, axis=1),
            None if self.drift is None else np.repeat(self.drift, times),
        )

    def of_draws(self, some: slice) -> EffectDraws:
        """Only some of the draws; the one value of everything where nothing was drawn."""
        if not self.visibility.ndim:
            return self
        return EffectDraws(
            self.closed[:, some],
            self.visibility[some],
            None if self.gaps is None else self.gaps[:, some],
            None if self.drift is None else self.drift[some],
            None if self.bills is None else self.bills[:, some],
            None if self.worlds is None else self.worlds[some],
        )


def likely_effects(model: EffectModel) -> EffectDraws:
    """Every uncertain number at its most likely value: the central run."""
    closed = np.array([effect.likely for effect in model.effects])
    return EffectDraws(closed, np.array(model.settings.visibility_scale[1]))


def sample_effects(model: EffectModel, draws: Draws) -> EffectDraws:
    """Draw effects and bills (PERT, independent of each other) and the common visibility factor (triangular).

    Where several experts gave an effect, every draw believes one of them, chosen at random (linear opinion pool). Where
    "effects" does not vary, all d draws are the most likely value. Each effect has its own stream of random numbers,
    named by lever and indicator: adding a lever leaves the draws of the others as they were.

    References
    ----------
    Clemen & Winkler 1999, Combining probability distributions from experts in risk analysis,
    doi:10.1111/j.1539-6924.1999.tb00399.x.
    """
    if "effects" not in draws.varying:
        likely = likely_effects(model)
        closed = np.repeat(likely.closed[:, None], draws.count, axis=1)
        return EffectDraws(closed, np.repeat(likely.visibility, draws.count))
    closed = np.empty((len(model.effects), draws.count))
    for drawn, (lever, _), effect in zip(closed, model.links, model.effects, strict=True):
        generator = draws.generator("effects", model.levers[lever].id, effect.indicator)
        drawn[:] = _effect(generator, effect, draws.count)
    low, likely_scale, high = model.settings.visibility_scale
    visibility = np.full(draws.count, likely_scale)
    if low < high:
        visibility = draws.generator("effects", "visibility").triangular(low, likely_scale, high, draws.count)
    return EffectDraws(closed, visibility, bills=_bills(model, draws))


def _effect(generator: np.random.Generator, effect: Effect, count: int) -> FloatArray:
    """Draws (count,) of an effect, by the linear pool of the experts who gave it."""
    if not effect.opinions:
        return pert(generator, effect.low, effect.likely, effect.high, count)
    by_expert = np.array([pert(generator, each.low, each.likely, each.high, count) for each in effect.opinions])
    believed = generator.integers(len(by_expert), size=count)
    return np.asarray(by_expert[believed, np.arange(count)])


def _bills(model: EffectModel, draws: Draws) -> FloatArray | None:
    """What every bill comes to (levers, d); None where all are certain."""
    factors = [lever.cost.factor for lever in model.levers]
    if all(low == high for low, _, high in factors):
        return None
    return np.array(
        [pert(draws.generator("effects", lever.id, "cost"), *lever.cost.factor, draws.count) for lever in model.levers]
    )


def drawn_npv(model: EffectModel, cost: ScenarioCost, effects: EffectDraws | None) -> FloatArray | None:
    """Net present value of a plan in every draw of the bills, shape (d,); None where they are certain."""
    if effects is None or effects.bills is None:
        return None
    npv = np.zeros(effects.bills.shape[-1])
    for name, value in cost.by_lever:
        row = model.lever_position(name, "levers")
        likely = model.levers[row].cost.factor[1]
        npv += value * (effects.bills[row] / likely if likely > 0 else 1.0)
    return npv


# ---------------------------------------------------------------------- futures


def draw_worlds(futures: Sequence[Future], draws: Draws) -> IntArray:
    """Which future every draw lives in, shape (d,): stratified, so that shares match probabilities to within one draw.

    Raises
    ------
    DecisionError
        ``futures-not-a-distribution``.
    """
    check_probabilities(futures)
    generator = draws.generator("futures")
    shares = (generator.permutation(draws.count) + generator.random(draws.count)) / draws.count
    ends = np.cumsum([future.probability for future in futures])
    return np.asarray(np.minimum(np.searchsorted(ends, shares, side="right"), len(futures) - 1), np.intp)


def in_worlds(model: EffectModel, effects: EffectDraws, futures: Sequence[Future], worlds: IntArray) -> EffectDraws:
    """Effects (effects, d) as they are in the future that each draw lives in, with its gaps and its drift.

    Factors on effects are folded into the shares closed, capped as everywhere at .95 of a gap.
    """
    factors, gaps = np.ones((len(futures), len(model.links))), np.ones((len(futures), len(model.figures)))
    for k, future in enumerate(futures):
        where = f"futures/{future.id}"
        by_lever = {model.lever_position(name, where): factor for name, factor in future.effect_factors}
        factors[k] = [by_lever.get(lever, 1.0) for lever, _ in model.links]
        for name, factor in future.gap_factors:
            gaps[k, model.figure_position(name, where)] = factor
    drift = np.array([future.expectation_drift for future in futures])
    return replace(
        effects,
        closed=np.minimum(effects.closed * factors[worlds].T, LARGEST_CLOSED),
        gaps=gaps[worlds].T if (gaps != 1).any() else None,
        drift=drift[worlds] if drift.any() else None,
        worlds=worlds,
    )


# ---------------------------------------------------------------------- distributions


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
