"""What experts say about levers, and what surveys taught: edits that undo leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.levers import EffectOpinion, Lever
from store.examples import load_example
from studies import document, edits
from studies.findings import planning
from studies.study import Study

DEMO = load_example("power-supply")


def of(study: Study, name: str) -> Lever:
    return next(each for each in study.levers if each.id == name)


def refused(edit) -> DecisionError:
    with pytest.raises(DecisionError) as raised:
        edit()
    return raised.value


def test_answers_make_the_curve() -> None:
    study = edits.answer_curve(DEMO, "L4", "E1", [(20, 0.4)])
    assert of(study, "L4").response.arguments["scale"] == pytest.approx(39.15, abs=5e-3)
    study = edits.answer_curve(study, "L4", "E2", [(60, 0.9), (20, 0.3)])
    assert {(each.expert, each.amount) for each in of(study, "L4").answers} == {("E1", 20), ("E2", 20), ("E2", 60)}
    study = edits.answer_curve(study, "L4", "E2", [])
    assert of(study, "L4").response.arguments["scale"] == pytest.approx(39.15, abs=5e-3)
    bare = edits.answer_curve(study, "L4", "E1", [])
    assert of(bare, "L4").answers == ()
    assert of(bare, "L4").response == of(study, "L4").response
    assert document.read(document.write(study)) == study


def test_a_second_answer_replaces_the_first() -> None:
    study = edits.answer_curve(edits.answer_curve(DEMO, "L4", "E1", [(20, 0.4)]), "L4", "E1", [(10, 0.4)])
    assert [(each.amount, each.share) for each in of(study, "L4").answers] == [(10, 0.4)]


def test_opinions_make_the_effect() -> None:
    study = edits.give_opinion(DEMO, "L4", "N61", "E1", (0.2, 0.3, 0.4))
    study = edits.give_opinion(study, "L4", "N61", "E2", (0.4, 0.5, 0.6))
    effect = of(study, "L4").effects[0]
    assert effect.likely == pytest.approx(0.4)
    assert effect.opinions == (EffectOpinion("E1", 0.2, 0.3, 0.4), EffectOpinion("E2", 0.4, 0.5, 0.6))
    assert 0.2 < effect.low < 0.3 < 0.5 < effect.high < 0.6
    assert len(of(study, "L4").effects) == len(of(DEMO, "L4").effects)
    one = of(edits.withdraw_opinion(study, "L4", "N61", "E1"), "L4").effects[0]
    assert (one.low, one.likely, one.high) == (0.4, 0.5, 0.6)
    none = of(edits.withdraw_opinion(edits.withdraw_opinion(study, "L4", "N61", "E1"), "L4", "N61", "E2"), "L4")
    assert (none.effects[0].likely, none.effects[0].opinions) == (0.5, ())
    assert document.read(document.write(study)) == study


def test_experts_whose_ranges_do_not_touch_are_a_finding_of_the_study() -> None:
    study = edits.give_opinion(DEMO, "L4", "N61", "E1", (0.1, 0.2, 0.3))
    assert "experts-disagree-on-effect" not in {each.code for each in planning(study)}
    study = edits.give_opinion(study, "L4", "N61", "E2", (0.5, 0.6, 0.7))
    assert ("experts-disagree-on-effect", "L4/N61") in {(each.code, each.place) for each in planning(study)}


def test_an_opinion_may_begin_an_effect() -> None:
    study = edits.give_opinion(DEMO, "L4", "N11", "E1", (0.0, 0.1, 0.2))
    assert of(study, "L4").effects[-1].indicator == "N11"


def test_what_is_refused() -> None:
    assert refused(lambda: edits.answer_curve(DEMO, "L44", "E1", [(20, 0.4)])).code == "id-unknown"
    assert refused(lambda: edits.answer_curve(DEMO, "L4", "E99", [(20, 0.4)])).code == "id-unknown"
    assert refused(lambda: edits.answer_curve(DEMO, "L4", "E1", [(20, 1.4)])).code == "response-share-out-of-range"
    assert refused(lambda: edits.answer_curve(DEMO, "L4", "E1", [(20, 0.4), (30, 0.3)])).code == "response-not-rising"
    assert refused(lambda: edits.give_opinion(DEMO, "L4", "N99", "E1", (0, 0.1, 0.2))).code == "id-unknown"
    assert refused(lambda: edits.give_opinion(DEMO, "L4", "N11", "E1", (0.3, 0.1, 0.2))).code == "effect-out-of-range"
    assert refused(lambda: edits.withdraw_opinion(DEMO, "L4", "N11", "E1")).code == "id-unknown"
    assert refused(lambda: edits.apply_calibration(DEMO, {"L0": 1.0}, "a", "b")).code == "id-unknown"


def test_a_calibration_scales_effects_and_says_so() -> None:
    study = edits.apply_calibration(DEMO, {"L4": 0.8}, "2026-Q2", "2026-Q3")
    lever = of(study, "L4")
    assert lever.effects[0].likely == pytest.approx(0.4)
    assert not lever.assumed
    assert lever.source.en.endswith("is an assumption. Effects x 0.8, calibrated from the waves 2026-Q2 and 2026-Q3.")
    assert lever.source.zh.endswith("属假设。效应 × 0.8，由 2026-Q2 与 2026-Q3 两轮调查标定。")
    bare = replace(DEMO, levers=(replace(of(DEMO, "L4"), source=Label()),), interactions=(), scenarios=(), futures=())
    assert of(edits.apply_calibration(bare, {"L4": 0.8}, "a", "b"), "L4").source.en.startswith("Effects x 0.8")
