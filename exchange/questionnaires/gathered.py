"""What was gathered from files: answers of experts, and an honest account of what was understood and what was not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from exchange.questionnaires.values import Misread, Ratio, on_scale
from mcdm.findings import Finding
from mcdm.judgments import Judgments, PairwiseComparisons, PairwiseJudgment
from studies.study import Study

MOST_ALIKE = 25
"""Remarks of one kind that are made about one file before the rest is only counted."""

_SAME = 1e-9

_TOLERANCE = 0.015
"""Two answers to one pair agree when they differ by less: .33 is 1/3 as people round it."""


@dataclass(frozen=True)
class Spot:
    """A cell of a table, counted from one."""

    row: int
    column: int

    @property
    def cell(self) -> str:
        """As spreadsheets call it: ``C14``."""
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(65 + letter) + letters
        return f"{letters}{self.row}"


@dataclass(frozen=True)
class Answer:
    """One answer of one expert to one pair, and where it stands."""

    set: str
    judgment: PairwiseJudgment
    spot: Spot


@dataclass(frozen=True)
class ExpertAnswers:
    """What one person answered.

    Parameters
    ----------
    name
        What the file calls the person; empty where it says nothing.
    expert
        Id of the expert of the study, where the file names one for sure; else empty.
    file
        Where it was read.
    answers
        (comparison set, judgments), in the order of the study.
    """

    name: str
    expert: str
    file: str
    answers: tuple[tuple[str, Judgments], ...]


@dataclass(frozen=True)
class Gathered:
    """Answers of experts from one file or several.

    Parameters
    ----------
    experts
        Who answered what.
    read, left
        What was taken and how, and what was not taken and why: one remark each.
    """

    experts: tuple[ExpertAnswers, ...] = ()
    read: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()

    def __add__(self, other: Gathered) -> Gathered:
        """Both together."""
        return Gathered(self.experts + other.experts, self.read + other.read, self.left + other.left)


@dataclass
class Remarks:
    """Remarks while a file is read; too many of one kind are counted instead of listed."""

    file: str
    read: list[Finding] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def took(self, finding: Finding) -> None:
        """Something was understood in a way that should be known."""
        self._add(self.read, finding)

    def refuse(self, finding: Finding) -> None:
        """Something was not taken."""
        self._add(self.left, finding)

    def misread(self, wrong: Misread, spot: Spot) -> None:
        """A cell was not understood."""
        self.refuse(Finding.of(wrong.code, self.file, row=spot.row, cell=spot.cell, value=wrong.value[:60]))

    def all_left(self) -> tuple[Finding, ...]:
        """What was not taken, with a count of what is not listed."""
        more = sum(count - MOST_ALIKE for count in self._counts.values() if count > MOST_ALIKE)
        rest = (Finding.of("answers-more-remarks", self.file, count=more),) if more else ()
        return (*self.left, *rest)

    def _add(self, remarks: list[Finding], finding: Finding) -> None:
        self._counts[finding.code] = self._counts.get(finding.code, 0) + 1
        if self._counts[finding.code] <= MOST_ALIKE:
            remarks.append(finding)


def acceptable(study: Study) -> Callable[[str, str, str, Ratio], bool]:
    """Whether an answer (set, first, second, ratio) may be given: on the 1-9 scale, or already in the study."""
    known: dict[tuple[str, str, str], list[float]] = {}
    for ballot in study.ballots:
        for each in getattr(ballot.judgments, "judgments", ()):
            known.setdefault((ballot.set, each.first, each.second), []).append(each.value)
            known.setdefault((ballot.set, each.second, each.first), []).append(1 / each.value)

    def check(name: str, first: str, second: str, ratio: Ratio) -> bool:
        before = known.get((name, first, second), ())
        return on_scale(ratio) or any(abs(each / ratio.value - 1) < _SAME for each in before)

    return check


def settled(
    answers: Iterable[Answer], elements: Mapping[str, tuple[str, ...]], remarks: Remarks
) -> tuple[tuple[str, Judgments], ...]:
    """The answers of one expert as judgments by comparison set, in the order of `elements`.

    A pair answered twice with the same value counts once; with two values it is left open, and both places are named.
    """
    pairs: dict[tuple[str, frozenset[str]], list[Answer]] = {}
    for answer in answers:
        pair = frozenset((answer.judgment.first, answer.judgment.second))
        pairs.setdefault((answer.set, pair), []).append(answer)
    kept: dict[str, list[PairwiseJudgment]] = {}
    for (name, _), given in pairs.items():
        first, other = given[0], next((each for each in given if not _agree(given[0], each)), None)
        if other is None:
            kept.setdefault(name, []).append(first.judgment)
        else:
            remarks.refuse(
                Finding.of(
                    "answer-contradicts-itself",
                    remarks.file,
                    first=first.judgment.first,
                    second=first.judgment.second,
                    value=_shown(first.judgment.value),
                    row=first.spot.row,
                    cell=first.spot.cell,
                    other_first=other.judgment.first,
                    other_second=other.judgment.second,
                    other_value=_shown(other.judgment.value),
                    other_row=other.spot.row,
                    other_cell=other.spot.cell,
                )
            )
    return tuple((name, PairwiseComparisons(elements[name], tuple(kept[name]))) for name in elements if name in kept)


def _shown(value: float) -> str:
    return f"{value:.4g}" if value >= 1 else f"1/{1 / value:.4g}"


def _agree(one: Answer, other: Answer) -> bool:
    mine, theirs = one.judgment, other.judgment
    value = theirs.value if mine.first == theirs.first else 1 / theirs.value
    return abs(value / mine.value - 1) < _TOLERANCE


def answered(experts: Sequence[ExpertAnswers]) -> int:
    """How many answers there are in all."""
    return sum(getattr(each, "answered", len(each.elements)) for expert in experts for _, each in expert.answers)
