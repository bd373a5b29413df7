"""The parts of a document with a friendlier form."""

from __future__ import annotations

from typing import Any

import pytest

from mcdm.choice import Choice
from mcdm.judgments import DirectRatings
from scenarios.levers import Lever
from scenarios.scenario import PlannedAmount, Scenario
from studies.ballot_shapes import BallotShape, JudgmentShape, JudgmentsShape
from studies.study import Ballot
from studies.study_shapes import SHAPES, AmountsShape, ChoiceShape
from tests.studies.parts import pairs, refused, small_study

AB = JudgmentsShape(("A", "B"))


@pytest.mark.parametrize("value", [1.0, 3.0, 1 / 3, 1 / 9, 0.5, 2.5, 0.3, 1 / 7.3, 1e-9, 123456.789, 1 / 12345])
def test_a_judgment_is_written_as_people_do_and_loses_nothing(value: float) -> None:
    assert JudgmentShape().read(JudgmentShape().write(value), "") == value


@pytest.mark.parametrize(("written", "value"), [(3, 3.0), ("3", 3.0), ("1/3", 1 / 3), ("4/6", 4 / 6), (0.5, 0.5)])
def test_a_judgment_may_be_given_in_several_ways(written: Any, value: float) -> None:
    assert JudgmentShape().read(written, "") == value


@pytest.mark.parametrize("written", [0, -1, "0", "1/0", "-1/3", "1.5", "three", "", None, [], True, "1e5", "9" * 400])
def test_what_is_no_judgment(written: Any) -> None:
    assert refused(lambda: JudgmentShape().read(written, "here")).facts["path"] == "here"


def test_rows_and_points() -> None:
    assert AB.read([["A", "B", "1/2"]], "") == pairs("A B", ("A", "B", 0.5))
    assert AB.read({"B": 1, "A": 3}, "") == DirectRatings(("B", "A"), (1.0, 3.0))
    assert refused(lambda: AB.read([["A", "C", 2]], "b")).code == "document-part-refused"
    assert refused(lambda: AB.read([["A", "B"]], "b")).facts["path"] == "b/A:B"
    assert refused(lambda: AB.read({}, "b")).code == "document-part-refused"
    assert refused(lambda: AB.read("A", "b")).code == "document-wrong-type"


def test_a_ballot_names_its_elements_only_in_another_order() -> None:
    shape = BallotShape({"goal": ("A", "B")})
    usual, turned = Ballot("E", "goal", pairs("A B")), Ballot("E", "goal", pairs("B A"))
    assert shape.write(usual) == {"expert": "E", "set": "goal", "judgments": []}
    assert shape.write(turned)["elements"] == ["B", "A"]
    assert [shape.read(shape.write(each), "") for each in (usual, turned)] == [usual, turned]


def test_a_choice_is_a_name_where_all_else_is_default() -> None:
    assert ChoiceShape().write(Choice("eigenvector")) == "eigenvector"
    choice = Choice.of("hill", half=3.0, exponent=1.5)
    assert ChoiceShape().write(choice) == {"method": "hill", "parameters": {"exponent": 1.5, "half": 3}}
    assert ChoiceShape().read(ChoiceShape().write(choice), "") == choice
    assert refused(lambda: ChoiceShape().read({"method": "hill", "parameters": {"half": [3]}}, "c")).facts["path"] == (
        "c/parameters/half"
    )


def test_an_amount_is_held_or_given_by_quarter() -> None:
    assert AmountsShape().read(3, "") == (3.0,)
    assert AmountsShape().read([0, 3], "") == (0.0, 3.0)
    assert [AmountsShape().write(each) for each in ((3.0,), (0.0, 3.0))] == [3, [0, 3]]


@pytest.mark.parametrize(("kind", "value"), [(Lever, small_study().levers[0]), (Scenario, small_study().scenarios[1])])
def test_rows_by_name(kind: type, value: Any) -> None:
    shape = SHAPES.of(kind)
    assert shape.read(shape.write(value), "") == value


def test_a_plan_says_which_lever_is_wrong() -> None:
    error = refused(lambda: SHAPES.of(Scenario).read({"id": "S", "label": "S", "plan": {"L1": -1}}, "scenarios/S"))
    assert error.facts["path"] == "scenarios/S/plan/L1"
    read = SHAPES.of(Scenario).read({"id": "S", "label": "S", "plan": {"L1": 2}}, "")
    assert read.plan == (PlannedAmount("L1", (2.0,)),)
