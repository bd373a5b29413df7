"""Edits of networks inside elements, of alternatives and of ratings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings
from mcdm.labels import Label
from mcdm.model import GOAL, Link, Node
from satisfaction.indicators import OperatingFigure
from store.templates import load_template
from studies import edits
from studies.study import PANEL, Expert, Study, WeightOverride
from studies.subnetworks import Placement
from studies.weigh import weigh
from tests.studies.examples import hierarchy
from tests.studies.nested import PLANS, nested
from tests.studies.parts import refused

STUDY = nested()


def sets(study: Study) -> set[str]:
    return {ballot.set for ballot in study.ballots}


# ---------------------------------------------------------------------- inside


def test_an_edit_that_changes_nothing_gives_the_same_study() -> None:
    for network in ("", *STUDY.networks):
        assert edits.inside(STUDY, network, lambda study: study) is STUDY
        renamed = edits.inside(STUDY, network, edits.rename_goal, Label("X"))
        back = edits.inside(renamed, network, edits.rename_goal, STUDY.inside(network).model.goal)
        assert back == STUDY, "everything keeps its place in the order"


def test_an_edit_inside_changes_that_network_alone() -> None:
    after = edits.inside(STUDY, "costs", edits.add_node, Node("upkeep", Label("Upkeep")))
    assert "upkeep" in after.networks["costs"].model.node_ids
    assert after.model is STUDY.model
    assert [each.id for each in after.subnetworks] == [each.id for each in STUDY.subnetworks]
    for other in ("benefits", "opportunities", "risks", "economic"):
        assert after.inside(other) == STUDY.inside(other)
    assert sets(STUDY) - sets(after) == {"costs:goal"}, "points of a set that gained an element must be given anew"


def test_a_ballot_cast_inside_is_stored_under_the_network() -> None:
    answer = DirectRatings(PLANS, (1.0, 2.0, 3.0, 4.0))
    after = edits.inside(STUDY, "benefits", edits.cast_ballot, PANEL, "service<-plans", answer)
    assert after == edits.cast_ballot(STUDY, PANEL, "benefits:service<-plans", answer)
    deeper = edits.inside(
        STUDY, "benefits", edits.cast_ballot, PANEL, "economic:goal", DirectRatings(("C1", "C2"), (3.0, 1.0))
    )
    assert deeper.inside("economic").ballots_of("goal")[0].judgments.points == (3.0, 1.0)  # type: ignore[union-attr]


def test_experts_and_methods_are_shared() -> None:
    after = edits.inside(STUDY, "economic", edits.add_expert, Expert("E1", Label("Wang")))
    assert [each.id for each in after.experts] == ["E1"]
    other = replace(STUDY.choices, weighting=Choice("geometric-mean"))
    assert edits.inside(STUDY, "risks", edits.set_choices, other).choices == other


def test_removing_an_element_inside_takes_its_network_along() -> None:
    after = edits.inside(STUDY, "benefits", edits.remove_node, "outages")
    assert set(after.networks) == {"benefits", "opportunities", "costs", "risks"}
    assert not any(name.startswith("economic:") for name in sets(after))
    assert edits.losses(STUDY, after)["subnetworks"] == 1


def test_places_and_corrections_made_inside_stay_inside() -> None:
    placed = edits.inside(STUDY, "benefits", edits.place, {"outages": (5, 6)})
    assert placed.placements == (Placement("outages", 5, 6, "benefits"),)
    corrected = edits.inside(placed, "benefits", edits.override_weight, "outages", 0.8, "known")
    assert corrected.overrides == (WeightOverride("benefits:outages", 0.8, "known"),)
    assert weigh(corrected.inside("benefits")).local["outages"] == pytest.approx(0.8)
    assert weigh(corrected.inside("costs")).local == weigh(STUDY.inside("costs")).local
    kept = edits.add_node(corrected, Node("new", Label("New")))
    assert kept.overrides == corrected.overrides
    assert kept.placements == corrected.placements
    gone = edits.inside(corrected, "benefits", edits.remove_node, "outages")
    assert gone.overrides == () == gone.placements
    assert edits.remove_subnetwork(corrected, "benefits").overrides == ()
    assert edits.inside(corrected, "benefits", edits.undo_override, "outages").overrides == ()


def test_what_is_measured_stays_outside() -> None:
    figure = OperatingFigure("outages", Label("SAIDI"), Label("h"), 9, 1, (1, 4, 9, 17, 30), 1.0)
    refusal = refused(lambda: edits.inside(STUDY, "benefits", edits.set_figure, figure))
    assert (refusal.code, refusal.facts["part"]) == ("network-only-judged", "figures")


def test_the_synthesis_and_the_name_of_a_network() -> None:
    after = edits.inside(STUDY, "benefits", edits.set_synthesis, Choice("weighted-sum", (("ideal", True),)))
    assert after.networks["benefits"].synthesis.arguments == {"ideal": True}
    assert after.synthesis == STUDY.synthesis
    renamed = edits.inside(STUDY, "benefits", edits.rename_study, Label("Gains"))
    assert renamed.networks["benefits"].label == Label("Gains")


# ---------------------------------------------------------------------- networks as such


def test_a_network_is_put_into_an_element() -> None:
    study = hierarchy()
    after = edits.add_subnetwork(
        study,
        "a",
        Label(),
        merit="benefits",
        criteria=[Label("One"), Label()],
        alternatives=[("", Label("X")), ("", Label("Y"))],
    )
    network = after.networks["benefits"]
    assert network.model.indicator_ids == ("C1",)
    assert network.model.alternative_ids == ("A1", "A2")
    assert set(network.model.links) == {Link("A1", "C1"), Link("A2", "C1")}
    assert network.model.goal == study.model.labels["a"]
    assert edits.remove_subnetwork(after, "benefits") == study
    again = refused(lambda: edits.add_subnetwork(
        after, "a", Label(), criteria=[Label("One")], alternatives=[("", Label("X"))]))  # fmt: skip
    assert again.code == "subnetwork-repeated"


def test_ids_of_a_new_network_never_meet() -> None:
    study = hierarchy()
    once = edits.add_subnetwork(study, "a", Label(), merit="costs", criteria=[Label("One")],
                                alternatives=[("C1", Label("X")), ("alternatives", Label("Y"))])  # fmt: skip
    model = once.networks["costs"].model
    assert len({*model.node_ids, *model.cluster_ids}) == 4
    twice = edits.add_subnetwork(once, "b", Label(), merit="costs", criteria=[Label("One")],
                                 alternatives=[("X", Label("X"))])  # fmt: skip
    assert set(twice.networks) == {"costs", "costs-2"}
    elsewhere = edits.add_subnetwork(study, "b", Label(), merit="costs", criteria=[Label("One")],
                                     alternatives=[("X", Label("X"))], taken=("costs",))  # fmt: skip
    assert set(elsewhere.networks) == {"costs-2"}


@pytest.mark.parametrize(
    ("code", "criteria", "alternatives"),
    [("criteria-none", [Label()], [("", Label("X"))]), ("alternatives-none", [Label("One")], [("", Label())])],
)
def test_an_empty_network_is_refused(code: str, criteria: list[Label], alternatives: list[tuple[str, Label]]) -> None:
    with pytest.raises(DecisionError) as refusal:
        edits.add_subnetwork(hierarchy(), "a", Label("N"), criteria=criteria, alternatives=alternatives)
    assert refusal.value.code == code


def test_renaming_a_network() -> None:
    after = edits.rename_subnetwork(STUDY, "costs", Label("Price"), "risks")
    assert (after.networks["costs"].label, after.networks["costs"].merit) == (Label("Price"), "risks")
    assert refused(lambda: edits.rename_subnetwork(STUDY, "nowhere", Label("X"))).code == "id-unknown"
    assert refused(lambda: edits.remove_subnetwork(STUDY, "nowhere")).code == "id-unknown"


# ---------------------------------------------------------------------- alternatives


def test_alternatives_are_added_and_compared_by_every_criterion() -> None:
    once = edits.add_alternatives(hierarchy(), [Label("North"), Label(), Label("South")])
    assert once.model.alternative_ids == ("A1", "A2")
    assert len(once.model.links) == 6
    assert once.model.is_hierarchy
    assert {each for each in once.comparison_sets if "<-" in each} == {f"{c}<-alternatives" for c in "abc"}
    assert once.ballots == hierarchy().ballots
    assert once.baseline == hierarchy().baseline
    more = edits.add_alternatives(once, [Label("West")])
    assert more.model.alternative_ids == ("A1", "A2", "A3")
    assert len(more.model.links) == 9
    assert refused(lambda: edits.add_alternatives(once, [])).code == "alternatives-none"


def test_a_cluster_is_marked_as_alternatives() -> None:
    study = load_template("seven-factors")
    marked = edits.set_alternatives(study, "C7", compared=True)
    assert marked.model.alternatives == "C7"
    assert len(marked.model.links) == len(marked.model.alternative_ids) * len(marked.model.indicator_ids)
    assert edits.set_alternatives(study, "C7").model.links == ()
    assert edits.set_alternatives(edits.set_alternatives(study, "C7"), "") == study


def test_a_network_of_influences_alone() -> None:
    study = load_template("network")
    assert not edits.set_divided(study, False).model.divided
    assert GOAL not in edits.set_divided(study, False).comparison_sets


def test_synthesis_and_ratings_are_chosen() -> None:
    assert edits.set_synthesis(STUDY, Choice("subtractive")).synthesis == Choice("subtractive")
    ratings = load_template("ratings")
    assert edits.set_ratings(ratings, None, ()).rated == ()
    assert edits.set_ratings(ratings, ratings.ratings) == ratings
    after = edits.remove_node(ratings, "works")
    assert after.ratings is not None
    assert "works" not in after.ratings.criterion_ids
