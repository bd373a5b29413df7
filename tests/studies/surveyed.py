"""The demo with its sample survey, tallied once."""

from __future__ import annotations

from functools import cache

from exchange.survey_files import tally_file
from satisfaction.survey import SurveySummary
from store.examples import example_survey, load_example
from studies.importance import Importance, importance
from studies.study import Study


@cache
def surveyed() -> tuple[Study, SurveySummary]:
    """The demo and what its customers, experts and staff answered in two waves."""
    study, path = load_example("power-supply"), example_survey("power-supply")
    assert path is not None
    assert study.questionnaire is not None
    return study, tally_file(path, study.questionnaire, study.scale, study.population).survey


@cache
def what_matters() -> Importance:
    """What matters to the demo's customers."""
    return importance(*surveyed(), resamples=100)
