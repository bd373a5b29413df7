"""What is computed once about the structural model and kept. Keyed as in ``views/cached.py``."""

from __future__ import annotations

from dataclasses import dataclass

from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.index.given_paths import GivenPaths
from satisfaction.index.path_model import DEFAULT_DRAWS, SCHEMES, Scheme
from satisfaction.structure import StructuralModel
from satisfaction.survey import SurveySummary
from studies.structural import EstimatedStructure, estimate_structure, names_in, published_structure, structure_of
from studies.study import Study
from views import session
from views.components import waiting
from views.jobs import Job


@dataclass(frozen=True, eq=False)
class Estimated:
    """An estimated structure with the key of everything it follows from."""

    key: str
    found: EstimatedStructure


def scheme() -> Scheme:
    """The inner scheme this visitor chose."""
    chosen = session.remembered(f"structure/{session.study_id()}/scheme", "path")
    return next((each for each in SCHEMES if each == chosen), "path")


def estimated() -> Estimated | None:
    """The structural model by the survey that the index reads; None while it is worked out, and then the page says so.

    Raises
    ------
    DecisionError
        Those of :func:`studies.structural.estimate_structure`; ``structure-needs-survey``.
    """
    study, survey, chosen = session.study(), session.survey(), scheme()
    if survey is None:
        raise DecisionError("structure-needs-survey")
    read = (study.model, study.scale, study.population, study.questionnaire, study.choices, study.structure)
    key = f"structure|{session.key_of(*read)}|{survey.digest()}|{chosen}"
    found = waiting.result(
        key,
        session.translate()("Estimating the structural model on resampled respondents"),
        lambda job: _worked_out(job, study, survey, chosen),
    )
    return None if found is None else Estimated(key, found)


def _worked_out(
    job: Job[EstimatedStructure], study: Study, survey: SurveySummary, chosen: Scheme
) -> EstimatedStructure:
    return estimate_structure(study, survey, chosen, DEFAULT_DRAWS, job.advance)


def published() -> tuple[StructuralModel, GivenPaths]:
    """The structure as published."""
    return published_structure(session.study())


def present() -> StructuralModel:
    """The structure that is estimated: the study's own, else the usual one over what the survey asks."""
    study, survey = session.study(), session.survey()
    if study.structure.constructs:
        return study.structure
    asked = () if survey is None else (survey.as_asked or survey).indicators
    return structure_of(study, asked)[0]


def names(structure: StructuralModel) -> dict[str, str]:
    """Names of constructs, questions and everything else, in the language of this visitor."""
    language = session.language()
    return {name: label.in_language(language) or name for name, label in labels(structure).items()}


def labels(structure: StructuralModel) -> dict[str, Label]:
    """The same in both languages."""
    return names_in(session.study(), structure)
