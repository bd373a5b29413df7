"""What needs a look before a survey is counted: what was seen, in bold, and what it leads to."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.numbers import count
from i18n.translate import Translator

MOST_NAMED = 3


def columns(names: Sequence[str], t: Translator) -> str:
    """Headings for a sentence, the first few of many."""
    shown = [t("“{name}”", name=_short(name)) for name in names[:MOST_NAMED]]
    rest = len(names) - len(shown)
    return t(", ").join(shown) + (t.n(" and {count} more", " and {count} more", rest) if rest else "")


def direction(names: Sequence[str], low: str, high: str, best: str, t: Translator) -> str:
    """Numbers whose better end nobody told."""
    if len(names) == 1:
        return t("{columns} is answered with numbers from {low} to {high}; {best} was taken as the best.",
                 columns=columns(names, t), low=low, high=high, best=best)  # fmt: skip
    return t("{count} columns are answered with numbers from {low} to {high}; {best} was taken as the best.",
             count=len(names), low=low, high=high, best=best)  # fmt: skip


def backwards(name: str, t: Translator) -> str:
    """A wording that makes agreeing bad news."""
    return t("To agree with {column} seems to be bad news, so its answers were turned round.",
             column=columns([name], t))  # fmt: skip


def codes(missing: Sequence[str], t: Translator) -> str:
    """Numbers beyond the scales that come up often."""
    return t("{codes} lie outside of the scales and come up often: they were taken for “no answer”.",
             codes=t(", ").join(missing))  # fmt: skip


def misfit(name: str, t: Translator) -> str:
    """Answers that no scale knows."""
    return t("The answers to {column} fit no scale.", column=columns([name], t))


def constant(name: str, t: Translator) -> str:
    """One answer throughout, from which no scale can be told."""
    return t("Everybody gave {column} the same answer, which fits several scales. Check the scale.",
             column=columns([name], t))  # fmt: skip


def dividing(names: Sequence[str], t: Translator) -> str:
    """Columns that seem to say what kind of customer answered."""
    return t("{columns} could divide the customers.", columns=columns(names, t))


def strangers(name: str, dimension: str, t: Translator) -> str:
    """A column whose heading says what customers are divided by, in names that the study does not know."""
    return t("{column} seems to say the respondents' {dimension}, but its texts are none of those the study knows. "
             "It is left aside.", column=columns([name], t), dimension=dimension)  # fmt: skip


def silent(name: str, t: Translator) -> str:
    """No answer in sight, from which no scale can be told."""
    return t("The first rows hold no answer to {column}. Check the scale.", column=columns([name], t))


def answers(name: str, number: int, rows: int, t: Translator) -> str:
    """Answers that the scale of their column does not know."""
    return t("{column}: {number} of the first {rows} answers are not understood and count as missing.",
             column=columns([name], t), number=count(number), rows=count(rows))  # fmt: skip


def texts(name: str, number: int, rows: int, t: Translator) -> str:
    """Texts that stand for no segment."""
    return t("{column}: {number} of the first {rows} texts stand for no segment.", column=columns([name], t),
             number=count(number), rows=count(rows))  # fmt: skip


def questions(names: Sequence[str], t: Translator) -> str:
    """Columns that look like questions about nothing in the model."""
    return t.n("{columns} looks like a question, but the model has no indicator for it. It is left aside.",
               "{columns} look like questions, but the model has no indicators for them. They are left aside.",
               len(names), columns=columns(names, t))  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"
