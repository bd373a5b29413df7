"""Words for what was changed between two versions: ``Lever “Staff training”: maximum 80 → 120 hours``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from i18n.numbers import plain
from i18n.translate import Translator
from mcdm.choice import Choice
from mcdm.labels import Label
from reports.sentences.difference_words import FIELDS, GROUPS, OWNERS, UNITS
from reports.sentences.index import OPERATORS
from reports.sentences.indices import NAMES
from reports.sentences.levers import CURVES
from reports.sentences.weights import NETWORK_WEIGHTS, WEIGHTING
from scenarios.scenario import PlannedAmount
from studies.differences import Difference, value_at
from studies.identity import ABSENT, Place, Step
from studies.repository import VersionEntry
from studies.study import PANEL, Study

MOST = 12
"""So many sentences of one group are told; the rest is counted."""

COUNTED = ("ballots", "placements", "readings")
"""Parts of which nobody reads every change: they are counted."""

LONGEST = 80
"""Letters of a text that are shown."""


@dataclass(frozen=True)
class Told:
    """What was changed in one part of a study: its name, sentences, and how many more there are."""

    title: str
    sentences: tuple[str, ...]
    more: int = 0


def grouped(found: Iterable[Difference], old: Study, new: Study, t: Translator, *, most: int = MOST) -> list[Told]:
    """The differences in words, part by part."""
    groups: dict[str, list[str]] = {}
    every = list(found)
    counted = [each for each in every if each.place[0] in COUNTED]
    for each in every:
        if each not in counted:
            groups.setdefault(t(GROUPS[_group(each.place)][0]), []).append(sentence(each, old, new, t))
    for (group, step), those in _by_owner(counted).items():
        name = _Words(old, new, t).name(step)
        owner = t("{noun} “{name}”", noun=t(GROUPS[group][1]), name=name) if name else t(GROUPS[group][0])
        told = t("{part}: {counts}", part=owner, counts=_counts(those, t))
        groups.setdefault(t(GROUPS[group][0]), []).append(told)
    unique = {title: tuple(dict.fromkeys(told)) for title, told in groups.items()}
    return [Told(title, told[:most], max(len(told) - most, 0)) for title, told in unique.items()]


def _by_owner(found: Iterable[Difference]) -> dict[tuple[Place, Step], list[Difference]]:
    """What is counted, by whom it belongs to: judgments by expert, places in the drawing by network."""
    owned: dict[tuple[Place, Step], list[Difference]] = {}
    for each in found:
        key = each.place[1] if len(each.place) > 1 else ""
        owned.setdefault((_group(each.place), key[0] if isinstance(key, tuple) else key), []).append(each)
    return owned


def summary(found: Iterable[Difference], t: Translator) -> str:
    """How much was changed in each part: ``Levers: 2 changed. Experts: 1 added``."""
    parts: dict[str, list[Difference]] = {}
    for each in found:
        parts.setdefault(t(GROUPS[_group(each.place)][0]), []).append(each)
    told = [t("{part}: {counts}", part=title, counts=_counts(those, t)) for title, those in parts.items()]
    return t("; ").join(told) or t("nothing but the note of the version")


def _counts(found: Iterable[Difference], t: Translator) -> str:
    """How many things were added, removed and changed; a thing counts once."""
    things: dict[str, set[Place]] = {}
    for each in found:
        thing = each.place[: len(_group(each.place)) + 1]
        kind = each.kind if thing == each.place and each.kind in ("added", "removed") else "changed"
        things.setdefault(kind, set()).add(thing)
    words = {
        "added": lambda count: t("{count} added", count=count),
        "removed": lambda count: t("{count} removed", count=count),
        "changed": lambda count: t("{count} changed", count=count),
    }
    return t(", ").join(words[kind](len(those)) for kind, those in things.items())


def sentence(each: Difference, old: Study, new: Study, t: Translator) -> str:
    """One difference in words."""
    group, words = _group(each.place), _Words(old, new, t)
    thing = words.thing(group, each)
    rest = each.place[len(group) + bool(GROUPS[group][1]) :]
    if each.moved:
        return t("{thing}: put in another order", thing=words.joined(thing, rest) or t(GROUPS[group][0]))
    if each.kind in ("added", "removed"):
        facts = {"thing": words.joined(thing, rest), "value": words.value(_there(each)) if rest else ""}
        return (
            t("{thing}: added[ ({value})]", **facts)
            if each.old is ABSENT
            else t("{thing}: removed[ ({value})]", **facts)
        )
    if rest == ("label",) and thing:
        noun, said = t(GROUPS[group][1]), each.new.in_language(t.language)
        return t("{noun} “{old}” is called “{new}” now", noun=noun, old=each.old.in_language(t.language), new=said)
    if not (rest and words.value(_there(each))):
        return t("{thing}: changed", thing=thing)
    if rest in (("cluster",), ("parent",)):
        return t("{thing} moved from “{old}” to “{new}”", thing=thing, **words.pair(each))
    return t(
        "{thing} {old} → {new}[ {unit}]", thing=words.joined(thing, rest), unit=words.unit(each), **words.pair(each)
    )


def place_in_words(place: Place, base: Study, mine: Study, theirs: Study, t: Translator) -> str:
    """Where two sides want different things."""
    if not place:
        return t("The whole study")
    group = _group(place)
    standing = next((study for study in (mine, theirs, base) if value_at(study, place) is not ABSENT), base)
    words = _Words(base, standing, t)
    thing = words.thing(group, Difference(place, ABSENT, value_at(standing, place)))
    rest = place[len(group) + bool(GROUPS[group][1]) :]
    return words.joined(thing, rest) or t(GROUPS[group][0])


def value_in_words(value: Any, study: Study, place: Place, t: Translator) -> str:
    """What one side wants there; a thing that is there or not is said so."""
    if value is ABSENT:
        return t("not there")
    words = _Words(study, study, t)
    said = words.value(value)
    unit = words.unit(Difference(place, value, value))
    return f"{said} {unit}".strip() if said else t("as in this version")


# ---------------------------------------------------------------------- the parts of a sentence


def _there(each: Difference) -> Any:
    """The value that is there, before or after."""
    return each.old if each.new is ABSENT else each.new


def _group(place: Place) -> Place:
    return next(place[:k] for k in (2, 1, 0) if place[:k] in GROUPS)


class _Words:
    """What things and values are called, in both versions."""

    def __init__(self, old: Study, new: Study, t: Translator) -> None:
        self.old, self.new, self.t = old, new, t
        self.labels: Mapping[str, Label] = {
            **{each.id: each.label for study in (old, new) for each in study.subnetworks},
            **old.labels,
            **new.labels,
        }

    def name(self, step: Step) -> str:
        """What a thing is called: by the name of each id in its key."""
        if isinstance(step, tuple):
            return " · ".join(self.name(part) for part in step if part)
        if step == PANEL:
            return self.t("the panel")
        if step in self.labels:
            return self.labels[step].in_language(self.t.language) or step
        asked = self.new.every_set.get(step) or self.old.every_set.get(step)
        if asked is not None and asked.target in self.labels:
            return self.labels[asked.target].in_language(self.t.language) or step
        return step

    def thing(self, group: Place, each: Difference) -> str:
        """``Lever “Staff training”``; empty where a field stands alone."""
        noun = GROUPS[group][1]
        if not noun or len(each.place) <= len(group):
            return ""
        step = each.place[len(group)]
        names = [self.name(part) for part in step if part] if isinstance(step, tuple) else [self.name(step)]
        return self.t("{noun} “{name}”", noun=self.t(noun), name=(" → " if group[-1] == "links" else " · ").join(names))

    def joined(self, thing: str, rest: Place) -> str:
        """A thing and the way to the value inside it: ``Scenario “Fast”: plan of Staff training: amounts``."""
        parts: list[str] = []
        owner = False  # the step before named what the next one is one of: "plan of" - "Staff training"
        for step in rest:
            is_field = isinstance(step, str) and step in FIELDS and not owner
            word = self.t(FIELDS[str(step)]) if is_field else self.name(step)
            parts = [*parts[:-1], f"{parts[-1]} {word}"] if owner else [*parts, word]
            owner = is_field and step in OWNERS
        way = ("\N{FULLWIDTH COMMA}" if self.t.language == "zh" else ", ").join(parts)
        return self.t("{thing}: {way}", thing=thing, way=way) if thing and way else thing or _capital(way)

    def pair(self, each: Difference) -> dict[str, str]:
        """Old and new value as facts of a sentence."""
        return {"old": self.value(each.old), "new": self.value(each.new)}

    def value(self, value: Any) -> str:
        """A value as a person reads it; empty for a whole thing, which its place names."""
        t = self.t
        if value is ABSENT or value is None or value == "" or value == ():
            return t("none")
        if isinstance(value, (bool, int, float)):
            return (t("yes") if value else t("no")) if isinstance(value, bool) else plain(value)
        if isinstance(value, Label):
            return _shortened(value.in_language(t.language)) or t("none")
        if isinstance(value, Choice):
            return self._choice(value)
        if isinstance(value, str):
            return _shortened(self.method(value) if value in NETWORK_WEIGHTS else self.name(value))
        if isinstance(value, PlannedAmount):
            return self.value(value.amounts)
        return self._several(value) if isinstance(value, tuple) else ""

    def _several(self, values: tuple[Any, ...]) -> str:
        t, kinds = self.t, {type(each) for each in values}
        if kinds <= {int, float}:
            return _shortened(" / ".join(self.value(each) for each in values))
        if len(values) == 2 and isinstance(values[0], str) and values[0] in self.labels:
            return self.value(values[1])  # one of the pairs that are told apart by an id
        if kinds <= {int, float, str, Label, bool}:
            return _shortened(t(", ").join(self.value(each) for each in values))
        if kinds == {tuple}:
            return _shortened(t("; ").join(" ".join(self.value(part) for part in each) for each in values))
        return t.n("{count} entry", "{count} entries", len(values))

    def _choice(self, value: Choice) -> str:
        told = ", ".join(f"{name.replace('_', ' ')} {self.value(given)}" for name, given in value.parameters)
        return f"{self.method(value.method)} ({told})" if told else self.method(value.method)

    def method(self, name: str) -> str:
        """What a method is called; one without a name of ours by its name in the catalogue."""
        known = NETWORK_WEIGHTS.get(name) or NAMES.get(name)
        for table, at in ((WEIGHTING, 0), (OPERATORS, 1), (CURVES, 0)):
            known = known or (table[name][at] if name in table else None)
        return self.t(known) if known else name

    def unit(self, each: Difference) -> str:
        """The unit of the numbers that differ."""
        if len(each.place) < 3 or each.place[-1] not in UNITS.get(str(each.place[0]), ()):
            return ""
        owner = each.place[:2] if each.place[0] != "scenarios" else ("levers", each.place[-2])
        thing = value_at(self.new, owner) or value_at(self.old, owner)
        return str(thing.unit.in_language(self.t.language)) if thing else ""


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def ago(moment: str, now: datetime, t: Translator) -> str:
    """How long ago something happened (UTC, ISO 8601): ``2 minutes ago``."""
    at = datetime.fromisoformat(moment)
    minutes = int((now - (at if at.tzinfo else at.replace(tzinfo=UTC))).total_seconds() // 60)
    if minutes < 1:
        return t("just now")
    if minutes < 60:
        return t.n("{count} minute ago", "{count} minutes ago", minutes)
    if minutes < 24 * 60:
        return t.n("{count} hour ago", "{count} hours ago", minutes // 60)
    return t.n("{count} day ago", "{count} days ago", minutes // (24 * 60))


def saved_by(entry: VersionEntry, now: datetime, t: Translator) -> str:
    """Who saved a version, and when: ``Li saved version 7, 2 minutes ago``."""
    facts = {"number": entry.number, "when": ago(entry.saved, now, t)}
    if entry.author:
        return t("{author} saved version {number}, {when}", author=entry.author, **facts)
    return t("Version {number} was saved {when}", **facts)
