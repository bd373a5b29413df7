"""Who gains where, in words: whether anybody loses, who gains most, and how that differs from the headline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from i18n.translate import Translator
from reports.charts.scales import IndexDisplay
from reports.sentences.scenarios import called, listed, told
from studies.places import PlanBySegment

SAME = 5e-5
"""Gains closer than this read the same in four digits."""

MOST_NAMED = 3


def are_alike(plans: Sequence[PlanBySegment]) -> bool:
    """Whether every segment goes the same way in every plan: nothing is known that would tell them apart."""
    return all(float((plan.index - plan.index[:1]).__abs__().max()) < SAME for plan in plans)


def headline(plans: Sequence[PlanBySegment], segments: Mapping[str, str], t: Translator) -> str:
    """Title of the figure: who would end below today, else who gains most and least with the first plan.

    Parameters
    ----------
    segments
        Id -> name, as it fits where the title stands.
    """
    falling = list(dict.fromkeys(name for plan in plans for name in plan.falling))
    if falling:
        return t("{names} would end below today", names=_names(falling, segments, t))
    gain = plans[0].gain
    if float(gain.max() - gain.min()) < SAME:
        return t("All gain alike")
    most, least = (plans[0].segments[int(at)] for at in (gain.argmax(), gain.argmin()))
    facts = {"most": called(segments[most], t), "least": called(segments[least], t)}
    return t("Nobody loses; the largest gain: {most}, the smallest: {least}", **facts)


def losers(plan: PlanBySegment, segments: Mapping[str, str], name: str, t: Translator) -> str:
    """A risk of a plan: who would end below today; empty where nobody does."""
    if not plan.falling:
        return ""
    return t("With {name}, {names} would end below today.", name=name, names=_names(plan.falling, segments, t))


def against_headline(plan: PlanBySegment, name: str, end: float, *, display: IndexDisplay, t: Translator) -> str:
    """How the segments added up differ from all customers taken as one.

    Parameters
    ----------
    end
        Where the headline says that the plan ends: all customers as one, or, where it is spent in some places only,
        the places added up.
    """
    difference = plan.difference
    if abs(difference) < SAME:
        return t("Added up by their customers they gain what the headline says.")
    facts = {"name": name, "change": display.change(abs(difference), fine=True).lstrip("+")}
    if abs(float(plan.together[-1]) - end) < SAME:
        if difference < 0:
            return t("Spent evenly, with all customers taken as one, {name} would gain {change} more.", **facts)
        return t("Spent evenly, with all customers taken as one, {name} would gain {change} less.", **facts)
    if difference < 0:
        return t("Added up by their customers they gain {change} less with {name} than the headline says.", **facts)
    return t("Added up by their customers they gain {change} more with {name} than the headline says.", **facts)


def reading(
    plans: Sequence[PlanBySegment], name: str, end: float, time: str, *, display: IndexDisplay, t: Translator
) -> str:
    """What to see in the figure, and how it differs from the headline."""
    parts = [t("Hollow: today. Filled: after {time}.", time=time)]
    if any(plans[0].own_answers) and not any(any(plan.own_figures) for plan in plans):
        parts.append(t("All start from the operating figures of the company; their answers are their own."))
    return told([*parts, against_headline(plans[0], name, end, display=display, t=t)], t)


def _names(falling: Sequence[str], segments: Mapping[str, str], t: Translator) -> str:
    if len(falling) > MOST_NAMED:
        return t.n("{count} segment", "{count} segments", len(falling))
    return listed([called(segments[name], t) for name in falling], t)
