"""Synthetic surveys: answers drawn from a stated model, for examples, tests and benchmarks. Never for decisions.

Each respondent r has a mood f_r that colours every answer (the halo). The chance that an answer to item i is among the
best k grades is logistic(eta + c_k) with::

    eta = intercept + utility_effect * (u_i - 1/2) + effect of the item + effects of the segments + halo * f_r

where u_i is the utility of the indicator's operating figure today. Who is invited, who answers (the less satisfied
answer more readily), what is left out and who ticks one column straight down are part of the model, so that a survey
shows in known measure what real surveys suffer from.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray
from satisfaction.indicators import OperatingFigure
from satisfaction.memberships import utility
from satisfaction.respondents import Population

if TYPE_CHECKING:
    import pyarrow as pa

Numbers = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Consumption:
    """Monthly kWh of a tier: a mixture of lognormal groups within bounds, or an exponential tail.

    Parameters
    ----------
    groups
        Triples (share, median, sigma of the logarithm).
    low, high
        Bounds, kWh a month.
    excess
        Without groups: mean kWh above `low`, exponentially distributed.
    """

    groups: tuple[tuple[float, float, float], ...] = ()
    low: float = 0.0
    high: float = math.inf
    excess: float = 0.0

    def draw(self, count: int, rng: np.random.Generator) -> FloatArray:
        """`count` consumers, shape (count,)."""
        from scipy.special import ndtr, ndtri

        if not self.groups:
            return self.low + rng.exponential(self.excess, count)
        shares, medians, sigmas = np.array(self.groups).T
        group = rng.choice(len(shares), count, p=shares / shares.sum())
        centre, spread = np.log(medians[group]), sigmas[group]
        bounds = [ndtr((np.log(end) - centre) / spread) if end > 0 else 0.0 for end in (self.low, self.high)]
        quantile = rng.uniform(*np.broadcast_arrays(*bounds))
        drawn: FloatArray = np.exp(centre + spread * ndtri(quantile))
        return drawn


@dataclass(frozen=True)
class SurveyGenerator:
    """The model a synthetic survey is drawn from.

    Parameters
    ----------
    figures
        The operating figure of each of the n indicators; today's value counts.
    population
        With the counted dimensions ``district`` and ``tier``; a district is drawn regardless of the tier.
    thresholds
        c_k of the best 1, 2, ... g - 1 grades, strictly rising, logits.
    intercept, utility_effect, halo
        As in the formula, logits.
    item_effects, segment_effects
        Pairs (indicator or segment id, logits); none is zero.
    invited, response_rates
        Pairs (tier, how many are asked) and (tier, share of them who answer at the mood 0).
    response_mood
        Logits by which one more unit of mood changes the chance to answer.
    missing
        Share of answers left out.
    straight_liners
        Share of respondents who give every item the same grade.
    channels
        Pairs (channel, share of the respondents).
    importance
        Pairs (indicator, weight the respondents have in mind): stated importance is 5 + 25 weight + noise of 1.2,
        rounded, from 1 to 10. Empty for a survey that does not ask.
    consumption
        Pairs (tier, monthly kWh). Empty for a survey without meters.
    """

    figures: tuple[OperatingFigure, ...]
    population: Population
    thresholds: tuple[float, ...]
    intercept: float
    utility_effect: float
    halo: float
    item_effects: Numbers = ()
    segment_effects: Numbers = ()
    invited: tuple[tuple[str, int], ...] = ()
    response_rates: Numbers = ()
    response_mood: float = 0.0
    missing: float = 0.0
    straight_liners: float = 0.0
    channels: Numbers = (("web", 1.0),)
    importance: Numbers = ()
    consumption: tuple[tuple[str, Consumption], ...] = ()

    def __post_init__(self) -> None:
        tiers = {segment.id for segment in self.population.dimension("tier").segments}
        for name in {*dict(self.invited), *dict(self.response_rates), *dict(self.consumption)} - tiers:
            raise DecisionError("id-unknown", name=name, where="survey generator", suggestion=closest(name, tiers))
        if any(b <= a for a, b in zip(self.thresholds, self.thresholds[1:], strict=False)) or not self.thresholds:
            raise DecisionError("generator-thresholds-not-rising", thresholds=", ".join(map(str, self.thresholds)))

    @property
    def indicators(self) -> tuple[str, ...]:
        """Ids of the n indicators."""
        return tuple(figure.indicator for figure in self.figures)

    def latent(self, district: str, tier: str) -> FloatArray:
        """Eta of every item for the mood 0, shape (n,)."""
        items, segments = dict(self.item_effects), dict(self.segment_effects)
        level = self.intercept + segments.get(district, 0.0) + segments.get(tier, 0.0)
        utilities = np.array([float(utility(figure.today, figure.anchors)) for figure in self.figures])
        own = np.array([items.get(indicator, 0.0) for indicator in self.indicators])
        eta: FloatArray = level + self.utility_effect * (utilities - 0.5) + own
        return eta

    def response(self, tier: str, mood: FloatArray) -> FloatArray:
        """Chance to answer when asked, shape of `mood`."""
        rate = float(np.clip(dict(self.response_rates).get(tier, 1.0), 1e-12, 1 - 1e-12))
        return _logistic(np.log(rate / (1 - rate)) + self.response_mood * mood)


def draw_survey(generator: SurveyGenerator, seed: int, *, wave: str = "", wave_effect: float = 0.0) -> pa.Table:
    """Draw one wave of answers.

    Parameters
    ----------
    seed
        The same seed gives the same survey everywhere.
    wave
        Its name, in the column ``wave`` and in the respondents' ids.
    wave_effect
        Logits added to every answer of this wave.

    Returns
    -------
    pyarrow.Table
        A row a respondent: ``respondent, district, tier, kwh_month, channel, wave``, one column an indicator (1 worst
        to g best, null where left out) and ``importance_<indicator>`` (1 to 10).
    """
    return draw(generator, seed, wave=wave, wave_effect=wave_effect).table


@dataclass(frozen=True, eq=False)
class Drawn:
    """A drawn survey, with what no survey could tell.

    Parameters
    ----------
    table
        The m rows, as :func:`draw_survey` gives them.
    tier, district
        Of every respondent, shape (m,).
    mood
        What colours all answers of a respondent, shape (m,).
    grades
        Every grade before anything was left out, 0 best, shape (m, n).
    kwh
        Monthly consumption, 0 where nothing is metered, shape (m,).
    """

    table: pa.Table
    tier: NDArray[np.str_]
    district: NDArray[np.str_]
    mood: FloatArray
    grades: NDArray[np.int64]
    kwh: FloatArray


def draw(generator: SurveyGenerator, seed: int, *, wave: str = "", wave_effect: float = 0.0) -> Drawn:
    """The same as :func:`draw_survey`, with the moods and grades behind it."""
    import pyarrow as pa  # here, because nothing else on this path needs it

    rng = np.random.default_rng(np.random.SeedSequence([seed, *wave.encode()]))
    tier, district, mood = _respondents(generator, rng)
    grades = _grades(generator, tier, district, mood, wave_effect, rng)
    ticks = len(generator.thresholds) + 1 - grades
    left_out = rng.random(ticks.shape) < generator.missing
    shares = np.array([share for _, share in generator.channels])
    channel = rng.choice([name for name, _ in generator.channels], len(tier), p=shares / shares.sum())
    kwh, metered = _kwh(generator, tier, rng), _metered(generator, tier)
    prefix = f"{wave}-" if wave else ""
    columns: dict[str, pa.Array] = {
        "respondent": pa.array([f"{prefix}{k:06d}" for k in range(1, len(tier) + 1)], pa.string()),
        "district": pa.array(district.tolist(), pa.string()),
        "tier": pa.array(tier.tolist(), pa.string()),
        "kwh_month": pa.array(kwh, pa.float64(), mask=~metered),
        "channel": pa.array(channel.tolist(), pa.string()),
        "wave": pa.array([wave] * len(tier), pa.string()),
    }
    for i, indicator in enumerate(generator.indicators):
        columns[indicator] = pa.array(ticks[:, i], pa.int8(), mask=left_out[:, i])
    for indicator, weight in generator.importance:
        stated = np.clip(np.rint(5 + 25 * weight + rng.normal(0, 1.2, len(tier))), 1, 10)
        columns[f"importance_{indicator}"] = pa.array(stated.astype(np.int8), pa.int8())
    return Drawn(pa.table(columns), tier, district, mood, grades, np.where(metered, kwh, 0.0))


def expected_shares(generator: SurveyGenerator, *, of_respondents: bool = False, nodes: int = 64) -> FloatArray:
    """Share of the customers in each grade that the model implies, shape (n, g), by Gauss-Hermite quadrature.

    With `of_respondents`, of those who would answer, weighted to the population: what a weighted survey estimates.
    The difference is the bias of non-response. Straight-lining is left out of both.
    """
    points, masses = np.polynomial.hermite_e.hermegauss(nodes)
    masses = masses / masses.sum()
    total = np.zeros((len(generator.figures), len(generator.thresholds) + 1))
    district, tier = generator.population.dimension("district"), generator.population.dimension("tier")
    for d, t in product(district.segments, tier.segments):
        share = (d.customers or 0) / district.customers * (t.customers or 0) / tier.customers
        weights = masses * (generator.response(t.id, points) if of_respondents else 1.0)
        eta = generator.latent(d.id, t.id)[:, None] + generator.halo * points
        best = _logistic(eta[..., None] + np.array(generator.thresholds))  # (n, nodes, g - 1)
        cumulative = np.einsum("q,nqk->nk", weights / weights.sum(), best)
        total += share * np.diff(cumulative, axis=-1, prepend=0.0, append=1.0)
    return total


def _respondents(
    generator: SurveyGenerator, rng: np.random.Generator
) -> tuple[NDArray[np.str_], NDArray[np.str_], FloatArray]:
    """Tier, district and mood of those who are asked and answer, in random order."""
    districts = generator.population.dimension("district")
    ids = [segment.id for segment in districts.segments]
    shares = np.array([segment.customers or 0 for segment in districts.segments]) / districts.customers
    tier = np.repeat([name for name, _ in generator.invited], [count for _, count in generator.invited])
    district, mood = rng.choice(ids, len(tier), p=shares), rng.standard_normal(len(tier))
    chance = np.zeros(len(tier))
    for name, _ in generator.invited:
        chance[tier == name] = generator.response(name, mood[tier == name])
    answering = rng.permutation(np.flatnonzero(rng.random(len(tier)) < chance))
    return tier[answering], district[answering], mood[answering]


def _grades(
    generator: SurveyGenerator,
    tier: NDArray[np.str_],
    district: NDArray[np.str_],
    mood: FloatArray,
    wave_effect: float,
    rng: np.random.Generator,
) -> NDArray[np.int64]:
    """Grade of every answer, 0 best, shape (respondents, n)."""
    kinds, kind = np.unique(np.stack([district, tier]), axis=1, return_inverse=True)
    levels = np.zeros((kinds.shape[1], len(generator.figures)))
    for row, (d, t) in zip(levels, kinds.T.tolist(), strict=True):
        row[:] = generator.latent(d, t)
    eta = levels[kind] + (generator.halo * mood + wave_effect)[:, None]
    noise = rng.logistic(size=eta.shape)
    straight = rng.random(len(mood)) < generator.straight_liners
    eta[straight] = eta[straight].mean(1, keepdims=True)
    noise[straight] = noise[straight, :1]
    return np.asarray(np.searchsorted(generator.thresholds, noise - eta), np.int64)


def _kwh(generator: SurveyGenerator, tier: NDArray[np.str_], rng: np.random.Generator) -> FloatArray:
    kwh = np.zeros(len(tier))
    for name, consumption in generator.consumption:
        kwh[tier == name] = consumption.draw(int((tier == name).sum()), rng)
    return np.round(kwh, 1)


def _metered(generator: SurveyGenerator, tier: NDArray[np.str_]) -> NDArray[np.bool_]:
    return np.isin(tier, [name for name, _ in generator.consumption])


def _logistic(x: FloatArray) -> FloatArray:
    from scipy.special import expit

    return np.asarray(expit(x), np.float64)
