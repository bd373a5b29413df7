"""How good the answers of a survey are: what was read, what was not understood, who was left out and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

EXAMPLES = 5
"""How many texts that no scale knows are kept per column: the first in alphabetical order, so that parts add."""

MISSING_SHARE = 0.30
"""An item that a larger share of the respondents left out gets a finding, and a row with more is called sparse."""

Kind = Literal["text", "place", "beyond", "below", "date"]
Reason = Literal["missing", "hurried", "straight-lined", "repeated"]

REASONS: tuple[Reason, ...] = ("missing", "hurried", "straight-lined", "repeated")
"""Why a row may be left out: too many questions unanswered, answered too fast, one answer throughout, not the first of
its respondent. A row counts under the first that holds."""

Key = TypeVar("Key")


def added(first: Iterable[tuple[Key, int]], second: Iterable[tuple[Key, int]]) -> tuple[tuple[Key, int], ...]:
    """Counts by key, those of equal keys together, sorted by key."""
    total: dict[Key, int] = {}
    for key, count in (*first, *second):
        total[key] = total.get(key, 0) + count
    return tuple(sorted(total.items()))


@dataclass(frozen=True)
class UnknownTexts:
    """Answers of one column that its scale, or its list of segments, does not know. They count as missing.

    Parameters
    ----------
    column
        The column of the file.
    count
        How many rows hold such an answer.
    examples
        Up to five of the texts, in alphabetical order.
    kind
        A *text* (or number) that means nothing there; a *place* that is none of the segments; a number *beyond* the
        scale (12 on 1 to 10); a number *below* the lowest threshold of a segment (negative kWh); or what is no *date*.
    """

    column: str
    count: int
    examples: tuple[str, ...]
    kind: Kind = "text"

    def __add__(self, other: UnknownTexts) -> UnknownTexts:
        """Both together; of the texts the first five stay."""
        examples = tuple(sorted({*self.examples, *other.examples})[:EXAMPLES])
        return UnknownTexts(self.column, self.count + other.count, examples, self.kind)


@dataclass(frozen=True)
class AnswerQuality:
    """Counts about the rows of a survey; adds like the survey itself.

    Parameters
    ----------
    rows
        Rows read.
    blank_rows
        Rows without a single answer. They are no respondents.
    sparse_rows
        Rows with an answer where more than 30 % of the items are missing, left out or not.
    judged_rows
        Rows with enough answers to judge straight-lining: at least five, and at least half of the items.
    straight_lined_rows
        Of the judged rows, those that give every item the same answer, left out or not.
    unknown
        What was not understood, one entry per column and kind that has any, sorted.
    left_out
        Pairs (reason, rows): the rows with an answer that were left out, under the first reason of :data:`REASONS` that
        holds; only reasons that occur.
    """

    rows: int = 0
    blank_rows: int = 0
    sparse_rows: int = 0
    judged_rows: int = 0
    straight_lined_rows: int = 0
    unknown: tuple[UnknownTexts, ...] = ()
    left_out: tuple[tuple[Reason, int], ...] = ()

    @property
    def straight_lined_share(self) -> float:
        """Share of straight-liners among the judged rows; 0 where no row can be judged."""
        return self.straight_lined_rows / self.judged_rows if self.judged_rows else 0.0

    @property
    def left_out_rows(self) -> int:
        """Rows with an answer that were left out, for whatever reason."""
        return sum(count for _, count in self.left_out)

    @property
    def content(self) -> tuple[object, ...]:
        """All of it as plain values: what a digest is made of."""
        unknown = [(u.column, u.count, u.examples, *((u.kind,) if u.kind != "text" else ())) for u in self.unknown]
        counts = [self.rows, self.blank_rows, self.sparse_rows, self.judged_rows]
        return (counts, self.straight_lined_rows, unknown, *((self.left_out,) if self.left_out else ()))

    def __add__(self, other: AnswerQuality) -> AnswerQuality:
        """The counts of both."""
        unknown = {(entry.column, entry.kind): entry for entry in self.unknown}
        for entry in other.unknown:
            key = entry.column, entry.kind
            unknown[key] = unknown[key] + entry if key in unknown else entry
        left_out = dict(added(self.left_out, other.left_out))
        return AnswerQuality(
            self.rows + other.rows,
            self.blank_rows + other.blank_rows,
            self.sparse_rows + other.sparse_rows,
            self.judged_rows + other.judged_rows,
            self.straight_lined_rows + other.straight_lined_rows,
            tuple(unknown[key] for key in sorted(unknown)),
            tuple((reason, left_out[reason]) for reason in REASONS if reason in left_out),
        )
