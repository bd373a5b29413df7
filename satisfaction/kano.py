"""Kano: what a feature means to customers, from how they would feel with it and how they would feel without it.

References
----------
Kano, N., Seraku, N., Takahashi, F., Tsuji, S. (1984). Attractive quality and must-be quality. Hinshitsu 14(2), 39-48.
Berger, C. et al. (1993). Kano's methods for understanding customer-defined quality. Center for Quality of Management
Journal 2(4), 3-36.
Fong, D. (1996). Using the self-stated importance questionnaire to interpret Kano questionnaire results. Center for
Quality of Management Journal 5(3), 21-24.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
import numpy.typing as npt

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.precision import Estimate
from satisfaction.respondent_answers import RespondentAnswers

KanoClass = Literal["M", "O", "A", "I", "R", "Q"]
"""Must-be, one-dimensional, attractive, indifferent, reverse, questionable."""

CLASSES: tuple[KanoClass, ...] = ("M", "O", "A", "I", "R", "Q")
"""In the order in which a tie is decided: what cannot be missing comes before what would please."""

ANSWERS = ("like", "mustbe", "neutral", "livewith", "dislike")
"""The five answers, from the most to the least welcome."""

TABLE: tuple[tuple[KanoClass, ...], ...] = (
    ("Q", "A", "A", "A", "O"),
    ("R", "I", "I", "I", "M"),
    ("R", "I", "I", "I", "M"),
    ("R", "I", "I", "I", "M"),
    ("R", "R", "R", "R", "Q"),
)
"""Class by the answer to the functional question (row) and to the dysfunctional one (column), in order of ANSWERS."""

FONG = 1.65
"""Normal quantile of Fong's test: one-sided 5 %."""

MANY_QUESTIONABLE = 0.1
"""Above this share of contradictory answers, the question was probably not understood."""


@dataclass(frozen=True, eq=False)
class KanoFeature:
    """One indicator as a feature.

    Parameters
    ----------
    indicator
        Its id.
    shares
        Share of the customers by class, summing to one.
    kano_class
        The most frequent class; a tie goes to the one that matters more.
    second
        The next frequent.
    significant
        Whether the two are apart by Fong's test; else the feature is of a combined class.
    better
        How far having it lifts satisfaction: (A + O) / (A + O + M + I), 0 to 1; None where all are R or Q.
    worse
        How far lacking it lowers satisfaction: -(O + M) / (A + O + M + I), -1 to 0.
    answers
        How many answered both questions.
    effective
        How many equally weighted answers would be as good: what the test and the intervals count.
    """

    indicator: str
    shares: Mapping[KanoClass, float]
    kano_class: KanoClass
    second: KanoClass
    significant: bool
    better: Estimate | None
    worse: Estimate | None
    answers: int
    effective: float

    @property
    def combined(self) -> str:
        """The class as it is to be read: ``"M"``, or ``"A/I"`` where two cannot be told apart."""
        return self.kano_class if self.significant else f"{self.kano_class}/{self.second}"


@dataclass(frozen=True, eq=False)
class KanoFeatures:
    """Every indicator with both questions, with what is doubtful about them."""

    features: tuple[KanoFeature, ...]
    respondents: int
    sampled: bool
    findings: tuple[Finding, ...] = ()


def kano_features(answers: RespondentAnswers, confidence: float = 0.95) -> KanoFeatures | None:
    """Classes of every indicator with a functional and a dysfunctional question; None where there is none.

    Answers must stand on five steps, "I like it" the best and "I dislike it" the worst of both questions.
    """
    names = [item.removesuffix("/functional") for item in answers.items if item.endswith("/functional")]
    found, findings, someone = [], [], np.zeros(len(answers), bool)
    for name in names:
        if f"{name}/dysfunctional" not in answers.items:
            continue
        pair = answers.over([f"{name}/functional", f"{name}/dysfunctional"])
        both = pair.answered.all(1)
        if not both.any():
            findings.append(Finding.of("kano-unanswered", name))
            continue
        someone |= both
        steps = _steps(pair)[both]
        counts = _counted(steps, answers.weights[both])
        feature = kano_feature(name, *counts, answers=int(both.sum()), confidence=confidence)
        found.append(feature)
        findings += _doubts(feature)
    if not found:
        return None
    if answers.sampled:
        findings.append(Finding.of("from-a-sample", sample=len(answers), total=answers.respondents))
    return KanoFeatures(tuple(found), int(someone.sum()), answers.sampled, tuple(findings))


def kano_feature(
    indicator: str,
    shares: Mapping[KanoClass, float],
    effective: float,
    *,
    answers: int,
    confidence: float = 0.95,
) -> KanoFeature:
    """A feature from the shares of its classes and how many answers they are worth."""
    ranked = ranking({name: effective * share for name, share in shares.items()})
    (first, most), (second, next_most) = ranked[:2]
    kept = effective * (1 - shares["R"] - shares["Q"])
    better, worse = coefficients({name: shares[name] for name in ("A", "O", "M", "I")})
    return KanoFeature(
        indicator,
        dict(shares),
        first,
        second,
        fong_apart(most, next_most, effective),
        None if better is None else _proportion(better, kept, answers, confidence),
        None if worse is None else _negative(_proportion(-worse, kept, answers, confidence)),
        answers,
        effective,
    )


# ---------------------------------------------------------------------- the method itself


def classify(functional: str, dysfunctional: str) -> KanoClass:
    """Class of one respondent's two answers.

    Raises
    ------
    DecisionError
        ``kano-answer-unknown``.
    """
    for answer in (functional, dysfunctional):
        if answer not in ANSWERS:
            raise DecisionError("kano-answer-unknown", answer=answer, known=", ".join(ANSWERS))
    return TABLE[ANSWERS.index(functional)][ANSWERS.index(dysfunctional)]


def coefficients(counts: Mapping[str, float]) -> tuple[float | None, float | None]:
    """Better and worse of the counts or shares of A, O, M and I; None where all four are zero."""
    attractive, one, must, indifferent = (counts.get(name, 0.0) for name in "AOMI")
    total = attractive + one + must + indifferent
    return ((attractive + one) / total, -(one + must) / total) if total > 0 else (None, None)


def ranking(counts: Mapping[KanoClass, float]) -> list[tuple[KanoClass, float]]:
    """Classes with their counts, the most frequent first; ties, up to rounding, in the order M, O, A, I, R, Q."""
    return sorted(((name, counts.get(name, 0.0)) for name in CLASSES), key=lambda each: -round(each[1], 9))


def fong_apart(first: float, second: float, total: float) -> bool:
    """Whether the two most frequent classes are apart: a - b >= 1.65 sqrt((a + b)(2n - a - b) / (2n))."""
    return total > 0 and first - second >= fong_threshold(first, second, total)


def fong_threshold(first: float, second: float, total: float) -> float:
    """How far apart the counts of the two most frequent classes of n answers must be."""
    both = first + second
    return float(FONG * np.sqrt(max(both * (2 * total - both) / (2 * total), 0.0)))


# ---------------------------------------------------------------------- counting respondents


def _steps(pair: RespondentAnswers) -> npt.NDArray[np.int64]:
    """Answers as positions in ANSWERS, shape (m, 2)."""
    worst, best = pair.spans.T
    for item, span in zip(pair.items, np.abs(best - worst).tolist(), strict=True):
        if span != len(ANSWERS) - 1:
            raise DecisionError("kano-steps", item=item, given=round(span) + 1, expected=len(ANSWERS))
    return np.asarray(np.rint(best - pair.values), np.int64)


def _counted(steps: npt.NDArray[np.int64], weights: FloatArray) -> tuple[dict[KanoClass, float], float]:
    """Share of each class and the effective number of answers (Kish)."""
    classes = np.array(TABLE)[steps[:, 0], steps[:, 1]]
    total = float(weights.sum())
    shares = {name: float(weights[classes == name].sum()) / total for name in CLASSES}
    return shares, total**2 / float((weights**2).sum())


def _doubts(feature: KanoFeature) -> list[Finding]:
    found = []
    if feature.shares["Q"] > MANY_QUESTIONABLE:
        found.append(Finding.of("kano-questionable", feature.indicator, share=feature.shares["Q"]))
    if feature.better is None:
        found.append(Finding.of("kano-without-coefficients", feature.indicator))
    elif not feature.significant:
        classes = {"first": feature.kano_class, "second": feature.second}
        found.append(Finding.of("kano-class-combined", feature.indicator, **cast(dict[str, str], classes)))
    return found


def _proportion(value: float, total: float, answers: int, confidence: float) -> Estimate:
    """A proportion of `total` answers with Wilson's interval, which stays between 0 and 1."""
    from scipy.special import ndtri

    z = float(ndtri((1 + confidence) / 2))
    centre, spread = value + z * z / (2 * total), z * np.sqrt(value * (1 - value) / total + z * z / (4 * total**2))
    scale = 1 + z * z / total
    error = float(np.sqrt(value * (1 - value) / total))
    low, high = max(float((centre - spread) / scale), 0.0), min(float((centre + spread) / scale), 1.0)
    return Estimate(value, low, high, error, confidence, answers)


def _negative(found: Estimate) -> Estimate:
    assert found.low is not None
    assert found.high is not None
    return Estimate(-found.value, -found.high, -found.low, found.standard_error, found.confidence, found.answers)
