"""Several surveys read as one: waves or sources that asked the same questions of different people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mcdm.errors import DecisionError
from satisfaction.survey import SurveySummary


def joined(surveys: Sequence[tuple[str, SurveySummary]]) -> SurveySummary:
    """All respondents of several surveys as one survey.

    The order in which a survey lists its questions and divides its respondents does not matter. Where the questions
    beside those on performance differ, the whole survey says nothing about them.

    Parameters
    ----------
    surveys
        Pairs (name, survey), at least one; the names are for the sentence that says what does not fit.

    Raises
    ------
    DecisionError
        ``surveys-ask-differently``, ``surveys-divide-differently``, ``surveys-graded-differently``.
    """
    (first_name, whole), *others = surveys
    for name, survey in others:
        _check(first_name, whole, name, survey)
        fitted = survey.over(whole.indicators).collapse(whole.dimensions)
        if _alike(whole, survey):
            whole = whole + fitted
        else:
            whole = replace(whole, as_asked=None, spans=()) + replace(fitted, as_asked=None, spans=())
    return whole


def leaves_questions_out(surveys: Sequence[SurveySummary]) -> bool:
    """Whether the questions beside those on performance differ, so that :func:`joined` leaves them out."""
    return not all(_alike(surveys[0], survey) for survey in surveys)


def _alike(first: SurveySummary, second: SurveySummary) -> bool:
    """Whether the questions of every role are the same, asked on the same steps and in the same order."""
    mine, theirs = first.as_asked, second.as_asked
    if mine is None or theirs is None:
        return mine is theirs
    return all(getattr(mine, what) == getattr(theirs, what) for what in ("indicators", "points", "spans"))


def _check(first_name: str, first: SurveySummary, second_name: str, second: SurveySummary) -> None:
    names = {"first": first_name, "second": second_name}
    if first.points != second.points:
        raise DecisionError("surveys-graded-differently", **names)
    if set(first.indicators) != set(second.indicators):
        raise DecisionError("surveys-ask-differently", **names, **_apart(first.indicators, second.indicators))
    if set(first.dimensions) != set(second.dimensions):
        raise DecisionError("surveys-divide-differently", **names, **_apart(first.dimensions, second.dimensions))


def _apart(first: Sequence[str], second: Sequence[str]) -> dict[str, str]:
    """What only the first has, and what only the second has."""
    return {"lacking": _listed(first, second), "beyond": _listed(second, first)}


def _listed(names: Sequence[str], known: Sequence[str]) -> str:
    missing = [name for name in names if name not in known]
    return ", ".join(missing[:6]) + (" ..." if len(missing) > 6 else "")
