"""The criteria tree as text that people paste."""

from __future__ import annotations

import pytest

from mcdm.labels import Label
from mcdm.model import Link
from store.examples import load_example
from studies import edits
from studies.study import Study
from tests.studies.parts import refused, small_study

STUDY = small_study()


DEMO = load_example("power-supply")


@pytest.mark.parametrize("study", [STUDY, DEMO, load_example("town-hall")], ids=["small", "demo", "town-hall"])
def test_an_outline_is_read_back_unchanged(study: Study) -> None:
    assert edits.set_outline(study, edits.outline(study.model)) == study


def test_an_indented_outline_keeps_what_has_the_same_name() -> None:
    study = edits.set_outline(
        STUDY, "目标\n  供电\n\t- 停电\n    Flicker\n  Staff\n    * Skills\n    [N4] Manner | 举止\n"
    )
    assert study.model.goal == Label("", "目标")
    assert [(c.id, c.label) for c in study.model.clusters] == [
        ("C1", Label("Supply", "供电")),
        ("C2", Label("Staff", "人员")),
    ]
    assert study.model.members == {"goal": ("C1", "C2"), "C1": ("N1", "N5"), "C2": ("N3", "N4")}
    assert study.model.labels["N4"] == Label("Manner", "举止")
    assert study.model.links == STUDY.model.links
    assert edits.losses(STUDY, study)["nodes"] == 1


def test_lines_with_arrows() -> None:
    study = edits.set_outline(STUDY, "Supply > Outages\nSupply → Voltage → Peaks\nSupply > Voltage > Dips\nBilling")
    names = {
        study.labels[owner].en: [study.labels[m].en for m in inside] for owner, inside in study.model.members.items()
    }
    assert names == {
        "Satisfaction": ["Supply", "Billing"], "Supply": ["Voltage", "Outages"], "Voltage": ["Peaks", "Dips"],
    }  # fmt: skip


def test_an_arrow_is_part_of_a_name_where_lines_are_indented() -> None:
    study = edits.set_outline(STUDY, "A\n  above > 10 kV\n  below\nB")
    assert "above > 10 kV" in {label.en for label in study.model.labels.values()}


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("  \n \n", "outline-empty", {}),
        ("A\n    B\n  C", "outline-indentation", {"line": 3, "text": "C"}),
        ("A\n  | |\n", "outline-name-missing", {"line": 2}),
        ("A\n  [N1]\n", "outline-name-missing", {"line": 2}),
        ("[X] A\nB\n[X] C", "outline-id-repeated", {"line": 3, "name": "X"}),
        ("A > C\nB > C", "outline-two-parents", {"line": 2, "name": "C", "first": "A", "second": "B"}),
        ("A > B > C\nC > A", "model-cycle", {"path": "B > C > A > B"}),
        ("X > Y\nA > A", "model-cycle", {"path": "A > A"}),
    ],
)
def test_a_wrong_outline_is_refused_with_its_line(text: str, code: str, facts: dict[str, object]) -> None:
    error = refused(lambda: edits.set_outline(STUDY, text))
    assert error.code == code
    assert facts.items() <= error.facts.items()


def test_links_of_a_pasted_outline_follow_their_elements() -> None:
    study = edits.set_outline(STUDY, "Supply\n  Outages\n  Voltage\nStaff\n  Skills\n  Speed")
    assert study.model.links == (Link("N3", "N1"),)


def test_a_new_study_has_the_tree_and_a_status_quo() -> None:
    study = edits.new_study(
        Label("Water"), Label("Satisfaction"), "Supply\n  Pressure\n  Taste | 口感\nService\n  Manners\n"
    )
    assert [node.label for node in study.model.nodes] == [Label("Pressure"), Label("Taste", "口感"), Label("Manners")]
    assert [cluster.label for cluster in study.model.clusters] == [Label("Supply"), Label("Service")]
    assert [scenario.plan for scenario in study.scenarios] == [()]
    assert (study.label, study.model.goal) == (Label("Water"), Label("Satisfaction"))


@pytest.mark.parametrize(
    ("typed", "label"),
    [(" Taste | 口感 ", Label("Taste", "口感")), ("口感", Label("", "口感")), ("Taste", Label("Taste"))],
)
def test_a_typed_name_is_in_the_language_it_is_written_in(typed: str, label: Label) -> None:
    assert edits.label_from(typed) == label
