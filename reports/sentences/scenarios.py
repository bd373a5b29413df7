"""Words for one scenario: what it reaches, how sure that is, what it costs; and how spans and lists are said."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence

from i18n.numbers import money, plain, probability, share, signed
from i18n.translate import N_, Translator
from reports.charts.scales import IndexDisplay
from satisfaction.respondents import Dimension
from scenarios.effect_path import Link, PathStep
from scenarios.projection import Projection
from scenarios.scenario import PlannedAmount
from scenarios.settings import SimulationSettings

SOURCE_NAMES = {
    "judgments": N_("judgments"),
    "survey": N_("the survey"),
    "effects": N_("effects of levers"),
    "futures": N_("futures"),
}
"""What may vary between draws, as part of a sentence."""

OTHERS = 0.005
"""Part of a change from which on others than the lever are said to share it."""

MOST_SHOWN = 8
"""So many amounts of a plan are written out quarter by quarter."""


def span(quarters: int, t: Translator) -> str:
    """A length of time: ``3 years``, ``5 quarters``."""
    if quarters % 4 == 0:
        return t.n("{count} year", "{count} years", quarters // 4)
    return t.n("{count} quarter", "{count} quarters", quarters)


def listed(names: Sequence[str], t: Translator) -> str:
    """Names as part of a sentence: ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    return t("{names} and {last}", names=t(", ").join(names[:-1]), last=names[-1])


def called(name: str, t: Translator) -> str:
    """A name inside a sentence: Chinese sets it in quotation marks, because no space tells it apart."""
    return f"“{name}”" if t.language == "zh" else name


def told(sentences: Sequence[str], t: Translator) -> str:
    """Sentences one after the other; Chinese has no space between them."""
    return ("" if t.language == "zh" else " ").join(sentence for sentence in sentences if sentence)


def answer(name: str, projection: Projection, *, display: IndexDisplay, t: Translator) -> str:
    """The headline of one scenario: where the index goes, in how long, for how much."""
    facts = {
        "name": name,
        "start": display.text(float(projection.index[0])),
        "end": display.text(float(projection.index[-1])),
        "time": span(len(projection.index) - 1, t),
        "cost": money(projection.cost.npv, t.language),
    }
    free, same = not projection.cost.npv, facts["start"] == facts["end"]
    if free and same:
        return t("{name} spends nothing and leaves the index at {end}", **facts)
    if free:
        return t("{name} spends nothing; the index goes from {start} to {end} in {time}", **facts)
    if same:
        return t("{name} costs {cost} and leaves the index at {end}", **facts)
    return t("{name} takes the index from {start} to {end} in {time} for {cost}", **facts)


def certainty(
    projection: Projection,
    beats_status_quo: float | None,
    settings: SimulationSettings,
    *,
    display: IndexDisplay,
    t: Translator,
) -> str:
    """The lead of one scenario: its range, its chance against doing nothing, and the money.

    Parameters
    ----------
    beats_status_quo
        Probability on the same draws; None where the scenario is the status quo or nothing varies.
    """
    said = []
    low, high = display.text(float(projection.low[-1])), display.text(float(projection.high[-1]))
    if projection.is_uncertain and low != high:
        expected = display.text(float(projection.expected[-1]))
        facts = {"expected": expected, "low": low, "high": high}
        said.append(t("That is without surprises; expected, with everything unsure, is **{expected}**, and nine of ten "
                      "draws end between **{low}** and **{high}**.", **facts))  # fmt: skip
    if beats_status_quo is not None:
        if beats_status_quo == 1:
            said.append(t("It ends above the status quo in every draw."))
        else:
            chance = probability(beats_status_quo)
            said.append(t("It ends above the status quo in {chance} of the draws.", chance=chance))
    if projection.cost_per_point and projection.cost.npv:
        cost = money(projection.cost_per_point, t.language, (projection.cost.npv, settings.budget))
        point = ".01" if display.kind == "score" else display.text(0.01 + display.worst)
        said.append(t("Each {point} gained costs {cost}.", point=point, cost=cost))
    said.append(against_budget(projection.cost.npv, settings.budget, t))
    return told(said, t)


def against_budget(cost: float, budget: float, t: Translator) -> str:
    """Whether a cost stays within the budget, and by how much; empty where no budget is set."""
    if budget <= 0 or not cost:
        return ""
    facts = {"budget": money(budget, t.language), "difference": money(abs(budget - cost), t.language, [budget])}
    if cost > budget:
        return t("It exceeds the budget of {budget} by {difference}.", **facts)
    if facts["difference"] == "–":
        return t("It uses the whole budget of {budget}.", **facts)
    return t("It leaves {difference} of the budget of {budget}.", **facts)


# ---------------------------------------------------------------------- when and where a lever is spent


def when(planned: PlannedAmount, quarters: int, t: Translator) -> str:
    """When a lever is used, in a few words; empty where its amount is held from the start to the end."""
    window = planned.window(quarters)
    if not any(planned.over(quarters)):
        return t("not within {time}", time=span(quarters, t))
    if window is None:
        held = planned.over(quarters)[:MOST_SHOWN]
        shown = " ".join(plain(amount) for amount in held) + ("…" if quarters > len(held) else "")
        return t("by quarter {amounts}", amounts=shown)
    first, last = window
    if first == last:
        return t("in quarter {quarter} only", quarter=first)
    if first == 1:
        return "" if last == quarters else t("until quarter {quarter}", quarter=last)
    if last == quarters:
        return t("from quarter {quarter}", quarter=first)
    return t("quarters {first} to {last}", first=first, last=last)


def where(planned: PlannedAmount, dimensions: Sequence[Dimension], t: Translator) -> str:
    """Where a lever is spent, in a few words: ``Townships only``; empty where every customer gets the same."""
    dimension = next((each for each in dimensions if each.id == planned.dimension), None)
    spent = [(segment, part) for segment, part in planned.targets if part > 0]
    if dimension is None or not spent:
        return ""
    names = {each.id: each.label.in_language(t.language) or each.id for each in dimension.segments}
    if len(spent) == 1:
        return t("{place} only", place=names.get(spent[0][0], spent[0][0]))
    parts = [t("{place} {part}", place=names.get(segment, segment), part=share(part)) for segment, part in spent]
    return t(", ").join(parts)


# ---------------------------------------------------------------------- the path of an effect


def effect_path(
    lever: str, amount: str, steps: Sequence[PathStep], names: Mapping[str, str], display: IndexDisplay, t: Translator
) -> str:
    """What a lever brings within its plan, and by which way most of it, in one sentence."""
    points = [step.points for step in steps if step.points is not None]
    first = names.get(steps[0].indicator, steps[0].indicator)
    if not points:
        return t("{lever} ({amount}) works most by way of {indicator}.", lever=lever, amount=amount, indicator=first)
    return t(
        "{lever} ({amount}) brings {total} in the index, most of it ({points}) by way of {indicator}.",
        lever=lever, amount=amount, total=display.change(sum(points), fine=True),
        points=display.change(points[0], fine=True), indicator=first,
    )  # fmt: skip


def changed(link: Link | None, write: Callable[[float], str], t: Translator, unit: str = "") -> str:
    """A link without and with the plan, and how much of the change is the lever's own where others share it."""
    if link is None:
        return "–"
    said = f"{write(link.before)} → {write(link.after)} {unit}".strip()
    whole = link.after - link.before
    if not whole or abs(link.own / whole - 1) < OTHERS:
        return said
    return t("{change}, {part} of it own", change=said, part=share(link.own / whole))


def own_part(link: Link, t: Translator) -> str:
    """How many logits answers move by a lever, and by the whole plan where others share it."""
    own, whole = signed(link.own, 2), signed(link.after - link.before, 2)
    return own if own == whole else t("{own} of {whole}", own=own, whole=whole)


# ---------------------------------------------------------------------- how it is computed


def conventions(settings: SimulationSettings, varying: Collection[str], count: int, t: Translator) -> str:
    """How everything on the page is computed, in one paragraph: what is switched on, and what is not."""
    rate = plain(100 * settings.discount_rate)
    said = [t("{time}, discounted at {rate}% a year.", time=span(settings.quarters, t), rate=rate)]
    world = []
    if settings.expectation_drift:
        moving = t("rising expectations") if settings.expectation_drift > 0 else t("falling expectations")
        world.append(moving)
    if settings.gap_growth:
        world.append(t.n("{count} figure that changes by itself", "{count} figures that change by themselves",
                         len(settings.gap_growth)))  # fmt: skip
    if settings.spillover:
        world.append(t("spill-over of {part}", part=share(settings.spillover)))
    if settings.overloads:
        world.append(t.n("overload of {count} service", "overload of {count} services", len(settings.overloads)))
    if world:
        said.append(t("Assumed beside the levers: {world}.", world=listed(world, t)))
    else:
        said.append(t("Nothing but the levers changes anything."))
    sources = [t(SOURCE_NAMES[name]) for name in SOURCE_NAMES if name in varying]
    if sources:
        said.append(t("Bands carry {sources}, drawn {count} times.", sources=listed(sources, t), count=f"{count:,}"))
    else:
        said.append(t("Nothing is drawn, so there are no bands."))
    return told(said, t)


def drift_felt(drift: float, years: float, t: Translator) -> str:
    """What a drift of expectations does to an answer, in numbers a reader can picture."""
    after = 1 / (1 + math.exp(drift * years))
    facts = {"years": plain(years), "after": share(after, 1)}
    if drift == 0:
        return t("Expectations stand still: the same service keeps its answers.")
    return t(
        "Where half of the customers are satisfied today, {after} are in {years} years with the same service.", **facts
    )


def growth_felt(growth: float, quarters: int, t: Translator) -> str:
    """What a growth of a gap comes to at the end of the run."""
    times = (1 + growth) ** (quarters / 4)
    return t("After {time} the gap is {times} times today's.", time=span(quarters, t), times=plain(times))


def overload_felt(times: float, quarters: int, t: Translator) -> str:
    """What an overload comes to at the end of the run, where no lever relieves it."""
    if times <= 1.005:
        return t("Without relief nothing piles up within {time}.", time=span(quarters, t))
    facts = {"times": plain(times, 2), "time": span(quarters, t)}
    return t("Without relief the gap is {times} times today's after {time}.", **facts)
