"""Things in a study are told apart by what names them, in every list of the study."""

from __future__ import annotations

import typing
from dataclasses import is_dataclass

from scenarios.levers import Interaction
from studies.identity import ABSENT, KEYS, WHOLE, fields, items
from studies.study import Study
from tests.studies.parts import small_study

UNKEYED = {"Grade", "FunnelStep", "Label"}
"""Kinds whose order is their meaning, or that have no name: their list is one value."""


def test_things_are_found_by_id_by_what_they_join_and_by_the_first_of_a_pair() -> None:
    study = small_study()
    known = fields(Study)
    assert list(items(known["levers"], study.levers) or ()) == ["L1", "L2"]
    assert list(items(known["interactions"], study.interactions) or ()) == [("L1", "L2", "N3")]
    factors = fields(type(study.futures[0]))["gap_factors"]
    assert items(factors, study.futures[1].gap_factors) == {"N1": ("N1", 1.4)}


def test_a_list_that_names_something_twice_is_one_value() -> None:
    twice = (Interaction("L1", "L2", "N3", 0.1), Interaction("L1", "L2", "N3", 0.2))
    assert items(fields(Study)["interactions"], twice) is None
    assert items(float, 1.0) is None
    assert not ABSENT


def test_every_list_of_things_in_a_study_has_keys() -> None:
    kinds, seen, without = [Study], set(), set()
    while kinds:
        kind = kinds.pop()
        seen.add(kind)
        for hint in fields(kind).values():
            for each in parts(hint):
                if each not in seen and each not in WHOLE:
                    kinds.append(each)
                if hint == tuple[each, ...] and items(hint, ()) is None:
                    without.add(each.__name__)
    assert without == UNKEYED
    assert set(KEYS) <= seen


def parts(hint: object) -> list[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [kind for each in typing.get_args(hint) for kind in parts(each)]
