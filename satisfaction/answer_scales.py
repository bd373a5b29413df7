"""Answer scales: what people ticked or typed, in any language, as a grade of the comment set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.scales import GradeScale

MISSING = -1
"""What :attr:`AnswerScale.reading` says for an answer that is known to be none."""

MISSING_TEXTS = (
    *("", "-", "--", "/", "n/a", "na", "n.a.", "#n/a", "nan", "null", "none", "missing", "no answer", "not applicable"),
    *("don't know", "dont know", "do not know", "not sure", "no opinion", "refused", "skipped", "not used"),
    *(
        "不清楚",
        "不知道",
        "不了解",
        "不确定",
        "说不清",
        "说不清楚",
        "无",
        "拒答",
        "未答",
        "未作答",
        "未填",
        "不适用",
        "未使用",
    ),
    *("未使用过", "没有使用过", "未接触", "跳过", "缺失"),
)
"""Texts that say "no answer" on every scale. Codes such as 8, 9 or 99 are missing only where a scale declares them."""

_SATISFACTION = (
    ("very satisfied", "extremely satisfied", "completely satisfied", "很满意", "非常满意", "十分满意", "特别满意"),
    ("satisfied", "somewhat satisfied", "fairly satisfied", "rather satisfied", "满意", "比较满意", "较满意"),
    ("neutral", "neither satisfied nor dissatisfied", "average", "一般", "中立", "一般满意", "基本满意", "普通"),
    ("dissatisfied", "somewhat dissatisfied", "fairly dissatisfied", "unsatisfied", "不满意", "不太满意", "较不满意"),
    ("very dissatisfied", "extremely dissatisfied", "very unsatisfied", "很不满意", "非常不满意", "十分不满意"),
)
_AGREEMENT = (
    ("strongly agree", "completely agree", "非常同意", "完全同意", "很同意", "非常符合", "完全符合"),
    ("agree", "somewhat agree", "同意", "比较同意", "较同意", "符合", "比较符合"),
    ("neutral", "neither agree nor disagree", "undecided", "一般", "中立", "不一定"),
    ("disagree", "somewhat disagree", "不同意", "不太同意", "比较不同意", "不符合", "比较不符合"),
    ("strongly disagree", "completely disagree", "非常不同意", "完全不同意", "很不同意", "非常不符合", "完全不符合"),
)
_QUALITY = (
    ("excellent", "very good", "优", "优秀", "很好", "非常好"),
    ("good", "良", "良好", "好", "较好", "比较好"),
    ("fair", "average", "ok", "okay", "中", "中等", "一般"),
    ("poor", "bad", "差", "较差", "比较差", "不好"),
    ("very poor", "very bad", "terrible", "劣", "很差", "非常差"),
)
_LETTERS = tuple((letter,) for letter in "ABCDE")


def plain(text: object) -> str:
    """An answer without what does not matter: width, case, spaces around and between, and the ``.0`` of a number."""
    if type(text) is int:
        return str(text)
    flat = " ".join(unicodedata.normalize("NFKC", str(text)).replace("’", "'").casefold().split())
    return re.sub(r"^([+-]?\d+)\.0*$", r"\1", flat)


@dataclass(frozen=True)
class AnswerScale:
    """Which answers stand for which grade.

    Texts are compared without width, case and surrounding spaces; a number may be written as text or be one.

    Parameters
    ----------
    id
        Its name in a questionnaire.
    label
        Its name on screen.
    answers
        Pairs (answer, grade), grade 0 best. Several answers may stand for one grade.
    missing
        Answers that are none, e.g. "don't know", or a code such as "99".
    """

    id: str
    label: Label
    answers: tuple[tuple[str, int], ...]
    missing: tuple[str, ...] = MISSING_TEXTS

    def __post_init__(self) -> None:
        seen: dict[str, int] = dict.fromkeys(map(plain, self.missing), MISSING)
        for text, grade in self.answers:
            if grade < 0:
                raise DecisionError("answer-grade-unknown", scale=self.id, answer=text, grade=grade, count="")
            if seen.setdefault(plain(text), grade) != grade:
                raise DecisionError("answer-ambiguous", scale=self.id, answer=text)

    @cached_property
    def reading(self) -> Mapping[str, int]:
        """Grade of every plain text, or ``MISSING``."""
        known = {plain(text): grade for text, grade in self.answers}
        return {**dict.fromkeys(map(plain, self.missing), MISSING), **known}

    def grade_of(self, answer: object) -> int | None:
        """The grade of an answer, ``MISSING`` where it is none, or nothing where the scale does not know it."""
        return MISSING if answer is None else self.reading.get(plain(answer))

    def declaring(self, *missing: str) -> AnswerScale:
        """The same scale with more answers that are none, e.g. ``scale.declaring("99")``; they give no grade then."""
        none = {plain(text) for text in missing}
        answers = tuple((text, grade) for text, grade in self.answers if plain(text) not in none)
        return replace(self, answers=answers, missing=(*self.missing, *missing))

    def check(self, scale: GradeScale) -> None:
        """Raise ``answer-grade-unknown`` where an answer stands for a grade that the comment set does not have."""
        count = len(scale.grades)
        for text, grade in self.answers:
            if grade >= count:
                raise DecisionError("answer-grade-unknown", scale=self.id, answer=text, grade=grade + 1, count=count)


@cache
def built_in_scales(scale: GradeScale) -> Mapping[str, AnswerScale]:
    """The scales every questionnaire may name, for a comment set of g grades.

    ``labels`` knows the grades of the comment set in both languages. An answer scale with m steps is cut into g grades
    of (nearly) equal width: 10 and 9 of 1-10 are "very satisfied" of five grades. One with fewer steps than grades
    cannot reach them all and is left out.
    """
    g = len(scale.grades)
    found = [_labels(scale)]
    found += [
        AnswerScale(name, Label(en, zh), _cut(steps, g))
        for name, en, zh, steps in (
            ("agreement", "Agreement in words", "同意程度", _AGREEMENT),
            ("quality", "Quality in words", "质量评语", _QUALITY),
            ("letters-A-E", "Letters, A best", "字母 A–E，A 为最优", _LETTERS),
        )
        if g <= len(steps)
    ]
    for worst, best in ((1, 5), (5, 1), (1, 7), (7, 1), (1, 10), (10, 1), (0, 10)):
        step = 1 if worst > best else -1
        steps = tuple((str(number),) for number in range(best, worst + step, step))
        if g <= len(steps):
            label = Label(f"{worst} to {best}, {best} best", f"{worst}–{best} 分，{best} 为最优")
            found.append(AnswerScale(f"numeric-{worst}-{best}", label, _cut(steps, g)))
    return {answers.id: answers for answers in found}


def _labels(scale: GradeScale) -> AnswerScale:
    """The grades' own labels; beside them the usual words, where they do not contradict."""
    own = {
        plain(text): (text, grade)
        for grade, entry in enumerate(scale.grades)
        for text in (entry.label.en, entry.label.zh)
        if text
    }
    usual = _cut(_SATISFACTION, len(scale.grades)) if len(scale.grades) <= len(_SATISFACTION) else ()
    more = tuple((text, grade) for text, grade in usual if plain(text) not in own)
    none = tuple(text for text in MISSING_TEXTS if plain(text) not in own)
    return AnswerScale("labels", Label("Grades in words", "评语文字"), (*own.values(), *more), none)


def _cut(steps: Iterable[Iterable[str]], grades: int) -> tuple[tuple[str, int], ...]:
    """Steps from best to worst, cut into grades of (nearly) equal width."""
    listed = [tuple(words) for words in steps]
    return tuple((word, place * grades // len(listed)) for place, words in enumerate(listed) for word in words)
