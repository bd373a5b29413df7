"""Which surveys the index reads: none, one, or several as one. Their ids, joined by a plus, are what is remembered."""

from __future__ import annotations

from collections.abc import Iterable

from mcdm.errors import DecisionError
from satisfaction.joined_surveys import joined, leaves_questions_out
from satisfaction.survey import SurveySummary
from studies.repository import Repository

_PLUS = "+"


def parts(chosen: str) -> tuple[str, ...]:
    """Ids of the surveys of a choice."""
    return tuple(each for each in chosen.split(_PLUS) if each)


def together(ids: Iterable[str]) -> str:
    """The choice of these surveys."""
    return _PLUS.join(dict.fromkeys(ids))


def read(repository: Repository, study_id: str, chosen: str) -> tuple[str, SurveySummary | None]:
    """The choice without surveys that are gone, and what it says; raises what :func:`joined` raises."""
    names = {entry.id: entry.name for entry in repository.surveys(study_id)}
    left = [each for each in parts(chosen) if each in names]
    if not left:
        return "", None
    return together(left), joined([(names[each], repository.survey(each)) for each in left])


def glanced(repository: Repository, study_id: str, chosen: str) -> SurveySummary | None:
    """What a choice says, nothing where its surveys do not fit each other any more."""
    try:
        return read(repository, study_id, chosen)[1]
    except DecisionError:
        return None


def lose_questions(repository: Repository, chosen: str) -> bool:
    """Whether the surveys of a choice differ in questions that the whole therefore says nothing about."""
    ids = parts(chosen)
    return len(ids) > 1 and leaves_questions_out([repository.survey(each) for each in ids])
