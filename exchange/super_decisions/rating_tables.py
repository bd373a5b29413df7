"""The ratings of a model file as a table of ours, and what they give."""

from __future__ import annotations

from collections.abc import Mapping

from exchange.super_decisions.model_file import Ratings
from exchange.super_decisions.model_file import RatingScale as ScaleOfFile
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.ratings import RatedCriterion, Rating, RatingCategory, RatingResult, RatingScale, RatingTable, rate
from studies.weighing import Weighing


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


def rating_result(table: RatingTable, weighing: Weighing) -> RatingResult | None:
    """Totals by the network's weights of the rated criteria; None where none of them has any weight."""
    weights = weighing.weights.as_dict()
    chosen = [weights.get(name, 0.0) for name in table.criterion_ids]
    return rate(table, chosen) if any(chosen) else None
