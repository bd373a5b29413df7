"""What a card says: how far a study is, and the index only where there is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exchange.recognise import import_bytes
from mcdm.labels import Label
from mcdm.model import CriteriaModel, Node
from store.examples import load_example
from store.templates import load_template
from studies.glance import glance
from studies.study import Study
from tests.exchange.super_decisions.small_models import merits_as_bytes


def test_the_demo_is_ready_to_decide() -> None:
    card = glance(load_example("power-supply"))
    assert card.step == "decide"
    assert (card.clusters, card.indicators, card.experts, card.answered, card.scenarios) == (6, 28, 9, 9, 5)
    assert card.index is not None
    assert card.index.score == pytest.approx(0.6870, abs=5e-4)
    assert card.shares is not None
    assert card.shares.sum() == pytest.approx(1)


def test_the_steps_come_in_the_order_of_the_work() -> None:
    demo = load_example("power-supply")
    assert glance(replace(demo, ballots=())).step == "judge"
    assert glance(replace(demo, baseline=())).step == "measure"
    assert glance(replace(demo, scenarios=demo.scenarios[:1])).step == "plan"


def test_a_new_study_has_no_index() -> None:
    model = CriteriaModel(Label("Goal"), nodes=(Node("N1", Label("One")),))
    card = glance(Study(Label("New"), model))
    assert (card.index, card.shares, card.trouble) == (None, None, None)
    assert card.step == "measure", "a single indicator needs no comparison"


def test_networks_inside_are_asked_too() -> None:
    card = glance(import_bytes(merits_as_bytes(), "Supply.sdmod").study)
    assert card.judged <= card.sets
    assert card.sets > 1


def test_a_study_that_decides_between_alternatives_is_ready_to_rank() -> None:
    for name in ("alternatives", "ratings", "bocr-subtractive"):
        seen = glance(load_template(name))
        assert (seen.step, seen.judged) == ("rank", seen.sets), name
    assert glance(load_template("servqual")).step == "judge"
