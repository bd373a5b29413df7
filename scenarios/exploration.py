"""Exploring futures: plans in hundreds of them, spread evenly over stated ranges by Latin hypercube sampling.

Named futures ask "what if this?"; an exploration asks "in which of all these would the choice be another one?". It has
no probabilities: ranges say what is conceivable, and shares of futures are shares of what was explored.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from mcdm.draws import Draws
from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray
from scenarios.baseline import Baseline
from scenarios.effect_model import EffectModel
from scenarios.figures import LARGEST_CLOSED
from scenarios.futures import Future
from scenarios.last_index import last_index
from scenarios.scenario import Scenario
from scenarios.uncertainty import EffectDraws, likely_effects

BoolArray = npt.NDArray[np.bool_]
Kind = Literal["gap", "effect", "drift", "growth", "visibility"]

MARGIN = 0.25
"""Ranges reach this part of their width beyond what the futures of the study name."""

FUTURES = 500
"""How many futures are explored."""

MOST_FUTURES = 100_000
FEWEST_FUTURES = 20

LEAST: dict[Kind, float] = {"gap": 0.0, "effect": 0.0, "drift": -10.0, "growth": -0.9, "visibility": 0.0}
"""Below these no range may reach."""


@dataclass(frozen=True)
class FutureRange:
    """How far one thing about the world may go.

    Parameters
    ----------
    kind
        "gap": factor on the gap of a figure; "effect": factor on what a lever does; "drift": how fast expectations
        rise, in logits a year; "growth": how fast the gap of a figure grows by itself, a year; "visibility": factor on
        how strongly customers notice any change.
    name
        The indicator or the lever; empty for drift and visibility.
    low, high
        Ends of the range.

    Raises
    ------
    DecisionError
        ``range-out-of-order``.
    """

    kind: Kind
    name: str
    low: float
    high: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.high) and LEAST[self.kind] <= self.low < self.high):
            least = LEAST[self.kind]
            raise DecisionError(
                "range-out-of-order", kind=self.kind, name=self.name, low=self.low, high=self.high, least=least
            )


def ranges_of(model: EffectModel, futures: Sequence[Future], margin: float = MARGIN) -> tuple[FutureRange, ...]:
    """Ranges that hold the world as it is and every future of the study, and a margin beyond: a start to be edited.

    Visibility runs as the settings say, without a margin; gaps that grow, from not at all to a margin beyond.
    """
    found = []
    for (kind, name), values in sorted(_named(model, futures).items(), key=lambda each: list(LEAST).index(each[0][0])):
        width = max(values) - min(values)
        if width > 0:
            low = max(min(values) - margin * width, LEAST[kind])
            found.append(FutureRange(kind, name, low, max(values) + margin * width))
    least, _, most = model.settings.visibility_scale
    if least < most:
        found.append(FutureRange("visibility", "", least, most))
    return tuple(found)


def _named(model: EffectModel, futures: Sequence[Future]) -> dict[tuple[Kind, str], list[float]]:
    """What is known to differ, each with its value as the world is and those of the futures that name it."""
    found: dict[tuple[Kind, str], list[float]] = {}
    for future in futures:
        for name, factor in future.gap_factors:
            found.setdefault(("gap", name), [1.0]).append(factor)
        for name, factor in future.effect_factors:
            found.setdefault(("effect", name), [1.0]).append(factor)
        found.setdefault(("drift", ""), [0.0]).append(future.expectation_drift)
    for name, growth in model.settings.gap_growth:
        found.setdefault(("growth", name), [0.0]).append(growth)
    return found


@dataclass(frozen=True, eq=False)
class Exploration:
    """The index of p plans at the last quarter in f futures; arrays read-only.

    Parameters
    ----------
    ranges
        The k ranges.
    points
        Where in them each future lies, shape (f, k).
    scenarios
        Ids of the plans.
    values
        Shape (p, f).
    """

    ranges: tuple[FutureRange, ...]
    points: FloatArray
    scenarios: tuple[str, ...]
    values: FloatArray

    def __post_init__(self) -> None:
        for name in ("points", "values"):
            array = np.array(getattr(self, name), np.float64)
            array.flags.writeable = False
            object.__setattr__(self, name, array)

    @property
    def regret(self) -> FloatArray:
        """How far each plan stays below the best one of that future, shape (p, f)."""
        return np.asarray(self.values.max(0) - self.values)

    def of(self, scenario: str) -> FloatArray:
        """The index of one plan, shape (f,), or ``id-unknown``."""
        if scenario not in self.scenarios:
            suggestion = closest(scenario, self.scenarios)
            raise DecisionError("id-unknown", name=scenario, where="scenarios", suggestion=suggestion)
        return np.asarray(self.values[self.scenarios.index(scenario)])

    def below(self, scenario: str, threshold: float) -> BoolArray:
        """In which futures a plan ends below a threshold, shape (f,)."""
        return np.asarray(self.of(scenario) < threshold)

    def worse(self, scenario: str, other: str) -> BoolArray:
        """In which futures a plan ends below another one, shape (f,)."""
        return np.asarray(self.of(scenario) < self.of(other) - 1e-12)

    def reaching(self, threshold: float) -> FloatArray:
        """Share of the futures in which each plan reaches a threshold, shape (p,): satisficing."""
        return np.asarray((self.values >= threshold).mean(-1))


def latin_hypercube(ranges: Sequence[FutureRange], count: int = FUTURES, draws: Draws | None = None) -> FloatArray:
    """Points (f, k): each range is cut in f equal parts, and every part holds one point.

    Raises
    ------
    DecisionError
        ``ranges-empty``, ``exploration-out-of-range``.

    References
    ----------
    McKay, Beckman & Conover 1979, A comparison of three methods for selecting values of input variables in the
    analysis of output from a computer code, doi:10.1080/00401706.1979.10489755.
    """
    if not ranges:
        raise DecisionError("ranges-empty")
    if not FEWEST_FUTURES <= count <= MOST_FUTURES:
        raise DecisionError("exploration-out-of-range", count=count, least=FEWEST_FUTURES, most=MOST_FUTURES)
    from scipy.stats import qmc

    sampler = qmc.LatinHypercube(len(ranges), rng=(draws or Draws()).generator("exploration"))
    low, high = np.array([[each.low, each.high] for each in ranges]).T
    return np.asarray(low + sampler.random(count) * (high - low))


def explore(
    model: EffectModel,
    scenarios: Sequence[Scenario],
    baseline: Baseline,
    ranges: Sequence[FutureRange],
    points: FloatArray,
) -> Exploration:
    """Every plan in every future of `points` (f, k); what is not explored stays at its most likely value.

    Raises
    ------
    DecisionError
        ``id-unknown`` for a figure or lever that is not there; those of the simulation.
    """
    effects = effects_at(model, ranges, points)
    values = np.array([last_index(model, scenario, baseline.central, effects) for scenario in scenarios])
    names = tuple(scenario.id for scenario in scenarios)
    return Exploration(tuple(ranges), points, names, values.reshape(len(names), len(points)))


def effects_at(model: EffectModel, ranges: Sequence[FutureRange], points: FloatArray) -> EffectDraws:
    """The futures of `points` (f, k) as draws, at the last quarter: a gap's growth until then is a factor on it."""
    likely, count = likely_effects(model), len(points)
    closed = np.repeat(likely.closed[:, None], count, axis=1)
    gaps, drift = np.ones((len(model.figures), count)), np.zeros(count)
    visibility = np.repeat(likely.visibility, count)
    years, growing = model.settings.quarters / 4, dict(model.settings.gap_growth)
    for each, values in zip(ranges, points.T, strict=True):
        where = f"ranges/{each.kind}"
        match each.kind:
            case "gap":
                gaps[model.figure_position(each.name, where)] *= values
            case "growth":  # the settings' own growth is in the chain already
                own = growing.get(each.name, 0.0)
                gaps[model.figure_position(each.name, where)] *= ((1 + values) / (1 + own)) ** years
            case "effect":
                position = model.lever_position(each.name, where)
                closed[[row for row, (lever, _) in enumerate(model.links) if lever == position]] *= values
            case "drift":
                drift += values
            case "visibility":
                visibility = visibility * values / likely.visibility if likely.visibility else visibility
    return EffectDraws(np.minimum(closed, LARGEST_CLOSED), visibility, gaps, drift)
