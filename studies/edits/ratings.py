"""Edits of ratings: what is rated, on which scale under each criterion, and in which category it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.ratings import STANDARD_SCALES, RatedCriterion, Rating, RatingScale, RatingTable
from studies.edits.entries import replaced, require, without
from studies.edits.networks import set_ratings
from studies.study import Alternative, Study


def start_ratings(study: Study, names: Iterable[Label] = ()) -> Study:
    """Begin to rate things of these names, else the model's alternatives, on all criteria by the first usual scale.

    Raises
    ------
    DecisionError
        ``alternatives-none`` where there is nothing to rate.
    """
    scale = STANDARD_SCALES[0]
    criteria = tuple(RatedCriterion(name, scale.id) for name in study.model.indicator_ids)
    table = RatingTable(study.model.alternative_ids, criteria, (scale,))
    labels = [label for label in names if label != Label()]
    if labels:
        return add_rated(set_ratings(study, replace(table, alternatives=())), labels)
    if not table.alternatives:
        raise DecisionError("alternatives-none")
    return set_ratings(study, table)


def add_rated(study: Study, names: Iterable[Label]) -> Study:
    """Rate further things; those who are rated already keep their totals."""
    labels = [label for label in names if label != Label()]
    if not labels:
        raise DecisionError("alternatives-none")
    table, added = _table(study), study.rated
    taken = {*study.labels, *table.alternatives}
    for label in labels:
        name = next(f"R{k}" for k in range(1, len(taken) + 2) if f"R{k}" not in taken)
        taken.add(name)
        added = (*added, Alternative(name, label))
    new = tuple(each.id for each in added[len(study.rated) :])
    return set_ratings(study, replace(table, alternatives=(*table.alternatives, *new)), added)


def rename_rated(study: Study, name: str, label: Label) -> Study:
    """Give something that is rated another name."""
    require(name, (each.id for each in study.rated), "rated")
    return replace(study, rated=replaced(study.rated, Alternative(name, label), lambda each: each.id))


def remove_rated(study: Study, name: str) -> Study:
    """Rate something no longer."""
    table = _table(study)
    require(name, table.alternatives, "ratings")
    left = replace(
        table,
        alternatives=tuple(each for each in table.alternatives if each != name),
        ratings=tuple(each for each in table.ratings if each.alternative != name),
    )
    return set_ratings(study, left, without(study.rated, name, lambda each: each.id))


def rate(study: Study, alternative: str, criterion: str, category: str) -> Study:
    """Put something into a category under a criterion, or into none for the empty one."""
    table = _table(study)
    kept = tuple(each for each in table.ratings if (each.alternative, each.criterion) != (alternative, criterion))
    added = (Rating(alternative, criterion, category),) if category else ()
    return set_ratings(study, replace(table, ratings=(*kept, *added)))


def use_scale(study: Study, criterion: str, scale: str) -> Study:
    """Rate by a scale under a criterion, one of the study's or of the usual ones; no longer for the empty one.

    Ratings in categories that the other scale has not are taken along.
    """
    table = _table(study)
    if not scale:
        criteria = without(table.criteria, criterion, lambda each: each.criterion)
        ratings = tuple(each for each in table.ratings if each.criterion != criterion)
        return set_ratings(study, replace(table, criteria=criteria, ratings=ratings))
    scales = table.scales
    if all(each.id != scale for each in scales):
        scales = (*scales, *(each for each in STANDARD_SCALES if each.id == scale))
    require(scale, (each.id for each in scales), "scales")
    criteria = replaced(table.criteria, RatedCriterion(criterion, scale), lambda each: each.criterion)
    order = {name: k for k, name in enumerate(study.model.indicator_ids)}
    criteria = tuple(sorted(criteria, key=lambda each: order.get(each.criterion, len(order))))
    return set_ratings(study, _fitting(replace(table, ratings=()), table.ratings, criteria, scales))


def set_scale(study: Study, scale: RatingScale) -> Study:
    """Change a scale by its id, or add one; ratings in categories that are gone are taken along."""
    table = _table(study)
    scales = replaced(table.scales, scale, lambda each: each.id)
    return set_ratings(study, _fitting(replace(table, ratings=()), table.ratings, table.criteria, scales))


def remove_scale(study: Study, scale: str) -> Study:
    """Take a scale out that no criterion uses; ``rating-scale-used`` else."""
    table = _table(study)
    users = [each.criterion for each in table.criteria if each.scale == scale]
    if users:
        raise DecisionError("rating-scale-used", scale=scale, criteria=", ".join(users))
    return set_ratings(study, replace(table, scales=without(table.scales, scale, lambda each: each.id)))


def _table(study: Study) -> RatingTable:
    return study.ratings if study.ratings is not None else RatingTable((), (), ())


def _fitting(
    table: RatingTable,
    ratings: tuple[Rating, ...],
    criteria: tuple[RatedCriterion, ...],
    scales: tuple[RatingScale, ...],
) -> RatingTable:
    """The table with these scales and criteria and the ratings that still name a category."""
    categories = {scale.id: scale.category_ids for scale in scales}
    known = {each.criterion: categories[each.scale] for each in criteria}
    kept = tuple(each for each in ratings if each.category in known.get(each.criterion, ()))
    return replace(table, criteria=criteria, scales=scales, ratings=kept)
