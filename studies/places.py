"""Who gains where: a plan by district, tier or any other dimension of customers.

Every segment starts from its own operating figures and answers where they are known, and gets what is spent on it.
The segments are then added up by their customers. That is not the same as taking all customers for one: answers do not
follow figures in a straight line, so the difference to the headline is part of the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.draws import Draws
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.survey import SurveySummary
from scenarios.baseline import Baseline
from scenarios.chain import AS_IT_IS, index_of_ramps
from scenarios.divisions import Division, division
from scenarios.effect_model import EffectModel
from scenarios.futures import Future
from scenarios.parts import Part, added_up, beyond_maximum, parts_of
from scenarios.projection import HIGH, LOW
from scenarios.scenario import Scenario
from scenarios.simulate import drawn_index, simulate
from scenarios.uncertainty import likely_effects
from studies.evaluate import Evaluation, drawn_today, effects, today
from studies.measure import segments as measured_segments
from studies.study import Study
from studies.uncertainty_chain import draw_effects
from studies.weighing import Weighing

FALLS = 1e-9
"""An index that is lower by more than this than today's has fallen."""

APART = 0.05
"""Own figures whose mean differs from the company's by more than this part of the way between its anchors."""


@dataclass(frozen=True, eq=False)
class PlanBySegment:
    """What a plan does to every segment of a dimension. All arrays are read-only; time 0 comes first.

    Parameters
    ----------
    scenario, future, dimension
        Their ids; ``future`` is empty for the world as it is.
    segments
        Ids of the k segments that have customers.
    shares
        Shape (k,): their parts of the customers.
    index
        Shape (k, T + 1): the index of every segment, central run.
    pooled
        Shape (T + 1,): the index where the same amounts are spent evenly and all customers are taken as one.
    own_figures, own_answers
        Shape (k,): how many operating figures each segment has of its own; whether it has answers of its own.
    findings
        What was assumed about them.
    draws_index
        Shape (k, d, T + 1): the index of every segment in every draw, where draws were asked for; else None.
    """

    scenario: str
    future: str
    dimension: str
    segments: tuple[str, ...]
    shares: FloatArray
    index: FloatArray
    pooled: FloatArray
    own_figures: tuple[int, ...]
    own_answers: tuple[bool, ...]
    findings: tuple[Finding, ...] = ()
    draws_index: FloatArray | None = None

    def __post_init__(self) -> None:
        for name in ("shares", "index", "pooled", "draws_index"):
            if getattr(self, name) is not None:
                values = np.asarray(getattr(self, name)).view()
                values.flags.writeable = False
                object.__setattr__(self, name, values)

    @property
    def today(self) -> FloatArray:
        """The index of every segment at time 0, shape (k,)."""
        return np.asarray(self.index[:, 0])

    @property
    def gain(self) -> FloatArray:
        """What every segment gains until the last quarter, shape (k,)."""
        return np.asarray(self.index[:, -1] - self.index[:, 0])

    @property
    def band(self) -> tuple[FloatArray, FloatArray] | None:
        """The 5th and the 95th percentile of the draws, shapes (k, T + 1); None where none were asked for."""
        if self.draws_index is None:
            return None
        return np.percentile(self.draws_index, LOW, axis=1), np.percentile(self.draws_index, HIGH, axis=1)

    @property
    def falling(self) -> tuple[str, ...]:
        """The segments that end below today."""
        return tuple(name for name, gain in zip(self.segments, self.gain.tolist(), strict=True) if gain < -FALLS)

    @property
    def together(self) -> FloatArray:
        """The segments added up by their customers, shape (T + 1,)."""
        return np.asarray(self.shares @ self.index)

    @property
    def difference(self) -> float:
        """Gain of the segments added up, less the gain where all customers are taken as one and money spent evenly."""
        added, one = self.together, self.pooled
        return float((added[-1] - added[0]) - (one[-1] - one[0]))


def by_segment(
    study: Study,
    evaluation: Evaluation,
    scenario: Scenario,
    dimension: str,
    summary: SurveySummary | None = None,
    future: Future | None = None,
    draws: Draws | None = None,
) -> PlanBySegment:
    """A plan by the segments of a dimension of customers.

    Where the plan is targeted by another dimension too, its segments are taken to be spread evenly over this one.

    Parameters
    ----------
    summary
        The survey that tells what each segment answers; that of the evaluation where it is left out. Without one every
        segment answers as all customers do.
    future
        How the world turns out; None for the world as it is.
    draws
        How what is uncertain is sampled; None for the central run alone. A segment's own answers do not vary.

    Raises
    ------
    DecisionError
        ``id-unknown`` for a dimension that is not there, and those of the simulation and of the survey.
    """
    model, world = effects(study, evaluation.weighing), future or AS_IT_IS
    start = today(study, evaluation.measurement) if draws is None else drawn_today(study, evaluation, draws).baseline
    divided = division(model.divisions, dimension, "population")
    surveyed = evaluation.summary if summary is None else summary
    answers, doubts = _answers(study, evaluation.weighing, start, dimension, surveyed)
    parts = parts_of(model, scenario, start, (dimension,), answers)
    quarters, likely = np.arange(model.settings.quarters + 1, dtype=np.float64), likely_effects(model)

    def central(part: Part) -> FloatArray:
        return index_of_ramps(part.model, part.ramps, world, part.baseline.central, likely, quarters)

    inside: dict[str, list[Part]] = {}
    for part in parts:
        inside.setdefault(dict(part.place.segments)[dimension], []).append(part)
    index = [added_up([central(part) for part in some], some) for some in inside.values()]
    drawn = None
    if draws is not None:
        sampled = draw_effects(model, () if future is not None else study.futures, draws)
        paths = [[drawn_index(part, world, sampled, quarters) for part in some] for some in inside.values()]
        drawn = np.array([added_up(each, some) for each, some in zip(paths, inside.values(), strict=True)])
    return PlanBySegment(
        scenario.id,
        world.id,
        dimension,
        tuple(inside),
        np.array([divided.share(name, "population") for name in inside]),
        np.array(index),
        simulate(model, scenario.untargeted, start.central, future=future).index,
        tuple(len(divided.figures.get(name, {})) for name in inside),
        tuple(name in answers for name in inside),
        (
            *_doubts_of_division(model, divided),
            *doubts,
            *beyond_maximum(model, scenario, parts),
            *_falls(tuple(inside), index),
        ),
        drawn,
    )


def _answers(
    study: Study, weighing: Weighing, start: Baseline, dimension: str, summary: SurveySummary | None
) -> tuple[Mapping[str, FloatArray], tuple[Finding, ...]]:
    """Own memberships (n, g) of every segment that was surveyed; what it was not asked is taken from all customers."""
    if summary is None or dimension not in summary.dimensions:
        return {}, ()
    found, doubts = {}, []
    nodes = list(study.model.indicator_ids)
    for each in measured_segments(study, weighing.weights, summary, (dimension,)):
        values = np.array(start.memberships)
        said = each.memberships
        for row, node in enumerate(said.indicators):
            if said.known[row]:
                values[nodes.index(node)] = said.values[row]
        found[each.segment[0]] = values
        doubts += [finding for finding in each.findings if finding.place == each.segment[0]]
    return found, tuple(dict.fromkeys(doubts))


def _doubts_of_division(model: EffectModel, divided: Division) -> Iterator[Finding]:
    if not divided.is_counted:
        yield Finding.of("places-counted-alike", divided.dimension)
    if not divided.has_figures:
        yield Finding.of("places-share-figures", divided.dimension)
    for figure in model.figures:
        own = [divided.figures.get(name, {}).get(figure.indicator, figure.today) for name in divided.segments]
        mean, width = float(np.dot(own, divided.shares)), abs(figure.anchors[0] - figure.anchors[-1])
        if abs(mean - figure.today) > APART * width:
            yield Finding.of("places-figures-apart", figure.indicator, mean=mean, today=figure.today)


def _falls(names: Sequence[str], index: Sequence[FloatArray]) -> Iterator[Finding]:
    for name, path in zip(names, index, strict=True):
        if path[-1] - path[0] < -FALLS:
            yield Finding.of("place-falls", name, today=float(path[0]), end=float(path[-1]))
