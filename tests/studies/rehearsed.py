"""Workshops to test with: the demo as it stands, and a rehearsal of it that was played to the end."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from mcdm.judgments import PairwiseComparisons, PairwiseJudgment, Revision, SkippedPair
from mcdm.labels import Label
from store.examples import load_example
from studies.evaluate import evaluate, project
from studies.group_outcome import Surroundings, surroundings
from studies.group_reading import GroupReading, Numbered, group_reading
from studies.minutes import Minutes, minutes
from studies.outcome import of_scenarios
from studies.rehearsal import cast, rehearse
from studies.rounds import marks, standing_at
from studies.study import Ballot, Study
from studies.workshop import Event, Pair, Workshop, standing
from tests.studies.examples import hierarchy, pairs

FIRST = 1000
"""Number of the first ballot of the rehearsal."""

TALKED = Pair("goal", "C1", "C6")
SAID = "=In villages it is the people who count."


@cache
def demo() -> Study:
    return load_example("power-supply")


@cache
def demo_sets() -> tuple[str, ...]:
    return tuple(name for name, each in demo().comparison_sets.items() if each.kind == "decomposition")


@cache
def demo_ballots() -> tuple[Numbered, ...]:
    return tuple((k, ballot) for k, ballot in enumerate(demo().ballots, 1) if ballot.set in demo_sets())


@cache
def demo_reading() -> GroupReading:
    return group_reading(demo(), demo_sets(), {each.id: each.weight for each in demo().experts}, demo_ballots())


@cache
def around() -> Surroundings:
    """The demo with its index and its scenarios."""
    evaluation = evaluate(demo())
    outcome = of_scenarios(demo(), project(demo(), evaluation))
    return surroundings(demo(), evaluation=evaluation, outcome=outcome)


def three(*ratios: float | None, weights: tuple[float, ...] = ()) -> GroupReading:
    """A group on three elements, of which each expert compares a and b."""
    experts = [f"E{k}" for k in range(1, len(ratios) + 1)]
    given = [
        (k, Ballot(name, "goal", pairs(("a", "b", ratio), ("b", "c", 2))))
        for k, (name, ratio) in enumerate(zip(experts, ratios, strict=True), 1)
        if ratio is not None
    ]
    seats = dict(zip(experts, weights or (1.0,) * len(experts), strict=True))
    return group_reading(hierarchy(experts=len(ratios)), ("goal",), seats, given)


AB = Pair("goal", "a", "b")


@cache
def played(*, hidden: bool = False) -> Minutes:
    """Nine experts of the demo judge two sets in two of three rounds, talk, and decide."""
    study = demo()
    planned = Workshop(
        Label("Autumn", "秋季"), ("goal", "C1"), tuple(each.id for each in study.experts), 3, hidden, delphi=True
    )
    personas = [
        replace(each, weight=expert.weight)
        for each, expert in zip(cast(planned.experts, 3), study.experts, strict=True)
    ]
    acts = list(rehearse(study, planned, personas, 5))
    ballots = [(FIRST + k, act.ballot) for k, act in enumerate(acts)]
    first, second = (max(n for (n, _), act in zip(ballots, acts, strict=True) if act.round <= turn) for turn in (1, 2))
    ballots = [each for each in ballots if each[0] <= second]
    ballots.append((second + 1, advised(ballots[-1][1])))
    second += 1
    happened = [
        *(Event("joined", {"expert": each.id, "weight": each.weight}, "09:00") for each in study.experts),
        Event("round opened", {"newest_ballot": FIRST - 1}, "2026-10-02T09:05:00Z"),
        Event("round closed", {"newest_ballot": first}, "2026-10-02T09:31:00Z"),
        Event("round opened", {"newest_ballot": first}, "2026-10-02T09:40:00Z"),
        Event("vote again", {**_facts(TALKED), "newest_ballot": first + 3}, "2026-10-02T09:45:00Z"),
        Event("comment", {**_facts(TALKED), "expert": "E5", "text": SAID}, "2026-10-02T09:46:00Z"),
        Event("round closed", {"newest_ballot": second}, "2026-10-02T10:05:00Z"),
        Event("decision", {"text": "The weights are used."}, "2026-10-02T10:20:00Z", "Facilitator"),
        Event("finished", {"newest_ballot": second}, "2026-10-02T10:21:00Z"),
    ]  # fmt: skip
    stood = {mark: standing_at(ballots, mark) for mark in marks(standing(happened), second)}
    return minutes(around(), planned, happened, stood, ("14", "15"))


def advised(ballot: Ballot) -> Ballot:
    """The same ballot with its first judgment changed on advice and its last one left open."""
    given = ballot.judgments
    assert isinstance(given, PairwiseComparisons)
    old, last = given.judgments[0], given.judgments[-1]
    new = PairwiseJudgment(old.first, old.second, 5.0, comment="After talk")
    said = (new, *given.judgments[1:-1])
    skipped = (*given.skipped, SkippedPair(last.first, last.second, "Not my field"))
    revised = (Revision(old.first, old.second, old.value, 5.0, ballot.expert, "consistency"),)
    return replace(ballot, judgments=PairwiseComparisons(given.elements, said, skipped, revised))


def _facts(pair: Pair) -> dict[str, str]:
    return {"set": pair.set, "first": pair.first, "second": pair.second}
