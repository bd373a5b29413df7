"""The main job, as prose: judgments and answers become an index; levers move it; plans are compared.

Each stage is a pure function of the part of the study it reads, so that a screen recomputes only what an edit touched::

    weigh(study)                          model, experts, ballots, overrides, choices  -> weights, consistency
    measure(study, weights, summary)      + survey or stated baseline, figures         -> index with its interval
    project(study, evaluation, draws)     + levers, scenarios, futures, settings       -> one projection a scenario
    compare(study, projections)                                                        -> who beats whom, how surely
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from scenarios.effect_path import EffectPaths, effect_paths
from scenarios.futures import Future
from scenarios.projection import Projection
from scenarios.robust import FutureTable, tabulate
from scenarios.scenario import Scenario
from scenarios.simulate import simulate
from scenarios.uncertainty import drawn_npv
from studies.divisions import divisions_of
from studies.measure import Measurement, index_of, measure
from studies.spillover import check_spillover, influences
from studies.study import Study
from studies.uncertainty_chain import DrawnToday, draw_effects, draw_today
from studies.weigh import weigh
from studies.weighing import Weighing


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What a study says today: how it weighs, how satisfied customers are, and what is doubtful about both.

    `summary` is the survey behind the measurement, where there is one.
    """

    weighing: Weighing
    measurement: Measurement
    summary: SurveySummary | None = None

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
    return Evaluation(weighing, measurement, summary)


def effects(study: Study, weighing: Weighing | None = None) -> EffectModel:
    """Levers, interactions and figures as arrays: what every scenario of a study shares.

    Parameters
    ----------
    weighing
        The weights of the study, where they are known already: spill-over follows their influences.

    Raises
    ------
    DecisionError
        ``spillover-counted-twice`` where spill-over and the weights follow the same influences; those of
        :func:`scenarios.effect_model.prepare`.
    """
    doubts, spilling = check_spillover(study), study.settings.spillover > 0
    along = influences(study, weighing or weigh(study)) if spilling else None
    given = study.model.indicator_ids, study.figures, study.levers, study.interactions, study.settings
    return prepare(*given, along, divisions_of(study), doubts)


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
    start: DrawnToday | None = None,
) -> tuple[Projection, ...]:
    """Every scenario (or those given), quarter by quarter, on the same draws.

    Parameters
    ----------
    draws
        How what is uncertain is sampled, and which sources vary: judgments, the survey, effects, futures. None for the
        central run alone.
    scenarios
        Plans to project; the study's own where not given.
    future
        How the world turns out; None for the world as it is. Where it is given, futures are not drawn.
    start
        What :func:`drawn_today` gave for the same study and draws, so that it is not drawn again.
    """
    model, chosen = effects(study, evaluation.weighing), study.scenarios if scenarios is None else scenarios
    if draws is None:
        central = today(study, evaluation.measurement)
        return tuple(simulate(model, scenario, central, future=future) for scenario in chosen)
    begun = drawn_today(study, evaluation, draws) if start is None else start
    sampled = draw_effects(model, () if future is not None else study.futures, draws)
    runs = (simulate(model, scenario, begun.baseline, future=future, draws=sampled) for scenario in chosen)
    return tuple(
        replace(run, draws_npv=drawn_npv(model, run.cost, sampled), findings=(*run.findings, *begun.findings))
        for run in runs
    )


def drawn_today(study: Study, evaluation: Evaluation, draws: Draws) -> DrawnToday:
    """Weights and memberships of today with their draws: the part of :func:`project` that no lever changes."""
    central = today(study, evaluation.measurement)
    return draw_today(study, central, evaluation.measurement, draws, evaluation.summary)


def compare(study: Study, projections: Sequence[Projection]) -> Comparison:
    """Which scenario beats which, how surely, and who cannot be told apart from the best."""
    return compare_projections(projections, study.settings.tie_margin)


def face_futures(study: Study, evaluation: Evaluation, scenarios: Sequence[Scenario] | None = None) -> FutureTable:
    """The central run of every scenario (or those given) in every future of the study: what each may cost in regret."""
    runs = [run for future in study.futures for run in project(study, evaluation, None, scenarios, future)]
    return tabulate(runs, study.futures)


def explain(
    study: Study,
    evaluation: Evaluation,
    scenario: Scenario,
    *,
    future: Future | None = None,
    against: Scenario | None = None,
) -> Attribution:
    """What each lever of a plan contributes to its gain in every quarter; or to its lead on another plan."""
    return attribute(
        effects(study, evaluation.weighing),
        scenario,
        today(study, evaluation.measurement),
        future=future,
        against=against,
    )


def follow(
    study: Study,
    evaluation: Evaluation,
    scenario: Scenario,
    *,
    future: Future | None = None,
    quarter: int | None = None,
) -> EffectPaths:
    """How each lever of a plan comes to its contribution: figure, answers, score, index; at the end unless told."""
    start = today(study, evaluation.measurement)
    return effect_paths(effects(study, evaluation.weighing), scenario, start, future=future, quarter=quarter)
