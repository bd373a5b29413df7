"""Answers of single respondents, written out by hand."""

from collections.abc import Mapping, Sequence

import numpy as np

from satisfaction.respondent_answers import RespondentAnswers


def answers_of(
    columns: Mapping[str, Sequence[float | None]],
    *,
    span: tuple[float, float] = (1, 5),
    weights: Sequence[float] | None = None,
    respondents: int | None = None,
) -> RespondentAnswers:
    """Items by key with their answers, None where somebody left one out; all asked on the steps of `span`."""
    given = np.array(list(columns.values()), dtype=np.float64).T
    answered = np.isfinite(given)
    count = len(given)
    shares = np.full(count, 1 / count) if weights is None else np.asarray(weights, np.float64) / np.sum(weights)
    return RespondentAnswers(
        items=tuple(columns),
        values=np.where(answered, given, 0.0),
        answered=answered,
        weights=shares,
        cell_of=np.zeros(count, np.intp),
        cells=((),),
        dimensions=(),
        spans=np.tile(np.array(span, np.float64), (len(columns), 1)),
        respondents=respondents or count,
        sampled=respondents is not None and respondents > count,
    )
