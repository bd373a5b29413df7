"""The page of levers: cards, the form with every field, what a removal takes along, interactions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.levers import Lever
from store.examples import load_example
from studies.study import Study
from tests.views.one_page import fresh, kept, said, visit

DEMO = load_example("power-supply")


@pytest.fixture
def open_levers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)

    def opened(study: Study = DEMO, language: str = "en") -> AppTest:
        return visit("levers", study=kept(repository, study), language=language)

    return opened


def text(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\xa0", " ")


def study_of(app: AppTest) -> Study:
    return app.session_state.working.study


def lever_of(app: AppTest, name: str) -> Lever:
    return next(each for each in study_of(app).levers if each.id == name)


def field(app: AppTest, lever: str, name: str):
    everything = (*app.text_input, *app.number_input, *app.selectbox, *app.toggle)
    known = [each for each in everything if f"/lever/{lever}/" in (each.key or "")]
    return next(each for each in known if each.key.endswith(f"/{name}"))


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if each.label == label).click().run()


def test_the_demo_says_how_much_is_assumed(open_levers) -> None:
    app = open_levers()
    assert not app.exception
    assert text(app).startswith("The effects of 7 of 10 levers are assumed")
    assert "all 28 operating figures" in text(app)
    assert "1.8m yuan a unit · 1.2m yuan a unit and year" in text(app)
    assert "Staff training and Digital channels close 10% more of the gap" in text(app)


def test_every_field_is_an_edit(open_levers) -> None:
    app = open_levers()
    app = app.button(key="edit-L2").click().run()
    for name, value in {
        "name-en": "Live-line crews", "unit-zh": "队", "maximum": 10.0, "exponential-scale": 4.0, "fixed": 20.0,
        "capital": 200.0, "operating": 100.0, "life": 15.0, "delay": 2.0, "up": 3.0, "down": 5.0, "N14-low": 35.0,
        "source-en": "A trial", "assumed": True,
    }.items():  # fmt: skip
        field(app, "L2", name).set_value(value).run()
        assert not app.error, name
    lever = lever_of(app, "L2")
    assert (lever.label.en, lever.unit.zh, lever.maximum) == ("Live-line crews", "队", 10)
    assert lever.response.arguments == {"scale": 4}
    assert (lever.cost.fixed, lever.cost.capital, lever.cost.operating, lever.cost.life) == (20, 200, 100, 15)
    assert (lever.timing.delay, lever.timing.ramp_up, lever.timing.ramp_down) == (2, 3, 5)
    assert lever.effects[0].low == pytest.approx(0.35)
    assert (lever.source.en, lever.assumed) == ("A trial", True)


def test_another_curve_begins_with_a_guess_that_fits_the_range(open_levers) -> None:
    app = open_levers()
    app = app.button(key="edit-L2").click().run()
    field(app, "L2", "curve").set_value("hill").run()
    assert lever_of(app, "L2").response.method == "hill"
    assert lever_of(app, "L2").response.arguments["half"] == pytest.approx(2.7)
    assert field(app, "L2", "hill-half").value == pytest.approx(2.7)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("N14-low", 70.0, "low 70%, likely 60% and high 75% must rise"),
        ("maximum", 3.0, "its maximum is 3"),
        ("maximum", 0.0, "must be above zero"),
        ("capital", -1.0, "must be zero or more"),
        ("delay", -1.0, "cannot be simulated"),
        ("life", 0.0, "life of an asset"),
        ("exponential-scale", 0.0, "scale"),
    ],
)
def test_what_is_refused_says_why_and_stays_typed(open_levers, name: str, value: float, says: str) -> None:
    app = open_levers()
    app = app.button(key="edit-L2").click().run()
    app = field(app, "L2", name).set_value(value).run()
    assert says in app.error[0].value.replace("\\", "")
    assert study_of(app) == DEMO
    assert field(app, "L2", name).value == value


def test_a_lever_keeps_a_name(open_levers) -> None:
    app = open_levers()
    app = app.button(key="edit-L2").click().run()
    field(app, "L2", "name-en").set_value("")
    app = field(app, "L2", "name-zh").set_value(" ").run()
    assert "needs a name" in app.error[0].value
    assert study_of(app) == DEMO


def test_effects_are_added_and_removed(open_levers) -> None:
    app = open_levers()
    app = app.button(key="edit-L2").click().run()
    app = next(each for each in app.selectbox if each.label == "Add an effect on").set_value("N61").run()
    assert lever_of(app, "L2").effects[-1].indicator == "N61"
    app = app.button(key="drop-L2-N14").click().run()
    assert [effect.indicator for effect in lever_of(app, "L2").effects] == ["N11", "N12", "N24", "N61"]


def test_a_removal_says_what_goes_with_it(open_levers) -> None:
    app = open_levers()
    app = app.button(key="edit-L5").click().run()
    assert "It also leaves 2 scenarios, 2 interactions and 1 future." in text(app)
    app = press(app, "Remove the lever")
    assert not app.exception
    assert "L5" not in [lever.id for lever in study_of(app).levers]


def test_a_new_lever_opens_its_form(open_levers) -> None:
    app = press(open_levers(replace(DEMO, levers=(), interactions=(), scenarios=(), futures=())), "Add a lever")
    assert not app.exception
    assert not study_of(app).levers  # a draft until somebody says so
    next(each for each in app.text_input if each.label == "Name").set_value("Drones")
    app = next(each for each in app.number_input if each.label == "Largest amount").set_value(40.0).run()
    app = press(app, "Add this lever")
    assert (study_of(app).levers[0].label.en, study_of(app).levers[0].maximum) == ("Drones", 40.0)
    assert study_of(app).levers[0].response.arguments["scale"] == 13.0
    assert "It moves no operating figure" not in text(app)
    app = press(app, "Done")
    assert "It moves no operating figure yet" in text(app)


def test_interactions_are_edited_added_and_removed(open_levers) -> None:
    app = open_levers()
    strength = next(each for each in app.number_input if each.label == "Strength, %")
    app = strength.set_value(25.0).run()
    assert study_of(app).interactions[0].strength == pytest.approx(0.25)
    app = app.button(key="part-1").click().run()
    assert len(study_of(app).interactions) == 2
    new = [each for each in app.selectbox if "/interaction/new/" in each.key]
    for box, value in zip(new, ("L1", "L2", "N11"), strict=True):
        box.set_value(value)
    app = press(app, "Add an interaction")
    assert (study_of(app).interactions[-1].first, study_of(app).interactions[-1].strength) == ("L1", 0.1)


def test_a_lever_with_itself_is_refused(open_levers) -> None:
    app = open_levers()
    new = [each for each in app.selectbox if "/interaction/new/" in each.key]
    for box, value in zip(new, ("L1", "L1", "N11"), strict=True):
        box.set_value(value)
    app = press(app, "Add an interaction")
    assert study_of(app) == DEMO


def test_chinese_says_the_same(open_levers) -> None:
    assert text(open_levers(language="zh")).startswith("10 项改进措施中有 7 项的效果为假设")
