"""What a file holds, in sentences: who ranks first, how much was answered, what happens to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from i18n.numbers import count as counted
from i18n.numbers import plain, score
from i18n.translate import N_, Translator

_SAME = 5e-4
"""Differences below this read the same in three digits."""

Fate = Literal["new", "known", "conflict"]
"""What becomes of somebody's answers: a new expert's, those of an expert we know, or nobody can tell."""

STEPS = {"reading": N_("Reading the file …"), "weighing": N_("Computing the weights …")}
"""What is being done to a file."""


def first_place(names: Sequence[str], priorities: Sequence[float], t: Translator) -> str:
    """Who ranks first and by how much; those who cannot be told apart in three digits share the place."""
    order = sorted(range(len(names)), key=lambda k: -priorities[k])
    if not order:
        return ""
    best = priorities[order[0]]
    tied = [names[k] for k in order if best - priorities[k] < _SAME]
    if len(tied) == len(names) > 1:
        return t("All {count} rank the same, with {share} each", count=counted(len(names)), share=score(best))
    if len(tied) > 1:
        return t("{names} share the first place with {share}", names=t(", ").join(tied), share=score(best))
    if len(names) == 1:
        return t("{name} is the only alternative", name=tied[0])
    after = order[1]
    return t("{name} ranks first with {share}, before {other} with {less}", name=tied[0], share=score(best),
             other=names[after], less=score(priorities[after]))  # fmt: skip


def by_value(names: Sequence[str], values: Sequence[float], t: Translator) -> str:
    """The same where values cannot be shares, e.g. of a formula that subtracts."""
    best = max(range(len(names)), key=lambda k: values[k])
    return t("{name} ranks first with a value of {value}", name=names[best], value=plain(values[best]))


@dataclass(frozen=True)
class PersonRead:
    """Somebody whose answers were found in files.

    Parameters
    ----------
    name, file
        What the file calls the person, and its name.
    judgments, sets
        How many answers to how many comparison sets.
    fate
        Whether the study knows who that is.
    expert
        Id of the expert the study takes the person for; empty for somebody new.
    """

    name: str
    file: str
    judgments: int
    sets: int
    fate: Fate
    expert: str = ""


def fate(person: PersonRead, same_name: str, t: Translator) -> str:
    """What becomes of one person's answers."""
    if person.fate == "new":
        return t("joins the panel")
    if person.fate == "known":
        return t("answers of {expert}", expert=person.expert)
    if same_name == "replace":
        return t("replaces the earlier answers")
    return t("joins the panel under a numbered name") if same_name == "number" else t("a name that is there already")


def answers_found(people: Sequence[PersonRead], files: int, t: Translator) -> str:
    """How many people answered how much, over all files."""
    return t(
        "{people} in {files}: {judgments}",
        people=t.n("{count} person", "{count} people", len(people)),
        files=t.n("{count} file", "{count} files", files),
        judgments=t.n("{count} judgment", "{count} judgments", sum(person.judgments for person in people)),
    )


def of_one_name(names: Sequence[str], t: Translator) -> str:
    """Who is called like somebody else."""
    shown = t(", ").join(dict.fromkeys(names))
    return t("The panel or another file already has somebody of this name: {names}.", names=shown)


def taken(experts: int, ballots: int, t: Translator) -> str:
    """What was taken into the panel."""
    sets = t.n("{count} comparison set was answered", "{count} comparison sets were answered", ballots)
    if not experts:
        return t("{sets}; Undo takes it back.", sets=sets)
    joined = t.n("{count} expert joined the panel", "{count} experts joined the panel", experts)
    return t("{joined}, {sets}; Undo takes it back.", joined=joined, sets=sets)
