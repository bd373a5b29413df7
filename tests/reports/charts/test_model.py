"""The criteria model as a drawing: the tree of a hierarchy, the ring of a network, feedback coloured."""

from __future__ import annotations

import itertools

import pytest

from i18n.translate import translator
from mcdm.model import CriteriaModel, Link
from reports.charts import model
from tests.reports.charts.drawing import domain, inside, table, tables, texts
from tests.reports.charts.gallery import criteria_model

T = translator("en")
PLAIN = criteria_model(links=0)


def linked(*links: tuple[str, str]) -> CriteriaModel:
    return CriteriaModel(PLAIN.goal, PLAIN.nodes, PLAIN.clusters, tuple(Link(a, b) for a, b in links))


def test_feedback_is_what_lies_on_a_loop() -> None:
    a, b, c, d = PLAIN.node_ids[:4]
    assert model.feedback(linked((a, b), (b, c), (c, a), (c, d))) == {(a, b), (b, c), (c, a)}
    assert model.feedback(linked((a, b), (b, c))) == frozenset()


@pytest.mark.parametrize("clusters", [1, 2, 6, 9])
@pytest.mark.parametrize("links", [0, 8])
def test_every_element_and_cluster_is_named_once(clusters: int, links: int) -> None:
    drawn = criteria_model(links=links, clusters=clusters, nodes_each=4)
    written = texts(model.network(drawn, t=T))
    assert sorted(written) == sorted(
        [
            *(node.label.en for node in drawn.nodes),
            *(cluster.label.en for cluster in drawn.clusters),
            *([drawn.goal.en] if not links else []),
        ]
    )


@pytest.mark.parametrize("links", [0, 40])
def test_nothing_is_drawn_outside_of_the_picture_and_no_names_overlap(links: int) -> None:
    figure = model.network(criteria_model(links=links), t=T)
    across, down = domain(figure, "x"), domain(figure, "y")
    for rows in tables(figure):
        assert inside([row["x"] for row in rows], across)
        assert inside([row["y"] for row in rows], down)
    elements = [row for rows in tables(figure, "text") for row in rows]
    for side in (-1, 1):
        rows = sorted(row["y"] for row in elements if links and row["x"] * side > 0)
        assert all(b - a >= 1 - 1e-9 for a, b in itertools.pairwise(rows))


def test_an_arc_leads_from_its_source_to_its_target() -> None:
    a, b = PLAIN.node_ids[0], PLAIN.node_ids[-1]
    figure = model.network(linked((a, b), (b, a)), t=T)
    at = {row["name"]: (row["x"], row["y"]) for rows in tables(figure, "circle") for row in rows}
    names = {node.id: node.label.en for node in PLAIN.nodes}
    arc = [row for row in table(figure, "link", "step") if row["link"] == f"{a}>{b}"]
    assert (arc[0]["from"], arc[0]["on"]) == (names[a], names[b])
    assert (arc[0]["x"], arc[0]["y"]) == pytest.approx(at[names[a]], abs=0.03)
    assert (arc[-1]["x"], arc[-1]["y"]) == pytest.approx(at[names[b]], abs=0.03)
    assert all(row["feedback"] for row in arc)


def test_arcs_are_as_wide_as_their_influence_is_strong() -> None:
    a, b, c = PLAIN.node_ids[:3]
    figure = model.network(linked((a, b), (b, c), (c, a)), t=T, influence={(a, b): 0.8, (b, c): 0.2})
    wide = {row["link"]: row["strength"] for row in table(figure, "link", "strength")}
    assert wide == pytest.approx({f"{a}>{b}": 1.0, f"{b}>{c}": 0.25, f"{c}>{a}": 0.5})


def test_dots_have_the_area_of_their_weight_and_say_it() -> None:
    a, b = PLAIN.node_ids[:2]
    figure = model.network(linked((a, b)), t=T, weights={a: 0.3, b: 0.1})
    rows = {row["name"]: row for rows in tables(figure, "circle") for row in rows}
    first, second = (node.label.en for node in PLAIN.nodes[:2])
    assert (rows[first]["weight"], rows[second]["weight"]) == (0.3, 0.1)
    assert f"{first}  .300" in texts(figure)


def test_a_tree_runs_from_the_goal_to_the_leaves() -> None:
    figure = model.network(PLAIN, t=T)
    branches = table(figure, "branch", "step")
    ends = {row["branch"]: row["x"] for row in branches if row["step"] == max(r["step"] for r in branches)}
    assert all(ends[node] == pytest.approx(1) for node in PLAIN.node_ids)
    assert all(-1 < ends[cluster] < 1 for cluster in PLAIN.cluster_ids)
    assert figure.takeaway == "A hierarchy of 28 elements in 6 clusters."


def test_a_network_is_counted_in_words() -> None:
    a, b, c = PLAIN.node_ids[:3]
    figure = model.network(linked((a, b), (b, a), (b, c)), t=T)
    assert figure.takeaway == "28 elements in 6 clusters with 3 influences, of which 2 lie on a feedback loop."


def test_names_are_those_of_the_reader() -> None:
    written = texts(model.network(PLAIN, t=translator("zh")))
    assert {node.label.zh for node in PLAIN.nodes} <= set(written)
