"""Small surveys written out by hand, reduced as a tally would."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mcdm.labels import Label
from satisfaction.respondents import Dimension, Population, Segment
from satisfaction.survey import SurveySummary


def population(**dimensions: dict[str, int | None]) -> Population:
    """``population(tier={"VIP": 60, "large": None})``."""
    return Population(
        tuple(
            Dimension(name, Label(name), tuple(Segment(s, Label(s), count) for s, count in segments.items()))
            for name, segments in dimensions.items()
        )
    )


def survey_of(
    grades: Sequence[Sequence[int]] | np.ndarray,
    cells: Sequence[tuple[str, ...]],
    dimensions: tuple[str, ...],
    *,
    points: tuple[int, ...] = (5, 4, 3, 2, 1),
    moments: bool = True,
) -> SurveySummary:
    """Grades (m, n), 0 best and -1 missing, of m respondents in their cells; indicators are called N1, N2 ..."""
    answers = np.asarray(grades)
    present = sorted(set(cells))
    place = np.array([present.index(cell) for cell in cells])
    n, g, s = answers.shape[1], len(points), len(present)
    answered = (answers >= 0).astype(np.int64)
    value = np.array([*points, 0])[answers] * answered
    members = [place == c for c in range(s)]
    counts = np.stack([[np.bincount(a[a >= 0], minlength=g) for a in answers[m].T] for m in members])
    pairs = [
        np.stack([left[m].T @ right[m] for m in members]) * moments
        for left, right in ((answered, answered), (value, answered), (value**2, answered), (value, value))
    ]
    empty = SurveySummary.empty([f"N{i + 1}" for i in range(n)], points, dimensions)
    return replace(
        empty,
        cells=tuple(present),
        respondents=np.bincount(place),
        grade_counts=counts,
        pair_counts=pairs[0],
        pair_sums=pairs[1],
        pair_squares=pairs[2],
        pair_products=pairs[3],
    )
