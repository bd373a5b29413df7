"""The minutes of a workshop as an article: what was decided, who took part, what was talked about, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

import numpy as np

from i18n.numbers import NONE, score, share, signed, written_in
from i18n.translate import N_, Translator
from reports.article import Article, Grid, Heading, Paragraph, Part, Points
from reports.sentences.opinions import topic
from reports.sentences.read_back import ratio
from reports.sentences.scenarios import called, listed, told
from reports.sentences.workshop import group_ratio, why
from studies.minutes import Minutes, PairStand, Participant
from studies.workshop import Pair

MOST_MOVED = 12
"""So many indicators are listed whose weights moved most; the workbook has all."""

CONSENSUS_WORDS = {
    "very-low": N_("very low agreement"),
    "low": N_("low agreement"),
    "moderate": N_("moderate agreement"),
    "high": N_("high agreement"),
    "very-high": N_("very high agreement"),
}


class MinutesReader:
    """Minutes in the language of a reader: names, times and numbers."""

    def __init__(self, minutes: Minutes, t: Translator, zone: str = "") -> None:
        self.minutes, self.t, self.zone = minutes, t, ZoneInfo(zone or "UTC")

    def name(self, identifier: str) -> str:
        """The name of anything in the study."""
        label = self.minutes.study.labels.get(identifier)
        return (label.in_language(self.t.language) if label else "") or identifier

    @cached_property
    def topics(self) -> dict[str, str]:
        """What each set of the workshop is about."""
        study = self.minutes.study
        return {
            name: topic(study.every_set[name], study.labels, self.t) if name in study.comparison_sets else name
            for name in self.minutes.workshop.sets
        }

    def topic(self, name: str) -> str:
        """What a set is about."""
        return self.topics.get(name, name)

    def judged(self, name: str) -> str:
        """The same in a cell: the name of the element where it is about what matters for one."""
        asked = self.minutes.study.every_set[name]
        if asked.kind == "decomposition":
            return self.name(asked.target)
        return self.topic(name)[:1].upper() + self.topic(name)[1:]

    def pair(self, pair: Pair) -> str:
        """A pair in words."""
        first, second = (called(self.name(element), self.t) for element in (pair.first, pair.second))
        return self.t("{first} or {second}", first=first, second=second)

    def participant(self, number: int) -> str:
        """A participant by name, or by number where names are hidden."""
        return self.person(self.minutes.participants[number - 1])

    def person(self, each: Participant) -> str:
        """The same for the participant itself."""
        if not each.expert:
            return self.t("Participant {number}", number=each.number)
        name = each.label.in_language(self.t.language)
        return self.t("{id} ({name})", id=each.expert, name=name) if name and name != each.expert else each.expert

    def time(self, at: str) -> str:
        """A moment to the minute, by the clock of the reader."""
        if not at:
            return NONE
        moment = datetime.fromisoformat(at)
        return f"{moment.astimezone(self.zone) if moment.tzinfo else moment:%Y-%m-%d %H:%M}"

    def lasted(self, opened: str, closed: str) -> str:
        """How long something took."""
        if not (opened and closed):
            return self.t("still open")
        minutes = round((datetime.fromisoformat(closed) - datetime.fromisoformat(opened)).total_seconds() / 60)
        hours, rest = divmod(max(minutes, 1), 60)
        if not hours:
            return self.t("{minutes} min", minutes=rest)
        return self.t("{hours} h {minutes} min", hours=hours, minutes=rest)


def article(minutes: Minutes, t: Translator, zone: str = "") -> Article:
    """The minutes to read and to file; times by the clock of a zone, e.g. ``Asia/Shanghai``."""
    with written_in(t.language):
        return _article(minutes, t, zone)


def _article(minutes: Minutes, t: Translator, zone: str) -> Article:
    by = MinutesReader(minutes, t, zone)
    parts: list[Part] = []
    for heading, content in (
        (t("Decisions"), _decisions(by)),
        (t("Who took part"), _participants(by)),
        (t("Rounds"), _rounds(by)),
        (t("Talked about and voted on again"), _votes(by)),
        (t("What was said"), _remarks(by)),
        (t("Answers changed on advice"), _repairs(by)),
        (t("What changed"), _changes(by)),
    ):
        if content:
            parts += [Heading(heading), *content]
    study = minutes.study.label.in_language(t.language)
    return Article(
        t.language,
        t("Minutes: {workshop}", workshop=minutes.workshop.label.in_language(t.language)),
        _held(by) + told_versions(study, minutes.versions, t),
        _lead(by),
        tuple(parts),
        t("{study} · minutes of a workshop", study=study),
    )


def _held(by: MinutesReader) -> str:
    """When: the day of the first round and, where it is another, of the last."""
    if not by.minutes.rounds:
        return ""
    first, last = (by.time(each)[:10] for each in (by.minutes.rounds[0].opened, by.minutes.rounds[-1].opened))
    if first == last:
        return f"{first} · "
    return by.t("{first} to {last} · ", first=first, last=last)


def told_versions(study: str, versions: tuple[str, str], t: Translator) -> str:
    """The study with its versions before and after."""
    before, after = versions
    if before and after and before != after:
        return t("{study} · version {before} before, version {after} after", study=study, before=before, after=after)
    return t("{study} · version {version}", study=study, version=after or before) if after or before else study


def _lead(by: MinutesReader) -> str:
    minutes, t = by.minutes, by.t
    said = [
        t.n("{count} person took part", "{count} people took part", len(minutes.participants))
        + t.n(" in {count} round.", " in {count} rounds.", len(minutes.rounds))
    ]
    if minutes.consensus is not None and minutes.after.word is not None:
        word = t(CONSENSUS_WORDS[minutes.after.word])
        said.append(t("At the end consensus is {value}: {word}.", value=score(minutes.consensus), word=word))
    said.append(why(minutes.verdict, by.topic, t))
    return told(said, t)


def _decisions(by: MinutesReader) -> list[Part]:
    said = tuple(by.t("{said} ({time})", said=each.text, time=by.time(each.at)) for each in by.minutes.decisions)
    return [Points(said)] if said else []


def _participants(by: MinutesReader) -> list[Part]:
    t = by.t
    rows = tuple(
        (
            by.person(each) + (f" · {t('left out')}" if each.left else ""),
            score(each.weight, 2) if each.weight is not None else NONE,
            f"{each.answered}/{each.pairs}",
            str(each.skipped) if each.skipped else NONE,
            *_largest(each, by),
        )
        for each in by.minutes.participants
    )
    heads = (t("Participant"), t("Weight"), t("Answered"), t("Left open"), t("Largest CR"), t("… in judging"))
    hidden = t(
        "Names are hidden: the numbers tell nothing about who it was, and a weight that fewer than three share is "
        "not told."
    )
    table = Grid(heads, rows, (3.9, 0.9, 1.1, 1.1, 1.4, 3.1), frozenset({1, 2, 3, 4}))
    return [Paragraph(hidden), table] if by.minutes.workshop.names_hidden else [table]


def _largest(each: Participant, by: MinutesReader) -> tuple[str, str]:
    """The largest consistency ratio, and of which answers."""
    known = [(ratio, name) for name, ratio in each.consistency if ratio is not None]
    value, name = max(known, default=(0.0, ""))
    limit = by.minutes.study.choices.consistency_threshold
    return (score(value) + (" !" if value > limit else ""), by.judged(name)) if known else (NONE, NONE)


def _rounds(by: MinutesReader) -> list[Part]:
    t, rounds = by.t, by.minutes.rounds
    if not rounds:
        return []
    heads = (
        t("Round"), t("Opened"), t("Lasted"), t("Answered anew"), t("Judgments"), t("Consensus"), t("Weights moved"),
        t("Answers revised"), t("Stayed with"),
    )  # fmt: skip
    rows = tuple(
        (
            str(each.number),
            by.time(each.opened),
            by.lasted(each.opened, each.closed),
            str(each.took_part),
            str(each.end.answers),
            score(each.end.whole.consensus),
            score(each.end.whole.change, 4),
            share(each.end.whole.revised),
            str(each.stayed) if each.stayed else NONE,
        )
        for each in rounds
    )
    whole = Grid(heads, rows, (0.8, 2, 1.5, 1.1, 1.2, 1.2, 1.2, 1.2, 1.2), frozenset({3, 4, 5, 6, 7, 8}))
    clock = Paragraph(t("Times are those of {zone}.", zone=by.zone.key))
    return [whole, clock, Paragraph(t("Consensus, round by round:")), _by_set(by)]


def _by_set(by: MinutesReader) -> Grid:
    t, rounds = by.t, by.minutes.rounds
    heads = (
        t("Judged"),
        *(t("Round {number}", number=each.number) for each in rounds),
        t("Weights moved in the last round"),
    )
    rows = tuple(
        (
            by.judged(name),
            *(score(each.end.sets[k].consensus) for each in rounds),
            score(rounds[-1].end.sets[k].change, 4),
        )
        for k, name in enumerate(by.minutes.workshop.sets)
    )
    return Grid(heads, rows, (4, *(1.2 for _ in rounds), 2), frozenset(range(1, len(rounds) + 2)))


def _votes(by: MinutesReader) -> list[Part]:
    t = by.t
    if not by.minutes.votes:
        return []
    heads = (t("Pair"), t("At"), t("Group before"), t("Answers before"), t("Group after"), t("Answers after"))
    rows = tuple(
        (
            by.pair(each.pair),
            by.time(each.called),
            _group(each.before),
            _range(each.before, by),
            _group(each.after),
            _range(each.after, by),
        )
        for each in by.minutes.votes
    )
    note = t("Numbers say how many times more important the first is than the second.")
    return [Paragraph(note), Grid(heads, rows, (3.6, 2, 1.1, 1.6, 1.1, 1.6), frozenset({2, 4}))]


def _group(stand: PairStand) -> str:
    return NONE if stand.group is None else group_ratio(stand.group)


def _range(stand: PairStand, by: MinutesReader) -> str:
    if stand.low is None or stand.high is None:
        return NONE
    return by.t("{count}: {low} to {high}", count=stand.answered, low=ratio(stand.low), high=ratio(stand.high))


def _remarks(by: MinutesReader) -> list[Part]:
    t = by.t
    comments = [
        t(
            "{person} on {pair}: “{said}”",
            person=by.participant(each.participant),
            pair=by.pair(each.pair),
            said=each.text,
        )
        for each in by.minutes.remarks
        if each.kind == "comment"
    ]
    skipped = [each for each in by.minutes.remarks if each.kind == "skipped"]
    reasons = [
        t(
            "{person} left {pair} open: “{said}”",
            person=by.participant(each.participant), pair=by.pair(each.pair), said=each.text,
        )
        for each in skipped
        if each.text
    ]  # fmt: skip
    rest = len(skipped) - len(reasons)
    without = t.n(
        "{count} answer was left open without a reason.", "{count} answers were left open without a reason.", rest
    )
    items = (*comments, *reasons, *((without,) if rest else ()))
    return [Points(items)] if items else []


def _repairs(by: MinutesReader) -> list[Part]:
    t = by.t
    if not by.minutes.repairs:
        return []
    rows = tuple(
        (
            by.participant(each.participant),
            by.pair(each.pair),
            t("open") if each.old is None else ratio(each.old),
            t("open") if each.new is None else ratio(each.new),
            each.reason or NONE,
        )
        for each in by.minutes.repairs
    )
    heads = (t("Participant"), t("Pair"), t("Before"), t("After"), t("Why"))
    return [Grid(heads, rows, (2.4, 3.6, 1, 1, 2.4), frozenset({2, 3}))]


def _changes(by: MinutesReader) -> list[Part]:
    t, before, after = by.t, by.minutes.before, by.minutes.after
    parts: list[Part] = [Points(tuple(_results(by)))] if after.index is not None or after.options else []
    moved = np.argsort(-np.abs(after.weights - before.weights), kind="stable")[:MOST_MOVED]
    rows = tuple(
        (
            by.name(after.elements[k]),
            score(float(before.weights[k])),
            score(float(after.weights[k])),
            signed(float(after.weights[k] - before.weights[k])),
        )
        for k in moved
    )
    heads = (t("Indicator"), t("Weight before"), t("Weight after"), t("Moved by"))
    if len(after.elements) > MOST_MOVED:
        parts.append(Paragraph(t("The {count} weights that moved most:", count=MOST_MOVED)))
    return [*parts, Grid(heads, rows, (4, 1, 1, 1), frozenset({1, 2, 3}))]


def _results(by: MinutesReader) -> Sequence[str]:
    """Index and ranking, and without whom they would be others."""
    t, before, after = by.t, by.minutes.before, by.minutes.after
    said = []
    if after.index is not None:
        facts = {"before": score(before.index), "after": score(after.index)}
        if facts["before"] == facts["after"]:
            said.append(t("The index of today is {after}, as before the workshop.", **facts))
        else:
            said.append(t("The index of today is {after}; it was {before} before the workshop.", **facts))
    if not after.options:
        return said
    said.append(t("Ranking: {options}.", options=_ranked(by)))
    if before.ranking[0] != after.ranking[0]:
        said.append(t("Before the workshop {name} led.", name=by.name(before.ranking[0])))
    said.append(_without(by))
    return said


def _without(by: MinutesReader) -> str:
    """Who decides which option leads; only how many, where names are hidden."""
    t, after = by.t, by.minutes.after
    if not after.decisive:
        return t("{name} leads whichever participant is left out.", name=by.name(after.ranking[0]))
    if by.minutes.workshop.names_hidden:
        return t.n(
            "There is {count} participant without whom another would lead.",
            "There are {count} participants without any one of whom another would lead.",
            len(after.decisive),
        )
    people = [by.person(each) for each in by.minutes.participants if each.expert in after.decisive]
    return t("Without any one of these another would lead: {people}.", people=listed(people, t))


def _ranked(by: MinutesReader) -> str:
    after = by.minutes.after
    worth = dict(zip(after.options, after.values.tolist(), strict=True))
    return by.t(", ").join(
        by.t("{name} ({value})", name=by.name(name), value=score(worth[name])) for name in after.ranking
    )
