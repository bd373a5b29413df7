"""The path of an effect: lever > operating figure > utility > answers > score > index, in numbers that add up.

Every link is shared between the levers by the same Shapley values as the index itself. So the own shares of all levers
sum, link by link, to what the plan does; and the points of all indicators sum to the gain of the plan.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcdm.draws import Draws
from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.memberships import utility
from scenarios.attribution import BLOCK, EXACT, coalition_ramps
from scenarios.baseline import Baseline
from scenarios.chain import AS_IT_IS, answer_shifts, gaps_left, shifted
from scenarios.effect_model import EffectModel
from scenarios.figures import figure_values
from scenarios.futures import Future
from scenarios.parts import Part, added_up, parts_of
from scenarios.scenario import Scenario
from scenarios.shapley import BoolMatrix, shapley
from scenarios.uncertainty import likely_effects

LINKS = ("figure", "utility", "shift", "score")
"""The links of the path before the weight, in the order of the effect."""

SAME = 1e-12
"""Links that move less are not moved."""


@dataclass(frozen=True)
class Link:
    """One number on the way, before and with the plan, and the part of the change that is the lever's own."""

    before: float
    after: float
    own: float


@dataclass(frozen=True)
class PathStep:
    """What one lever does through one indicator, and what the whole plan does there.

    Parameters
    ----------
    indicator
        Its id.
    figure, utility
        The operating figure and what it is worth, 0 to 1; None where the indicator has none and is moved by others.
    shift
        Logits that the answers move; against time 0.
    score
        Mean score of the answers, on the scale of the grade scores.
    weight
        Of the indicator in the index.
    points
        What the lever makes of the index by way of this indicator; None where the index is no weighted average.
    gained
        What all levers of the plan together make of the index by way of it.
    """

    indicator: str
    figure: Link | None
    utility: Link | None
    shift: Link
    score: Link
    weight: float
    points: float | None
    gained: float


@dataclass(frozen=True, eq=False)
class EffectPaths:
    """The paths of all k levers of a plan through the n indicators at one quarter.

    Parameters
    ----------
    levers, indicators
        Ids.
    quarter
        When.
    before, after
        Shape (links, n): the links without the plan and with it, in the order of `LINKS`; NaN where an indicator has
        no figure.
    own
        Shape (k, links, n): the part of the change that is each lever's own.
    weights
        Shape (n,).
    adds_up
        Whether the index is the weighted average of the scores, so that points of a lever by indicator are known.
    by_indicator
        Shape (n,): what the plan makes of the index by way of each indicator, w dS; of another index, Shapley values
        over the indicators that move. They sum to the gain.
    gain
        What the plan makes of the index at that quarter.
    """

    levers: tuple[str, ...]
    indicators: tuple[str, ...]
    quarter: int
    before: FloatArray
    after: FloatArray
    own: FloatArray
    weights: FloatArray
    adds_up: bool
    by_indicator: FloatArray
    gain: float

    @property
    def points(self) -> FloatArray | None:
        """What each lever makes of the index by way of each indicator (k, n), None where the index is no average.

        Rows sum to the Shapley values of the levers, columns to `by_indicator`.
        """
        return self.weights * self.own[:, -1] if self.adds_up else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """That a lever's points by indicator would not sum to its share of this index, so that none are given."""
        return () if self.adds_up else (Finding.of("path-without-points"),)

    def of(self, lever: str) -> tuple[PathStep, ...]:
        """The path of one lever, the indicator that brings most first; ``id-unknown`` where the plan has it not."""
        if lever not in self.levers:
            raise DecisionError("id-unknown", name=lever, where="levers", suggestion=closest(lever, self.levers))
        row = self.levers.index(lever)
        moved = np.flatnonzero((np.abs(np.nan_to_num(self.own[row])) > SAME).any(0)).tolist()
        return tuple(
            self._step(row, k) for k in sorted(moved, key=lambda k: -abs(self.weights[k] * self.own[row, -1, k]))
        )

    def _step(self, row: int, k: int) -> PathStep:
        links = [
            None if np.isnan(self.before[link, k])
            else Link(float(self.before[link, k]), float(self.after[link, k]), float(self.own[row, link, k]))
            for link in range(len(LINKS))
        ]  # fmt: skip
        points, (figure, worth, shift, score) = self.points, links
        assert shift is not None
        assert score is not None
        return PathStep(
            self.indicators[k],
            figure,
            worth,
            shift,
            score,
            float(self.weights[k]),
            None if points is None else float(points[row, k]),
            float(self.by_indicator[k]),
        )


def effect_paths(
    model: EffectModel,
    scenario: Scenario,
    baseline: Baseline,
    *,
    future: Future | None = None,
    quarter: int | None = None,
    draws: Draws | None = None,
) -> EffectPaths:
    """How every lever of a plan comes to its part of the gain, at one quarter (the last unless told).

    Raises
    ------
    DecisionError
        ``settings-out-of-range`` where the quarter lies beyond the run, and those of the simulation.
    """
    last = model.settings.quarters
    at = last if quarter is None else quarter
    if not 0 <= at <= last:
        raise DecisionError("settings-out-of-range", name="quarter", value=at, low=0, high=last)
    chain = _Chain(parts_of(model, scenario, baseline.central), baseline.central, future or AS_IT_IS, at)
    used = tuple(chain.parts[0].ramps)
    count = len(used)
    ends = np.array([[False] * count, [True] * count])
    before, after = chain.links(ends)
    generator = (draws or Draws()).generator("attribution", scenario.id)
    own = np.zeros((0, *before.shape))
    if count:
        own = shapley(lambda coalitions: np.nan_to_num(chain.links(coalitions)), count, generator)[0]
    nothing, everything = (chain.memberships(each[None])[0] for each in ends)
    gain = float(chain.index(everything) - chain.index(nothing))
    said = baseline.weights * (after[-1] - before[-1])
    adds_up = bool(abs(said.sum() - gain) <= EXACT)
    return EffectPaths(
        tuple(model.levers[row].id for row in used),
        model.indicators,
        at,
        before,
        after,
        own,
        baseline.weights,
        adds_up,
        said if adds_up else _by_indicator(chain, nothing, everything, generator),
        gain,
    )


def _by_indicator(chain: _Chain, before: FloatArray, after: FloatArray, generator: np.random.Generator) -> FloatArray:
    """Shapley values (n,) of the indicators for an index of any kind; of those that do not move, zero."""
    moved = np.flatnonzero((before != after).any(-1))

    def value(coalitions: BoolMatrix) -> FloatArray:
        step = max(1, BLOCK // before.size)
        found = []
        for at in range(0, len(coalitions), step):
            some = coalitions[at : at + step]
            mixed = np.broadcast_to(before, (len(some), *before.shape)).copy()
            mixed[:, moved] = np.where(some[..., None], after[moved], before[moved])
            found.append(chain.index(mixed))
        return np.concatenate(found)

    shares = np.zeros(len(before))
    if moved.size:
        shares[moved] = shapley(value, moved.size, generator)[0]
    return shares


@dataclass(frozen=True, eq=False)
class _Chain:
    """The links of the simulation at one quarter for coalitions (c, k) of the levers, added up over its parts."""

    parts: tuple[Part, ...]
    baseline: Baseline
    world: Future
    quarter: int

    @property
    def quarters(self) -> FloatArray:
        """The quarters that are run: only the one that is asked for, unless a backlog remembers those before."""
        whole = bool(self.parts[0].model.settings.overloads)
        return np.arange(0 if whole else self.quarter, self.quarter + 1, dtype=np.float64)

    def index(self, memberships: FloatArray) -> FloatArray:
        """The index of memberships (..., n, g)."""
        return np.asarray(self.baseline.index(self.baseline.weights, memberships, self.baseline.scores))

    def memberships(self, coalitions: BoolMatrix) -> FloatArray:
        """The answers of each coalition, (c, n, g)."""
        return np.asarray(added_up([self._answers(part, coalitions) for part in self.parts], self.parts))

    def links(self, coalitions: BoolMatrix) -> FloatArray:
        """The links of every indicator, (c, links, n); NaN for what an indicator without figure has not."""
        step = max(1, BLOCK // (self.baseline.memberships.size * len(self.quarters)))
        blocks = (coalitions[k : k + step] for k in range(0, len(coalitions), step))
        return np.concatenate(
            [np.asarray(added_up([self._links(part, block) for part in self.parts], self.parts)) for block in blocks]
        )

    def _links(self, part: Part, coalitions: BoolMatrix) -> FloatArray:
        model, left = part.model, self._left(part, coalitions)
        found = np.full((len(coalitions), len(LINKS), len(model.indicators)), np.nan)
        for row, (column, figure) in enumerate(zip(model.columns, model.figures, strict=True)):
            values = figure_values(figure, left.get(row, np.ones(1)))
            found[:, 0, column] = values[..., -1]
            found[:, 1, column] = utility(values, figure.anchors)[..., -1]
        found[:, 2] = 0.0
        for column, shift in self._shifts(part, left).items():
            found[:, 2, column] = np.asarray(shift)[..., -1]
        found[:, 3] = self._answers(part, coalitions) @ self.baseline.scores
        return found

    def _answers(self, part: Part, coalitions: BoolMatrix) -> FloatArray:
        shifts = self._shifts(part, self._left(part, coalitions))
        last = {column: np.asarray(shift)[..., -1:] for column, shift in shifts.items()}
        moved = shifted(part.baseline.memberships, last, self.quarters[-1:])
        return np.broadcast_to(moved, (len(coalitions), *moved.shape[-3:]))[:, 0]

    def _left(self, part: Part, coalitions: BoolMatrix) -> dict[int, FloatArray]:
        come = {row: ramp[self.quarters.astype(int)] for row, ramp in part.ramps.items()}
        joined = coalition_ramps({}, come, tuple(part.ramps), coalitions)
        return gaps_left(part.model, joined, self.world, likely_effects(part.model), self.quarters)

    def _shifts(self, part: Part, left: dict[int, FloatArray]) -> dict[int, FloatArray]:
        return answer_shifts(part.model, left, self.world, likely_effects(part.model), self.quarters)
