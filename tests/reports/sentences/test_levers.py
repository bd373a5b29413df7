"""Words for levers: what they cost, when they work, on what they rest, what goes with them."""

from __future__ import annotations

from dataclasses import replace

from i18n.translate import translator
from mcdm.catalogue import methods
from mcdm.choice import Choice
from reports.sentences import levers as words
from scenarios import responses
from scenarios.levers import Cost, Interaction, Timing
from store.examples import load_example

DEMO, EN, ZH = load_example("power-supply"), translator("en"), translator("zh")


def test_every_curve_and_parameter_has_a_name() -> None:
    known = methods("response")
    assert responses.hill in [each.function for each in known.values()]
    assert set(known) == set(words.CURVES)
    assert {parameter.name for each in known.values() for parameter in each.parameters} == set(words.PARAMETERS)
    assert words.curve_name(Choice("of-my-own"), EN) == "of-my-own"


def test_the_answer_says_how_much_is_assumed() -> None:
    assumed, sourced = (
        replace(DEMO, levers=tuple(replace(lever, assumed=which) for lever in DEMO.levers)) for which in (True, False)
    )
    assert words.answer(DEMO, EN) == "The effects of 7 of 10 levers are assumed"
    assert words.answer(assumed, EN) == "The effects of all 10 levers are assumed"
    assert words.answer(sourced, EN) == "The effects of all 10 levers have a source"
    bare = replace(DEMO, levers=(), interactions=(), scenarios=(), futures=())
    assert words.answer(bare, ZH) == "还没有改进措施"


def test_the_reach_names_what_no_lever_moves() -> None:
    assert words.reach(DEMO, EN) == "Together they can move all 28 operating figures."
    first = replace(DEMO, levers=DEMO.levers[:1], interactions=(), scenarios=(), futures=())
    assert words.reach(first, EN) == "Together they can move 7 of 28 operating figures. No lever moves the other 21."


def test_costs_and_timing_in_one_line() -> None:
    assert words.cost_line(Cost(150, 1, 0.9, 20), EN) == (
        "1.5m yuan once · 10k yuan a unit · 9k yuan a unit and year · assets last 20 years"
    )
    assert words.cost_line(Cost(), EN) == "no cost"
    assert words.timing_line(Timing(0, 0.5, 8), EN) == "works at once · builds up in a quarter · wears off over 2 years"


def test_what_a_removal_takes_along() -> None:
    assert words.goes_with(DEMO, "L5", EN) == "It also leaves 2 scenarios, 2 interactions and 1 future."
    assert words.goes_with(DEMO, "L9", EN) == "It also leaves 1 scenario."
    unused = replace(DEMO, scenarios=(), interactions=(), futures=())
    assert words.goes_with(unused, "L5", EN) == "Nothing else depends on it."


def test_interactions_say_which_way_they_go() -> None:
    names = {"a": "Training", "b": "App", "f": "SAIDI"}

    def said(strength: float) -> str:
        return words.interaction_line(Interaction("a", "b", "f", strength), names, EN)

    assert said(0.1) == "Training and App close 10% more of the gap in SAIDI together"
    assert said(-0.12) == "Training and App get in each other's way in SAIDI: 12% less"
    assert said(0) == "Training and App do not influence each other in SAIDI"
