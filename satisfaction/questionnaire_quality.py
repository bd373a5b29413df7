"""Whether a questionnaire measures well: Cronbach's alpha, and whether its items can be factored (KMO, Bartlett)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.correlations import (
    SINGULAR,
    Correlations,
    doubts_of_roots,
    has_moments,
    respondent_correlations,
    survey_correlations,
)
from satisfaction.respondent_answers import respondent_answers
from satisfaction.respondents import Population
from satisfaction.survey import SurveySummary

ACCEPTABLE_ALPHA, ACCEPTABLE_KMO = 0.7, 0.6
"""Usual limits; below them a scale or a factoring is a finding."""

REDUNDANT_ALPHA = 0.95
"""Above it, items repeat each other."""


@dataclass(frozen=True, eq=False)
class Alpha:
    """Cronbach's alpha of k items that should measure one thing.

    Parameters
    ----------
    group
        Name of the items together, e.g. of a cluster.
    items
        Their keys: those that vary.
    value
        Alpha; None with fewer than two items, or where they cancel each other.
    low, high
        Feldt's 95 % interval; None where there is no alpha, too few answers, or no error to judge it by (alpha 1).
    deleted
        Alpha without each item, shape (k,); nan with two items or fewer.
    to_rest
        Correlation of each item with the sum of the others, shape (k,).
    answers
        How many answers it rests on: the fewest that any pair of items has.
    findings
        What is doubtful.
    """

    group: str
    items: tuple[str, ...]
    value: float | None
    low: float | None
    high: float | None
    deleted: FloatArray
    to_rest: FloatArray
    answers: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, eq=False)
class Factorability:
    """Whether the correlations between p items hold common factors.

    Parameters
    ----------
    items
        Keys of the items that vary.
    kmo
        Kaiser-Meyer-Olkin measure; None with fewer than two items, or where nothing correlates.
    kmo_of
        The measure of each item, shape (p,); nan where it correlates with nothing.
    chi_square, freedom, p_value
        Bartlett's test that nothing correlates; None where correlations are singular.
    answers
        How many answers it rests on.
    findings
        What is doubtful.
    """

    items: tuple[str, ...]
    kmo: float | None
    kmo_of: FloatArray
    chi_square: float | None
    freedom: int
    p_value: float | None
    answers: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, eq=False)
class QuestionnaireQuality:
    """How well the items of a questionnaire hang together.

    Parameters
    ----------
    overall
        Alpha of all items.
    groups
        Alpha of each group with at least two items.
    factorability
        Of all items.
    from_sample
        Whether it rests on the sample of respondents, because the survey keeps no moments.
    findings
        All that is doubtful, once.
    """

    overall: Alpha
    groups: tuple[Alpha, ...]
    factorability: Factorability
    from_sample: bool
    findings: tuple[Finding, ...]


def questionnaire_quality(
    survey: SurveySummary, items: Sequence[str], groups: Mapping[str, Sequence[str]] | None = None
) -> QuestionnaireQuality:
    """Alpha by group and over all, KMO and Bartlett, from everybody who answered.

    Each pair of items rests on those who answered both (nothing is filled in). Respondents count alike: this is about
    the questionnaire, not about the customers. Items on scales of different length are put on 0 to 100 first.

    Raises
    ------
    DecisionError
        ``quality-without-items`` where no two of them vary; ``survey-empty``, ``survey-without-sample``.
    """
    whole = has_moments(survey)
    if whole:
        together = survey_correlations(survey, Population(), items)
    else:
        together = respondent_correlations(respondent_answers(survey, Population()).over(items))
    varying = [item for item in items if item in together.varying]
    if len(varying) < 2:
        raise DecisionError("quality-without-items", count=len(varying), asked=len(items))
    used, lengths = together.over(varying), _lengths(survey, varying)
    scaled = replace(used, deviations=used.deviations * 100 / lengths)
    overall = cronbach_alpha(scaled, "")
    members = {name: [item for item in each if item in varying] for name, each in (groups or {}).items()}
    alphas = tuple(cronbach_alpha(scaled.over(each), name) for name, each in members.items() if len(each) > 1)
    factors = factorability(scaled)
    found = [*together.silent(), *overall.findings, *_of_groups(alphas), *factors.findings]
    fewest, most = int(scaled.counts.min()), int(scaled.counts.max())
    if fewest < most:
        found.append(Finding.of("quality-by-pairs", count=fewest, most=most))
    return QuestionnaireQuality(overall, alphas, factors, not whole, tuple(dict.fromkeys(found)))


def cronbach_alpha(items: Correlations, group: str = "", confidence: float = 0.95) -> Alpha:
    """Alpha = k / (k - 1) (1 - sum of variances / variance of the sum), with the same without each item.

    Parameters
    ----------
    items
        The k items of the scale, all varying.
    group
        What they are called together, for findings.

    References
    ----------
    Cronbach, L. J. (1951). Psychometrika 16(3), 297-334. https://doi.org/10.1007/BF02310555
    Feldt, L. S., Woodruff, D. J., Salih, F. A. (1987). Applied Psychological Measurement 11(1), 93-103.
    https://doi.org/10.1177/014662168701100107
    """
    k, answers = len(items.items), int(items.counts.min())
    covariances = items.values * np.outer(items.deviations, items.deviations)
    value = _alpha(covariances)
    without = [_alpha(np.delete(np.delete(covariances, i, 0), i, 1)) for i in range(k)]
    deleted = np.array([math.nan if each is None else each for each in without])
    low, high = _feldt(value, answers, k, confidence)
    return Alpha(
        group, items.items, value, low, high, deleted, _to_rest(covariances), answers,
        _alpha_findings(group, value, items.items, without),
    )  # fmt: skip


def _of_groups(alphas: Sequence[Alpha]) -> list[Finding]:
    """What is doubtful about groups: several loose ones are one finding."""
    loose = [each.group for each in alphas if each.value is not None and each.value < ACCEPTABLE_ALPHA]
    if len(loose) < 2:
        return [finding for each in alphas for finding in each.findings]
    together = Finding.of("alphas-low", names=", ".join(loose), count=len(loose), limit=ACCEPTABLE_ALPHA)
    return [together, *(finding for each in alphas for finding in each.findings if each.group not in loose)]


def _alpha(covariances: FloatArray) -> float | None:
    k, total, own = len(covariances), float(covariances.sum()), float(np.trace(covariances))
    # Where the answers cancel each other their sum does not vary, but for rounding.
    return None if k < 2 or total <= SINGULAR * own else k / (k - 1) * (1 - own / total)


def _feldt(value: float | None, answers: int, k: int, confidence: float) -> tuple[float | None, float | None]:
    """Feldt's interval: (1 - alpha) over its estimate follows F with (n - 1)(k - 1) and n - 1 degrees of freedom."""
    if value is None or answers < 3 or value >= 1 - SINGULAR:
        return None, None
    from scipy.special import fdtri  # here, because only an interval needs it

    tail = (1 - confidence) / 2
    over, under = (answers - 1) * (k - 1), answers - 1
    ends = [1 - (1 - value) * float(fdtri(under, over, level)) for level in (1 - tail, tail)]
    return ends[0], ends[1]


def _to_rest(covariances: FloatArray) -> FloatArray:
    """Correlation of each item with the sum of the others; 0 where the others cancel each other."""
    own, sums = np.diagonal(covariances), covariances.sum(1)
    rest = covariances.sum() - 2 * sums + own
    scale = np.sqrt(np.maximum(own * rest, 0.0))
    return np.asarray(np.divide(sums - own, scale, out=np.zeros(len(own)), where=scale > 0), np.float64)


def _alpha_findings(
    group: str, value: float | None, items: Sequence[str], without: Sequence[float | None]
) -> tuple[Finding, ...]:
    if value is None:
        return (Finding.of("alpha-undefined", group),) if len(items) > 1 else ()
    if value < ACCEPTABLE_ALPHA:
        better = [(each, item) for each, item in zip(without, items, strict=True) if each is not None and each > value]
        best, item = max(better, default=(0.0, ""))
        facts = {"value": value, "limit": ACCEPTABLE_ALPHA, "count": len(items)}
        return (Finding.of("alpha-low", group, item=item, without=best, **facts),)
    return (Finding.of("alpha-redundant", group, value=value, count=len(items)),) if value > REDUNDANT_ALPHA else ()


def factorability(items: Correlations) -> Factorability:
    """KMO, overall and by item, and Bartlett's test of sphericity.

    Partial correlations come from the inverse of R; where R is singular the pseudo-inverse stands in, Bartlett's test
    is left out, and a finding says so. Pairs that were answered by different people may contradict each other (R has an
    eigenvalue below zero): then there are no partial correlations, and no KMO.

    References
    ----------
    Kaiser, H. F., Rice, J. (1974). Educational and Psychological Measurement 34(1), 111-117.
    https://doi.org/10.1177/001316447403400115
    Bartlett, M. S. (1951). Biometrika 38(3/4), 337-344. https://doi.org/10.1093/biomet/38.3-4.337
    """
    p, answers = len(items.items), int(items.counts.min())
    freedom = p * (p - 1) // 2
    values = np.linalg.eigvalsh(items.values)
    findings = list(doubts_of_roots(values))
    kmo, kmo_of = _kmo(items.values) if values[0] >= -SINGULAR * p else (None, np.full(p, math.nan))
    chi_square = p_value = None
    if not findings and answers > 1 + (2 * p + 5) / 6:
        from scipy.special import chdtrc  # here, because only a test needs it

        chi_square = max(-(answers - 1 - (2 * p + 5) / 6) * float(np.log(values).sum()), 0.0)
        p_value = float(chdtrc(freedom, chi_square))
    elif not findings:
        findings.append(Finding.of("bartlett-few-answers", count=answers, items=p))
    if kmo is not None and kmo < ACCEPTABLE_KMO and values[0] > SINGULAR * p:
        findings.append(Finding.of("kmo-low", value=kmo, limit=ACCEPTABLE_KMO))
    return Factorability(items.items, kmo, kmo_of, chi_square, freedom, p_value, answers, tuple(findings))


def _kmo(correlations: FloatArray) -> tuple[float | None, FloatArray]:
    squares, partial = _off(correlations**2), _off(_partial(correlations) ** 2)
    whole = float(_ratio(squares.sum(keepdims=True), partial.sum(keepdims=True)).item())
    return None if math.isnan(whole) else whole, _ratio(squares.sum(1), partial.sum(1))


def _partial(correlations: FloatArray) -> FloatArray:
    """Correlation of each pair with what all other items explain taken out."""
    inverse = np.linalg.pinv(correlations, rcond=SINGULAR, hermitian=True)
    scale = np.sqrt(np.abs(np.outer(np.diagonal(inverse), np.diagonal(inverse))))
    return np.asarray(-np.divide(inverse, scale, out=np.zeros(inverse.shape), where=scale > 0), np.float64)


def _off(matrix: FloatArray) -> FloatArray:
    """The matrix with a diagonal of zeros."""
    return np.asarray(np.where(np.eye(len(matrix), dtype=bool), 0.0, matrix), np.float64)


def _ratio(own: FloatArray, partial: FloatArray) -> FloatArray:
    total = own + partial
    return np.asarray(np.divide(own, total, out=np.full(total.shape, math.nan), where=total > 0), np.float64)


def _lengths(survey: SurveySummary, items: Sequence[str]) -> FloatArray:
    """From the worst to the best answer of each item, in the unit that its moments are kept in."""
    read = survey.as_asked or survey
    at = {item: k for k, item in enumerate(read.indicators)}
    if not read.spans:
        return np.full(len(items), float(read.points[0] - read.points[-1]))
    return np.array([read.spans[at[item]][1] - read.spans[at[item]][0] for item in items])
