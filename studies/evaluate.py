"""The main job, as prose: judgments and answers become an index; levers move it; plans are compared.

Each stage is a pure function of the part of the study it reads, so that a screen recomputes only what an edit touched::

    weigh(study)                          model, experts, ballots, overrides, choices  -> weights, consistency
    measure(study, weights, summary)      + survey or stated baseline, figures         -> index with its interval
    project(study, evaluation, draws)     + levers, scenarios, futures, settings       -> one projection a scenario
    compare(study, projections)                                                        -> who beats whom, how surely
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from mcdm.draws import Draws
from mcdm.findings import Finding
from satisfaction.survey import SurveySummary
from scenarios.attribution import Attribution, attribute
from scenarios.baseline import Baseline
from scenarios.compare import Comparison
from scenarios.compare import compare as compare_projections
from scenarios.effect_model import EffectModel, prepare
from scenarios.futures import Future
from scenarios.projection import Projection
from scenarios.robust import FutureTable, tabulate
from scenarios.scenario import Scenario
from scenarios.simulate import simulate
from scenarios.uncertainty import sample_effects
from studies.measure import Measurement, index_of, measure
from studies.study import Study
from studies.weigh import weigh
from studies.weighing import Weighing


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What a study says today: how it weighs, how satisfied customers are, and what is doubtful about both."""

    weighing: Weighing
    measurement: Measurement

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything doubtful, in the order of the work."""
        return (*self.weighing.findings, *self.measurement.findings)


def evaluate(study: Study, summary: SurveySummary | None = None) -> Evaluation:
    """Weigh the criteria and measure satisfaction.

    Without a survey the study's stated baseline is read, and the index has no interval.

    Raises
    ------
    DecisionError
        ``memberships-unknown`` where nothing is known about any indicator; see the stages for others.
    """
    weighing = weigh(study)
    measurement = measure(study, weighing.weights, summary)
    return Evaluation(weighing, measurement)


def effects(study: Study) -> EffectModel:
    """Levers, interactions and figures as arrays: what every scenario of a study shares."""
    return prepare(study.model.indicator_ids, study.figures, study.levers, study.interactions, study.settings)


def today(study: Study, measurement: Measurement) -> Baseline:
    """Where every scenario starts: weights, memberships and the index function that reads both."""
    return Baseline(
        measurement.weights,
        measurement.memberships.values,
        np.array(study.scale.scores),
        partial(index_of, study),
    )


def project(
    study: Study,
    evaluation: Evaluation,
    draws: Draws | None = None,
    scenarios: Sequence[Scenario] | None = None,
    future: Future | None = None,
) -> tuple[Projection, ...]:
    """Every scenario (or those given), quarter by quarter, on the same draws.

    Parameters
    ----------
    draws
        How uncertain effects are sampled; None for the central run alone.
    scenarios
        Plans to project; the study's own where not given.
    future
        How the world turns out; None for the world as it is.
    """
    model, start = effects(study), today(study, evaluation.measurement)
    sampled = sample_effects(model, draws) if draws is not None else None
    chosen = study.scenarios if scenarios is None else scenarios
    return tuple(simulate(model, scenario, start, future=future, draws=sampled) for scenario in chosen)


def compare(study: Study, projections: Sequence[Projection]) -> Comparison:
    """Which scenario beats which, how surely, and who cannot be told apart from the best."""
    return compare_projections(projections, study.settings.tie_margin)


def face_futures(study: Study, evaluation: Evaluation) -> FutureTable:
    """The central run of every scenario in every future of the study: what each may cost in regret."""
    runs = [run for future in study.futures for run in project(study, evaluation, future=future)]
    return tabulate(runs, study.futures)


def explain(study: Study, evaluation: Evaluation, scenario: Scenario) -> Attribution:
    """What each lever of a plan contributes to its gain at the last quarter."""
    return attribute(effects(study), scenario, today(study, evaluation.measurement))
