"""What the drawing is given: every element once, owners first, links with strength, places where there are any."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from i18n.translate import translator
from mcdm.labels import Label
from mcdm.model import GOAL
from store.examples import DEMO, load_example
from studies import edits
from studies.weigh import weigh
from tests.conftest import ROOT
from views.components.model.network_editor import DrawnWeights, drawn, editor_texts, weights_of

STUDY = load_example(DEMO)
EN, ZH = translator("en"), translator("zh")
SOURCES = ROOT / "assets" / "components" / "network_editor" / "src"


def test_every_element_is_drawn_after_its_owner() -> None:
    data = drawn(STUDY, DrawnWeights(), EN)
    seen: set[str] = set()
    for element in data["elements"]:
        assert element["owner"] in seen or element["id"] == GOAL
        seen.add(element["id"])
    assert seen == set(STUDY.model.labels)
    assert {element["kind"] for element in data["elements"]} == {"goal", "cluster", "node"}
    assert json.loads(json.dumps(data)) == data


def test_weights_and_strengths_are_shares_of_the_largest() -> None:
    data = drawn(STUDY, weights_of(STUDY.model, weigh(STUDY)), EN)
    shares = [element["share"] for element in data["elements"] if element["kind"] == "node"]
    assert max(shares) == 1
    assert min(shares) > 0
    assert all(re.fullmatch(r"\.\d{3}", each["weight"]) for each in data["elements"] if each["kind"] == "node")
    strengths = [link["strength"] for link in data["links"]]
    assert max(strengths) == pytest.approx(1)
    assert min(strengths) >= 0
    assert any(link["feedback"] for link in data["links"])
    assert not all(link["feedback"] for link in data["links"])


def test_without_weights_the_drawing_stands() -> None:
    data = drawn(STUDY, weights_of(STUDY.model, None), ZH)
    assert {element["weight"] for element in data["elements"]} == {""}
    assert data["elements"][0]["name"] == "客户满意度"


def test_places_are_given_where_there_are_any() -> None:
    study = edits.place(STUDY, {"N11": (3.0, 4.0)})
    places = {element["id"]: element["placed"] for element in drawn(study, DrawnWeights(), EN)["elements"]}
    assert places["N11"] == [3.0, 4.0]
    assert places["N12"] is None


def test_alternatives_are_drawn_as_such() -> None:
    study = edits.set_alternatives(replace(STUDY, questionnaire=None), "C6")
    kinds = {element["id"]: element["kind"] for element in drawn(study, DrawnWeights(), EN)["elements"]}
    assert kinds["N61"] == "alternative"
    assert kinds["N11"] == "node"


def test_an_element_without_a_name_is_shown_by_its_id() -> None:
    study = edits.rename_node(STUDY, "N11", Label())
    names = {element["id"]: element["name"] for element in drawn(study, DrawnWeights(), EN)["elements"]}
    assert names["N11"] == "N11"


@pytest.mark.parametrize("t", [EN, ZH], ids=["en", "zh"])
def test_every_text_that_the_browser_asks_for_is_there(t) -> None:
    texts = editor_texts(t)
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.js"))
    asked = set(re.findall(r"texts\.(\w+)", source)) - {"described"}
    assert asked <= texts.keys()
    verbs = set(
        re.findall(r"^const GROUPS = (.*);$", source, flags=re.MULTILINE)[0]
        .replace('"', "")
        .strip("[]")
        .replace("], [", ", ")
        .split(", ")
    )
    assert verbs == set(texts["buttons"])
    facts = set(re.findall(r"\{(\w+)\}", json.dumps(texts, ensure_ascii=False)))
    assert facts <= {"name", "cluster", "count", "sources", "targets", "weight", "source", "target"}
