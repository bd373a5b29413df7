"""A model file as a study: ids, links, judgments, what is ranked, and how networks join."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exchange.super_decisions.model_file import Cluster, Comparisons, Network, Node, Ratings, RatingScale
from exchange.super_decisions.to_study import EXPERT, import_model, label
from exchange.super_decisions.writer import write_model_file
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, PairwiseComparisons
from mcdm.labels import Label
from mcdm.model import Link
from studies.document import read, write
from studies.study import Study
from studies.synthesis import rated, synthesise
from studies.weigh import weigh
from tests.exchange.super_decisions.small_models import FEEDBACK, PLAIN, as_bytes, merits, merits_as_bytes


def study(*networks: Network) -> Study:
    return import_model(as_bytes(*networks), "Some model.sdmod").study


def ids(found: Study) -> dict[str, str]:
    return {each.in_language("en"): name for name, each in found.model.labels.items()}


def test_names_become_labels_and_ids_are_safe() -> None:
    found = study()
    assert found.label == Label("Some model")
    assert found.model.alternative_ids == ("A1", "A2", "A3")
    assert found.model.cluster_ids == ("C1", "C2", "C3")
    assert ids(found)["Effect {now}"] == "N22"
    assert label("\u4f9b\u7535") == Label(zh="\u4f9b\u7535")


def test_what_is_compared_influences_what_it_is_compared_for() -> None:
    found = study()
    assert Link("N21", "N31") in found.model.links
    assert Link("A1", "N21") in found.model.links
    assert not found.model.divided


def test_judgments_and_direct_values() -> None:
    judged = {ballot.set: ballot.judgments for ballot in study().ballots}
    effect, cost = judged["N22<-C1"], judged["N21<-C1"]
    assert isinstance(effect, PairwiseComparisons)
    assert {(one.first, one.second): one.value for one in effect.judgments} == {("A1", "A2"): 2.0, ("A1", "A3"): 5.0}
    assert isinstance(cost, DirectRatings)
    assert cost.points == pytest.approx((100 / 9, 200 / 9, 600 / 9))
    assert {ballot.expert for ballot in study().ballots} == {EXPERT}


def test_the_choices_are_those_of_super_decisions() -> None:
    choices = study().choices
    assert (choices.weighting.method, choices.random_index, choices.network_weights) == (
        "harker",
        "saaty-2005",
        "limit",
    )


def test_priorities_of_a_hierarchy() -> None:
    found = weigh(study()).alternatives
    assert found is not None
    effect = [x / 1.7 for x in (1, 0.5, 0.2)]
    assert found.values == pytest.approx([0.25 * c / 9 + 0.75 * e for c, e in zip((1, 2, 6), effect, strict=True)])


def test_a_network_with_a_loop_and_an_element_compared_with_itself() -> None:
    found = study(FEEDBACK)
    fast = ids(found)["Fast"]
    assert Link(fast, fast) in found.model.links
    assert weigh(found).alternatives is not None


def test_places_in_the_drawing() -> None:
    placed = {each.element: (each.x, each.y) for each in study().placements}
    assert placed["C2"] == (300, 40)
    assert placed["N21"] == (300, 50.5)


def test_the_study_is_a_document() -> None:
    for content in (as_bytes(), as_bytes(FEEDBACK), merits_as_bytes()):
        found = import_model(content, "some.sdmod").study
        assert read(write(found)) == found


def test_merits_join_by_the_formula_of_the_file() -> None:
    found = import_model(merits_as_bytes(), "some.sdmod").study
    assert {each.id: each.merit for each in found.subnetworks} == {"benefits": "benefits", "costs": "costs"}
    ratings = rated(found, weigh(found))
    assert ratings is not None
    assert ratings.totals.tolist() == pytest.approx([0.75 + 0.25 / 4, 0.75 / 4 + 0.25 / 4])
    joined = synthesise(found)
    assert joined is not None
    benefit, cost = ratings.totals / ratings.totals.sum()
    values = [benefit * b + cost / c for b, c in ((1, 0.25), (0.5, 0.5), (0.25, 1))]
    assert joined.values.tolist() == pytest.approx(values)


def test_what_is_rated_without_being_a_node() -> None:
    table = Ratings(("Old", "New"), (RatingScale("Cost", ("Low", "High"), (4.0,)),), ((0,), (1,)))
    found = study(replace(PLAIN, ratings=table))
    assert [each.label.en for each in found.rated] == ["Old", "New"]
    ratings = rated(found, weigh(found))
    assert ratings is not None
    assert ratings.totals.tolist() == pytest.approx([1, 0.25])


def test_ratings_inside_a_node_are_left_and_said() -> None:
    file = merits()
    inner = replace(file.networks[2], ratings=Ratings(("X",), (RatingScale("View", ("Low",), ()),), ((0,),)))
    content = write_model_file(replace(file, networks=(*file.networks[:2], inner))).encode()
    assert "model-left-ratings" in {each.code for each in import_model(content, "some.sdmod").left}


def test_without_a_formula_networks_join_as_a_mean_of_ideals() -> None:
    content = merits_as_bytes()
    start, end = content.index(b"makeNetFormulaic"), content.index(b"setDefaultCompareMode")
    found = import_model(content[:start] + content[end:], "some.sdmod").study
    assert found.synthesis == Choice.of("weighted-sum", ideal=True)


def test_a_formula_that_is_not_understood_is_said() -> None:
    content = merits_as_bytes().replace(b"[invert $SmartAlt(Costs)]", b"[exec rm -rf /]")
    imported = import_model(content, "some.sdmod")
    assert "model-left-formula" in {each.code for each in imported.left}
    assert imported.study.synthesis == Choice.of("weighted-sum", ideal=True)


def test_alternatives_by_the_links_where_no_name_says_so() -> None:
    clusters = (replace(PLAIN.clusters[0], name="Plans"), *PLAIN.clusters[1:])
    comparisons = tuple(
        replace(each, source="Plans") if each.source == "Alternatives" else each for each in PLAIN.comparisons
    )
    between = (Comparisons("Criteria", "", ("Plans",)), PLAIN.cluster_comparisons[1])
    other = replace(PLAIN, clusters=clusters, comparisons=comparisons, cluster_comparisons=between, direct=())
    imported = import_model(as_bytes(other), "some.sdmod")
    assert imported.study.model.alternatives == "C1"
    assert "model-read-alternatives-by-links" in {each.code for each in imported.read}


def test_no_alternatives_is_said() -> None:
    criteria = (Cluster("Goal", (Node("Goal"),)), Cluster("One", (Node("a"),)), Cluster("Two", (Node("b"),)))
    asked = (Comparisons("Goal", "One", ("a",)), Comparisons("Goal", "Two", ("b",)))
    imported = import_model(as_bytes(Network(-1, "", criteria, asked)), "some.sdmod")
    assert not imported.study.model.alternatives
    assert "model-left-no-alternatives" in {each.code for each in imported.left}


def test_clusters_compared_beyond_the_links_give_weights() -> None:
    """Goal's node is linked to One and Two; the file compares a third cluster with them."""
    clusters = tuple(Cluster(name, (Node(name.lower()),)) for name in ("Goal", "One", "Two", "Three"))
    asked = (Comparisons("goal", "One", ("one",)), Comparisons("goal", "Two", ("two",)))
    between = (Comparisons("Goal", "", ("One", "Two", "Three"), (0.0, 2.0, 6.0)),)
    imported = import_model(as_bytes(Network(-1, "", clusters, asked, between)), "some.sdmod")
    (ballot,) = imported.study.ballots
    assert isinstance(ballot.judgments, DirectRatings)
    assert ballot.judgments.points[1] / ballot.judgments.points[0] == pytest.approx(3)
    assert "model-left-judgments" in {each.code for each in imported.left}


def test_a_linked_cluster_that_is_not_compared_weighs_nothing() -> None:
    """Zero has no ratio to the others: it must not stand in the way of weighing the study."""
    clusters = tuple(Cluster(name, (Node(name.lower()),)) for name in ("Goal", "One", "Two", "Three"))
    asked = tuple(Comparisons("goal", name, (name.lower(),)) for name in ("One", "Two", "Three"))
    between = (Comparisons("Goal", "", ("One", "Two"), (3.0,)),)
    found = import_model(as_bytes(Network(-1, "", clusters, asked, between)), "some.sdmod").study
    (ballot,) = found.ballots
    assert isinstance(ballot.judgments, DirectRatings)
    assert ballot.judgments.points == pytest.approx((75, 25, 0))
    weights = weigh(found).weights.as_dict()
    assert weights[ids(found)["three"]] == 0
    assert weights[ids(found)["one"]] == pytest.approx(3 * weights[ids(found)["two"]])


def test_a_model_without_links_is_refused() -> None:
    with pytest.raises(DecisionError, match="network-without-links"):
        study(Network(-1, "", PLAIN.clusters, ()))
