"""What a ballot says, as the numbers a method reads: on the study's judgment scale, in the order of its set."""

from __future__ import annotations

import numpy as np

import mcdm.comparisons.judgment_scales  # noqa: F401  (registers the scales)
from mcdm.catalogue import find
from mcdm.comparisons.best_worst import BestWorst
from mcdm.errors import DecisionError
from mcdm.judgments import BestWorstComparisons, DirectRatings, FloatArray, Judgments, PairwiseComparisons
from mcdm.model import ComparisonSet
from studies.study import Choices


def triangles(judgments: Judgments, asked: ComparisonSet, choices: Choices) -> FloatArray:
    """Lower, middle and upper ratio of every pair (n, n, 3), 0 where it is open; points compare as their ratios.

    Words are turned into ratios by the study's judgment scale; points are ratios already.

    Raises
    ------
    DecisionError
        ``ratings-not-comparable`` for points of zero.
    """
    if isinstance(judgments, DirectRatings):
        points = dict(zip(judgments.elements, judgments.points, strict=True))
        given = np.array([points[element] for element in asked.elements])
        if (given <= 0).any():
            raise DecisionError("ratings-not-comparable", set=asked.id, element=asked.elements[int(given.argmin())])
        return np.repeat((given[:, None] / given[None, :])[..., None], 3, axis=-1)
    said = PairwiseComparisons(asked.elements, judgments.judgments).fuzzy_matrix()
    return on_scale(said, choices)


def on_scale(ratios: FloatArray, choices: Choices) -> FloatArray:
    """Ratios (..., n, n, 3) as the study's judgment scale counts them."""
    scale = choices.judgment_scale
    if scale.method == "linear":
        return ratios
    bound = find("judgment-scale", scale.method).bind(scale.arguments)
    return np.stack([bound(ratios[..., plane]) for plane in range(3)], axis=-1)


def best_worst_answers(judgments: Judgments, asked: ComparisonSet) -> BestWorst | None:
    """Complete answers about the best and the worst, in the order of the set; None for any other ballot."""
    if not isinstance(judgments, BestWorstComparisons):
        return None
    given = BestWorstComparisons(
        asked.elements, judgments.best, judgments.worst, judgments.best_to_others, judgments.others_to_worst
    )
    try:
        return BestWorst.of(given)
    except DecisionError as error:
        if error.code != "best-worst-incomplete":
            raise
        return None  # what was answered still counts as comparisons in pairs


def own_best_worst(judgments: Judgments, asked: ComparisonSet, choices: Choices) -> FloatArray | None:
    """An expert's own weights (n,) from complete answers about the best and the worst; None for any other ballot."""
    answers, chosen = best_worst_answers(judgments, asked), choices.best_worst
    if answers is None:
        return None
    return np.asarray(find("weighting", chosen.method).call(answers, chosen.arguments))
