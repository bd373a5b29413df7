"""Words about studies in a list: how far one is, what it holds, when it was saved, what a version changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from i18n.numbers import count as counted
from i18n.translate import N_, Translator
from reports.charts.scales import IndexDisplay
from studies.glance import Glance, Step
from studies.measure import SatisfactionIndex
from studies.study import Study

STEPS: Mapping[Step, str] = MappingProxyType(
    {
        "judge": N_("needs judgments"),
        "measure": N_("not measured yet"),
        "rank": N_("ready to rank"),
        "plan": N_("ready to plan"),
        "decide": N_("ready to decide"),
        "repair": N_("cannot be computed"),
    }
)
"""How far a study is, on its card."""

ACTIONS: Mapping[Step, str] = MappingProxyType(
    {
        "judge": N_("Go on judging"),
        "measure": N_("Measure satisfaction"),
        "rank": N_("Show the alternatives"),
        "plan": N_("Plan scenarios"),
        "decide": N_("Compare scenarios"),
        "repair": N_("Open the model"),
    }
)
"""What the button of a card says: the next thing to do."""

_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "label": N_("name"),
        "note": N_("note"),
        "model": N_("criteria and influences"),
        "scale": N_("grades"),
        "experts": N_("experts"),
        "ballots": N_("judgments"),
        "choices": N_("methods"),
        "overrides": N_("weights set by hand"),
        "figures": N_("operating figures"),
        "baseline": N_("stated shares"),
        "population": N_("customers"),
        "questionnaire": N_("questionnaire"),
        "levers": N_("levers"),
        "interactions": N_("interactions of levers"),
        "scenarios": N_("scenarios"),
        "futures": N_("futures"),
        "settings": N_("conventions of the simulation"),
    }
)
"""Field of a study -> what it is called in a history."""


def holds(glance: Glance, t: Translator) -> str:
    """What a study holds: ``6 clusters · 28 indicators · 9 experts · 5 scenarios``; what it has none of is left out."""
    parts = (
        (glance.clusters, t.n("{count} cluster", "{count} clusters", glance.clusters)),
        (glance.indicators, t.n("{count} indicator", "{count} indicators", glance.indicators)),
        (glance.experts, t.n("{count} expert", "{count} experts", glance.experts)),
        (glance.scenarios, t.n("{count} scenario", "{count} scenarios", glance.scenarios)),
    )
    return " · ".join(text for number, text in parts if number)


def progress(glance: Glance, t: Translator) -> str:
    """How far the judging is: ``3 of 23 questions answered``."""
    return t("{judged} of {sets} questions answered", judged=glance.judged, sets=glance.sets)


def certainty(index: SatisfactionIndex, display: IndexDisplay, t: Translator) -> str:
    """How sure an index is, in as few words as a card has: ``± .005 (95%)`` or what it rests on."""
    if index.low is not None and index.high is not None:
        half = display.change((index.high - index.low) / 2).removeprefix("+")
        return t("± {half} (95%), {answers} answers", half=half, answers=counted(index.answers))
    if index.source == "figures":
        return t("from operating figures alone")
    return t("stated shares, no survey")


def when(moment: str, timezone: str | None) -> str:
    """A time of the database (UTC, ISO 8601) on the reader's clock: ``2026-11-21 21:33``."""
    at = datetime.fromisoformat(moment)
    try:
        local = at.astimezone(ZoneInfo(timezone)) if timezone else at
    except (ZoneInfoNotFoundError, ValueError):
        local, timezone = at, None
    return f"{local:%Y-%m-%d %H:%M}" + ("" if timezone else " UTC")


def difference(before: Study, after: Study, t: Translator) -> str:
    """Which parts two versions differ in."""
    changed = [t(word) for part, word in _PARTS.items() if getattr(before, part) != getattr(after, part)]
    if not changed:
        return t("It says the same as the study does now.")
    return t("Differs from now in: {parts}.", parts=t(", ").join(changed))
