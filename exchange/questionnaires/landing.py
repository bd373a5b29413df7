"""Gathered answers become experts and ballots of a study."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from exchange.questionnaires.gathered import ExpertAnswers, Gathered, answered
from exchange.questionnaires.names import plain
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import BestWorstComparisons, DirectRatings, Judgments, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from studies.edits.panel import add_expert, cast_ballot
from studies.study import PANEL, Ballot, Expert, Study

SameName = Literal["refuse", "replace", "number"]
"""Two people of one name: say so and change nothing; the later one's answers count; or both count, numbered."""

_SAME = 1e-9


@dataclass(frozen=True)
class Landed:
    """A study with the answers in it.

    Parameters
    ----------
    study
        The study with the new experts and ballots.
    experts
        Experts that joined the panel.
    ballots
        Ballots that are new or changed.
    read, left
        What was taken and how, and what was not taken and why.
    """

    study: Study
    experts: tuple[Expert, ...]
    ballots: tuple[Ballot, ...]
    read: tuple[Finding, ...]
    left: tuple[Finding, ...]


def land(study: Study, gathered: Gathered, *, same_name: SameName = "refuse") -> Landed:
    """The study with every gathered answer as a ballot.

    Who answered is an expert of the study if the file names the id or the only expert of that name; anybody else joins
    the panel. An answer that did not change keeps its range, comment and revisions.

    Raises
    ------
    DecisionError
        ``experts-of-one-name``: two of the people are called the same, or one is called as an expert who gave other
        answers already, and `same_name` says nothing better; ``answers-none``: nothing at all was understood.
    """
    if not answered(gathered.experts):
        files = ", ".join(dict.fromkeys(each.file for each in gathered.experts)) or _file(gathered)
        raise DecisionError("answers-none", file=files, cell=_first_cell(gathered))
    remarks: list[Finding] = []
    people = _people(study, gathered.experts, same_name)
    after = study
    added, ballots = [], []
    for expert, given in people:
        if all(each.id != expert.id for each in after.experts) and expert.id != PANEL:
            after = add_expert(after, expert)
            added.append(expert)
        before = {each.set: each.judgments for each in after.ballots if each.expert == expert.id}
        changed = 0
        for name, judgments in given.answers:
            kept = _with_details(before.get(name), judgments)
            if name in before and kept == before[name]:
                continue
            changed += name in before
            after = cast_ballot(after, expert.id, name, kept, typed=False)
            ballots.append(Ballot(expert.id, name, kept))
        if changed:
            remarks.append(Finding.of("answers-replaced", given.file, expert=given.name or expert.id, count=changed))
    return Landed(after, tuple(added), tuple(ballots), (*gathered.read, *remarks), gathered.left)


def _file(gathered: Gathered) -> str:
    return next((each.place for each in (*gathered.left, *gathered.read) if each.place), "")


def _first_cell(gathered: Gathered) -> str:
    """Where the first thing stands that was not understood."""
    facts = next((each.details for each in gathered.left if "cell" in each.details), {})
    return str(facts.get("cell", ""))


# ---------------------------------------------------------------------- who answered


def _people(study: Study, experts: Sequence[ExpertAnswers], same_name: SameName) -> list[tuple[Expert, ExpertAnswers]]:
    """The expert behind each set of answers, in order."""
    panel = list(study.experts)
    found: list[tuple[Expert, ExpertAnswers]] = []
    for given in experts:
        if not given.answers:
            continue
        known = _known(panel, given)
        earlier = [other.file for expert, other in found if known and expert.id == known[0].id]
        if len(known) > 1 or earlier or (known and known[0].id != given.expert and _differs(study, known[0], given)):
            if same_name == "refuse":
                other = earlier[0] if earlier else ""
                raise DecisionError(
                    "experts-of-one-name", name=given.name or given.expert, file=given.file, other=other
                )
            if same_name == "number":
                known = []
        expert = known[0] if known else _newcomer(given, panel)
        if not known:
            panel.append(expert)
        found.append((expert, given))
    return found


def _known(panel: Sequence[Expert], given: ExpertAnswers) -> list[Expert]:
    """Who of the panel may have answered: the expert with this id, else everybody of this name."""
    if given.expert == PANEL:
        return [Expert(PANEL, Label(PANEL))]
    called = [each for each in panel if each.id == given.expert] if given.expert else []
    wanted = plain(given.name)
    return called or [each for each in panel if wanted and wanted in (plain(each.label.en), plain(each.label.zh))]


def _differs(study: Study, expert: Expert, given: ExpertAnswers) -> bool:
    """Whether this expert answered one of these sets before, and otherwise."""
    before = {each.set: each.judgments for each in study.ballots if each.expert == expert.id}
    return any(name in before and _with_details(before[name], new) != before[name] for name, new in given.answers)


def _newcomer(given: ExpertAnswers, panel: Sequence[Expert]) -> Expert:
    """A new member of the panel, with a free id and a name nobody has yet."""
    taken = {PANEL, *(each.id for each in panel)}
    number = next(k for k in range(len(panel) + 1, 2 * len(panel) + 3) if f"E{k}" not in taken)
    names = {plain(word) for each in panel for word in (each.label.en, each.label.zh)}
    wanted = given.name.strip() or given.expert or f"E{number}"
    name = wanted
    for again in range(2, len(panel) + 3):
        if plain(name) not in names:
            break
        name = f"{wanted} ({again})"
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in name)
    return Expert(given.expert or f"E{number}", Label(zh=name) if chinese else Label(name))


# ---------------------------------------------------------------------- what was answered before


def _with_details(before: Judgments | None, new: Judgments) -> Judgments:
    """The new answers; where one did not change, with the range, options and comment that a file cannot hold."""
    if isinstance(before, DirectRatings):
        return before if _same_points(before, new) else new
    if before is None or not isinstance(new, PairwiseComparisons):
        return new
    old = {frozenset((each.first, each.second)): each for each in before.judgments}
    if isinstance(before, BestWorstComparisons):
        same = len(old) == len(new.judgments) and all(_same(old.get(_pair(each)), each) for each in new.judgments)
        return before if same else new
    judged = [old[_pair(each)] if _same(old.get(_pair(each)), each) else each for each in new.judgments]
    place = {_pair(each): k for k, each in enumerate(before.judgments)}
    judged.sort(key=lambda each: place.get(_pair(each), len(place)))
    answered = {_pair(each) for each in judged}
    skipped = tuple(each for each in before.skipped if frozenset((each.first, each.second)) not in answered)
    return PairwiseComparisons(before.elements, tuple(judged), skipped, before.revisions)


def _same_points(before: DirectRatings, new: Judgments) -> bool:
    """Whether points came back as they were, or all of them as their ratios."""
    points = dict(zip(before.elements, before.points, strict=True))
    if isinstance(new, DirectRatings):
        pairs = zip(new.points, (points[name] for name in new.elements), strict=True)
        return all(abs(given - old) <= _SAME * old for given, old in pairs)
    answers = new.judgments
    whole = len(answers) == len(points) * (len(points) - 1) // 2
    return whole and all(
        abs(each.value * points[each.second] - points[each.first]) <= _SAME * points[each.first] for each in answers
    )


def _pair(judgment: PairwiseJudgment) -> frozenset[str]:
    return frozenset((judgment.first, judgment.second))


def _same(old: PairwiseJudgment | None, new: PairwiseJudgment) -> bool:
    """Whether the new one says no more than the old one did: same value, and no other range."""
    if old is None:
        return False
    value = new.value if new.first == old.first else 1 / new.value
    unsure = new.low is not None or new.high is not None
    low, high = new.bounds if new.first == old.first else (1 / new.bounds[1], 1 / new.bounds[0])
    within = abs(low / old.bounds[0] - 1) < _SAME and abs(high / old.bounds[1] - 1) < _SAME
    return abs(value / old.value - 1) < _SAME and (within or not unsure)
