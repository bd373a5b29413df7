"""Words for levers: what they cost, when they work, on what their effects rest, and what goes when one goes."""

from __future__ import annotations

from i18n.numbers import money, plain, share
from i18n.translate import N_, Translator
from mcdm.choice import Choice
from reports.sentences.scenarios import listed, told
from scenarios.levers import Cost, Interaction, Lever, Timing
from studies.study import Study

CURVES = {
    "exponential": (N_("Diminishing"), N_("Every further unit closes the same part of what is left.")),
    "hill": (N_("Threshold, then diminishing"), N_("The first units do little; then it rises and saturates.")),
    "s-curve": (N_("S-curve"), N_("Slow, then fast, then saturated, as when people adopt something new.")),
    "linear-to-cap": (N_("In proportion, up to a cap"), N_("Twice the amount does twice as much, up to the cap.")),
}
"""Response curve of the catalogue -> its name and how it runs."""

PARAMETERS = {
    "scale": N_("Amount that reaches 63% of the effect"),
    "half": N_("Amount that reaches half of the effect"),
    "exponent": N_("Steepness (above 1 the first units do little)"),
    "midpoint": N_("Amount where the curve is steepest"),
    "steepness": N_("Steepness per unit"),
    "cap": N_("Smallest amount with the whole effect"),
}
"""Parameter of a curve -> what it asks for."""

MOST_NAMED = 3

LONG = 8
"""Quarters from which on whole years are told as years."""


def curve_name(choice: Choice, t: Translator) -> str:
    """What a response curve is called; a new one by its name in the catalogue."""
    return t(CURVES[choice.method][0]) if choice.method in CURVES else choice.method


def answer(study: Study, t: Translator) -> str:
    """The headline: how many levers, and how many of them rest on assumptions."""
    count = len(study.levers)
    assumed = sum(lever.assumed for lever in study.levers)
    if not count:
        return t("No levers yet")
    if not assumed:
        return t.n("The effect of {count} lever has a source", "The effects of all {count} levers have a source", count)
    if assumed == count:
        return t.n("The effect of {count} lever is assumed", "The effects of all {count} levers are assumed", count)
    return t("The effects of {assumed} of {count} levers are assumed", assumed=assumed, count=count)


def reach(study: Study, t: Translator) -> str:
    """The lead: how many operating figures the levers move together, and which none of them moves."""
    moved = {effect.indicator for lever in study.levers for effect in lever.effects}
    untouched = [
        figure.label.in_language(t.language) or figure.indicator
        for figure in study.figures
        if figure.indicator not in moved
    ]
    facts = {"moved": len(moved), "figures": len(study.figures)}
    if not untouched:
        return t("Together they can move all {figures} operating figures.", **facts) if moved else ""
    said = [t("Together they can move {moved} of {figures} operating figures.", **facts)]
    if 0 < len(untouched) <= MOST_NAMED:
        said.append(t("No lever moves {names}.", names=listed(untouched, t)))
    elif untouched:
        said.append(t("No lever moves the other {count}.", count=len(untouched)))
    return told(said, t)


def cost_line(cost: Cost, t: Translator) -> str:
    """What a lever costs, in one line."""
    prices = cost.capital, cost.operating  # of a unit: another kind of amount than what is paid once
    fixed = money(cost.fixed, t.language) if cost.fixed else ""
    capital, operating = (money(each, t.language, prices) if each else "" for each in prices)
    parts = [
        t("{money} once", money=fixed) if fixed else "",
        t("{money} a unit", money=capital) if capital else "",
        t("{money} a unit and year", money=operating) if operating else "",
        t("assets last {years} years", years=plain(cost.life)) if cost.life else "",
    ]
    return " · ".join(part for part in parts if part) or t("no cost")


def timing_line(timing: Timing, t: Translator) -> str:
    """When a lever works, in one line: time constants in quarters."""
    start = (
        t.n("first effect after {count} quarter", "first effect after {count} quarters", timing.delay)
        if timing.delay
        else t("works at once")
    )
    up, down = (max(constant, 1.0) for constant in (timing.ramp_up, timing.ramp_down))
    built = t("builds up in a quarter") if up == 1 else t("builds up over {quarters} quarters", quarters=plain(up))
    worn = (
        t("wears off in a quarter") if down == 1
        else t("wears off over {years} years", years=plain(down / 4)) if down >= LONG and down % 4 == 0
        else t("wears off over {quarters} quarters", quarters=plain(down))
    )  # fmt: skip
    return " · ".join((start, built, worn))


def goes_with(study: Study, lever: str, t: Translator) -> str:
    """What removing a lever takes along."""
    used = [scenario for scenario in study.scenarios if any(planned.lever == lever for planned in scenario.plan)]
    pairs = sum(lever in (each.first, each.second) for each in study.interactions)
    futures = sum(any(name == lever for name, _ in future.effect_factors) for future in study.futures)
    parts = [
        t.n("{count} scenario", "{count} scenarios", len(used)) if used else "",
        t.n("{count} interaction", "{count} interactions", pairs) if pairs else "",
        t.n("{count} future", "{count} futures", futures) if futures else "",
    ]
    taken = [part for part in parts if part]
    if not taken:
        return t("Nothing else depends on it.")
    return t("It also leaves {what}.", what=listed(taken, t))


def interaction_line(interaction: Interaction, names: dict[str, str], t: Translator) -> str:
    """What two levers do together, in one sentence."""
    facts = {
        "first": names[interaction.first],
        "second": names[interaction.second],
        "figure": names[interaction.indicator],
        "strength": share(abs(interaction.strength)),
    }
    if interaction.strength > 0:
        return t("{first} and {second} close {strength} more of the gap in {figure} together", **facts)
    if interaction.strength < 0:
        return t("{first} and {second} get in each other's way in {figure}: {strength} less", **facts)
    return t("{first} and {second} do not influence each other in {figure}", **facts)


def basis(lever: Lever, t: Translator) -> str:
    """Where a lever's numbers come from, or that nobody said."""
    return lever.source.in_language(t.language) or t("No source is named.")
