"""Levers: improvement measures with a response curve, a timing, a cost and an effect on operating figures."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.responses import response

MOST_MONEY = 1e15
"""10k yuan that no cost exceeds, as no budget does: sums of what is larger are no numbers any more."""

LARGEST_FACTOR = 1000.0
"""What a bill, a gap or an effect may come to, as a multiple of what is planned."""

SMALLEST_FACTOR = 1e-6
"""The least that a bill comes to, as a multiple of what is planned, if it is not nothing."""

AMOUNTS = (1e-9, 1e12)
"""Smallest and largest maximum of a lever."""


@dataclass(frozen=True)
class Timing:
    """When a lever works, in quarters.

    Parameters
    ----------
    delay
        Whole quarters before the first effect.
    ramp_up, ramp_down
        Time constants of the approach to a higher and to a lower target; values under one act as one.
    """

    delay: int = 0
    ramp_up: float = 1.0
    ramp_down: float = 1.0

    def __post_init__(self) -> None:
        if self.delay < 0 or not (self.ramp_up > 0 and self.ramp_down > 0):
            raise DecisionError("timing-out-of-range", delay=self.delay, ramp_up=self.ramp_up, ramp_down=self.ramp_down)


@dataclass(frozen=True)
class Cost:
    """What a lever costs, in 10k yuan.

    Parameters
    ----------
    fixed
        Once, if the lever is used at all.
    capital
        Once, per unit.
    operating
        Per unit and year.
    life
        Years over which capital is written off in equal parts; None where nothing is left after the horizon.
    factor
        Low, likely and high of what the bill comes to, as a multiple of the above, each 0 or from a millionth to a
        thousand; all one where costs are fixed.
    """

    fixed: float = 0.0
    capital: float = 0.0
    operating: float = 0.0
    life: float | None = None
    factor: tuple[float, float, float] = (1.0, 1.0, 1.0)

    def __post_init__(self) -> None:
        for part, value in (("fixed", self.fixed), ("capital", self.capital), ("operating", self.operating)):
            if not (math.isfinite(value) and value >= 0):
                raise DecisionError("cost-negative", part=part, value=value)
            if value > MOST_MONEY:
                raise DecisionError("cost-too-large", part=part, value=value, most=MOST_MONEY)
        if self.life is not None and not (math.isfinite(self.life) and self.life > 0):
            raise DecisionError("life-not-positive", value=self.life)
        low, likely, high = self.factor
        named = all(factor == 0 or factor >= SMALLEST_FACTOR for factor in self.factor)
        if not (named and 0 <= low <= likely <= high <= LARGEST_FACTOR):
            raise DecisionError("cost-factor-out-of-range", low=low, likely=likely, high=high)


@dataclass(frozen=True)
class EffectOpinion:
    """What one expert thinks that a lever closes of a gap at full effect: low, likely and high."""

    expert: str
    low: float
    likely: float
    high: float


@dataclass(frozen=True)
class Effect:
    """Share of the gap of one operating figure that the lever closes at full effect: low, likely and high.

    Where several experts gave their `opinions`, draws come from the linear pool of them, each expert counting alike;
    low, likely and high are then what the pool is told as.
    """

    indicator: str
    low: float
    likely: float
    high: float
    opinions: tuple[EffectOpinion, ...] = ()

    def __post_init__(self) -> None:
        shares = [(self.low, self.likely, self.high), *((each.low, each.likely, each.high) for each in self.opinions)]
        for low, likely, high in shares:
            if not (-0.5 <= low <= likely <= high <= 0.95):
                raise DecisionError("effect-out-of-range", indicator=self.indicator, low=low, likely=likely, high=high)


@dataclass(frozen=True)
class CurveAnswer:
    """What one expert answered to "what share of the attainable effect is reached at this amount?"."""

    expert: str
    amount: float
    share: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.amount) and self.amount > 0 and 0 < self.share < 1):
            raise DecisionError("response-share-out-of-range", amount=self.amount, share=self.share)


@dataclass(frozen=True)
class Lever:
    """One improvement measure.

    Parameters
    ----------
    id, label
        Name of the measure.
    unit
        What an amount counts, e.g. "teams".
    maximum
        Largest amount that can be planned.
    response
        Curve from an amount to the share of the attainable effect (0 to 1): a method of kind "response".
    timing, cost
        When it works and what it costs.
    effects
        Which operating figures it improves, and by how much.
    source
        Where curve and effects come from.
    assumed
        True where nobody measured them: shown as "assumption" wherever the lever appears.
    whole
        Whether only whole units can be bought: kept by the optimiser, not by a plan made by hand.
    department
        Who pays: pools of a budget are by department.
    group
        Which levers are calibrated together; the lever alone where empty.
    avoided_emissions
        Tonnes of CO2 avoided per unit and year at full effect.
    answers
        What experts answered about the curve; `response` is what was made of them.
    """

    id: str
    label: Label
    unit: Label
    maximum: float
    response: Choice
    timing: Timing
    cost: Cost
    effects: tuple[Effect, ...]
    source: Label = Label()
    assumed: bool = True
    whole: bool = False
    department: str = ""
    group: str = ""
    avoided_emissions: float = 0.0
    answers: tuple[CurveAnswer, ...] = ()

    def __post_init__(self) -> None:
        if not abs(self.avoided_emissions) <= MOST_MONEY:
            raise DecisionError("emissions-not-a-number", lever=self.id)
        if not (math.isfinite(self.maximum) and self.maximum > 0):
            raise DecisionError("lever-without-range", lever=self.id, maximum=self.maximum)
        low, high = AMOUNTS
        if not low <= self.maximum <= high:
            raise DecisionError("maximum-out-of-range", lever=self.id, maximum=self.maximum, low=low, high=high)
        named = [effect.indicator for effect in self.effects]
        for indicator in named:
            if named.count(indicator) > 1:
                raise DecisionError("effect-repeated", lever=self.id, indicator=indicator)
        response(self.response)  # it refuses an unknown curve or parameter


@dataclass(frozen=True)
class Interaction:
    """Two levers on one figure do more (strength > 0) or less (strength < 0) together than each alone."""

    first: str
    second: str
    indicator: str
    strength: float
    reason: Label = Label()

    def __post_init__(self) -> None:
        if self.first == self.second or not -1 < self.strength < 1:
            raise DecisionError(
                "interaction-out-of-range", first=self.first, second=self.second, strength=self.strength
            )
