"""The page of the model: every edit by form, the outline with its preview, measures, and what is said beforehand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.labels import Label
from mcdm.model import GOAL, Cluster, CriteriaModel, Link, Node
from store.examples import DEMO, load_example
from store.repository import DatabaseRepository
from studies import edits
from studies.study import Study
from tests.views.whole_app import Visitor, repository

__all__ = ["repository"]
SMALL = load_example("town-hall")


def on_model(
    repository: DatabaseRepository, study: Study = SMALL, element: str = "", form: str = "questions", **query: str
) -> Visitor:
    visitor = Visitor(repository, study=repository.create(study), **query)
    visitor.app.session_state["kept/model/form"] = form
    if element:
        visitor.app.session_state["kept/model/element"] = element
    visitor.on("model")
    assert visitor.fine()
    return visitor


def deep() -> Study:
    """Three levels of clusters, a name with marks of Markdown, one inner dependence."""
    model = CriteriaModel(
        Label("Goal"),
        nodes=(Node("N1", Label("A *b* [c] $d$"), "C3"), Node("N2", Label("Two"), "C3"), Node("N3", Label("Three"))),
        clusters=tuple(
            Cluster(name, Label(label), parent)
            for name, label, parent in (("C1", "One", GOAL), ("C2", "Inside", "C1"), ("C3", "Deep", "C2"))
        ),
        links=(Link("N1", "N2"),),
    )
    return Study(Label("Deep"), model)


def test_the_demo_is_a_network_with_feedback(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, load_example(DEMO))
    text = visitor.text()
    assert text.startswith("A network: 28 indicators in 6 clusters, tied by 50 influences with feedback")
    assert "7 questions of the experts, 67 comparisons" in text
    assert "stated shares for 28 of 28 indicators" in text
    assert len(visitor.app.dataframe[0].value) == 23


@pytest.mark.parametrize("language", ["en", "zh"])
def test_any_depth_and_any_name(repository: DatabaseRepository, language: str) -> None:
    visitor = on_model(repository, deep(), "N1", lang=language)
    assert any("A *b* [c] $d$" in each for each in visitor.app.selectbox[0].options)
    assert "**" not in visitor.app.title[0].value


def test_renaming_is_one_step(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, element="C1").type("Name in English", "Reach")
    assert visitor.study.model.labels["C1"] == Label("Reach", SMALL.model.labels["C1"].zh)
    visitor.click("undo")
    assert visitor.study == SMALL
    visitor.type("Name in Chinese", "").type("Name in English", "")
    assert "A name is needed in at least one language" in visitor.text()
    assert visitor.study.model.labels["C1"].en == "Access"


def test_adding_an_indicator_and_a_cluster(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, element="C1").choose("element-view", "inside")
    visitor.button("Add")
    assert "needs a name" in visitor.text()
    visitor.type("Its name", "Parking | 停车").button("Add")
    added = visitor.study.model.nodes[-1]
    assert (added.label, added.cluster) == (Label("Parking", "停车"), "C1")
    kind = next(each for each in visitor.app.button_group if "add/kind" in str(each.key))
    kind.set_value("cluster").run()
    visitor.type("Its name", "Costs").type("Its first indicator", "Fees").button("Add")
    assert visitor.study.model.clusters[-1].label == Label("Costs")
    assert visitor.study.model.nodes[-1].label == Label("Fees")


def test_removing_says_beforehand_what_goes(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, load_example(DEMO), "C1")
    counts = edits.consequences(load_example(DEMO), "C1")
    assert f"{counts['judgments']} judgments" in visitor.text()
    assert f"{counts['nodes']} indicators" in visitor.text()
    visitor.click("remove-C1")
    assert "C1" not in visitor.study.model.cluster_ids
    visitor.click("undo")
    assert visitor.study.model == load_example(DEMO).model


def test_the_last_of_a_cluster_cannot_leave_it(repository: DatabaseRepository) -> None:
    model = replace(deep().model, nodes=(Node("N1", Label("Only"), "C3"), Node("N3", Label("Three"))), links=())
    visitor = on_model(repository, replace(deep(), model=model), "N1")
    assert visitor.fine()
    assert not any(each.key == "remove-N1" for each in visitor.app.button)
    visitor.type("Stands under", GOAL)
    assert not any(each.key == "move-N1" for each in visitor.app.button)
    assert visitor.study.model == model


def test_moving_a_cluster_never_offers_its_own_inside(repository: DatabaseRepository) -> None:
    model = replace(deep().model, nodes=(*deep().model.nodes, Node("N4", Label("Four"), "C1")))
    visitor = on_model(repository, replace(deep(), model=model), "C2")
    assert visitor.field("Stands under").options == ["Goal", "One"]
    visitor.type("Stands under", GOAL).click("move-C2")
    assert visitor.study.model.clusters[1].parent == GOAL


def test_influences_are_offered_then_applied(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, load_example(DEMO), "N11").choose("element-view", "influences")
    before = [link.source for link in visitor.study.model.links if link.target == "N11"]
    visitor.type("Influenced by", before[:1])
    assert "This takes along" in visitor.text()
    assert [link.source for link in visitor.study.model.links if link.target == "N11"] == before, "only offered"
    visitor.click("sources-N11")
    assert [link.source for link in visitor.study.model.links if link.target == "N11"] == before[:1]


def test_stated_shares_must_be_whole(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, element="N1").choose("element-view", "shares")
    for label, value in zip(("Very satisfied", "Satisfied", "Neutral"), (50.0, 30.0, 40.0), strict=True):
        visitor.field(label).set_value(value)
    before = visitor.study
    visitor.click("set-shares-N1")
    assert len(visitor.app.error) == 1
    assert visitor.study == before
    grades = ("Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied")
    for label, value in zip(grades, (50, 30, 10, 5, 5), strict=True):
        visitor.field(label).set_value(float(value))
    visitor.click("set-shares-N1")
    stated = next(each for each in visitor.study.baseline if each.indicator == "N1")
    assert stated.shares == pytest.approx((0.5, 0.3, 0.1, 0.05, 0.05))


def test_an_operating_figure_is_set_and_refused(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, load_example(DEMO), "N11").choose("element-view", "figure")
    assert "today 8.94 h a year" in visitor.text()
    visitor.field("Today").set_value(7.5)
    visitor.click("set-figure-N11")
    assert next(each for each in visitor.study.figures if each.indicator == "N11").today == 7.5
    visitor.field("Satisfied").set_value(900.0)
    visitor.click("set-figure-N11")
    assert "rise or fall strictly" in visitor.text()
    assert next(each for each in visitor.study.figures if each.indicator == "N11").anchors[1] == 4.0


def test_the_outline_previews_and_applies(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, form="outline")
    present = visitor.app.text_area[0].value
    changed = present.replace("Opening hours", "Hours").replace("    [N6] Forms | 表格\n", "    Help line\n")
    visitor.app.text_area[0].set_value(changed).run()
    text = visitor.text()
    assert "Added: Help line." in text
    assert "Removed: Forms." in text
    assert "Opening hours becomes Hours" in text
    assert visitor.study == SMALL
    visitor.click("outline-apply")
    assert {"Hours", "Help line"} <= {label.en for label in visitor.study.model.labels.values()}
    visitor.click("undo")
    assert visitor.study == SMALL


def test_a_broken_outline_names_the_line_and_stays_typed(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, form="outline")
    visitor.app.text_area[0].set_value("A\n    B\n  C").run()
    assert "Line 3" in visitor.text()
    assert visitor.app.text_area[0].value == "A\n    B\n  C"
    visitor.click("outline-discard")
    assert visitor.app.text_area[0].value == edits.outline(SMALL.model)


def test_a_pasted_table_previews_and_applies(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, form="table")
    rows = "Name\tUnder\tInfluences\nAccess\t\t\nWaiting time\tAccess\t\nParking\tAccess\tWaiting time"
    visitor.app.text_area[0].set_value(rows).run()
    text = visitor.text()
    assert "Added: Parking." in text
    assert "Removed: Staff, Online, Opening hours" in text
    assert "1 influence is new." in text
    assert visitor.study == SMALL
    visitor.click("table-apply")
    assert [label.en for label in visitor.study.model.labels.values()][1:] == ["Access", "Waiting time", "Parking"]
    assert visitor.study.model.labels["C1"].zh == SMALL.model.labels["C1"].zh, "the other language stays"
    visitor.click("undo")
    assert visitor.study == SMALL


def test_a_wrong_row_of_a_table_is_named_and_stays_typed(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, form="table")
    visitor.app.text_area[0].set_value("Name\tUnder\nAccess\tAcess").run()
    assert 'Row 1 names "Acess"' in visitor.text()
    assert visitor.app.text_area[0].value.endswith("Acess")
    assert visitor.study == SMALL


def test_a_cluster_becomes_that_of_the_alternatives(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, form="purpose")
    visitor.type("Cluster with the alternatives", "C3")
    assert visitor.study == SMALL, "only offered"
    assert "This takes along" in visitor.text()
    visitor.click("set-alternatives")
    assert visitor.study.model.alternatives == "C3"
    assert visitor.field("Cluster with the alternatives").value == "C3"
    visitor.click("undo")
    assert visitor.study == SMALL


def test_a_pure_network_needs_influences(repository: DatabaseRepository) -> None:
    visitor = on_model(repository, form="purpose")
    visitor.app.radio[0].set_value(False).run()
    assert not any(each.key == "set-divided" for each in visitor.app.button)
    demo = on_model(repository, load_example(DEMO), form="purpose")
    demo.app.radio[0].set_value(False).run()
    demo.click("set-divided")
    assert demo.study.model.divided is False
