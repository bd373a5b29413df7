"""Surveys with questions of every role, written out as the answers themselves and reduced as a tally would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from satisfaction.survey import RespondentSample, SurveySummary
from tests.satisfaction.small_surveys import survey_of


def asked_survey(
    answers: Mapping[str, np.ndarray],
    spans: Mapping[str, tuple[int, int]] | None = None,
    cells: Sequence[tuple[str, ...]] | None = None,
    dimensions: tuple[str, ...] = (),
    *,
    sample_size: int | None = None,
    total: int | None = None,
    moments: bool = True,
) -> SurveySummary:
    """Answers by item key, as numbers (nan where left out), on 1 to 5 unless `spans` says otherwise.

    `sample_size` keeps only the first respondents in the sample, as of a larger survey.
    """
    keys = list(answers)
    ends = [(spans or {}).get(key, (1, 5)) for key in keys]
    steps = max(high - low + 1 for low, high in ends)
    values = np.stack([np.asarray(answers[key], float) for key in keys], axis=1)
    places = list(cells) if cells is not None else [()] * len(values)
    grades = np.where(np.isnan(values), -1, np.array([high for _, high in ends]) - np.nan_to_num(values)).astype(int)
    plain = [k for k, key in enumerate(keys) if "/" not in key and ends[k] == (1, 5)]
    asked = _survey(grades, keys, places, dimensions, tuple(range(steps, 0, -1)), sample_size, moments)
    asked = replace(asked, spans=tuple((float(low), float(high)) for low, high in ends))
    own = _survey(grades[:, plain], [keys[k] for k in plain], places, dimensions, (5, 4, 3, 2, 1), sample_size, moments)
    return replace(own, as_asked=asked)


def _survey(
    grades: np.ndarray,
    keys: Sequence[str],
    cells: Sequence[tuple[str, ...]],
    dimensions: tuple[str, ...],
    points: tuple[int, ...],
    sample_size: int | None,
    moments: bool,
) -> SurveySummary:
    tallied = replace(survey_of(grades, cells, dimensions, points=points, moments=moments), indicators=tuple(keys))
    place = np.array([tallied.cells.index(cell) for cell in cells], np.int32)
    m = sample_size or len(grades)
    hashes = np.arange(m, dtype=np.uint64)
    return replace(tallied, sample=RespondentSample(m, hashes, place[:m], np.array(grades[:m], np.int8)))
