"""What a survey file was taken for, before it is counted: in a headline, and column by column."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.numbers import count, share
from i18n.translate import N_, Translator

ASKS = {
    "performance": N_("how satisfied"),
    "expectation": N_("what is expected"),
    "adequate": N_("what would just do"),
    "desired": N_("what is wished for"),
    "importance": N_("how important"),
    "functional": N_("how it feels with it"),
    "dysfunctional": N_("how it feels without it"),
}
"""What a question asks about an indicator."""


@dataclass(frozen=True)
class FileRead:
    """How far the reading of a file is.

    Parameters
    ----------
    columns, aside
        How many columns the file has, and how many of them are not read.
    answered, indicators
        How many indicators have a question about satisfaction, of how many.
    others
        How many other questions are read: expectations, importance, overall satisfaction ...
    divided
        By what the respondents are told apart, in the language of the reader.
    looks
        How many points need a look.
    blocked
        Whether it cannot be counted as it stands.
    """

    columns: int
    aside: int
    answered: int
    indicators: int
    others: int
    divided: tuple[str, ...]
    looks: int
    blocked: bool = False


def answer(read: FileRead, t: Translator) -> str:
    """The headline: whether the file can be counted, and what is open."""
    if not read.answered:
        return t("Say which column answers which indicator")
    if read.blocked:
        return t("Something contradicts itself: correct it, then count")
    if read.looks:
        return t.n("{columns} columns read; {count} point needs a look",
                   "{columns} columns read; {count} points need a look", read.looks, columns=read.columns)  # fmt: skip
    return t("All {columns} columns are clear: ready to count", columns=read.columns)


def lead(read: FileRead, t: Translator) -> str:
    """What is read from it, and what is left aside."""
    if not read.answered:
        return t("No heading resembles an indicator of the model. Choose in the table what each question asks about.")
    told = [
        t("{answered} of {indicators} indicators have a column", answered=read.answered, indicators=read.indicators),
        t.n("{count} other question", "{count} other questions", read.others) if read.others else "",
        t("respondents are told apart by {names}", names=t(", ").join(read.divided)) if read.divided else "",
        t.n("{count} column is left aside", "{count} columns are left aside", read.aside) if read.aside else "",
    ]
    return t("{told}. Nothing is counted before you say so.", told=t("; ").join(part for part in told if part))


def left_out(rows: int, counted: int, t: Translator) -> str:
    """How many of the first rows count."""
    if counted == rows:
        return t.n("The first row counts.", "All of the first {rows} rows count.", rows, rows=count(rows))
    return t("Of the first {rows} rows {counted} count ({share}); the others are left out.", rows=count(rows),
             counted=count(counted), share=share(counted / rows if rows else 0.0))  # fmt: skip
