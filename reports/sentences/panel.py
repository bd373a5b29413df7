"""How far a panel is: who answered how much of what was asked, and who contradicts themselves most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from mcdm.judgments import DirectRatings, Judgments, PairwiseComparisons
from mcdm.model import ComparisonSet
from studies.questions import is_settled
from studies.study import PANEL, Study
from studies.weighing import ExpertPriorities, Weighing


@dataclass(frozen=True, eq=False)
class PanelState:
    """The answers of a panel, counted in pairs.

    Parameters
    ----------
    experts
        Ids of the experts, in the order of the study.
    sets
        The comparison sets that experts are asked: all but those the panel answered by points of its own.
    answered
        (expert, set) -> pairs answered; 0 where there is no ballot.
    settled
        (expert, set) where nothing more need be asked: every question was answered or skipped, or more answers would
        not change the order.
    skipped
        (expert, set) -> pairs left open on purpose.
    """

    experts: tuple[str, ...]
    sets: tuple[ComparisonSet, ...]
    answered: Mapping[tuple[str, str], int]
    settled: frozenset[tuple[str, str]] = frozenset()
    skipped: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def pairs(self) -> int:
        """Pairs that one expert is asked."""
        return sum(each.pair_count for each in self.sets)

    @property
    def asked(self) -> int:
        """Judgments asked of the whole panel."""
        return self.pairs * len(self.experts)

    @cached_property
    def given(self) -> int:
        """Judgments answered by the whole panel."""
        return sum(self.answered.values())

    @property
    def open(self) -> int:
        """Judgments that nobody gave yet."""
        return self.asked - self.given

    def given_by(self, expert: str) -> int:
        """Judgments that one expert gave."""
        return sum(self.answered[expert, each.id] for each in self.sets)

    def open_sets(self, expert: str) -> tuple[ComparisonSet, ...]:
        """What an expert has not finished, in the order experts meet the sets."""
        return tuple(each for each in self.sets if not self.is_finished(expert, each))

    def is_finished(self, expert: str, asked: ComparisonSet) -> bool:
        """Whether an expert need not look at a set again."""
        return self.answered[expert, asked.id] >= asked.pair_count or (expert, asked.id) in self.settled

    def waiting(self, expert: str) -> int:
        """Pairs that are still asked of one expert: the open ones of the sets that are not finished."""
        return sum(self.left(expert, each) for each in self.open_sets(expert))

    def left(self, expert: str, asked: ComparisonSet) -> int:
        """Pairs of a set that one expert neither answered nor skipped."""
        return asked.pair_count - self.answered[expert, asked.id] - self.skipped.get((expert, asked.id), 0)


def panel_state(study: Study, *, everywhere: bool = False) -> PanelState:
    """Who answered what, in the study's own model or `everywhere`: in the networks inside its elements, too.

    A set of a network inside goes by the name that the whole study knows it by, e.g. ``"benefits:goal"``.
    """
    by_panel = {ballot.set for ballot in study.ballots if ballot.expert == PANEL}
    asked = study.every_set if everywhere else study.comparison_sets
    sets = tuple(
        each if each.id == name else replace(each, id=name) for name, each in asked.items() if name not in by_panel
    )
    experts = tuple(expert.id for expert in study.experts)
    cast = {(ballot.expert, ballot.set): pairs_decided(ballot.judgments) for ballot in study.ballots}
    settled = frozenset(
        (ballot.expert, ballot.set)
        for ballot in study.ballots
        if ballot.set in asked and is_settled(ballot.judgments, asked[ballot.set], study.choices)
    )
    skipped = {
        (ballot.expert, ballot.set): len(ballot.judgments.skipped)
        for ballot in study.ballots
        if isinstance(ballot.judgments, PairwiseComparisons)
    }
    answered = {(e, s.id): cast.get((e, s.id), 0) for e in experts for s in sets}
    return PanelState(experts, sets, answered, settled, skipped)


def pairs_decided(judgments: Judgments) -> int:
    """Pairs that an answer decides: those judged, or all where points were given."""
    if isinstance(judgments, DirectRatings):
        count = len(judgments.elements)
        return count * (count - 1) // 2
    return judgments.answered


def says_anything(judgments: Judgments) -> bool:
    """Whether an answer judges or skips a single pair, or gives points."""
    if isinstance(judgments, PairwiseComparisons):
        return bool(judgments.judgments or judgments.skipped or judgments.revisions)
    return pairs_decided(judgments) > 0


def least_consistent(weighing: Weighing) -> ExpertPriorities | None:
    """The answer with the highest consistency ratio, complete answers and completed ones alike."""
    judged = [each for each in weighing.experts if each.ratio is not None and each.pairs > 1]
    return max(judged, key=lambda each: each.ratio or 0.0, default=None)


def contradictions(weighing: Weighing, threshold: float) -> int:
    """How many answers exceed the threshold."""
    return sum(each.ratio is not None and each.ratio > threshold for each in weighing.experts)
