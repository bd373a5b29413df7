"""Words of the wall of a workshop: how far it is, what stands on its cards, what the group decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from i18n.numbers import score, share
from i18n.translate import N_, Translator
from reports.sentences.read_back import ratio
from reports.sentences.scenarios import listed, told
from reports.sentences.workshop import MOST_NAMED, group_ratio, number
from studies.group_outcome import GroupOutcome
from studies.pair_votes import PairVotes
from studies.rooms import Room

Named = Callable[[str], str]
"""The name of an expert or an element, by its id."""

AGREEMENT = {
    "very-low": N_("very low"),
    "low": N_("low"),
    "moderate": N_("moderate"),
    "high": N_("high"),
    "very-high": N_("very high"),
}

TIED = 0.001

SECONDS_A_PAIR = 12
"""How long a judgment takes: for a first idea of how long a workshop lasts."""


# ---------------------------------------------------------------------- before it begins


def effort(pairs: int, t: Translator) -> str:
    """How much is asked of everybody in a round."""
    minutes = max(1, round(pairs * SECONDS_A_PAIR / 60))
    asked = t.n("{count} pair for each expert", "{count} pairs for each expert", pairs)
    return t.n("{asked}, about {count} minute a round", "{asked}, about {count} minutes a round", minutes, asked=asked)


def answered_before(count: int, t: Translator) -> str:
    """What it means that some have answered already."""
    if not count:
        return ""
    return t.n(
        "{count} of them has answered some of this before; that counts until it is changed.",
        "{count} of them have answered some of this before; that counts until it is changed.",
        count,
    )


# ---------------------------------------------------------------------- how far it is


def phase(room: Room, t: Translator) -> str:
    """Which round, and whether it takes answers."""
    state, rounds = room.standing, room.workshop.rounds
    if state.phase == "finished":
        return t("finished")
    if state.phase == "waiting" and not state.rounds:
        return t.n("{count} round planned", "{count} rounds planned", rounds)
    facts = {"number": len(state.rounds), "count": rounds}
    if state.phase == "waiting":
        return t("round {number} of {count} closed", **facts)
    if state.phase == "locked":
        return t("round {number} of {count}, locked", **facts)
    return t("round {number} of {count}, open", **facts)


def who(finished: int, people: int, here: int, t: Translator) -> str:
    """How many have finished, and how many are here."""
    if not people:
        return t("Nobody takes part yet")
    done = t("{finished} of {people} have finished", finished=finished, people=people)
    return t("{done} · {here} here", done=done, here=here)


def begin(room: Room, seated: int, here: int, t: Translator) -> tuple[str, str]:
    """The headline of a wall before a round, and what to do."""
    state, name = room.standing, room.workshop.label.in_language(t.language)
    if state.phase == "finished":
        return t("{workshop}: finished", workshop=name), t("The minutes hold everything that was answered and decided.")
    if state.rounds:
        return (
            t("Round {number} is closed", number=len(state.rounds)),
            t("Its answers are kept. What the group agrees on, and where it does not, stands below."),
        )
    if not seated:
        return name, t("Take out your phone, scan the code, and write your name. You are let in from here.")
    facts = {"here": here, "seated": seated}
    return name, t("Take out your phone and scan the code. {here} of {seated} are here.", **facts)


# ---------------------------------------------------------------------- the cards


def answers_range(votes: PairVotes, t: Translator) -> str:
    """Between which answers the group's judgment lies, seen from the side that the group favours."""
    if votes.low is None or votes.high is None or votes.group is None:
        return t("nobody has answered")
    low, high = (votes.low, votes.high) if votes.group >= 1 else (1 / votes.high, 1 / votes.low)
    if len(votes.answered) == 1:
        return t("one answer")
    return t("answers from {low} to {high}", low=ratio(low), high=ratio(high))


def still_open(names: Sequence[str], pairs: int, skipped: int, t: Translator, *, shown: bool = True) -> str:
    """What is open, and with whom."""
    if not pairs:
        return t("{count} left open on purpose", count=skipped) if skipped else t("complete")
    if not names or len(names) > MOST_NAMED or not shown:
        return t("{count} open", count=pairs)
    return t("{count} open, {names}", count=pairs, names=listed(list(names), t))


def held_back(answered: int, people: int, t: Translator, *, again: bool = False) -> str:
    """Why no answer is seen yet; `again` after talk."""
    if again and not answered:
        return t("Nobody has voted again yet")
    if again:
        return t("{answered} of {people} have voted again", answered=answered, people=people)
    if not answered:
        return t("Nobody has answered yet")
    return t("{answered} of {people} have answered; the answers show when all have", answered=answered, people=people)


def after_talk(before: PairVotes, votes: PairVotes, name: Named, t: Translator) -> str:
    """What talk has changed: where the group stands, and how many stand elsewhere."""
    if before.group is None or votes.group is None:
        return ""
    then = {each.expert: each.ratio for each in before.votes}
    changed = sum(each.ratio != then.get(each.expert) for each in votes.votes)
    now = _toward(votes.group, votes, name, t)
    if not changed:
        return t("Talk has changed no answer: the group still says {now}.", now=now)
    people = t.n("{number} answers otherwise", "{number} answer otherwise", changed, number=number(changed, t))
    facts = {"before": _toward(before.group, votes, name, t), "now": now, "people": people}
    return t("Before the talk the group said {before}, now {now}; {people}.", **facts)


def _toward(value: float, votes: PairVotes, name: Named, t: Translator) -> str:
    """A judgment of the group with the side it favours."""
    size = group_ratio(max(value, 1 / value))
    side = votes.pair.first if value >= 1 else votes.pair.second
    return size if size == "1" else t("{value} for {name}", value=size, name=name(side))


# ---------------------------------------------------------------------- what it decides


def decides(outcome: GroupOutcome, name: Named, t: Translator) -> str:
    """Which option leads by the group."""
    if not outcome.experts:
        return t("Nobody has answered yet")
    if not outcome.options:
        first = outcome.elements[int(outcome.weights.argmax())]
        return t("{name} weighs most ({value})", name=name(first), value=score(float(outcome.weights.max())))
    best = outcome.ranking[0]
    if is_tied(outcome):
        pair = {"first": name(best), "second": name(outcome.ranking[1]), "value": score(float(outcome.values.max()))}
        return t("{first} and {second} cannot be told apart ({value})", **pair)
    facts = {"name": name(best), "value": score(float(outcome.values.max()))}
    if outcome.decisive:
        return t("{name} leads with {value}, but one person can turn it", **facts)
    return t("{name} leads with {value}, whoever of the group is left out", **facts)


def is_tied(outcome: GroupOutcome) -> bool:
    """Whether the best option and the next read alike: a lead below the third digit is none."""
    ordered = sorted(outcome.values.tolist(), reverse=True)
    return len(ordered) > 1 and ordered[0] - ordered[1] < TIED


def decided_lead(outcome: GroupOutcome, before: GroupOutcome | None, name: Named, t: Translator) -> str:
    """How far the next is behind, the index, and what the workshop has changed."""
    said = []
    if len(outcome.options) > 1 and not is_tied(outcome):
        ordered = sorted(outcome.values.tolist(), reverse=True)
        said.append(t("{name} follows with {value}.", name=name(outcome.ranking[1]), value=score(ordered[1])))
    if outcome.index is not None:
        said.append(t("Today's index by the group's weights is {value}.", value=score(outcome.index)))
    if before is not None and outcome.options and before.ranking[0] != outcome.ranking[0]:
        said.append(t("Before the workshop {name} led.", name=name(before.ranking[0])))
    return told(said, t) if said else ""


def turned(outcome: GroupOutcome, name: Named, t: Translator, expert: Named | None) -> str:
    """Without whom another option would lead; nothing where none leads anyway."""
    if not outcome.options or not outcome.decisive or is_tied(outcome):
        return ""
    if expert is None or len(outcome.decisive) > MOST_NAMED:
        return t.n(
            "There is {count} participant without whom another would lead.",
            "There are {count} participants without any one of whom another would lead.",
            len(outcome.decisive),
        )
    parts = []
    for who_, winner in zip(outcome.experts, outcome.without_winners, strict=True):
        if who_ in outcome.decisive:
            parts.append(t("without {expert} {name} would lead", expert=expert(who_), name=name(winner)))
    sentence = listed(parts, t)
    return t("{sentence}.", sentence=sentence[:1].upper() + sentence[1:])


def revised(part: float | None, t: Translator) -> str:
    """How much was answered otherwise than in the round before."""
    if part is None:
        return t("consensus")
    return t("consensus; {share} of the answers revised", share=share(part))
