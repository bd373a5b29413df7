"""What a survey says about itself: how it compares with the stated baseline, how good its answers are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.numbers import count, share
from i18n.translate import N_, Translator
from reports.charts.scales import IndexDisplay
from reports.sentences.coverage import Coverage, parts
from reports.sentences.weights import together
from satisfaction.answer_quality import AnswerQuality
from satisfaction.survey_doubts import STRAIGHT_LINED_SHARE

SAME = 5e-4
"""Differences below this read the same in three digits."""

MANY = 0.05
"""A larger share of rows with large gaps is worth a look."""

SHARP = 0.04
"""An interval up to this wide can confirm a number that lies inside; a wider one only fails to contradict it."""


@dataclass(frozen=True)
class SurveyRead:
    """What the headline of a survey needs.

    Parameters
    ----------
    respondents
        Who answered the survey that the index reads; 0 where it reads none.
    index, low, high
        The index from that survey with its interval; None where it reads none or gives no interval.
    stated
        The index of the stated baseline, over the indicators that the survey measures; None where it states none.
    loaded
        How many surveys are loaded, used or not.
    covered
        How much of the model the survey measures; None where that is not told.
    """

    respondents: int
    index: float | None
    low: float | None
    high: float | None
    stated: float | None
    loaded: int
    covered: Coverage | None = None

    @property
    def in_part(self) -> bool:
        """Whether the survey did not ask about all indicators."""
        return self.covered is not None and not self.covered.whole


def answer(read: SurveyRead, display: IndexDisplay, t: Translator) -> str:
    """The headline: what the survey says, against what was stated before."""
    if read.index is None:
        return _unused(read, t)
    who, index = count(read.respondents), _measured(read, display.text(read.index), t)
    if read.stated is None:
        return t("{count} respondents put the index at {index}", count=who, index=index)
    difference = read.index - read.stated
    if _explained(read):
        if read.low is not None and read.high is not None and read.high - read.low > SHARP:
            return t("{count} respondents put the index at {index}: too few to tell it from the stated baseline",
                     count=who, index=index)  # fmt: skip
        return t("{count} respondents confirm the stated baseline: {index}", count=who, index=index)
    size = display.change(abs(difference)).lstrip("+")
    if difference < 0:
        return t("{count} respondents put the index at {index}, {size} below the stated baseline", count=who,
                 index=index, size=size)  # fmt: skip
    return t("{count} respondents put the index at {index}, {size} above the stated baseline", count=who, index=index,
             size=size)  # fmt: skip


def _measured(read: SurveyRead, index: str, t: Translator) -> str:
    """The index, with the number of indicators it is made of where those are not all."""
    if read.covered is None or read.covered.whole:
        return index
    return t("{index} on {known} of {indicators} indicators", index=index, known=read.covered.known,
             indicators=read.covered.indicators)  # fmt: skip


def _unused(read: SurveyRead, t: Translator) -> str:
    if read.loaded:
        return t("The index reads the stated baseline, not a survey")
    if read.stated is None:
        return t("Load a survey to measure satisfaction")
    return t("No survey yet: the index rests on what the study states")


def lead(read: SurveyRead, display: IndexDisplay, t: Translator) -> str:
    """How sure that is, and how much of the difference chance explains."""
    if read.index is None:
        if read.stated is None:
            return t("Nothing is measured or stated yet, so there is no index.")
        return t("The stated baseline gives {stated}, without an interval: nobody was asked.",
                 stated=display.text(read.stated))  # fmt: skip
    alike = t("The stated baseline is taken over the same indicators.") if read.in_part and read.stated else ""
    covered = together(t, parts(read.covered, t), alike)
    if read.low is None or read.high is None:
        none = t("The method in use gives no interval, so chance cannot be told from a difference.")
        return together(t, covered, none)
    between = t("With 95% confidence the index lies in {range}, as far as sampling goes.",
                range=_range(read.low, read.high, display))  # fmt: skip
    if read.stated is None:
        return together(t, covered, between)
    return together(t, covered, between, _verdict(read, display, t))


def _verdict(read: SurveyRead, display: IndexDisplay, t: Translator) -> str:
    stated = display.text(read.stated) if read.stated is not None else ""
    if _explained(read):
        return t("The stated baseline ({stated}) lies inside: chance alone may explain the difference.", stated=stated)
    return t("The stated baseline ({stated}) lies outside: chance alone does not explain the difference.",
             stated=stated)  # fmt: skip


def _explained(read: SurveyRead) -> bool:
    """Whether sampling alone may explain the distance between survey and stated baseline."""
    if read.index is None or read.stated is None:
        return False
    if read.low is None or read.high is None:
        return abs(read.index - read.stated) < SAME
    return read.low <= read.stated <= read.high


def quality(answers: AnswerQuality, repeated: int, sample: int, t: Translator) -> list[tuple[str, str, bool]]:
    """What was read and what was doubted: number, what it counts, and whether it is worth a look."""
    straight, sparse, rows = answers.straight_lined_rows, answers.sparse_rows, answers.rows or 1
    part = answers.straight_lined_share
    told = [
        (count(answers.rows), t("rows in the file"), False),
        (_some(answers.blank_rows, answers.blank_rows / rows, t), t("without any answer"), False),
        (_some(sparse, sparse / rows, t), t("left out more than 30% of the questions"), sparse / rows > MANY),
        (_some(straight, part, t), t("gave every question the same grade"), part > STRAIGHT_LINED_SHARE),
        (_some(sum(u.count for u in answers.unknown), None, t), t("answers that no scale knows"),
         bool(answers.unknown)),
    ]  # fmt: skip
    text = t("repeated respondents") if sample >= answers.rows else t("repeated among {sample} sampled respondents",
                                                                      sample=count(sample))  # fmt: skip
    return [*told, (_some(repeated, None, t), text, repeated > 0)]


def _some(number: int, part: float | None, t: Translator) -> str:
    """How many, with their share where it is known; none is a word."""
    if not number:
        return t("none")
    return count(number) if part is None else t("{count} ({share})", count=count(number), share=share(part, 1))


def left_open(items: Sequence[tuple[str, float]], t: Translator) -> str:
    """How much is missing, over the questions: the most, and the average."""
    if not any(part for _, part in items):
        return t("Nobody left a question open.")
    name, most = max(items, key=lambda item: item[1])
    return t("On average {average} of the respondents left a question open, most often {name}: {most}.", name=name,
             average=share(sum(part for _, part in items) / len(items), 1), most=share(most, 1))  # fmt: skip


LEFT_OUT = {
    "missing": N_("too many questions left open"),
    "hurried": N_("answered too fast"),
    "straight-lined": N_("one answer throughout"),
    "repeated": N_("answered before"),
}
"""Why a row was left out."""

KINDS = {
    "text": N_("{column}: {number:answer is|answers are} not understood."),
    "place": N_("{column}: {number:answer names|answers name} no segment of this study."),
    "beyond": N_("{column}: {number:number lies|numbers lie} beyond the scale."),
    "below": N_("{column}: {number:number lies|numbers lie} below the lowest bound."),
    "date": N_("{column}: {number:text is|texts are} no date."),
}
"""What is not understood in a column, by its kind."""


def rows_kept(answers: AnswerQuality, t: Translator) -> list[tuple[str, int]]:
    """What became of the rows: first how many count, then how many were left out for each reason that occurs."""
    counted = answers.rows - answers.blank_rows - answers.left_out_rows
    told = [(t("counted"), counted)]
    if answers.blank_rows:
        told.append((t("no answer at all"), answers.blank_rows))
    return [*told, *((t(LEFT_OUT[reason]), rows) for reason, rows in answers.left_out)]


def kept(answers: AnswerQuality, t: Translator) -> str:
    """How many rows of a file count, as the title of a figure."""
    left = answers.blank_rows + answers.left_out_rows
    if not left:
        return t("Every row counts")
    return t("{left} of {rows} rows were left out", left=count(left), rows=count(answers.rows))


def not_understood(column: str, number: int, kind: str, t: Translator) -> str:
    """Answers of a column that count as missing."""
    return t(KINDS.get(kind, KINDS["text"]), column=t("“{name}”", name=column), number=number)


def progress(step: str, rows: int, part: float, seconds: float | None, t: Translator) -> str:
    """What a job is doing, how far it is and how long it will take."""
    text = t("Counting the answers") if step == "counting" else t("Keeping the answers")
    parts = [text, t("{count} rows", count=count(rows)), share(part)]
    if seconds is not None and seconds >= 1:
        parts.append(t("about {seconds} s left", seconds=count(seconds)))
    return " · ".join(parts)


def _range(low: float, high: float, display: IndexDisplay) -> str:
    return f"{display.text(low)}–{display.text(high)}"
