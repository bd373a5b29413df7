"""The open study of one visitor: where it came from, its edits since the last save, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mcdm.judgments import Judgments
from satisfaction.survey import SurveySummary
from studies import edits
from studies.document import fingerprint
from studies.study import PANEL, Ballot, Study

MOST_KEYS = 200


Answers = list[tuple[str, str, Judgments | None]]
"""What the repository is to store: expert, set, and the answer, or None where it is taken back."""


@dataclass(eq=False)
class Taken:
    """Answers of many that were stored in one step of the history.

    Parameters
    ----------
    before, after
        The study on the side of the step that is in the history: the very object there; None on the other side.
    cast
        What was stored.
    earlier
        What stood in its place.
    """

    before: Study | None
    after: Study | None
    cast: tuple[Ballot, ...]
    earlier: Mapping[tuple[str, str], Judgments]


@dataclass
class Working:
    """The open study with its undo history."""

    id: str
    version: int
    study: Study
    saved: Study
    survey_id: str = ""
    survey: SurveySummary | None = None
    past: list[Study] = field(default_factory=list)
    undone: list[Study] = field(default_factory=list)
    behind: bool = False
    newest_ballot: int = 0
    generation: int = 0
    fingerprints: dict[int, tuple[object, str]] = field(default_factory=dict)
    network: str = ""
    seen: tuple[Study, str, Study] | None = None
    taken: list[Taken] = field(default_factory=list)

    def inside(self) -> Study:
        """The study as seen from the network one has entered: the same object as long as nothing has changed."""
        network = self.entered()
        if not network:
            return self.study
        if self.seen is None or self.seen[0] is not self.study or self.seen[1] != network:
            self.seen = (self.study, network, self.study.inside(network))
        return self.seen[2]

    def entered(self) -> str:
        """The network one is in; the study's own (the empty id) where an edit or its undo took the network away."""
        return self.network if self.network in self.study.networks else ""

    def is_saved(self) -> bool:
        """Whether the newest version holds every edit."""
        return self.study is self.saved or self.study == self.saved

    def is_stored(self, expert: str, comparison_set: str) -> bool:
        """Whether the newest version knows this expert and asks this question about the same elements."""
        voters = {PANEL, *(each.id for each in self.saved.experts)}
        asked = self.saved.every_set.get(comparison_set)
        return expert in voters and asked is not None and asked == self.study.every_set.get(comparison_set)

    def take_over(self, stored: tuple[Ballot, ...]) -> None:
        """Put the ballots of the database in place of the present ones.

        A set that the draft asks about other elements keeps the draft's answers: what is stored answers the old
        question.
        """
        drafted = [ballot for ballot in self.study.ballots if not self.is_stored(ballot.expert, ballot.set)]
        kept = {(ballot.expert, ballot.set) for ballot in drafted}
        fresh = [ballot for ballot in stored if (ballot.expert, ballot.set) not in kept]
        self.study = edits.with_ballots(self.study, (*fresh, *drafted))
        self.saved = edits.with_ballots(self.saved, stored)

    def key_of(self, *parts: object) -> str:
        """Content hash of parts of the study: computed once for each part, not once a run."""
        found = []
        for part in parts:
            known = self.fingerprints.get(id(part))
            if known is None or known[0] is not part:
                if len(self.fingerprints) > MOST_KEYS:
                    self.fingerprints.clear()
                known = self.fingerprints[id(part)] = (part, fingerprint(part))
            found.append(known[1])
        return "|".join(found)

    def taken_back(self, before: Study, after: Study) -> Answers:
        """What to store where the step from `before` to `after` is undone; an answer given since stays as it is."""
        found: Answers = []
        now = {(each.expert, each.set): each.judgments for each in after.ballots}
        for step in (each for each in self.taken if each.before is before):
            step.before, step.after = None, after
            places = ((ballot, (ballot.expert, ballot.set)) for ballot in step.cast)
            found += [(*at, step.earlier.get(at)) for ballot, at in places if now.get(at) == ballot.judgments]
        return found

    def taken_again(self, before: Study, after: Study) -> Answers:
        """What to store where that step is done once more; an answer given since stays as it is."""
        found: Answers = []
        now = {(each.expert, each.set): each.judgments for each in before.ballots}
        for step in (each for each in self.taken if each.after is after):
            step.before, step.after = before, None
            places = ((ballot, (ballot.expert, ballot.set)) for ballot in step.cast)
            found += [(*at, ballot.judgments) for ballot, at in places if now.get(at) == step.earlier.get(at)]
        return found
