"""Workshops on the demo with simulated experts: one ballot read, and the next pair that deserves talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mcdm.labels import Label
from store.examples import load_example
from studies.evaluate import evaluate, project
from studies.group_outcome import surroundings
from studies.group_reading import GroupReading, group_reading
from studies.outcome import of_scenarios
from studies.pair_votes import pair_votes, vote_table
from studies.rehearsal import cast, rehearse
from studies.study import Ballot
from studies.talk import talk
from studies.workshop import Workshop

Options = dict[str, Any]
Work = Callable[[], object]


def _played(experts: int) -> tuple[GroupReading, list[Ballot]]:
    """The demo judged by so many experts in one round."""
    study = load_example("power-supply")
    sets = tuple(name for name, each in study.comparison_sets.items() if each.kind == "decomposition")
    personas = cast([f"X{k}" for k in range(experts)], 1)
    acts = [act.ballot for act in rehearse(study, Workshop(Label("w"), sets, rounds=1), personas, 1)]
    seats = {each.expert: each.weight for each in personas}
    return group_reading(study, sets, seats, enumerate(acts, 1)), acts


def one_ballot(options: Options) -> Work:
    """What a wall does when one answer came in: the ballot, the table of all pairs, the pair that is shown."""
    reading, acts = _played(options["experts"])
    newest, shown = len(acts) + 1, reading.pairs[4]

    def work() -> object:
        now = reading.after([(newest, acts[options["experts"]])])
        table = vote_table(now)
        return np.array([pair_votes(now, shown, table).group or 0.0])

    return work


def all_again(options: Options) -> Work:
    """The same by reading every ballot again."""
    reading, acts = _played(options["experts"])
    seats = dict(zip(reading.experts, reading.seats.tolist(), strict=True))
    ballots = list({(ballot.expert, ballot.set): (k, ballot) for k, ballot in enumerate(acts, 1)}.values())

    def work() -> object:
        now = group_reading(reading.study, tuple(reading.sets), seats, ballots)
        return np.array([pair_votes(now, reading.pairs[4]).group or 0.0])

    return work


def next_pair(options: Options) -> Work:
    """The ranking of all pairs by what talk about them does to the lead of the best scenario."""
    reading, _ = _played(options["experts"])
    evaluation = evaluate(reading.study)
    outcome = of_scenarios(reading.study, project(reading.study, evaluation))
    around = surroundings(reading.study, evaluation=evaluation, outcome=outcome)
    return lambda: talk(around, reading).worth
