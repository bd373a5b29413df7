"""What networks are called, and the way to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.translate import translator
from mcdm.labels import Label
from reports.sentences.networks import merit_name, network_name, network_path, network_state, path_in_words
from store.templates import load_template
from tests.studies.nested import nested

STUDY = nested()


@pytest.mark.parametrize(("language", "path"), [("en", "Benefits > Economic"), ("zh", "收益 > Economic")])
def test_the_way_to_a_network(language: str, path: str) -> None:
    t = translator(language)
    assert path_in_words(STUDY, "economic", t) == path
    assert [name for name, _ in network_path(STUDY, "economic", t)] == ["", "benefits", "economic"]
    assert path_in_words(STUDY, "", t) == ""


def test_names() -> None:
    t = translator("en")
    assert network_name(STUDY, "", t) == "Which plan to fund"
    assert network_name(STUDY, "costs", t) == "Costs"
    nameless = replace(STUDY, model=replace(STUDY.model, goal=Label()))
    assert network_name(nameless, "", t) == "Unnamed study"


def test_how_far_a_network_is_judged_with_all_that_is_inside() -> None:
    t = translator("en")
    assert network_state(STUDY, "benefits", t) == "6 of 6 questions answered"
    assert network_state(load_template("network"), "", t) == "0 of 23 questions answered"


def test_merits() -> None:
    assert [merit_name(merit, translator("zh")) for merit in ("costs", "")] == ["成本", "不属于任何一类"]
