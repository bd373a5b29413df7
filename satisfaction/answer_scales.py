"""Answer scales: what people ticked or typed, in any language, as a step of the scale and a grade of the study."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.scales import GradeScale
from satisfaction import answer_words
from satisfaction.answer_words import MISSING_TEXTS

MISSING = -1
"""What :attr:`AnswerScale.reading` says for an answer that is known to be none."""

MOST_STEPS = 101
"""A scale has at most so many steps: 0 to 100."""


def plain(text: object) -> str:
    """An answer without what does not matter: width, case, needless spaces, the ``.0`` or ``,0`` of a number."""
    if type(text) is int:
        return str(text)
    flat = " ".join(unicodedata.normalize("NFKC", str(text)).replace("’", "'").casefold().split())
    return re.sub(r"^([+-]?\d+)(?:\.0*|,00?)$", r"\1", flat)


def number_in(text: object) -> float:
    """The number a text says, NaN where it says none: ``1234.5``, ``1,234.5``, ``1.234,5``, ``1234,5``, ``123 kWh``.

    A comma before three digits groups thousands; otherwise it is the decimal sign, as in a file from Germany or France.
    """
    flat = "" if text is None else plain(text)
    found = re.match(r"[+-]?\d[\d.,' ]*(?:e[+-]?\d+)?", flat)
    if not found or re.search(r"\d", flat[found.end() :]):
        return math.nan
    digits = re.sub(r"[' ]", "", found[0]).rstrip(".,")
    if "," in digits and "." in digits:
        decimal = max(",.", key=digits.rindex)
        digits = digits.replace(",.".replace(decimal, ""), "").replace(decimal, ".")
    elif "," in digits:
        grouped = re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+", digits)
        digits = digits.replace(",", "") if grouped else digits.replace(",", ".")
    elif digits.count(".") > 1:
        digits = digits.replace(".", "")
    try:
        return float(digits)
    except ValueError:
        return math.nan


@dataclass(frozen=True)
class AnswerScale:
    """Which answers stand for which step, from the best to the worst; grades are cut from the steps.

    Texts are compared without width, case and surrounding spaces; a number may be written as text or be one.

    Parameters
    ----------
    id
        Its name in a questionnaire.
    label
        Its name on screen.
    answers
        Pairs (answer, step), step 0 best. Several answers may stand for one step.
    missing
        Answers that are none, e.g. "don't know", or a code such as "99".
    steps
        How many steps it has; 0 for one step a grade.
    span
        Numbers of the worst and the best step, e.g. ``(0, 10)``; empty for 1 and the number of steps. They rise with
        satisfaction, whichever way the answers were numbered.
    """

    id: str
    label: Label
    answers: tuple[tuple[str, int], ...]
    missing: tuple[str, ...] = MISSING_TEXTS
    steps: int = 0
    span: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        seen: dict[str, int] = dict.fromkeys(map(plain, self.missing), MISSING)
        for text, step in self.answers:
            if step < 0:
                raise DecisionError("answer-grade-unknown", scale=self.id, answer=text, grade=step, count="")
            if seen.setdefault(plain(text), step) != step:
                raise DecisionError("answer-ambiguous", scale=self.id, answer=text)
        highest = max((step for _, step in self.answers), default=0) + 1
        too_few = self.steps == 1 or (self.steps and self.steps < highest)
        if too_few or max(self.steps, highest) > MOST_STEPS:
            raise DecisionError("answer-steps-wrong", scale=self.id, steps=self.steps, used=highest, most=MOST_STEPS)
        if self.span and not (len(self.span) == 2 and self.span[1] - self.span[0] == self.steps - 1 > 0):
            facts = {"steps": self.steps, "span": ", ".join(f"{end:g}" for end in self.span)}
            raise DecisionError("answer-span-wrong", scale=self.id, **facts)

    # ------------------------------------------------------------------ what an answer means

    @cached_property
    def reading(self) -> Mapping[str, int]:
        """Step of every plain text, or ``MISSING``."""
        known = {plain(text): step for text, step in self.answers}
        return {**dict.fromkeys(map(plain, self.missing), MISSING), **known}

    def step_of(self, answer: object) -> int | None:
        """The step of an answer, ``MISSING`` where it is none, or nothing where the scale does not know it."""
        return MISSING if answer is None else self.reading.get(plain(answer))

    def grade_of(self, answer: object, scale: GradeScale) -> int | None:
        """The grade of an answer, as :meth:`step_of` says its step."""
        step = self.step_of(answer)
        return step if step is None or step == MISSING else self.grades(scale)[step]

    def is_beyond(self, answer: object) -> bool:
        """Whether an answer is a number outside of the numbers of the scale: 12 on a scale from 1 to 10."""
        number, (low, high) = number_in(answer), self._numbers
        return not math.isnan(number) and not low <= number <= high

    @cached_property
    def _numbers(self) -> tuple[float, float]:
        """The lowest and highest number that is an answer; every number lies between them where none is."""
        numbers = [number for text, _ in self.answers if not math.isnan(number := number_in(text))]
        return (min(numbers), max(numbers)) if numbers else (-math.inf, math.inf)

    # ------------------------------------------------------------------ steps and grades

    def length(self, scale: GradeScale) -> int:
        """How many steps it has."""
        return self.steps or len(scale.grades)

    def numbers(self, scale: GradeScale) -> tuple[float, float]:
        """Numbers of the worst and the best step."""
        worst, best = self.span or (1.0, float(self.length(scale)))
        return worst, best

    def grades(self, scale: GradeScale) -> tuple[int, ...]:
        """Grade of every step; see :func:`grades_of_steps`."""
        return grades_of_steps(self.length(scale), len(scale.grades))

    def declaring(self, *missing: str) -> AnswerScale:
        """The same scale with more answers that are none, e.g. ``scale.declaring("99")``; they give no grade then."""
        none = {plain(text) for text in missing}
        answers = tuple((text, step) for text, step in self.answers if plain(text) not in none)
        return replace(self, answers=answers, missing=(*self.missing, *missing))

    def check(self, scale: GradeScale) -> None:
        """Raise ``answer-grade-unknown`` where an answer stands for a grade that the comment set does not have."""
        count = self.length(scale)
        for text, step in self.answers:
            if step >= count:
                raise DecisionError("answer-grade-unknown", scale=self.id, answer=text, grade=step + 1, count=count)


def grades_of_steps(steps: int, grades: int) -> tuple[int, ...]:
    """Grade of every step of an answer scale, the same from both ends: answers turned round give grades turned round.

    As many steps as grades, or more, are cut into grades of (nearly) equal width; a step belongs where its middle lies:
    9 and 10 of 1-10 are the best of five grades, and so are 9 and 10 of 0-10, with 4 to 6 in the middle, and 7 alone of
    1-7. Fewer are spread evenly between the best grade and the worst: 1-3 are the best, the middle and the worst of
    five. Of an even number of grades a middle step has the worse of the middle two.
    """

    def of(step: int) -> int:
        if 2 * step + 1 > steps:
            return grades - 1 - of(steps - 1 - step)
        if steps >= grades or 2 * step + 1 == steps:
            return (2 * step + 1) * grades // (2 * steps)
        return (2 * step * (grades - 1) + steps - 1) // (2 * (steps - 1))

    return tuple(map(of, range(steps)))


# ---------------------------------------------------------------------- the usual ones


@cache
def built_in_scales(scale: GradeScale) -> Mapping[str, AnswerScale]:
    """The scales every questionnaire may name; ``labels`` knows the grades of the comment set in both languages."""
    worded = (
        ("agreement", Label("Agreement in words", "同意程度"), answer_words.AGREEMENT),
        ("quality", Label("Quality in words", "质量评语"), answer_words.QUALITY),
        ("letters-A-E", Label("Letters, A best", "字母 A–E，A 为最优"), answer_words.LETTERS),
        ("importance", Label("Importance in words", "重要程度"), answer_words.IMPORTANCE),
        ("importance-extreme", Label("Importance in words, from extremely important", "重要程度（含“极其重要”）"),
         answer_words.IMPORTANCE_FROM_EXTREME),
        ("likelihood", Label("Likelihood in words", "可能程度"), answer_words.LIKELIHOOD),
    )  # fmt: skip
    numbered = ((1, 5), (5, 1), (1, 7), (7, 1), (1, 10), (10, 1), (0, 10), (0, 100), (1, 3), (1, 4), (1, 6), (1, 9))
    found = [
        _labels(scale),
        *(AnswerScale(name, label, _stepped(steps), steps=len(steps)) for name, label, steps in worded),
        *(_kano(name, like) for name, like in (("kano", 1), ("kano-5-1", 5))),
        _yes_no(),
        *(_numeric(worst, best) for worst, best in numbered),
    ]
    return {answers.id: answers for answers in found}


def _labels(scale: GradeScale) -> AnswerScale:
    """The grades' own labels; beside them the usual words, where they do not contradict."""
    own = {
        plain(text): (text, grade)
        for grade, entry in enumerate(scale.grades)
        for text in (entry.label.en, entry.label.zh)
        if text
    }
    g, words = len(scale.grades), answer_words.SATISFACTION
    cut = grades_of_steps(len(words), g)
    usual = [(text, cut[step]) for text, step in _stepped(words)] if g <= len(words) else []
    more = tuple((text, grade) for text, grade in usual if plain(text) not in own)
    none = tuple(text for text in MISSING_TEXTS if plain(text) not in own)
    return AnswerScale("labels", Label("Grades in words", "评语文字"), (*own.values(), *more), none)


def _numeric(worst: int, best: int) -> AnswerScale:
    label = Label(f"{worst} to {best}, {best} best", f"{worst}–{best} 分，{best} 为最优")
    down = -1 if best > worst else 1
    answers = tuple((str(number), step) for step, number in enumerate(range(best, worst + down, down)))
    span = (float(min(worst, best)), float(max(worst, best)))
    return AnswerScale(f"numeric-{worst}-{best}", label, answers, steps=len(answers), span=span)


def _kano(name: str, like: int) -> AnswerScale:
    """Kano's five answers in words, as letters, and numbered from "like" or from "dislike"."""
    steps = len(answer_words.KANO)
    codes = [(str(step + 1 if like == 1 else steps - step), step) for step in range(steps)]
    label = Label(f"Kano's answers, {like} is like", f"卡诺答案，{like} 为喜欢")
    words = (*_stepped(answer_words.KANO), *_stepped(answer_words.LETTERS))
    none = tuple(text for text in MISSING_TEXTS if text not in dict(words))
    return AnswerScale(name, label, (*words, *codes), none, steps)


def _yes_no() -> AnswerScale:
    answers = (*_stepped(answer_words.YES_NO), ("1", 0), ("0", 1))
    none = tuple(text for text in MISSING_TEXTS if text not in dict(answers))
    return AnswerScale("yes-no", Label("Yes or no", "是或否"), answers, none, 2, (0.0, 1.0))


def _stepped(steps: Iterable[Iterable[str]]) -> tuple[tuple[str, int], ...]:
    return tuple((word, step) for step, words in enumerate(steps) for word in words)
