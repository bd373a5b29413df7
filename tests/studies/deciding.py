"""The demo with a decision on record and what was observed since."""

from __future__ import annotations

from functools import cache

from mcdm.draws import Draws
from scenarios.observed import ObservedIndex
from store.examples import load_example
from studies import edits
from studies.evaluate import Evaluation, evaluate, project
from studies.looking_back import decision_of
from studies.record import DecisionRecord
from studies.study import Study

DEMO = load_example("power-supply")


@cache
def measured() -> Evaluation:
    """The demo as it is today."""
    return evaluate(DEMO)


@cache
def decision(scenario: str = "S3") -> DecisionRecord:
    """A decision for a plan of the demo, taken on the day of the demo."""
    (projection,) = project(DEMO, measured(), Draws(count=100), [DEMO.scenario(scenario)])
    index = measured().measurement.index
    return decision_of(DEMO, projection, index, day="2026-11-22", who="Board", reason="Best value")


def decided(*seen: tuple[int, float, float], scenario: str = "S3") -> Study:
    """The demo with one decision and (quarter, score, standard error) of what was observed."""
    study = edits.record_decision(DEMO, decision(scenario))
    for quarter, score, error in seen:
        study = edits.observe(study, ObservedIndex(decision(scenario).id, quarter, score, error))
    return study
