"""The tree of networks inside elements: what is refused, and how names are joined and split."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from store.templates import load_template
from studies.study import Study, WeightOverride
from studies.subnetworks import Placement, Subnetwork, ancestors, descendants, inside, split
from tests.studies.nested import nested

BOCR = load_template("bocr-multiplicative")


def test_names_are_joined_and_split() -> None:
    assert inside("benefits", "goal") == "benefits:goal"
    assert inside("", "goal") == "goal"
    assert split("benefits:goal", ["benefits"]) == ("benefits", "goal")
    assert split("benefits:goal", ["costs"]) == ("", "benefits:goal"), "an element may be called so"
    assert split("goal", ["benefits"]) == ("", "goal")


def test_the_way_down_and_the_way_up() -> None:
    study = nested()
    assert [each.id for each in descendants("benefits", study.subnetworks)] == ["economic"]
    assert descendants("economic", study.subnetworks) == ()
    assert ancestors("economic", study.subnetworks) == ("benefits", "economic")
    assert ancestors("", study.subnetworks) == ()


def test_a_network_is_seen_with_what_is_its_own() -> None:
    study = nested()
    seen = study.inside("benefits")
    assert seen.model is study.networks["benefits"].model
    assert {ballot.set for ballot in seen.ballots} >= {"goal", "economic:goal"}
    assert [(each.id, each.parent) for each in seen.subnetworks] == [("economic", "")]
    assert seen.label == Label("Benefits", "收益")
    assert seen.inside("economic").ballots == study.inside("economic").ballots
    assert study.inside("") is study


def test_a_network_without_a_name_is_called_by_its_element() -> None:
    study = nested()
    nameless = tuple(replace(each, label=Label()) if each.id == "benefits" else each for each in study.subnetworks)
    assert replace(study, subnetworks=nameless).inside("benefits").label == study.model.labels["benefits"]


def test_places_and_corrections_belong_to_their_network() -> None:
    study = replace(
        nested(),
        placements=(Placement("outages", 1, 2, "benefits"), Placement("goal", 3, 4)),
        overrides=(WeightOverride("benefits:outages", 0.8, "known"), WeightOverride("trust", 0.4)),
    )
    seen = study.inside("benefits")
    assert seen.placements == (Placement("outages", 1, 2),)
    assert seen.overrides == (WeightOverride("outages", 0.8, "known"),)
    assert study.inside("costs").overrides == ()


def _second(study: Study, **changes: object) -> Study:
    extra = replace(study.subnetworks[0], **{"id": "extra", **changes})  # type: ignore[arg-type]
    return replace(study, subnetworks=(*study.subnetworks, extra))


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("id-empty", lambda: _second(BOCR, id=" ")),
        ("id-reserved", lambda: _second(BOCR, id="a:b")),
        ("id-taken", lambda: _second(BOCR, id="costs", element="trust")),
        ("id-unknown", lambda: _second(BOCR, element="nowhere")),
        ("id-unknown", lambda: _second(BOCR, parent="nowhere")),
        ("subnetwork-repeated", lambda: _second(BOCR)),
        ("subnetwork-cycle", lambda: _second(BOCR, parent="extra", element="outages")),
        ("id-unknown", lambda: BOCR.inside("nowhere")),
        ("id-unknown", lambda: replace(BOCR, placements=(Placement("x", 0, 0, "nowhere"),))),
        ("id-unknown", lambda: replace(BOCR, overrides=(WeightOverride("benefits:nowhere", 0.5),))),
    ],
)
def test_what_is_no_tree_is_refused(code: str, make: Callable[[], object]) -> None:
    with pytest.raises(DecisionError) as refusal:
        make()
    assert refusal.value.code == code


def test_a_network_is_a_value() -> None:
    one = BOCR.networks["benefits"]
    assert one == Subnetwork(one.id, one.label, one.element, one.model, merit="benefits")
    assert hash(one) == hash(replace(one))
