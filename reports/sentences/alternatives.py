"""The sentences of the alternatives: who leads, by how much, and whether another reading would change that."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from i18n.numbers import plain, score, signed
from i18n.translate import N_, Translator
from reports.sentences.scenarios import listed
from reports.sentences.synthesis import SYNTHESIS
from reports.sentences.weights import NETWORK_WEIGHTS, together
from studies.standing import Standing
from studies.study import Study

MOST_NAMED = 3

LARGE = 10
"""Values from here on are read as plain numbers."""

NOTHING = N_("Nothing is ranked yet")

WEIGHT_SOURCES = {
    "experts": (N_("Experts"), N_("The weights that follow from the judgments.")),
    "equal": (N_("Equal"), N_("Every criterion counts the same.")),
    "entropy": (N_("Entropy"), N_("A criterion counts more, the more unevenly it is spread over the alternatives.")),
    "critic": (
        N_("CRITIC"),
        N_("A criterion counts more, the more it contrasts and the less the others say the same."),
    ),
    "combined": (N_("Experts and CRITIC"), N_("Half what the experts say, half what the values themselves suggest.")),
}
"""Where the weights of the criteria come from -> its name and what it does."""

COMBINATIONS = {
    "additive": N_("Mean of both"),
    "multiplicative": N_("Product of both"),
    "geometric": N_("Geometric mean"),
}
"""How two weights of a criterion become one."""

SOURCES = {
    "networks": N_("what the networks say"),
    "ratings": N_("ratings"),
    "alternatives": N_("local priorities"),
    "scenarios": N_("scenarios"),
    "own": N_("own table"),
}
"""What is ranked side by side."""


def answer(standing: Standing, names: Mapping[str, str], t: Translator) -> str:
    """The headline: who leads and by how much; a tie is said as one."""
    if len(names) == 1:
        return t("“{name}” is the only alternative", name=names[standing.order[0]])
    if standing.undecided:
        return t("Nothing tells the {count} alternatives apart yet", count=len(names))
    leaders = standing.leaders
    if len(leaders) > 1:
        return t("{names} are as good as equal in front", names=_listed([names[name] for name in leaders], t))
    first, second = standing.order[:2]
    return t(
        "“{first}” leads, {lead} ahead of “{second}”",
        first=names[first],
        second=names[second],
        lead=signed(standing.value(first) - standing.value(second)).removeprefix("+"),
    )


def lead(standing: Standing, names: Mapping[str, str], t: Translator) -> str:
    """The numbers of the first three, and whether other readings agree."""
    shown = [f"{names[name]} {number(standing.value(name), standing)}" for name in standing.order[:MOST_NAMED]]
    kind = {
        "networks": t("Synthesis of the networks: {numbers}.", numbers=t(", ").join(shown)),
        "alternatives": t("Priorities: {numbers}.", numbers=t(", ").join(shown)),
        "ratings": t("Totals, of at most 1: {numbers}.", numbers=t(", ").join(shown)),
    }[standing.kind]
    return together(t, kind, agreement(standing, names, t))


def agreement(standing: Standing, names: Mapping[str, str], t: Translator) -> str:
    """Whether the other readings put the same alternative first; empty where there are none, or nothing is decided."""
    first_by = standing.first_by
    if len(first_by) < 2 or standing.undecided:
        return ""
    first = standing.order[0]
    others = {reading: name for reading, name in first_by.items() if name != first}
    count = len(first_by)
    if not others and count == 2:
        return t("Both ways of reading the judgments put it first.")
    if not others:
        return t("All {count} ways of reading the judgments put it first.", count=count)
    reading, other = next(iter(others.items()))
    return t(
        "{agree} of {count} ways of reading the judgments put it first; {reading} would choose “{other}”.",
        agree=count - len(others),
        count=count,
        reading=reading_name(standing, reading, t),
        other=names[other],
    )


def reading_name(standing: Standing, reading: str, t: Translator) -> str:
    """What a reading is called: a method of synthesis, or one of the three weightings."""
    if standing.kind == "networks":
        return t(SYNTHESIS[reading][0]) if reading in SYNTHESIS else reading
    return t(NETWORK_WEIGHTS[reading])


def number(value: float, standing: Standing) -> str:
    """A value as it is read: with three digits, or fewer where a formula gives large numbers."""
    return score(value) if np.abs(standing.values).max() < LARGE else plain(value)


def holds(study: Study, t: Translator) -> str:
    """What a template holds: ``5 clusters · 22 indicators``."""
    models = [study.model, *(each.model for each in study.subnetworks)]
    own = study.model
    outer = [each.id for each in own.clusters if each.id != own.alternatives]
    ranked = {name for model in models for name in model.alternative_ids} - {each.element for each in study.subnetworks}
    influences = 0 if own.is_hierarchy else len(own.links)
    criteria = [name for model in models for name in model.indicator_ids]
    parts = (
        (len(study.subnetworks), t.n("{count} network", "{count} networks", len(study.subnetworks))),
        (len(outer), t.n("{count} cluster", "{count} clusters", len(outer))),
        (len(criteria), t.n("{count} criterion", "{count} criteria", len(criteria))),
        (influences, t.n("{count} influence", "{count} influences", influences)),
        (len(ranked), t.n("{count} alternative", "{count} alternatives", len(ranked))),
        (len(study.rated), t.n("{count} thing rated", "{count} things rated", len(study.rated))),
    )
    return " · ".join(text for count, text in parts if count)


def _listed(names: list[str], t: Translator) -> str:
    quoted = [t("“{name}”", name=name) for name in names[:MOST_NAMED]]
    more = len(names) - MOST_NAMED
    return t("{names} and {count} more", names=t(", ").join(quoted), count=more) if more > 0 else listed(quoted, t)
