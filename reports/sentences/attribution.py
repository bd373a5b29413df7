"""Why a plan gains what it does, in plain words: how much, by which levers and figures, when, and how sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from i18n.numbers import plain, share
from i18n.translate import Translator
from reports.charts.scales import IndexDisplay
from reports.sentences.scenarios import called, listed, span, told
from scenarios.attribution import Attribution
from scenarios.effect_path import EffectPaths, PathStep
from scenarios.projection import Projection

MOST_OF_IT = 2 / 3
"""Levers are named, the largest first, until they make this part of the gain."""

MOST_NAMED = 3

SMALL = 5e-4
"""A change below half a thousandth reads as none."""

LARGE_PART = 0.05
"""What levers lose to each other is said from this part of the gain on."""


@dataclass(frozen=True, eq=False)
class Explanation:
    """Everything the paragraph needs.

    Parameters
    ----------
    name
        Of the plan, in the language of the reader.
    attribution, paths
        Who makes the gain, and by which way.
    projection
        The plan on its draws; its band says how sure the gain is.
    levers, indicators
        Id -> name; an indicator by the name of its operating figure and its unit.
    units
        Indicator -> unit of its figure.
    assumed
        Ids of the levers whose effects nobody has measured.
    other
        Name of the plan that it is held against; empty for none.
    """

    name: str
    attribution: Attribution
    paths: EffectPaths
    projection: Projection
    levers: Mapping[str, str]
    indicators: Mapping[str, str]
    units: Mapping[str, str]
    assumed: frozenset[str] = frozenset()
    other: str = ""

    @property
    def gain(self) -> float:
        """What the plan makes at the last quarter."""
        return float(self.attribution.gain[-1])

    @property
    def ranked(self) -> tuple[int, ...]:
        """Positions of the levers, the largest share first."""
        return tuple(int(k) for k in np.argsort(-self.attribution.shares, kind="stable"))


def paragraph(told_of: Explanation, *, display: IndexDisplay, t: Translator) -> str:
    """One paragraph in plain words, from the numbers."""
    parts = [_gains(told_of, display, t)]
    if abs(told_of.gain) >= SMALL and len(told_of.attribution.levers):
        parts += [_who(told_of, display, t), _ties(told_of, display, t), _ways(told_of, t), _when(told_of, t)]
    elif told_of.attribution.levers:
        parts.append(_balance(told_of, display, t))
    parts += [_world(told_of, display, t), _together(told_of, display, t), _sure(told_of, display, t)]
    parts += [_doubtful(told_of, t)]
    return told(parts, t)


def _gains(told_of: Explanation, display: IndexDisplay, t: Translator) -> str:
    found = told_of.attribution
    facts = {
        "name": called(told_of.name, t),
        "gain": display.change(told_of.gain),
        "time": span(len(found.index) - 1, t),
        "end": display.text(float(found.index[-1])),
        "without": display.text(float(found.reference[-1])),
        "other": called(told_of.other, t) if told_of.other else "",
    }
    if not found.levers and not found.against:
        return t("{name} plans no lever, so it makes no difference.", **facts)
    if found.against:
        return t("After {time} {name} stands at {end} and {other} at {without}: {gain}.", **facts)
    if abs(told_of.gain) < SMALL:
        return t("After {time} {name} leaves the index where it would be without it, at {end}.", **facts)
    facts["gain"] = size(told_of.gain, display)
    if told_of.gain < 0:
        return t("In {time} {name} lowers the index by {gain}: it ends at {end}, without the plan at {without}.",
                 **facts)  # fmt: skip
    return t("In {time} {name} raises the index by {gain}: it ends at {end}, without the plan at {without}.", **facts)


def size(change: float, display: IndexDisplay) -> str:
    """A change without its sign, where the verb tells which way: raised *by .047*."""
    return display.change(abs(change)).lstrip("+")


def _who(told_of: Explanation, display: IndexDisplay, t: Translator) -> str:
    """The levers that make most of it, until they make two thirds."""
    shares, made = told_of.attribution.shares, 0.0
    named: list[str] = []
    helping = [k for k in told_of.ranked if shares[k] * told_of.gain > 0]
    helping = sorted(helping, key=lambda k: -abs(float(shares[k])))
    for k in helping:
        if named and (made >= MOST_OF_IT * abs(told_of.gain) or len(named) == MOST_NAMED):
            break
        made += abs(float(shares[k]))
        named.append(t("{lever} ({gain})", lever=_lever(told_of, k, t), gain=display.change(float(shares[k]))))
    against = [k for k in told_of.ranked if shares[k] * told_of.gain < 0 and abs(shares[k]) >= SMALL]
    part = made / abs(told_of.gain)
    if part > 1 + LARGE_PART:  # what others take away comes off again
        said = [t("{levers} would make more than that.", levers=listed(named, t))]
    else:
        said = [t("{part} of it is made by {levers}.", part=share(min(part, 1.0)), levers=listed(named, t))]
    if against:
        pulling = [
            t("{lever} ({gain})", lever=_lever(told_of, k, t), gain=display.change(float(shares[k]))) for k in against
        ]
        said.append(t("{levers} works the other way.", levers=listed(pulling[:MOST_NAMED], t)) if len(pulling) == 1 else
                    t("{levers} work the other way.", levers=listed(pulling[:MOST_NAMED], t)))  # fmt: skip
    return told(said, t)


def _balance(told_of: Explanation, display: IndexDisplay, t: Translator) -> str:
    """What adds and what takes away where the sum is nothing."""
    shares, ranked = told_of.attribution.shares, told_of.ranked
    named: list[list[str]] = [
        [t("{lever} ({gain})", lever=_lever(told_of, k, t), gain=display.change(float(shares[k]))) for k in side]
        for side in ([k for k in ranked if shares[k] >= SMALL], [k for k in ranked[::-1] if shares[k] <= -SMALL])
    ]
    if not all(named):
        return ""
    up, down = (listed(side[:MOST_NAMED], t) for side in named)
    return t("What is added by {up} is taken away by {down}.", up=up, down=down)


def _ties(told_of: Explanation, display: IndexDisplay, t: Translator) -> str:
    """That the first levers read the same, or cannot be told apart where shares were sampled."""
    found, ranked = told_of.attribution, told_of.ranked
    tied = [ranked[0]]
    for k in ranked[1:]:
        apart = abs(float(found.shares[ranked[0]] - found.shares[k]))
        error = 0.0 if found.errors is None else 2 * float(np.hypot(found.errors[ranked[0], -1], found.errors[k, -1]))
        if apart <= error or display.change(float(found.shares[k])) == display.change(float(found.shares[ranked[0]])):
            tied.append(k)
    if len(tied) < 2:
        return ""
    return t("{levers} add as much as each other.", levers=listed([_lever(told_of, k, t) for k in tied], t))


def _ways(told_of: Explanation, t: Translator) -> str:
    """The figures by which the two largest levers work, from what to what."""
    said = []
    for k in told_of.ranked[:2]:
        lever = told_of.attribution.levers[k]
        if lever in told_of.paths.levers and told_of.attribution.shares[k] > SMALL:
            steps = [step for step in told_of.paths.of(lever) if step.figure is not None][:2]
            if steps:
                ways = listed([way(step, told_of.indicators, told_of.units, t) for step in steps], t)
                said.append(t("{lever} works through {ways}.", lever=_lever(told_of, k, t), ways=ways))
    return told(said, t)


def way(step: PathStep, indicators: Mapping[str, str], units: Mapping[str, str], t: Translator) -> str:
    """One figure from today to the plan, e.g. ``arrival minutes (from 52 to 43.2 min)``."""
    assert step.figure is not None
    facts = {
        "figure": indicators.get(step.indicator, step.indicator),
        "before": plain(step.figure.before),
        "after": plain(step.figure.after),
        "unit": units.get(step.indicator, ""),
    }
    return t("{figure} (from {before} to {after}[ {unit}])", **facts)


def _when(told_of: Explanation, t: Translator) -> str:
    """When half of the gain of the end is there."""
    gain = told_of.attribution.gain
    half = int(np.argmax(gain / gain[-1] >= 0.5))
    if told_of.attribution.against or half in (0, len(gain) - 1):
        return ""
    return t("Half of it is there by quarter {quarter}.", quarter=half)


def _world(told_of: Explanation, display: IndexDisplay, t: Translator) -> str:
    """What happens without the plan: expectations that rise, figures that get worse by themselves."""
    drift, growth = float(told_of.attribution.drift[-1]), float(told_of.attribution.growth[-1])
    said, change, grown = [], size(drift, display), size(growth, display)
    if drift <= -SMALL:
        said.append(t("Rising expectations alone lower it by {change}.", change=change))
    elif drift >= SMALL:
        said.append(t("Falling expectations alone raise it by {change}.", change=change))
    if growth <= -SMALL:
        said.append(t("Figures that change by themselves lower it by {change}.", change=grown))
    elif growth >= SMALL:
        said.append(t("Figures that change by themselves raise it by {change}.", change=grown))
    return told(said, t)


def _together(told_of: Explanation, display: IndexDisplay, t: Translator) -> str:
    """What levers lose to each other, or win together, where it is worth a word."""
    beyond = told_of.attribution.together
    if told_of.attribution.against or abs(beyond) < max(SMALL, LARGE_PART * abs(told_of.gain)):
        return ""
    change = display.change(beyond)
    if beyond < 0:
        return t(
            "Together the levers make {change} less than each alone would: they overlap.", change=change.lstrip("−")
        )
    return t("Together the levers make {change} more than each alone would.", change=change.lstrip("+"))


def _sure(told_of: Explanation, display: IndexDisplay, t: Translator) -> str:
    projection = told_of.projection
    low, high = display.text(float(projection.low[-1])), display.text(float(projection.high[-1]))
    if not projection.is_uncertain or low == high or told_of.attribution.against:
        return ""
    expected = display.text(float(projection.expected[-1]))
    return t("That is without surprises; expected, with everything unsure, is {expected}, and nine of ten draws end "
             "between {low} and {high}.", expected=expected, low=low, high=high)  # fmt: skip


def _doubtful(told_of: Explanation, t: Translator) -> str:
    """How much of the gain rests on levers that nobody measured; and that shares were sampled."""
    found, said = told_of.attribution, []
    whole = float(np.abs(found.shares).sum())
    resting = sum(abs(float(gain)) for lever, gain in zip(found.levers, found.shares, strict=True)
                  if lever in told_of.assumed)  # fmt: skip
    if whole > 0 and abs(told_of.gain) >= SMALL and resting / whole >= 0.005:
        if all(lever in told_of.assumed for lever in found.levers):
            said.append(t("All of it rests on effects that are assumed, not measured."))
        else:
            said.append(t("{part} of it rests on effects that are assumed, not measured.", part=share(resting / whole)))
    if found.errors is not None:
        said.append(t("With so many levers the shares are sampled; how far each may be off (95%) stands beside it."))
    return told(said, t)


def _lever(told_of: Explanation, k: int, t: Translator) -> str:
    lever = told_of.attribution.levers[k]
    return called(told_of.levers.get(lever, lever), t)
