"""Levers that count things: teams, persons and sites come whole, whether or not the study says so yet."""

from __future__ import annotations

import re

from scenarios.levers import Lever
from studies.study import Study

_THINGS = {
    "en": re.compile(
        r"\b(teams?|crews?|persons?|people|staff|employees|managers?|sites?|stations?|centres?|centers?|terminals?"
        r"|windows?|counters?|vehicles?|vans?|offices?|branches|machines?|devices?|units?|courses?|licen[cs]es)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"^ *[支个名人位处座台辆套家间项]"),
}
_PER = re.compile(r"^ *[%\uff05]|\bper\b|/ *(人|户|次|台)|·|^ *(10k|万元|hours?|学时)", re.IGNORECASE)
"""A part, a rate or a measure, whatever else the unit names."""


def counts_things(lever: Lever) -> bool:
    """Whether a lever is bought by the piece: somebody says so, or its unit names things that come whole."""
    if lever.whole:
        return True
    said = {language: getattr(lever.unit, language) for language in ("en", "zh")}
    if any(_PER.search(each) for each in said.values() if each):
        return False
    return any(_THINGS[language].search(each) is not None for language, each in said.items() if each)


def broken_things(study: Study, plan: tuple[tuple[str, float], ...]) -> tuple[str, ...]:
    """Levers of a plan that count things and of which it buys no whole number."""
    bought = dict(plan)
    return tuple(
        lever.id
        for lever in study.levers
        if abs((amount := bought.get(lever.id, 0.0)) - round(amount)) > 1e-9 and counts_things(lever)
    )
