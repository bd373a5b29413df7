"""Everything that is computed once and kept: the only file with caches.

A cache is keyed by the content of the part of the study that its stage reads, with the value itself passed beside it
unhashed (the leading underscore tells Streamlit so). Moving a lever therefore touches neither weights nor index.
Results are immutable, so all visitors may share one object.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar, cast

import streamlit as st
from altair.utils.schemapi import debug_mode

from mcdm.choice import Choice
from mcdm.comparisons.repair import RepairFrontier
from mcdm.fuzzy import OPERATORS
from mcdm.judgments import FloatArray
from mcdm.network.limit import limit
from mcdm.network.supermatrix import goal_returned
from reports.charts.look import Figure
from satisfaction.segments import SegmentIndex
from satisfaction.survey import SurveySummary
from store.repository import DatabaseRepository, open_repository
from store.rooms import DatabaseRooms, open_rooms
from studies.answers import SetAnswer, answers
from studies.contradictions import Contradictions, contradictions
from studies.document import fingerprint
from studies.evaluate import Evaluation
from studies.glance import Glance
from studies.glance import glance as glance_of
from studies.measure import FUZZY, Measurement, SatisfactionIndex, measure, segments
from studies.repairs import Proposal, frontier, proposals
from studies.repository import StudyEntry
from studies.study import Choices, Study
from studies.weigh import weigh
from studies.weighing import ExpertPriorities, Weighing
from views import background, session, surveys_together, visit
from views.jobs import Job
from views.survey_intake import Intake

T = TypeVar("T")


@st.cache_resource(show_spinner=False)
def database() -> DatabaseRepository:
    """The database of this server, as the program itself sees it: pages use :func:`repository`."""
    return open_repository()


def repository() -> DatabaseRepository:
    """The studies of this server, as this visitor may use them."""
    return visit.repository()


def rooms() -> DatabaseRooms:
    """The workshops in the database of this server."""
    return _rooms(database())


@lru_cache(maxsize=1)
def _rooms(kept: DatabaseRepository) -> DatabaseRooms:
    return open_rooms(kept.engine)


@st.cache_resource(show_spinner=False)
def keep_house() -> None:
    """Start what runs in the background of this server, once."""
    background.start()


@st.cache_resource(show_spinner=False)
def workers() -> ThreadPoolExecutor:
    """Where long work runs: two pieces at once, so that the pages stay quick."""
    return ThreadPoolExecutor(2, thread_name_prefix="job")


@st.cache_resource(show_spinner=False)
def intakes() -> dict[str, Intake]:
    """The survey file that is being taken into each study, by the study's id: it outlives pages and visits."""
    return {}


# ---------------------------------------------------------------------- the stages of the main job


def weighing(study: Study | None = None) -> Weighing:
    """Weights and consistency of the open study."""
    study = study or session.study()
    return _weighing(session.key_of(*weighing_parts(study)), study)


def measurement(study: Study | None = None) -> Measurement:
    """The index of the open study, from its survey where one is loaded."""
    study = study or session.study()
    survey = session.survey()
    return _measurement(_measurement_key(study, survey), study, survey)


def stated_measurement(study: Study | None = None) -> Measurement:
    """The index of the open study from its stated baseline, whatever survey is loaded."""
    study = study or session.study()
    return _measurement(_measurement_key(study, None), study, None)


def measured(study: Study | None = None) -> str:
    """Key of the measurement of the open study: the same as long as nothing it reads has changed."""
    return _measurement_key(study or session.study(), session.survey())


def evaluation(study: Study | None = None) -> Evaluation:
    """Weights and index together."""
    return Evaluation(weighing(study), measurement(study), session.survey())


def index_by_method() -> Mapping[str, SatisfactionIndex]:
    """The index of the open study under each of the three weights: ahp, damped, limit."""
    study, survey = session.study(), session.survey()
    return _index_by_method(_index_key(study, survey), study, survey)


def index_by_operator() -> Mapping[str, SatisfactionIndex]:
    """The index of the open study under each of the four composition operators."""
    study, survey = session.study(), session.survey()
    return _index_by_operator(_index_key(study, survey), study, survey)


def segment_indices(*dimensions: str) -> tuple[SegmentIndex, ...]:
    """The index of every combination of segments; only where a survey is loaded."""
    study, survey = session.study(), session.survey()
    if survey is None:
        return ()
    own = session.key_of(*operating_parts(study))  # what a mixture reads of each segment
    return _segments(f"{_measurement_key(study, survey)}|{own}|{'x'.join(dimensions)}", study, survey, dimensions)


def contradiction(study: Study, expert: str, set_name: str) -> Contradictions | None:
    """Where an expert's answers to a set contradict each other."""
    return _contradiction(_repair_key(study, expert, set_name), study, expert, set_name)


def repair_of(study: Study, expert: str, set_name: str) -> tuple[tuple[Proposal, ...], RepairFrontier | None]:
    """What would make an expert's answers to a set agree, and how much that asks."""
    return _repair_of(_repair_key(study, expert, set_name), study, expert, set_name)


def limit_matrix(study: Study | None = None) -> FloatArray:
    """The limit supermatrix of the open study, with elements that nothing influences led back to the goal: (n, n)."""
    study = study or session.study()
    return _limit_matrix(session.key_of(*weighing_parts(study)), study)


# ---------------------------------------------------------------------- work, and what anybody computes once


def work(key: str, do: Callable[[Job[T]], T]) -> Job[T]:
    """The work of this key, begun beside the pages where it is new; its result is kept with it."""
    return cast(Job[T], _work(key, do))


def forget_work(key: str) -> None:
    """Let the work of this key begin anew when it is asked for again."""
    _work.clear(key, None)


def once(key: str, compute: Callable[[], T]) -> T:
    """What `compute` gives, computed once for each key."""
    return cast(T, _once(key, compute))


@st.cache_resource(max_entries=64, show_spinner=False)
def _work(key: str, _do: Callable[[Job[Any]], Any]) -> Job[Any]:
    return Job.start(workers(), _do)


@st.cache_resource(max_entries=64, show_spinner=False)
def _once(key: str, _compute: Callable[[], Any]) -> Any:
    return _compute()


# ---------------------------------------------------------------------- figures


def figure(key: str, draw: Callable[[], Figure], *, height: int | None = None) -> tuple[dict[str, Any], str]:
    """A figure for the screen and the sentence that states what it shows; drawn only where `key` is new.

    `key` names the figure and everything it shows; the language is added here.
    """
    return _figure(f"{session.language()}|{session.display()}|{height}|{key}", draw, height)


# ---------------------------------------------------------------------- the list of studies


def glance(entry: StudyEntry) -> Glance:
    """What the card of a study says; read again only after something was done to the study."""
    survey = repository().setting(f"survey/{entry.id}") or ""
    return _glance(f"{entry.id}/{entry.revision}/{survey}", entry.id, survey)


def version_glance(study_id: str, number: int) -> tuple[Study, Glance]:
    """An earlier version of a study as it stood, and what its card would have said."""
    study = repository().open_version(study_id, number)
    return study, glance_of(study)


@st.cache_resource(max_entries=256, show_spinner=False)
def _glance(key: str, _study_id: str, _survey_id: str) -> Glance:
    summary = surveys_together.glanced(repository(), _study_id, _survey_id)
    return glance_of(repository().open(_study_id).study, summary)


# ---------------------------------------------------------------------- what each stage reads


def weighing_parts(study: Study) -> tuple[object, ...]:
    """What weighing reads of a study."""
    rated = study.ratings.alternatives if study.ratings is not None else ()
    return study.model, study.experts, study.ballots, study.overrides, rated, _of_weighing(study.choices)


def operating_parts(study: Study) -> tuple[object, ...]:
    """What tells the operating figures of each segment, besides the figures themselves."""
    return study.population, study.readings, study.outages, study.complaints


@lru_cache(64)
def _of_weighing(choices: Choices) -> Choices:
    """The choices without those that only the index reads: changing an operator weighs nothing anew."""
    usual = Choices()
    of_measuring = ("composition", "survey_share", "index", "representation", "wave", "role_weights")
    return replace(_of_index(choices), **{name: getattr(usual, name) for name in of_measuring})


@lru_cache(64)
def _of_index(choices: Choices) -> Choices:
    """The choices without what leaves the index alone: the level that names a grade, and the target."""
    usual = Choices()
    return replace(choices, confidence_level=usual.confidence_level, target=usual.target)


def _measurement_key(study: Study, survey: SurveySummary | None) -> str:
    return f"{_index_key(study, survey)}|{study.choices.confidence_level}|{study.choices.target}"


def _index_key(study: Study, survey: SurveySummary | None) -> str:
    parts = _of_index(study.choices), study.scale, study.figures, study.baseline, study.population
    read = (*weighing_parts(study), *parts)
    return f"{session.key_of(*read)}|{survey.digest() if survey is not None else 'stated'}"


@st.cache_resource(max_entries=64, show_spinner=False)
def _weighing(key: str, _study: Study) -> Weighing:
    choices = _study.choices
    judging = (
        choices.weighting,
        choices.judgment_scale,
        choices.best_worst,
        choices.aggregation,
        choices.random_index,
        choices.consistency_threshold,
    )
    return weigh(_study, _answers(session.key_of(_study.model, _study.experts, _study.ballots, judging), _study))


def own_priorities(study: Study, expert: str) -> Mapping[str, ExpertPriorities]:
    """What the own answers of an expert come to, by set; the study holds no others."""
    return _own_priorities(fingerprint((study.ballots, study.choices, study.model)), study, expert)


@st.cache_resource(max_entries=256, show_spinner=False)
def _own_priorities(key: str, _study: Study, expert: str) -> Mapping[str, ExpertPriorities]:
    return {each.set: each for each in weigh(_study).experts if each.expert == expert}


@st.cache_resource(max_entries=32, show_spinner=False)
def _answers(key: str, _study: Study) -> tuple[SetAnswer, ...]:
    return answers(_study)


def _repair_key(study: Study, expert: str, set_name: str) -> str:
    ballot = next((each for each in study.ballots_of(set_name) if each.expert == expert), None)
    choices = study.choices
    read = (choices.judgment_scale, choices.random_index, choices.consistency_threshold)
    return fingerprint((study.every_set.get(set_name), ballot, read))


@st.cache_resource(max_entries=128, show_spinner=False)
def _contradiction(key: str, _study: Study, _expert: str, _set_name: str) -> Contradictions | None:
    return contradictions(_study, _expert, _set_name)


@st.cache_resource(max_entries=128, show_spinner=False)
def _repair_of(
    key: str, _study: Study, _expert: str, _set_name: str
) -> tuple[tuple[Proposal, ...], RepairFrontier | None]:
    return proposals(_study, _expert, _set_name), frontier(_study, _expert, _set_name)


@st.cache_resource(max_entries=16, show_spinner=False)
def _limit_matrix(key: str, _study: Study) -> FloatArray:
    weighed = weighing(_study)
    return limit(goal_returned(weighed.supermatrix, weighed.network.ahp)).matrix()


@st.cache_resource(max_entries=64, show_spinner=False)
def _measurement(key: str, _study: Study, _survey: SurveySummary | None) -> Measurement:
    return measure(_study, weighing(_study).weights, _survey)


@st.cache_resource(max_entries=64, show_spinner=False)
def _index_by_operator(key: str, _study: Study, _survey: SurveySummary | None) -> Mapping[str, SatisfactionIndex]:
    weights = weighing(_study).weights
    usual = _study.choices.index if _study.choices.index.method == FUZZY else Choice(FUZZY)
    composed = {name: replace(_study.choices, composition=Choice(name), index=usual) for name in OPERATORS}
    return {
        name: measure(replace(_study, choices=choices), weights, _survey).index for name, choices in composed.items()
    }


@st.cache_resource(max_entries=64, show_spinner=False)
def _index_by_method(key: str, _study: Study, _survey: SurveySummary | None) -> Mapping[str, SatisfactionIndex]:
    weights = weighing(_study).by_method
    return {method: measure(_study, each, _survey).index for method, each in weights.items()}


@st.cache_resource(max_entries=64, show_spinner=False)
def _segments(
    key: str, _study: Study, _survey: SurveySummary, _dimensions: tuple[str, ...]
) -> tuple[SegmentIndex, ...]:
    return segments(_study, weighing(_study).weights, _survey, _dimensions)


@st.cache_resource(max_entries=512, show_spinner=False)
def _figure(key: str, _draw: Callable[[], Figure], _height: int | None) -> tuple[dict[str, Any], str]:
    with debug_mode(False):  # altair checks every part against its schema; the tests of the figures do that for us
        drawn = _draw()
        return drawn.spec(height=_height), drawn.takeaway
