"""Spill-over in a study: blocked beside the weights of a network, and explained before anybody asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mcdm.errors import DecisionError
from store.examples import load_example
from studies.evaluate import effects, evaluate, project
from studies.spillover import influences, spillover_block
from studies.study import Study
from tests.studies.examples import hierarchy, network

DEMO = load_example("power-supply")


def demo(weights: str = "damped", damping: float = 0.5, **settings: Any) -> Study:
    return replace(
        DEMO,
        choices=replace(DEMO.choices, network_weights=weights, damping=damping),
        settings=replace(DEMO.settings, **settings),
    )


@pytest.mark.parametrize(
    ("study", "is_blocked"),
    [
        (demo(), True),
        (demo("limit", 0.0), True),
        (demo("ahp"), False),
        (demo("damped", 0.0), False),
        (demo(spillover_with_network=True), False),
        (hierarchy(), False),
        (network(), True),
    ],
)
def test_the_block_is_known_before_spill_over_is_on(study: Study, is_blocked: bool) -> None:
    blocked = spillover_block(study)
    assert (blocked is not None) == is_blocked
    if blocked is not None:
        assert blocked.code == "spillover-counted-twice"
    effects(study)
    wanted = replace(study, settings=replace(study.settings, spillover=0.3))
    if is_blocked:
        with pytest.raises(DecisionError) as raised:
            effects(wanted)
        assert raised.value.code == "spillover-counted-twice"
    else:
        effects(wanted)


def test_it_may_be_counted_twice_where_the_settings_say_so() -> None:
    study = demo(spillover=0.3, spillover_with_network=True)
    codes = {finding.code for finding in project(study, evaluate(study))[1].findings}
    assert {"spillover-beside-network", "spillover-assumed"} <= codes
    allowed = demo("ahp", spillover=0.3, spillover_with_network=True)
    assert "spillover-beside-network" not in {f.code for f in project(allowed, evaluate(allowed))[1].findings}


def test_influences_are_those_of_the_panel() -> None:
    weighing = evaluate(DEMO).weighing
    found = influences(DEMO, weighing)
    assert found.shape == (28, 28)
    sums = found.sum(0)
    assert sorted(set(sums.round(9).tolist())) == [0.0, 1.0]
    assert (sums == 0).sum() == 8, "what nothing influences in the demo"


def test_amplifying_grows_the_demo_s_gains_and_scale_keeping_moves_them() -> None:
    plain, kept, grown = (
        project(study, evaluate(study), None, [study.scenario("S4")])[0].gain
        for study in (demo("ahp"), demo("ahp", spillover=0.3), demo("ahp", spillover=0.3, amplifying=True))
    )
    assert 0.95 < kept / plain < 1.05
    assert 1.15 < grown / plain < 1.45
    assert grown / kept > 1.15


def test_a_hierarchy_has_nothing_to_pass_on() -> None:
    study = demo("ahp", spillover=0.3)
    model = effects(study)
    assert model.spread is not None
    flat = replace(hierarchy(), settings=replace(DEMO.settings, spillover=0.3))
    assert effects(flat).spread is None
