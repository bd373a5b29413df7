"""Scales: Saaty's 1-9 for judgments, and grades with scores for satisfaction."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from mcdm.errors import DecisionError
from mcdm.labels import Label

SAATY_MAXIMUM = 9.0
"""Largest judgment an expert may give on the fundamental scale (Saaty 1980)."""

LARGEST_RATIO = 1e12
"""Largest judgment that can be computed with: beyond it weights lose their digits, and in the end their numbers."""

SAATY_VALUES: tuple[float, ...] = tuple(1 / k for k in range(9, 1, -1)) + tuple(float(k) for k in range(1, 10))
"""The seventeen values of the fundamental scale, 1/9 ... 1 ... 9."""


def parse_judgment(text: str | float, *, where: str = "") -> float:
    """A judgment as a number: ``3``, ``"3"``, ``"1/3"``, ``0.5``.

    Raises
    ------
    DecisionError
        ``judgment-not-a-number`` for anything that is not a positive finite ratio.
    """
    try:
        value = float(Fraction(text.strip())) if isinstance(text, str) else float(text)
    except (ValueError, ZeroDivisionError, OverflowError):
        value = math.nan
    if not (math.isfinite(value) and value > 0):
        raise DecisionError("judgment-not-a-number", value=str(text), where=where)
    return value


def check_on_scale(value: float, *, where: str = "") -> float:
    """`value` if an expert may answer so (between 1/9 and 9), else ``judgment-off-scale``."""
    if not 1 / SAATY_MAXIMUM - 1e-9 <= value <= SAATY_MAXIMUM + 1e-9:
        raise DecisionError("judgment-off-scale", value=format_judgment(value), where=where)
    return value


def format_judgment(value: float) -> str:
    """A judgment as a person writes it: ``3``, ``1/3``, or the plain number where it is no such ratio."""
    if value >= 1:
        return str(round(value)) if abs(value - round(value)) < 1e-9 else repr(value)
    inverse = 1 / value
    return f"1/{round(inverse)}" if abs(inverse - round(inverse)) < 1e-9 * inverse else repr(value)


def nearest_judgment(value: float) -> float:
    """The value of the fundamental scale nearest in proportion: 13.4 becomes 9, .3 becomes 1/3."""
    return min(SAATY_VALUES, key=lambda known: abs(math.log(known / value)))


@dataclass(frozen=True)
class Grade:
    """One grade of a comment set, e.g. "very satisfied", with its score."""

    label: Label
    score: float


LARGEST_SCORE = 1e9
"""No score of a grade is farther from zero: squares of what is larger lose their meaning."""


@dataclass(frozen=True)
class GradeScale:
    """The comment set: g grades from best to worst, with strictly falling scores.

    Parameters
    ----------
    grades
        At least two, best first.
    """

    grades: tuple[Grade, ...]

    def __post_init__(self) -> None:
        if len(self.grades) < 2:
            raise DecisionError("grades-too-few", count=len(self.grades))
        scores = self.scores
        if not all(math.isfinite(s) for s in scores) or any(a <= b for a, b in pairwise(scores)):
            raise DecisionError("grades-not-falling", scores=", ".join(f"{s:g}" for s in scores))
        if max(map(abs, scores)) > LARGEST_SCORE:
            raise DecisionError("grades-too-far", scores=", ".join(f"{s:g}" for s in scores), most=LARGEST_SCORE)

    @property
    def scores(self) -> tuple[float, ...]:
        """Scores best to worst, length g."""
        return tuple(grade.score for grade in self.grades)

    def percent(self, score: float) -> float:
        """A score on the 0-100 display: 0 is the worst grade, 100 the best."""
        return 100 * (score - self.scores[-1]) / (self.scores[0] - self.scores[-1])


FIVE_GRADES = GradeScale(
    (
        Grade(Label("Very satisfied", "很满意"), 1.0),
        Grade(Label("Satisfied", "满意"), 0.8),
        Grade(Label("Neutral", "一般"), 0.6),
        Grade(Label("Dissatisfied", "不满意"), 0.4),
        Grade(Label("Very dissatisfied", "很不满意"), 0.2),
    )
)
"""The default comment set of the source articles: five grades scored 1, .8, .6, .4, .2."""
