"""Edits of ratings: lists, categories, scales, and what goes with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.labels import Label
from mcdm.ratings import STANDARD_SCALES, RatingCategory, RatingScale
from store.templates import load_template
from studies import edits
from studies.study import Study
from studies.synthesis import rated
from studies.weigh import weigh
from tests.studies.examples import hierarchy
from tests.studies.parts import refused

STUDY = load_template("ratings")


def totals(study: Study) -> dict[str, float]:
    result = rated(study, weigh(study))
    assert result is not None
    assert study.ratings is not None
    return dict(zip(study.ratings.alternatives, result.totals.tolist(), strict=True))


def test_ratings_begin_with_every_criterion_on_a_usual_scale() -> None:
    begun = edits.start_ratings(hierarchy(), [Label("One"), Label(), Label("Two")])
    assert begun.ratings is not None
    assert begun.ratings.criterion_ids == ("a", "b", "c")
    assert [begun.labels[name].en for name in begun.ratings.alternatives] == ["One", "Two"]
    assert begun.ratings.scales == STANDARD_SCALES[:1]
    of_model = edits.start_ratings(load_template("alternatives"))
    assert of_model.ratings is not None
    assert of_model.ratings.alternatives == of_model.model.alternative_ids
    assert of_model.rated == ()
    assert refused(lambda: edits.start_ratings(hierarchy())).code == "alternatives-none"


def test_adding_and_taking_out_leaves_the_others_as_they_are() -> None:
    more = edits.add_rated(STUDY, [Label("South")])
    assert {name: total for name, total in totals(more).items() if name != "R1"} == pytest.approx(totals(STUDY))
    assert edits.remove_rated(more, "R1") == STUDY
    assert edits.rename_rated(more, "R1", Label("North")).labels["R1"] == Label("North")
    assert refused(lambda: edits.add_rated(STUDY, [])).code == "alternatives-none"
    assert refused(lambda: edits.remove_rated(STUDY, "F99")).code == "id-unknown"


def test_a_category_is_chosen_changed_and_taken_back() -> None:
    better = edits.rate(STUDY, "F6", "outages", "excellent")
    assert totals(better)["F6"] == pytest.approx(totals(STUDY)["F6"] + 0.4 * 0.5)
    opened = edits.rate(better, "F6", "outages", "")
    result = rated(opened, weigh(opened))
    assert result is not None
    assert [each.code for each in result.findings] == ["rating-missing"]
    assert refused(lambda: edits.rate(STUDY, "F6", "outages", "splendid")).code == "id-unknown"


def test_another_scale_takes_only_its_own_ratings_along() -> None:
    other = edits.use_scale(STUDY, "outages", "level")
    assert other.ratings is not None
    assert not [each for each in other.ratings.ratings if each.criterion == "outages"]
    assert len(other.ratings.ratings) == 18
    usual = edits.use_scale(STUDY, "works", "yes-no")
    assert usual.ratings is not None
    assert usual.ratings.scales[-1].id == "yes-no"
    without = edits.use_scale(STUDY, "works", "")
    assert without.ratings is not None
    assert without.ratings.criterion_ids == ("customers", "outages", "condition")
    again = edits.use_scale(edits.use_scale(STUDY, "customers", ""), "customers", "level")
    assert again.ratings is not None
    assert again.ratings.criterion_ids == STUDY.ratings.criterion_ids  # type: ignore[union-attr]
    assert refused(lambda: edits.use_scale(STUDY, "works", "nothing")).code == "id-unknown"


def test_a_scale_is_changed() -> None:
    assert STUDY.ratings is not None
    scale = next(each for each in STUDY.ratings.scales if each.id == "level")
    flatter = replace(scale, categories=(*scale.categories[:2], replace(scale.categories[2], value=0.5)))
    assert totals(edits.set_scale(STUDY, flatter))["F3"] > totals(STUDY)["F3"]
    shorter = edits.set_scale(STUDY, replace(scale, categories=scale.categories[:2]))
    assert shorter.ratings is not None
    assert len(shorter.ratings.ratings) == 22, "two feeders were low"
    own = RatingScale("own", Label("Own"), (RatingCategory("yes", Label("Yes"), 1.0),))
    added = edits.set_scale(STUDY, own)
    assert edits.remove_scale(added, "own") == STUDY
    assert refused(lambda: edits.remove_scale(STUDY, "level")).code == "rating-scale-used"
