"""The ratings of a model file as a table of ours, and back."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from exchange.super_decisions.model_file import Ratings
from exchange.super_decisions.model_file import RatingScale as ScaleOfFile
from exchange.super_decisions.safe_names import safe_names
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.ratings import RatedCriterion, Rating, RatingCategory, RatingScale, RatingTable
from mcdm.scales import LARGEST_RATIO


def rating_table(ratings: Ratings, nodes: Mapping[str, str]) -> RatingTable | None:
    """The table with the ids of the network's nodes; None where something is rated on what is no node.

    What is rated may be nodes of the network (the merits of a complex decision) or nothing but rows of the table: these
    get the ids R1, R2 ...
    """
    if not all(scale.criterion in nodes for scale in ratings.scales):
        return None
    names = rated_ids(ratings, nodes)
    scales = tuple(_scale(f"R{k}", each) for k, each in enumerate(ratings.scales, 1))
    return RatingTable(
        tuple(names.values()),
        tuple(
            RatedCriterion(nodes[given.criterion], scale.id)
            for given, scale in zip(ratings.scales, scales, strict=True)
        ),
        scales,
        tuple(
            Rating(names[alternative], nodes[given.criterion], f"G{category + 1}")
            for alternative, row in zip(ratings.alternatives, ratings.rows, strict=True)
            for given, category in zip(ratings.scales, row, strict=True)
            if category is not None
        ),
    )


def rated_ids(ratings: Ratings, nodes: Mapping[str, str]) -> dict[str, str]:
    """Name -> id of what is rated."""
    return {name: nodes.get(name, f"R{k}") for k, name in enumerate(ratings.alternatives, 1)}


def _scale(identifier: str, given: ScaleOfFile) -> RatingScale:
    ids = tuple(f"G{k}" for k in range(1, len(given.categories) + 1))
    places = [(first, second) for k, first in enumerate(ids) for second in ids[k + 1 :]]
    judgments = tuple(
        PairwiseJudgment(first, second, value)
        for (first, second), value in zip(places, given.triangle, strict=True)
        if value
    )
    return RatingScale(
        identifier,
        Label(given.criterion),
        tuple(RatingCategory(each, Label(name)) for each, name in zip(ids, given.categories, strict=True)),
        PairwiseComparisons(ids, judgments),
    )


def ratings_of(table: RatingTable, names: Mapping[str, str]) -> Ratings:
    """A table of ours as a file holds it; `names` are those of its alternatives and criteria."""
    scales = {scale.id: scale for scale in table.scales}
    given = {(each.alternative, each.criterion): each.category for each in table.ratings}
    at = {scale.id: {name: k for k, name in enumerate(scale.category_ids)} for scale in table.scales}
    return Ratings(
        tuple(names[alternative] for alternative in table.alternatives),
        tuple(_scale_of_file(names[each.criterion], scales[each.scale]) for each in table.criteria),
        tuple(
            tuple(at[each.scale].get(given.get((alternative, each.criterion), "")) for each in table.criteria)
            for alternative in table.alternatives
        ),
    )


def _scale_of_file(criterion: str, scale: RatingScale) -> ScaleOfFile:
    n = len(scale.categories)
    if scale.comparisons is not None:
        order = [scale.comparisons.elements.index(name) for name in scale.category_ids]
        matrix = scale.comparisons.matrix()[np.ix_(order, order)]
    else:
        values = scale.values()
        matrix = np.zeros((n, n))
        some = values > 1 / LARGEST_RATIO
        np.divide(values[:, None], values, out=matrix, where=some[:, None] & some)
    words = safe_names((each.id, each.label.en or each.label.zh) for each in scale.categories)
    return ScaleOfFile(criterion, tuple(words.values()), tuple(float(each) for each in matrix[np.triu_indices(n, 1)]))
