"""The criteria model: what experts must be asked, and what is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Link, Node

CLUSTERS = {"C1": "goal", "C2": "goal"}
NODES = {"N11": "C1", "N12": "C1", "N21": "C2", "N22": "C2"}


def model(
    nodes: dict[str, str] = NODES, clusters: dict[str, str] = CLUSTERS, links: Iterable[tuple[str, str]] = ()
) -> CriteriaModel:
    return CriteriaModel(
        Label("Satisfaction"),
        tuple(Node(name, Label(name), cluster) for name, cluster in nodes.items()),
        tuple(Cluster(name, Label(name), parent) for name, parent in clusters.items()),
        tuple(Link(source, target) for source, target in links),
    )


def asked(some: CriteriaModel) -> dict[str, tuple[str, ...]]:
    return {each.id: each.elements for each in some.comparison_sets()}


def test_a_hierarchy_asks_how_each_level_divides() -> None:
    assert asked(model()) == {"goal": ("C1", "C2"), "C1": ("N11", "N12"), "C2": ("N21", "N22")}
    assert model().is_hierarchy


def test_a_single_child_is_not_asked_about() -> None:
    assert set(asked(model(nodes={"N11": "C1", "N21": "C2", "N22": "C2"}))) == {"goal", "C2"}


def test_clusters_divide_to_any_depth() -> None:
    deep = model(nodes={"a": "C11", "b": "C11", "c": "C12"}, clusters={"C1": "goal", "C11": "C1", "C12": "C1"})
    assert asked(deep) == {"C1": ("C11", "C12"), "C11": ("a", "b")}


def test_indicators_may_stand_under_the_goal() -> None:
    assert asked(model(nodes={"a": "goal", "b": "goal"}, clusters={})) == {"goal": ("a", "b")}


def test_a_network_asks_which_influences_more() -> None:
    network = model(links=[("N21", "N11"), ("N22", "N11"), ("N12", "N11")])
    sets = {each.id: each for each in network.comparison_sets()}
    assert sets["N11<-C2"].elements == ("N21", "N22")
    assert sets["N11<-C2"].kind == "influence"
    assert sets["C1<-*"].elements == ("C1", "C2")
    assert sets["C1<-*"].kind == "cluster-influence"
    assert "N11<-C1" not in sets, "a single influence needs no comparison"
    assert not network.is_hierarchy


def test_pairs_of_a_complete_answer() -> None:
    wide = model(nodes=dict.fromkeys("abcde", "C1"), clusters={"C1": "goal"})
    assert [each.pair_count for each in wide.comparison_sets()] == [10]


def test_elements_keep_the_order_of_the_model() -> None:
    network = model(links=[("N22", "N11"), ("N21", "N11")])
    assert network.influences["N11"]["C2"] == ("N21", "N22")
    assert network.cluster_influences["C1"] == ("C2",)


def test_labels_and_members() -> None:
    assert model().labels["goal"] == Label("Satisfaction")
    assert model().members["goal"] == ("C1", "C2")
    assert model().cluster_of["N21"] == "C2"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nodes": {}}, "model-empty"),
        ({"nodes": {**NODES, " ": "C1"}}, "id-empty"),
        ({"nodes": {**NODES, "N1<-C2": "C1"}}, "id-reserved"),
        ({"nodes": {**NODES, "C1": "C2"}}, "id-taken"),
        ({"nodes": {**NODES, "goal": "C2"}}, "id-taken"),
        ({"nodes": {**NODES, "N13": "C9"}}, "id-unknown"),
        ({"clusters": {**CLUSTERS, "C3": "goal"}}, "cluster-empty"),
        ({"clusters": {"C1": "C2", "C2": "C1"}}, "model-cycle"),
        ({"clusters": {"C1": "C1", "C2": "goal"}}, "model-cycle"),
        ({"links": [("N11", "N99")]}, "id-unknown"),
        ({"links": [("N11", "N11")]}, "link-to-itself"),
        ({"links": [("N11", "N12"), ("N11", "N12")]}, "link-repeated"),
    ],
)
def test_what_is_refused(changes: dict[str, object], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        model(**changes)  # type: ignore[arg-type]


def test_in_a_pure_network_an_element_may_be_compared_with_itself() -> None:
    nodes = (Node("N1", Label("One")), Node("N2", Label("Two")))
    links = (Link("N1", "N1"), Link("N2", "N1"))
    network = CriteriaModel(Label("Network"), nodes, links=links, divided=False)
    assert asked(network) == {"N1<-goal": ("N1", "N2")}


def test_a_misspelt_id_gets_a_suggestion() -> None:
    with pytest.raises(DecisionError) as caught:
        model(links=[("N111", "N12")])
    assert caught.value.facts["suggestion"] == "N11"


# ---------------------------------------------------------------------- alternatives and pure networks


def ranking(**changes: object) -> CriteriaModel:
    """A hierarchy whose second cluster holds the alternatives."""
    links = [(option, criterion) for option in ("N21", "N22") for criterion in ("N11", "N12")]
    return replace(model(links=links), alternatives="C2", **changes)  # type: ignore[arg-type]


def test_alternatives_are_ranked_and_never_measured() -> None:
    some = ranking()
    assert some.alternative_ids == ("N21", "N22")
    assert some.indicator_ids == ("N11", "N12")
    assert some.node_ids == ("N11", "N12", "N21", "N22")
    assert asked(some) == {"C1": ("N11", "N12"), "N11<-C2": ("N21", "N22"), "N12<-C2": ("N21", "N22")}
    assert {each.kind for each in some.comparison_sets()} == {"decomposition", "alternatives"}
    assert some.is_hierarchy
    assert some.decomposition == {"goal": ("C1",), "C1": ("N11", "N12")}


def test_feedback_from_the_alternatives_makes_a_network() -> None:
    some = ranking()
    assert not replace(some, links=(*some.links, Link("N11", "N21"))).is_hierarchy


def test_a_pure_network_asks_nothing_about_the_goal() -> None:
    network = replace(model(links=[("N21", "N11"), ("N22", "N11"), ("N11", "N21")]), divided=False)
    assert asked(network) == {"N11<-C2": ("N21", "N22")}
    assert network.roots == ("N12",)
    assert not network.is_hierarchy
    assert replace(network, links=(*network.links, Link("N12", "N22"))).roots == network.node_ids


@pytest.mark.parametrize(
    ("some", "changes", "code"),
    [
        (model(), {"alternatives": "C3"}, "id-unknown"),
        (model(clusters={"C1": "goal", "C2": "C1"}), {"alternatives": "C2"}, "alternatives-nested"),
        (model(clusters={"C1": "C2", "C2": "goal"}), {"alternatives": "C2"}, "alternatives-nested"),
        (model(nodes={"N1": "C1"}, clusters={"C1": "goal"}), {"alternatives": "C1"}, "alternatives-alone"),
        (model(), {"divided": False}, "network-without-links"),
    ],
)
def test_what_is_refused_of_alternatives(some: CriteriaModel, changes: dict[str, object], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        replace(some, **changes)  # type: ignore[arg-type]
