"""Which source of uncertainty dominates: variance shares of what plans reach, and rank correlations (tornado).

Pick-freeze (Sobol) by groups: every uncertain input takes draws of its own from what was drawn, so that judgments, the
survey, effects and futures are exchanged one by one while the others stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.sensitivity.global_sensitivity import InputGroup, SobolIndices, sobol_indices
from scenarios.last_index import today_index
from scenarios.scenario import Scenario
from scenarios.uncertain_inputs import Grouping, UncertainInput, UncertainInputs, grouped

Kind = Literal["index", "gain", "difference"]

POINTS = 1024
"""Points of each pick-freeze sample: shares then come out within a few hundredths."""

DRAWS = Draws(count=POINTS)


@dataclass(frozen=True)
class Outcome:
    """A number that varies: a plan's index at the last quarter, its gain on today, or its lead on another plan."""

    kind: Kind
    scenario: str
    other: str = ""


@dataclass(frozen=True, eq=False)
class VarianceShares:
    """How much of the variance of each outcome each group of inputs explains.

    Parameters
    ----------
    outcomes
        The o outcomes.
    groups
        Names of the q groups: sources, levers, or ``"lever:indicator"``; "visibility" is the factor common to all.
    first, total
        Shape (q, o): explained alone; and with all that it does together with others.
    first_interval, total_interval
        95 % intervals, shape (q, o, 2).
    deviation
        Standard deviation of each outcome, shape (o,).
    sobol
        Everything that was estimated.
    """

    outcomes: tuple[Outcome, ...]
    groups: tuple[str, ...]
    first: FloatArray
    total: FloatArray
    first_interval: FloatArray
    total_interval: FloatArray
    deviation: FloatArray
    sobol: SobolIndices

    def position(self, kind: Kind, scenario: str, other: str = "") -> int:
        """The column of an outcome, or ``id-unknown``."""
        wanted = Outcome(kind, scenario, other)
        if wanted not in self.outcomes:
            raise DecisionError(
                "id-unknown", name=f"{kind} {scenario} {other}".strip(), where="scenarios", suggestion=""
            )
        return self.outcomes.index(wanted)

    def dominant(self, column: int) -> str:
        """The group that explains most of an outcome; empty where it does not vary."""
        return self.groups[int(self.total[:, column].argmax())] if self.deviation[column] > 0 else ""


def variance_shares(
    inputs: UncertainInputs, scenarios: Sequence[Scenario], by: Grouping = "source", draws: Draws = DRAWS
) -> VarianceShares:
    """Variance shares of the index and the gain of every plan, and of the lead of each plan on every later one.

    Estimates are cut to [0, 1]; their intervals say how sure they are.

    Parameters
    ----------
    inputs
        What varies. Its draws are exchanged, so they should be as many as `draws` has points.
    by
        How finely effects are told apart.
    draws
        Seed and number of points.

    Raises
    ------
    DecisionError
        ``nothing-varies``; those of :func:`mcdm.sensitivity.global_sensitivity.sobol_indices`.
    """
    varying = inputs.varying(scenarios)
    groups = [InputGroup(name, positions) for name, positions in grouped(varying, by).items()]
    outcomes = _outcomes(scenarios)
    ordered = np.stack([inputs.ordered(each) for each in varying], axis=-1)

    def reached(points: FloatArray) -> FloatArray:
        places = np.minimum((points * inputs.count).astype(np.intp), inputs.count - 1)
        chosen = np.take_along_axis(ordered, places, axis=0)
        baseline, effects = inputs.rows(varying, chosen)
        last = np.array([inputs.index(scenario, baseline, effects) for scenario in scenarios])
        leads = [last[i] - last[j] for i in range(len(last)) for j in range(i + 1, len(last))]
        gains = last - today_index(baseline, len(chosen))
        return np.stack([*last, *gains, *leads], axis=-1)

    found = sobol_indices(reached, groups, draws, [_name(outcome) for outcome in outcomes])
    # Two plans that share their levers, or a plan of nothing, differ by rounding alone: that is no variance.
    noise = found.variance <= 1e-24
    first, total = (np.where(noise, 0.0, each.clip(0, 1)) for each in (found.first, found.total))
    deviation = np.where(noise, 0.0, np.sqrt(np.maximum(found.variance, 0)))
    for each in (first, total, deviation):
        each.flags.writeable = False
    return VarianceShares(
        outcomes, found.groups, first, total, found.first_interval, found.total_interval, deviation, found
    )


def _outcomes(scenarios: Sequence[Scenario]) -> tuple[Outcome, ...]:
    names = [scenario.id for scenario in scenarios]
    leads = [Outcome("difference", first, second) for k, first in enumerate(names) for second in names[k + 1 :]]
    return (*(Outcome("index", name) for name in names), *(Outcome("gain", name) for name in names), *leads)


def _name(outcome: Outcome) -> str:
    return f"{outcome.scenario} - {outcome.other}" if outcome.other else f"{outcome.scenario} ({outcome.kind})"


# ---------------------------------------------------------------------- tornado


@dataclass(frozen=True)
class RankCorrelation:
    """How an outcome goes along with one input: Spearman's rho over the draws."""

    input: UncertainInput
    value: float


def tornado(inputs: UncertainInputs, scenario: Scenario, other: Scenario | None = None) -> tuple[RankCorrelation, ...]:
    """Rank correlations of a plan's index (or of its lead on another plan) with each effect, the strongest first.

    Everything varies at once. Weights, answers and futures are no single numbers: see :func:`variance_shares`.
    """
    plans = [scenario] if other is None else [scenario, other]
    varying = inputs.varying(plans)
    baseline, effects = inputs.only(varying)
    outcome = inputs.index(scenario, baseline, effects)
    if other is not None:
        outcome = outcome - inputs.index(other, baseline, effects)
    found = []
    for each in varying:
        values = inputs.values(each)
        if values is not None:
            found.append(RankCorrelation(each, rank_correlation(values, outcome)))
    return tuple(sorted(found, key=lambda each: -abs(each.value)))


def rank_correlation(first: FloatArray, second: FloatArray) -> float:
    """Spearman's rho of two samples (d,); 0 where one of them is constant."""
    from scipy.stats import rankdata

    ranks = [rankdata(each) - (len(each) + 1) / 2 for each in (first, second)]
    scale = float(np.sqrt((ranks[0] ** 2).sum() * (ranks[1] ** 2).sum()))
    return float(ranks[0] @ ranks[1]) / scale if scale > 0 else 0.0
