"""The model as a table: read back unchanged, pasted with or without headings, wrong rows named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.labels import Label
from mcdm.model import GOAL, Link
from store.examples import load_example
from studies import edits
from studies.edits import ModelRow
from tests.studies.parts import refused, small_study

STUDY = small_study()


@pytest.mark.parametrize("name", ["power-supply", "town-hall"])
def test_the_table_of_a_model_reads_back_unchanged(name: str) -> None:
    study = load_example(name)
    rows = edits.model_table(study.model)
    assert edits.set_model_table(study, rows) == study
    pasted = "\n".join("\t".join(vars(row).values()) for row in rows)
    assert edits.set_model_table(study, edits.read_model_table(pasted)) == study


def test_names_stand_for_ids_in_both_languages() -> None:
    study = load_example("town-hall")
    rows = edits.read_model_table(
        "Name in English\t中文名称\tUnder\tInfluences\n"
        "Access\t便捷\t\t\nWaiting time\t等候时间\tAccess\t\nOpening hours\t开放时间\t便捷\t等候时间；网站\n"
        "Online\t线上服务\t\t\nWebsite\t网站\tOnline\t\n"
    )
    model = edits.set_model_table(study, rows).model
    assert model.cluster_ids == ("C1", "C3")
    assert model.node_ids == ("N1", "N2", "N5")
    assert set(model.links) == {Link("N2", "N1"), Link("N2", "N5")}


def test_a_new_row_gets_the_next_id_and_its_kind_from_what_is_under_it() -> None:
    rows = (*edits.model_table(STUDY.model), ModelRow(en="Price | 价格"), ModelRow(zh="电费", parent="Price"))
    model = edits.set_model_table(STUDY, rows).model
    assert model.clusters[-1].label == Label("Price", "价格")
    assert model.clusters[-1].id not in STUDY.model.labels
    assert model.nodes[-1].cluster == model.clusters[-1].id
    assert model.nodes[-1].label == Label(zh="电费")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Outages", ("en",)),
        ("Outages\tReliability", ("en", "parent")),
        ("Outages\t停电\tReliability", ("en", "zh", "parent")),
        ("Outages\t停电\tReliability\tBills", ("en", "zh", "parent", "influences")),
        ("N1\tOutages\t停电\tReliability\tBills", ("id", "en", "zh", "parent", "influences")),
    ],
)
def test_the_width_says_which_column_is_which(text: str, columns: tuple[str, ...]) -> None:
    (row,) = edits.read_model_table(text)
    assert {name for name, cell in vars(row).items() if cell} == set(columns)


def test_unknown_columns_and_empty_lines_are_passed_over() -> None:
    rows = edits.read_model_table("Name\tRemark\tUnder\n\nOutages\tbad\tReliability\n")
    assert rows == (ModelRow(en="Outages", parent="Reliability"),)


def test_what_is_wrong_is_named() -> None:
    first = edits.model_table(STUDY.model)[0]
    assert refused(lambda: edits.read_model_table(" \n")).code == "table-empty"
    assert refused(lambda: edits.set_model_table(STUDY, ())).code == "table-empty"
    assert refused(lambda: edits.set_model_table(STUDY, (first, ModelRow(id="X")))).code == "table-name-missing"
    assert refused(lambda: edits.set_model_table(STUDY, (first, first))).code == "table-id-repeated"
    assert refused(lambda: edits.set_model_table(STUDY, (ModelRow(en="A", parent="B"),))).code == "table-name-unknown"
    assert refused(lambda: edits.set_model_table(STUDY, (ModelRow(en="A", influences="A"),))).code == "link-to-itself"
    loop = (ModelRow(en="A", parent="B"), ModelRow(en="B", parent="A"), ModelRow(en="C"))
    assert refused(lambda: edits.set_model_table(STUDY, loop)).code == "model-cycle"


def test_the_goal_may_be_named_as_owner() -> None:
    goal = STUDY.model.goal.en or STUDY.model.goal.zh
    assert edits.set_model_table(STUDY, (ModelRow(en="A", parent=goal),)).model.nodes[0].cluster == GOAL


def test_alternatives_stay_while_their_cluster_does() -> None:
    cluster = STUDY.model.cluster_ids[-1]
    ranked = edits.set_alternatives(replace(STUDY, ballots=(), questionnaire=None), cluster)
    rows = edits.model_table(ranked.model)
    assert edits.set_model_table(ranked, rows).model.alternatives == cluster
    left = tuple(row for row in rows if cluster not in (row.id, row.parent))
    names = {row.id for row in left}
    left = tuple(
        replace(row, influences="; ".join(each for each in row.influences.split("; ") if each in names)) for row in left
    )
    assert edits.set_model_table(ranked, left).model.alternatives == ""
