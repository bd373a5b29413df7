"""Edits of the structural model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.questionnaire import Item, Questionnaire
from satisfaction.structure import Construct, StructuralModel, StructuralPath
from studies import edits
from studies.document import read, write
from tests.studies.parts import small_study

ASKED = Questionnaire((Item("a", "N1"), Item("b", "N3"), Item("o", "overall", role="construct")))
STRUCTURE = StructuralModel(
    (
        Construct("C1", Label("Supply"), ("N1",)),
        Construct("C2", Label("Service"), ("N3",)),
        Construct("satisfaction", Label("Satisfaction"), ("overall",)),
    ),
    (StructuralPath("C1", "satisfaction"), StructuralPath("C2", "satisfaction", 0.3)),
)
STUDY = edits.set_structure(replace(small_study(), questionnaire=ASKED), STRUCTURE)


def test_constructs_come_and_go_with_their_paths() -> None:
    more = edits.add_construct(STUDY, Construct("loyalty", Label("Loyalty")))
    linked = edits.add_path(more, "satisfaction", "loyalty", 0.8)
    assert linked.structure.order[-1] == "loyalty"
    assert edits.remove_construct(linked, "loyalty") == STUDY
    gone = edits.remove_construct(STUDY, "C1")
    assert [path.source for path in gone.structure.paths] == ["C2"]


def test_names_questions_and_modes() -> None:
    study = edits.rename_construct(STUDY, "C1", Label("Power", "供电"))
    study = edits.assign_questions(study, "C1", ("N1", "N2"))
    study = edits.set_mode(study, "C1", "formative")
    assert study.structure.constructs[0] == Construct("C1", Label("Power", "供电"), ("N1", "N2"), "formative")


def test_paths_and_published_coefficients() -> None:
    study = edits.set_coefficient(STUDY, "C1", "satisfaction", 0.5)
    study = edits.set_structure_source(study, " A paper, 2020 ")
    assert [path.coefficient for path in study.structure.paths] == [0.5, 0.3]
    assert study.structure.source == "A paper, 2020"
    assert edits.remove_path(study, "C1", "satisfaction").structure.paths == study.structure.paths[1:]
    assert edits.set_coefficient(study, "C1", "satisfaction", None).structure.paths == STRUCTURE.paths


def test_back_to_the_usual_structure() -> None:
    assert edits.set_structure(STUDY, StructuralModel()) == replace(small_study(), questionnaire=ASKED)


def test_a_document_keeps_the_structure() -> None:
    assert read(write(STUDY)).structure == STRUCTURE


def test_what_cannot_be() -> None:
    with pytest.raises(DecisionError, match="structure-question-unknown") as caught:
        edits.assign_questions(STUDY, "C1", ("overal",))
    assert caught.value.facts["suggestion"] == "overall"
    with pytest.raises(DecisionError, match="structure-path-exists"):
        edits.add_path(STUDY, "C1", "satisfaction")
    with pytest.raises(DecisionError, match="structure-path-to-itself"):
        edits.add_path(STUDY, "C1", "C1")
    with pytest.raises(DecisionError, match="structure-circular"):
        edits.add_path(STUDY, "satisfaction", "C1")
    with pytest.raises(DecisionError, match="id-taken"):
        edits.add_construct(STUDY, STRUCTURE.constructs[0])
    for edit in (
        lambda: edits.rename_construct(STUDY, "C9", Label("x")),
        lambda: edits.remove_path(STUDY, "C1", "C2"),
        lambda: edits.add_path(STUDY, "C1", "C9"),
    ):
        with pytest.raises(DecisionError, match="id-unknown"):
            edit()
