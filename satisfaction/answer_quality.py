"""How good the answers of a survey are: what was read, what was not understood, who answered without looking."""

from __future__ import annotations

from dataclasses import dataclass

EXAMPLES = 5
"""How many texts that no scale knows are kept per column: the first in alphabetical order, so that parts add."""


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
    """

    column: str
    count: int
    examples: tuple[str, ...]

    def __add__(self, other: UnknownTexts) -> UnknownTexts:
        """Both together; of the texts the first five stay."""
        examples = tuple(sorted({*self.examples, *other.examples})[:EXAMPLES])
        return UnknownTexts(self.column, self.count + other.count, examples)


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
        Rows with an answer where more than 30 % of the items are missing.
    judged_rows
        Rows with enough answers to judge straight-lining: at least five, and at least half of the items.
    straight_lined_rows
        Of the judged rows, those that give every item the same grade.
    unknown
        What was not understood, one entry per column that has any, sorted by column.
    """

    rows: int = 0
    blank_rows: int = 0
    sparse_rows: int = 0
    judged_rows: int = 0
    straight_lined_rows: int = 0
    unknown: tuple[UnknownTexts, ...] = ()

    @property
    def straight_lined_share(self) -> float:
        """Share of straight-liners among the judged rows; 0 where no row can be judged."""
        return self.straight_lined_rows / self.judged_rows if self.judged_rows else 0.0

    def __add__(self, other: AnswerQuality) -> AnswerQuality:
        """The counts of both."""
        unknown = {entry.column: entry for entry in self.unknown}
        for entry in other.unknown:
            unknown[entry.column] = unknown[entry.column] + entry if entry.column in unknown else entry
        return AnswerQuality(
            self.rows + other.rows,
            self.blank_rows + other.blank_rows,
            self.sparse_rows + other.sparse_rows,
            self.judged_rows + other.judged_rows,
            self.straight_lined_rows + other.straight_lined_rows,
            tuple(unknown[column] for column in sorted(unknown)),
        )
