"""SERVQUAL: what customers perceive against what they expect, gap by gap, and where that lies in their tolerance.

All numbers are on 0-100 of the scale that was asked, because a ratio needs a scale that begins at nothing. Gaps are of
the same respondents: who answered only one of two questions is in neither.

References
----------
Parasuraman, A., Zeithaml, V. A., Berry, L. L. (1988). SERVQUAL: A multiple-item scale for measuring consumer
perceptions of service quality. Journal of Retailing 64(1), 12-40.
Zeithaml, V. A., Berry, L. L., Parasuraman, A. (1993). The nature and determinants of customer expectations of service.
Journal of the Academy of Marketing Science 21(1), 1-12. doi:10.1177/0092070393211001
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.available_cases import AvailableMeans, available_means
from satisfaction.precision import Estimate
from satisfaction.respondent_answers import RespondentAnswers

LEAST_EXPECTATION = 5.0
"""Below this expectation (of 100) a ratio says more about the small number under it than about satisfaction."""

Zone = Literal["unacceptable", "tolerable", "delight", "undecided"]
"""Below what would just do, between that and what is wished for, above both; undecided where the interval crosses."""

PARTS = ("perceived", "expected", "perceived of all three", "adequate", "desired")
"""The five means that every indicator may have, in the order of the columns."""


@dataclass(frozen=True, eq=False)
class ServiceGap:
    """One indicator: what is perceived, what is expected, and the tolerance between adequate and desired.

    Parameters
    ----------
    indicator
        Its id.
    perceived, expected, gap
        On 0-100, of the respondents who answered both; the gap is perceived less expected.
    ratio
        Perceived over expected; None where too little is expected for that.
    adequate, desired
        What would just do and what is wished for, of those who answered both and how they perceive it; None unasked.
    position
        Where the perceived lies between the two: 0 at adequate, 1 at desired; None unasked, or where they coincide.
    zone
        The same as a word.
    """

    indicator: str
    perceived: Estimate
    expected: Estimate
    gap: Estimate
    ratio: Estimate | None
    adequate: Estimate | None = None
    desired: Estimate | None = None
    position: Estimate | None = None
    zone: Zone | None = None


@dataclass(frozen=True, eq=False)
class ServiceGaps:
    """Every indicator whose expectation was asked, and all of them together by their weights.

    Parameters
    ----------
    gaps
        One an indicator, in the order of the survey.
    weights
        Of these indicators, shape (k,), summing to one.
    perceived, expected, gap, ratio
        Weighted, as in :class:`ServiceGap`.
    against
        Which question is the expectation: "expectation", or "desired" where only that was asked.
    respondents
        How many answered about both anywhere.
    sampled
        Whether they are a random sample of a larger survey.
    findings
        What is doubtful.
    """

    gaps: tuple[ServiceGap, ...]
    weights: FloatArray
    perceived: Estimate
    expected: Estimate
    gap: Estimate
    ratio: Estimate | None
    against: Literal["expectation", "desired"]
    respondents: int
    sampled: bool
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        self.weights.flags.writeable = False


def service_gaps(
    answers: RespondentAnswers, weights: Mapping[str, float], confidence: float = 0.95
) -> ServiceGaps | None:
    """Gaps of every indicator about which both performance and expectation were asked; None where there is none.

    Parameters
    ----------
    answers
        Items are told by their keys: ``"a"`` how satisfied, ``"a/expectation"``, ``"a/adequate"``, ``"a/desired"``.
    weights
        Of the indicators; those asked about share one. All alike where none of them weighs anything.
    """
    against: Literal["expectation", "desired"] = "expectation"
    indicators = _asked(answers, "expectation")
    if not indicators:
        against, indicators = "desired", _asked(answers, "desired")
    indicators = [each for each in indicators if _both(answers, each, f"{each}/{against}").any()]
    if not indicators:
        return None
    means = _means(answers, indicators, against)
    shares, findings = np.array([weights.get(each, 0.0) for each in indicators]), []
    if not shares.sum() > 0:
        shares = np.ones(len(indicators))
        findings.append(Finding.of("gaps-weighted-alike", count=len(indicators)))
    shares = shares / shares.sum()
    found = []
    for place, indicator in enumerate(indicators):
        gap, doubts = _gap(means, place, len(indicators), indicator, confidence)
        found.append(gap)
        findings += doubts
    perceived, expected = (_placed(shares, part) for part in (0, 1))
    enough = float(means.values @ expected) >= LEAST_EXPECTATION
    total = means.combined(perceived - expected, confidence)
    if total.findings:  # all answers alike: said once, not again for every indicator
        findings = [*total.findings, *(each for each in findings if each.code != "answers-all-alike")]
    if answers.sampled:
        findings.append(Finding.of("from-a-sample", sample=len(answers), total=answers.respondents))
    return ServiceGaps(
        tuple(found),
        shares,
        means.combined(perceived, confidence),
        means.combined(expected, confidence),
        total,
        means.ratio(perceived, expected, confidence) if enough else None,
        against,
        total.answers,
        answers.sampled,
        tuple(findings),
    )


def tolerance(perceived: float, adequate: float, desired: float) -> float | None:
    """Where the perceived lies between adequate (0) and desired (1); None where the desired is not above the other."""
    return (perceived - adequate) / (desired - adequate) if desired > adequate else None


def weighted_gap(perceived: FloatArray, expected: FloatArray, weights: FloatArray) -> float:
    """Sum of the weights times perceived less expected, on whatever scale both have; weights are scaled to one.

    Raises
    ------
    DecisionError
        ``gap-weights-empty`` where the weights sum to nothing.
    """
    if not weights.sum() > 0:
        raise DecisionError("gap-weights-empty")
    return float(weights @ (perceived - expected) / weights.sum())


# ---------------------------------------------------------------------- means of five questions


def _asked(answers: RespondentAnswers, role: str) -> list[str]:
    return [item for item in answers.items if f"{item}/{role}" in answers.items]


def _both(answers: RespondentAnswers, *items: str) -> np.ndarray:
    """Who answered all of these items, shape (m,); nobody where one of them was not asked."""
    if any(item not in answers.items for item in items):
        return np.zeros(len(answers), bool)
    return np.asarray(answers.answered[:, [answers.position(item) for item in items]].all(1))


def _means(answers: RespondentAnswers, indicators: list[str], against: str) -> AvailableMeans:
    """Means of the five parts of each indicator: columns (perceived of all, expected of all, ...)."""
    percent, columns, masks = answers.percent(), [], []
    pairs = {each: _both(answers, each, f"{each}/{against}") for each in indicators}
    threes = {each: _both(answers, each, f"{each}/adequate", f"{each}/desired") for each in indicators}
    parts = (("", pairs), (f"/{against}", pairs), ("", threes), ("/adequate", threes), ("/desired", threes))
    for suffix, mask in parts:
        for each in indicators:
            item = f"{each}{suffix}"
            there = item in answers.items
            columns.append(percent[:, answers.position(item)] if there else np.zeros(len(answers)))
            masks.append(mask[each])
    answered = np.stack(masks, 1)
    return available_means(np.where(answered, np.stack(columns, 1), 0.0), answered, answers.weights)


def _placed(shares: FloatArray, part: int) -> FloatArray:
    """Weights of the indicators, as a gradient over all columns, in the columns of one part."""
    gradient = np.zeros((len(PARTS), shares.size))
    gradient[part] = shares
    return gradient.ravel()


def _gap(
    means: AvailableMeans, place: int, count: int, indicator: str, confidence: float
) -> tuple[ServiceGap, list[Finding]]:
    one = np.eye(count)[place]
    perceived, expected, of_three, adequate, desired = (_placed(one, part) for part in range(len(PARTS)))
    findings, ratio, position, zone = [], None, None, None
    if float(means.values @ expected) >= LEAST_EXPECTATION:
        ratio = means.ratio(perceived, expected, confidence)
    else:
        findings.append(Finding.of("expectation-too-low", indicator, limit=LEAST_EXPECTATION))
    asked = bool(means.answers[_at(of_three)])
    if asked:
        width = means.combined(desired - adequate, confidence)
        if width.value <= 0:
            findings.append(Finding.of("tolerance-undefined", indicator))
        else:
            position = means.ratio(of_three - adequate, desired - adequate, confidence)
            zone = _zone(position)
            if width.low is not None and width.low <= 0:  # a ratio over a difference that may be none has no interval
                position = Estimate(position.value, None, None, None, confidence, position.answers)
                zone = "undecided"
                findings.append(Finding.of("tolerance-narrow", indicator))
    apart = means.combined(perceived - expected, confidence)
    findings += [replace(each, place=indicator) for each in apart.findings]
    gap = ServiceGap(
        indicator,
        means.combined(perceived, confidence),
        means.combined(expected, confidence),
        apart,
        ratio,
        means.combined(adequate, confidence) if asked else None,
        means.combined(desired, confidence) if asked else None,
        position,
        zone,
    )
    return gap, findings


def _at(gradient: FloatArray) -> int:
    return int(np.flatnonzero(gradient)[0])


def _zone(position: Estimate) -> Zone:
    """The zone that the whole interval lies in; undecided without an interval, as for a single respondent."""
    low, high = position.low, position.high
    if low is None or high is None:
        return "undecided"
    if high < 0:
        return "unacceptable"
    if low > 1:
        return "delight"
    return "tolerable" if low >= 0 and high <= 1 else "undecided"
