"""The rounds of a workshop read again: which answers stood when, and what a group thought at the end of each round.

Ballots are never changed, so an earlier state is the newest ballots up to a number. The numbers that matter are
:func:`marks`; whoever keeps the ballots gives the answers that stood at each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from studies.group_reading import GroupReading, Numbered, group_reading
from studies.study import Study
from studies.workshop import Standing, Stay, Workshop

Answers = Mapping[int, Sequence[Numbered]]
"""Number of a ballot -> the newest answers of the workshop's experts on its sets, as they stood at that ballot."""


def marks(state: Standing, newest: int) -> tuple[int, ...]:
    """Numbers of the ballots at which a workshop is read again: before it, at every vote, at the end of every round.

    Parameters
    ----------
    newest
        Number of the newest ballot: how far a round that still lasts has come.
    """
    found = {newest, *(vote.first for vote in state.votes)}
    for each in state.rounds:
        found |= {each.first, newest if each.last is None else each.last}
    return tuple(sorted(found))


def standing_at(ballots: Iterable[Numbered], mark: int) -> tuple[Numbered, ...]:
    """Of all ballots ever cast, those that stood at ballot `mark`: the newest of every expert on every set."""
    newest: dict[tuple[str, str], Numbered] = {}
    for number, ballot in sorted(ballots, key=lambda each: each[0]):
        if number <= mark:
            newest[ballot.expert, ballot.set] = (number, ballot)
    return tuple(sorted(newest.values(), key=lambda each: each[0]))


def round_readings(
    study: Study, workshop: Workshop, state: Standing, answers: Answers, newest: int
) -> tuple[GroupReading, ...]:
    """The group at the end of each round; of a round that still lasts, as it stands."""
    ends = [newest if each.last is None else each.last for each in state.rounds]
    return tuple(reading_at(study, workshop, state, answers, end) for end in ends)


def reading_at(study: Study, workshop: Workshop, state: Standing, answers: Answers, mark: int) -> GroupReading:
    """The group as it stood at a ballot, with the seats of now."""
    return group_reading(study, workshop.sets, state.seats, answers.get(mark, ()))


def heard_again(before: GroupReading, now: GroupReading, stays: Collection[Stay]) -> NDArray[np.int64]:
    """How many pairs everybody answered in a further round: otherwise, for the first time, or by staying with it.

    Parameters
    ----------
    before, now
        The same group as it stood when the round began, and as it stands.
    stays
        Who stays with which answer in this round.

    Returns
    -------
    numpy.ndarray
        Number of pairs by expert, shape (e,).
    """
    at = {expert: k for k, expert in enumerate(now.experts)}
    count = np.zeros(len(now.experts), dtype=np.int64)
    for name, each in now.sets.items():
        then = before.sets[name]
        heard = (each.answered != then.answered) | (each.skipped != then.skipped)
        for new, old in zip((each.judged.low, each.judged.middle, each.judged.high),
                            (then.judged.low, then.judged.middle, then.judged.high), strict=True):  # fmt: skip
            heard |= each.answered & ~np.isclose(new, old, rtol=0, atol=1e-9)
        column = {pair: k for k, pair in enumerate(each.pairs)}
        column |= {pair.turned: k for pair, k in column.items()}
        for stay in stays:
            if stay.expert in at and stay.pair in column:
                heard[at[stay.expert], column[stay.pair]] = True
        heard &= each.answered | each.skipped
        count += heard.sum(-1)
    return count
