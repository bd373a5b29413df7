"""What differs between two studies, thing by thing."""

from __future__ import annotations

from dataclasses import replace

from mcdm.labels import Label
from studies import edits
from studies.differences import Difference, differences, value_at
from studies.identity import ABSENT
from tests.studies.parts import small_study

STUDY = small_study()


def test_a_field_of_a_thing_is_found_by_its_place() -> None:
    wider = edits.set_lever(STUDY, replace(STUDY.levers[0], maximum=12.0))
    (found,) = differences(STUDY, wider)
    assert found == Difference(("levers", "L1", "maximum"), 10.0, 12.0)
    assert found.kind == "changed"
    assert value_at(wider, found.place) == 12.0


def test_what_was_added_and_removed_is_one_difference_each() -> None:
    smaller = replace(STUDY, interactions=())
    place = ("interactions", ("L1", "L2", "N3"))
    (gone,), (new,) = differences(STUDY, smaller), differences(smaller, STUDY)
    assert (gone.place, gone.kind, gone.new) == (place, "removed", ABSENT)
    assert (new.place, new.kind, new.old) == (place, "added", ABSENT)
    assert value_at(smaller, place) is ABSENT
    assert value_at(smaller, (*place, "strength")) is ABSENT


def test_another_order_is_told_apart_from_another_value() -> None:
    (found,) = differences(STUDY, replace(STUDY, levers=STUDY.levers[::-1]))
    assert (found.place, found.kind, found.new) == (("levers",), "moved", ("L2", "L1"))


def test_names_are_one_value() -> None:
    (found,) = differences(STUDY, edits.rename_goal(STUDY, Label("Joy", "喜悦")))
    assert found.place == ("model", "goal")
    assert found.new == Label("Joy", "喜悦")
    assert differences(STUDY, STUDY) == ()
