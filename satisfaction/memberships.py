"""Memberships in the grades: from what customers answer, from what the company measures, or from a mixture of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.indicators import OperatingFigure


@dataclass(frozen=True, eq=False)
class Memberships:
    """Memberships of n indicators in g grades, best first.

    Parameters
    ----------
    indicators
        Ids, length n.
    values
        Read-only, shape (..., n, g). A row sums to one, or is all zero where nothing is known about the indicator:
        then it is left out, and :meth:`renormalised` gives its weight to the others.
    findings
        What is doubtful about them.

    Raises
    ------
    DecisionError
        ``memberships-wrong-shape``, ``memberships-not-a-distribution``.
    """

    indicators: tuple[str, ...]
    values: FloatArray
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        values = np.array(self.values, np.float64)
        if values.ndim < 2 or values.shape[-2] != len(self.indicators):
            raise DecisionError("memberships-wrong-shape", shape=str(values.shape), expected=len(self.indicators))
        total = values.sum(-1)
        if not np.isfinite(values).all() or (values < 0).any() or ((np.abs(total - 1) > 1e-9) & (total != 0)).any():
            raise DecisionError("memberships-not-a-distribution")
        values.flags.writeable = False
        object.__setattr__(self, "values", values)

    @property
    def known(self) -> NDArray[np.bool_]:
        """Of which indicators something is known, shape (..., n)."""
        return np.asarray(self.values.any(-1))

    def renormalised(self, weights: FloatArray) -> FloatArray:
        """Weights (..., n) over the known indicators only, summing to one again.

        Raises
        ------
        DecisionError
            ``memberships-unknown`` where no indicator that weighs anything is known.
        """
        if self.known.all():
            return weights
        kept = np.where(self.known, weights, 0.0)
        total = kept.sum(-1, keepdims=True)
        if not (total > 0).all():
            raise DecisionError("memberships-unknown", count=len(self.indicators))
        scaled: FloatArray = kept / total
        return scaled


def from_shares(indicators: Sequence[str], shares: ArrayLike) -> Memberships:
    """Memberships from counts or shares of answers: each row divided by its sum (SCIENCE: survey frequency).

    Parameters
    ----------
    shares
        Non-negative, shape (..., n, g). A row without answers is left out, with a finding.
    """
    counts = np.asarray(shares, np.float64)
    if counts.ndim < 2 or counts.shape[-2] != len(indicators):
        raise DecisionError("memberships-wrong-shape", shape=str(counts.shape), expected=len(indicators))
    if not np.isfinite(counts).all() or (counts < 0).any():
        raise DecisionError("memberships-not-a-distribution")
    total = counts.sum(-1, keepdims=True)
    values = np.divide(counts, total, out=np.zeros(counts.shape), where=total > 0)
    empty = (total[..., 0] == 0).reshape(-1, len(indicators)).any(0)
    findings = [
        Finding.of("indicator-without-answers", indicator)
        for indicator, unanswered in zip(indicators, empty, strict=True)
        if unanswered
    ]
    return Memberships(tuple(indicators), values, tuple(findings))


# ---------------------------------------------------------------------- measured figures


def anchored(values: ArrayLike, anchors: Sequence[float]) -> FloatArray:
    """Memberships of measured values: a triangle on every anchor, with a shoulder beyond the first and the last.

    Parameters
    ----------
    values
        Finite, any shape (...).
    anchors
        Values typical of each of the g grades, strictly rising or falling.

    Returns
    -------
    FloatArray
        Shape (..., g); rows sum to one.

    Raises
    ------
    DecisionError
        ``anchors-not-monotone``, ``figure-not-a-number``.
    """
    from skfuzzy import trimf  # here, because it takes half a second to import and a study of answers alone needs none

    given, corners = np.asarray(values, np.float64), np.asarray(anchors, np.float64)
    steps = np.diff(corners)
    if corners.size < 2 or not np.isfinite(corners).all() or not ((steps > 0).all() or (steps < 0).all()):
        raise DecisionError("anchors-not-monotone", indicator="", anchors=", ".join(f"{a:g}" for a in corners))
    if not np.isfinite(given).all():
        raise DecisionError("figure-not-a-number")
    direction = np.sign(steps[0])
    rising = direction * corners
    flat = np.clip(direction * given, rising[0], rising[-1]).ravel()
    padded = [rising[0], *rising, rising[-1]]
    grades = [trimf(flat, padded[k : k + 3]) for k in range(corners.size)]
    return np.asarray(np.stack(grades, -1).reshape(*given.shape, corners.size), np.float64)


def utility(values: ArrayLike, anchors: Sequence[float]) -> FloatArray:
    """How good measured values are: 1 at the best anchor, 0 at the worst, in equal steps, straight lines between.

    Shape as `values`. Beyond the anchors it stays 1 or 0: no grade is left that could tell the difference.
    """
    given, corners, steps = np.asarray(values, np.float64), np.asarray(anchors), np.linspace(1.0, 0.0, len(anchors))
    if corners[0] > corners[-1]:
        corners, steps = corners[::-1], steps[::-1]
    return np.asarray(np.interp(given, corners, steps), np.float64)


def from_thresholds(values: ArrayLike, thresholds: ArrayLike) -> FloatArray:
    """Memberships of m objects measured on n indicators: (m, n) and anchors (n, g) give (m, n, g)."""
    given, rows = np.asarray(values, np.float64), np.asarray(thresholds, np.float64)
    if given.ndim != 2 or rows.ndim != 2 or given.shape[1] != rows.shape[0] or not given.shape[1]:
        raise DecisionError("thresholds-wrong-shape", values=str(given.shape), thresholds=str(rows.shape))
    return np.stack([anchored(given[:, i], row.tolist()) for i, row in enumerate(rows)], 1)


def measured(
    indicators: Sequence[str], figures: Sequence[OperatingFigure], grades: int, values: FloatArray | None = None
) -> Memberships:
    """Memberships of operating figures through their anchors.

    Parameters
    ----------
    indicators
        Ids in the order wanted, length n. One without a figure is left out, with a finding.
    figures
        Operating figures, at most one an indicator.
    grades
        g, which every figure's anchors must have.
    values
        Values of the indicators' figures, shape (..., n); today's where not given.

    Raises
    ------
    DecisionError
        ``anchors-wrong-count``; ``id-unknown`` for a figure of an indicator that is not there.
    """
    by_indicator: Mapping[str, OperatingFigure] = {figure.indicator: figure for figure in figures}
    for name in by_indicator:
        if name not in indicators:
            suggestion = closest(name, indicators)
            raise DecisionError("id-unknown", name=name, where="operating figures", suggestion=suggestion)
    rows = np.zeros((*(() if values is None else values.shape[:-1]), len(indicators), grades))
    findings = []
    for k, indicator in enumerate(indicators):
        figure = by_indicator.get(indicator)
        if figure is None:
            findings.append(Finding.of("indicator-without-figure", indicator))
            continue
        if len(figure.anchors) != grades:
            raise DecisionError("anchors-wrong-count", indicator=indicator, given=len(figure.anchors), expected=grades)
        rows[..., k, :] = anchored(figure.today if values is None else values[..., k], figure.anchors)
    return Memberships(tuple(indicators), rows, tuple(findings))


def mixture(surveyed: Memberships, figures: Memberships, survey_share: float = 1.0) -> Memberships:
    """``survey_share`` times what customers say plus the rest times what is measured.

    The default 1 is the survey alone: in simulation measured figures shift the answers, and a mixture would count them
    twice. Where only one of the two is known it stands alone, with a finding if the mixture asked for both.

    Raises
    ------
    DecisionError
        ``survey-share-out-of-range``, ``memberships-differ``.
    """
    if not 0 <= survey_share <= 1:
        raise DecisionError("survey-share-out-of-range", value=survey_share)
    if surveyed.indicators != figures.indicators or surveyed.values.shape[-1] != figures.values.shape[-1]:
        raise DecisionError("memberships-differ")
    if survey_share == 1:
        return surveyed
    if survey_share == 0:
        return figures
    said, seen = surveyed.known[..., None], figures.known[..., None]
    share = np.where(said & seen, survey_share, np.where(said, 1.0, 0.0))
    alone = np.atleast_1d((said ^ seen)[..., 0].reshape(-1, len(surveyed.indicators)).any(0))
    findings = [
        Finding.of("mixture-of-one-part", indicator)
        for indicator, single in zip(surveyed.indicators, alone, strict=True)
        if single
    ]
    values = share * surveyed.values + (1 - share) * figures.values
    return Memberships(surveyed.indicators, values, (*surveyed.findings, *figures.findings, *findings))
