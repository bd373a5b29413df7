"""VIKOR: the compromise between the interest of most criteria and the regret of the worst served one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from mcdm.catalogue import Bounds, method
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.ranking.decision_matrix import ROUNDING, DecisionMatrix, shares_of, span, spans
from mcdm.ranking.ranking import Ranking


@method("ranking", "vikor")
def vikor(matrix: DecisionMatrix, *, v: Annotated[float, Bounds(0, 1)] = 0.5) -> Ranking:
    """Q, a mixture of the group's loss S and of the largest single regret R; lower is better.

    With linear scaling, S = sum_j w_j (f*_j - f_ij) / (f*_j - f-_j), R is the largest of its terms, and
    Q = v (S - S*) / (S- - S*) + (1 - v) (R - R*) / (R- - R*). A range of zero contributes nothing. Where the first
    does not win by 1 / (m - 1), or leads neither in S nor in R, VIKOR proposes a set of compromises: a finding.

    Parameters
    ----------
    matrix
        The alternatives.
    v
        Weight of the strategy "the majority of criteria".

    References
    ----------
    Opricovic and Tzeng 2004, Compromise solution by MCDM methods: a comparative analysis of VIKOR and TOPSIS,
    doi:10.1016/S0377-2217(03)00020-1.
    """
    found = regrets(matrix.values, matrix.weights, matrix.directions, v)
    parts = {"S": found.group, "R": found.largest}
    findings = matrix.findings()
    if found.mixed.ndim == 1 and len(matrix.without_range) < len(matrix.criteria):
        proposed = compromise(found)
        names = [matrix.alternatives[k] for k in proposed.members]
        if not proposed.advantage:
            findings += (Finding.of("vikor-no-advantage", members=", ".join(names), needed=proposed.needed),)
        elif not proposed.stable:
            findings += (Finding.of("vikor-not-stable", first=names[0], members=", ".join(names)),)
    return Ranking("vikor", matrix.alternatives, found.mixed, False, parts, findings)


@dataclass(frozen=True, eq=False)
class Regrets:
    """S (group), R (largest) and Q (mixed) of the alternatives, each (..., m); lower is better."""

    group: FloatArray
    largest: FloatArray
    mixed: FloatArray


def regrets(values: FloatArray, weights: FloatArray, directions: FloatArray, v: float = 0.5) -> Regrets:
    """Kernel of VIKOR: values (..., m, n), weights (..., n) as they are, directions (n,) of 1 and -1."""
    highest, lowest = values.max(-2, keepdims=True), values.min(-2, keepdims=True)
    best = np.where(directions > 0, highest, lowest)
    scale = shares_of(weights[..., None, :] * directions, span(highest, lowest))
    # Criteria stand before alternatives, so that sum and maximum run over long rows.
    terms = np.moveaxis((best - values) * scale, -1, -2).copy()
    group, largest = terms.sum(-2) + 0.0, terms.max(-2) + 0.0  # never -0
    return Regrets(group, largest, v * _scaled(group) + (1 - v) * _scaled(largest))


def _scaled(losses: FloatArray) -> FloatArray:
    """Losses (..., m) from 0 for the smallest to 1 for the largest; 0 where all are equal."""
    return shares_of(losses - losses.min(-1, keepdims=True), spans(losses[..., None])[..., 0])


@dataclass(frozen=True)
class Compromise:
    """Whether VIKOR's first is the answer, and else who belongs to the compromise.

    Parameters
    ----------
    advantage
        C1: the second lags behind in Q by at least `needed` = 1 / (m - 1).
    stable
        C2: the first is also first in S or in R.
    needed
        The advantage that C1 asks for.
    members
        Indices of the proposed alternatives, best first: the first alone where both conditions hold, the first two
        where only C2 fails, and all that are closer than `needed` where C1 fails.
    """

    advantage: bool
    stable: bool
    needed: float
    members: tuple[int, ...]


def compromise(found: Regrets) -> Compromise:
    """The compromise that Opricovic and Tzeng propose, for the regrets of one matrix (m,)."""
    order = np.lexsort((found.largest, found.group, found.mixed))
    first = order[0]
    lag = found.mixed[order] - found.mixed[first]
    needed = 1 / (len(order) - 1)
    advantage = bool(lag[1] >= needed - ROUNDING)
    stable = any(losses[first] <= losses.min() * (1 + ROUNDING) for losses in (found.group, found.largest))
    close = int((lag < needed - ROUNDING).sum())
    count = (1 if stable else 2) if advantage else close
    return Compromise(advantage, stable, needed, tuple(order[:count].tolist()))
