"""What the drawing sends becomes edits: each action one step, each refusal a sentence, each loss asked about first."""

from __future__ import annotations

import math
from typing import Any

import pytest

from i18n.translate import translator
from mcdm.labels import Label
from mcdm.model import GOAL, Link, Node
from store.examples import DEMO, load_example
from studies import edits
from studies.study import Study
from tests.studies.parts import refused
from views.components.model.network_actions import Gesture, gesture_of

DEMO_STUDY = load_example(DEMO)
SMALL = load_example("town-hall")
EN, ZH = translator("en"), translator("zh")


def gesture(study: Study, kind: str, **facts: Any) -> Gesture:
    return gesture_of(study, {"kind": kind, **facts}, EN)


def after(study: Study, kind: str, **facts: Any) -> Study:
    return gesture(study, kind, **facts).edit(study)


def places(study: Study) -> dict[str, tuple[float, float]]:
    return {each.element: (each.x, each.y) for each in study.placements}


@pytest.mark.parametrize("element", [GOAL, "C1", "N1"])
def test_a_name_changes_in_the_language_it_is_read_in(element: str) -> None:
    known = SMALL.model.labels[element]
    assert after(SMALL, "rename", id=element, name=" New ").model.labels[element] == Label("New", known.zh)
    chinese = gesture_of(SMALL, {"kind": "rename", "id": element, "name": "新名"}, ZH).edit(SMALL)
    assert chinese.model.labels[element] == Label(known.en, "新名")
    both = after(SMALL, "rename", id=element, name="New | 新名")
    assert both.model.labels[element] == Label("New", "新名")


@pytest.mark.parametrize("name", ["", "  ", "|"])
def test_nothing_is_called_nothing(name: str) -> None:
    assert refused(lambda: after(SMALL, "rename", id="N1", name=name)).code == "new-name-missing"


def test_a_new_element_pins_the_drawing_it_was_added_to() -> None:
    made = gesture(SMALL, "add", name="Parking", owner="C1", at=[10.4, 20], pinned={GOAL: [0, 0], "N1": [1, 2]})
    study = made.edit(SMALL)
    assert made.created == "N7"
    assert study.model.nodes[-1].label == Label("Parking")
    assert study.model.cluster_of["N7"] == "C1"
    assert places(study) == {GOAL: (0, 0), "N1": (1, 2), "N7": (10.4, 20)}
    assert edits.losses(SMALL, study) == {}


def test_a_new_cluster_comes_with_its_first_element() -> None:
    sent = {"name": "Price", "first": "Fees", "parent": GOAL, "at": [5, 5], "pinned": {}}
    made = gesture(SMALL, "add-cluster", **sent)
    study = made.edit(SMALL)
    assert made.created == "C4"
    assert study.model.members["C4"] == ("N7",)
    assert places(study) == {"N7": (5, 5)}


def test_links_are_drawn_and_taken_away() -> None:
    linked = after(SMALL, "connect", source="N1", target="N3")
    assert linked.model.links == (Link("N1", "N3"),)
    assert after(linked, "disconnect", source="N1", target="N3") == SMALL
    assert refused(lambda: after(SMALL, "connect", source="N1", target="N1")).code == "link-to-itself"
    assert refused(lambda: after(linked, "connect", source="N1", target="N3")).code == "link-repeated"
    assert refused(lambda: after(SMALL, "disconnect", source="N1", target="N3")).code == "link-unknown"


def test_moving_into_another_cluster_keeps_the_drop() -> None:
    study = after(SMALL, "move", id="N1", owner="C2", places={"N1": [7, 8]})
    assert study.model.cluster_of["N1"] == "C2"
    assert places(study) == {"N1": (7, 8)}


def test_places_of_what_is_gone_and_beyond_all_bounds_do_no_harm() -> None:
    study = after(SMALL, "place", places={"N1": [1e300, -math.inf], "gone": [1, 1], "N2": [-1e9, 3]})
    assert places(study) == {"N1": (0, 0), "N2": (-100_000, 3)}


def test_a_removal_asks_only_about_what_is_not_seen() -> None:
    made = gesture(DEMO_STUDY, "remove", ids=["N11"])
    taken = edits.losses(DEMO_STUDY, made.edit(DEMO_STUDY))
    asked = {kind for kind in taken if kind not in made.plain}
    assert {"nodes", "links"} <= taken.keys()
    assert not asked & {"nodes", "links"}
    assert "baseline" in asked
    fresh = edits.add_node(SMALL, Node("N9", Label("New"), "C1"))
    alone = gesture(fresh, "remove", ids=["N9"])
    assert not {kind for kind in edits.losses(fresh, alone.edit(fresh)) if kind not in alone.plain}
    cluster = gesture(DEMO_STUDY, "remove", ids=["C1"])
    assert "nodes" not in cluster.plain


def test_what_was_done_is_said_in_both_languages() -> None:
    action = {"kind": "connect", "source": "N1", "target": "N3"}
    assert gesture_of(SMALL, action, EN).said == "“Waiting time” influences “Friendliness” now."
    assert gesture_of(SMALL, action, ZH).said == "“等候时间”现在影响“服务态度”。"
