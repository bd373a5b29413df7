"""The page of levers beyond its cards: library, table, the panel's answers, the chain, calibration, one customer."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.levers import Lever
from store.examples import load_example
from store.lever_library import lever_library
from studies.study import Study
from tests.studies.surveyed import surveyed
from tests.views.one_page import fresh, kept, said, visit

DEMO = load_example("power-supply")


@pytest.fixture
def open_levers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)

    def opened(study: Study = DEMO, language: str = "en", *, survey: bool = False) -> AppTest:
        name = kept(repository, study)
        if survey:
            loaded = repository.add_survey(name, "sample", surveyed()[1], study.questionnaire)
            repository.set_setting(f"survey/{name}", loaded)
        return visit("levers", study=name, language=language)

    return opened


def text(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\xa0", " ")


def study_of(app: AppTest) -> Study:
    return app.session_state.working.study


def lever_of(app: AppTest, name: str) -> Lever:
    return next(each for each in study_of(app).levers if each.id == name)


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if each.label == label).click().run()


def ending(widgets, end: str):
    return next(each for each in widgets if (each.key or "").endswith(end))


def turned(app: AppTest, lever: str, view: str) -> AppTest:
    app = app.button(key=f"edit-{lever}").click().run()
    return next(each for each in app.button_group if str(each.key).startswith("lever-view")).set_value(view).run()


def test_a_measure_is_taken_from_the_library_on_chosen_figures(open_levers) -> None:
    app = press(open_levers(), "From the library")
    assert not app.exception
    assert "about 500,000 customers" in text(app)
    app = ending(app.selectbox, "/library/measure").set_value("tree-trimming").run()
    assert ending(app.multiselect, "/tree-trimming/saidi").value == ["N11"]
    ending(app.multiselect, "/tree-trimming/saifi").set_value([])
    app = press(app, "Take it over")
    assert not app.exception
    lever = study_of(app).levers[-1]
    assert lever.label == lever_library().measure("tree-trimming").lever.label
    assert [effect.indicator for effect in lever.effects] == ["N11", "N15"]


def test_every_measure_can_be_looked_at(open_levers) -> None:
    app = press(open_levers(language="zh"), "从措施库添加")
    for measure in lever_library().measures[::9]:
        app = ending(app.selectbox, "/library/measure").set_value(measure.id).run()
        assert not app.exception, measure.id


def test_answers_of_experts_draw_the_curve(open_levers) -> None:
    app = turned(open_levers(), "L4", "experts")
    ending(app.number_input, "/at/E1/0").set_value(20.0)
    ending(app.number_input, "/share/E1/0").set_value(40.0)
    app = press(app, "Take the answer")
    assert lever_of(app, "L4").response.arguments["scale"] == pytest.approx(39.15, abs=5e-3)
    assert "40% at 20 hours per employee and year" in text(app)
    app = ending(app.selectbox, "/expert/curve").set_value("E2").run()
    ending(app.number_input, "/at/E2/0").set_value(20.0)
    ending(app.number_input, "/share/E2/0").set_value(95.0)
    app = press(app, "Take the answer")
    assert "the experts expect from" in text(app)
    app = app.button(key="back-curve-L4-E2").click().run()
    assert {answer.expert for answer in lever_of(app, "L4").answers} == {"E1"}


def test_what_an_expert_cannot_mean_is_refused_and_stays_typed(open_levers) -> None:
    app = turned(open_levers(), "L4", "experts")
    for k, (amount, share) in enumerate([(20.0, 40.0), (30.0, 20.0)]):
        ending(app.number_input, f"/at/E1/{k}").set_value(amount)
        ending(app.number_input, f"/share/E1/{k}").set_value(share)
    app = press(app, "Take the answer")
    assert "A response must rise" in app.error[0].value.replace("\\", "")
    assert study_of(app) == DEMO
    assert ending(app.number_input, "/share/E1/1").value == 20.0


def test_opinions_are_pooled(open_levers) -> None:
    app = turned(open_levers(), "L4", "experts")
    app = press(app, "Take the opinion")
    assert "Give all three" in app.error[0].value
    for expert, shares in (("E1", (10.0, 20.0, 30.0)), ("E2", (50.0, 60.0, 70.0))):
        app = ending(app.selectbox, "/expert/effect").set_value(expert).run()
        for part, share in zip(("low", "likely", "high"), shares, strict=True):
            ending(app.number_input, f"/opinion/{expert}/N61/{part}").set_value(share)
        app = press(app, "Take the opinion")
    effect = lever_of(app, "L4").effects[0]
    assert (len(effect.opinions), effect.likely) == (2, pytest.approx(0.4))
    assert "these do not touch" in text(app)
    app = app.button(key="back-opinion-L4-N61-E2").click().run()
    assert lever_of(app, "L4").effects[0].likely == pytest.approx(0.2)


def test_numbers_typed_over_opinions_are_nobody_s(open_levers) -> None:
    app = turned(open_levers(), "L4", "experts")
    for part, share in (("low", 10.0), ("likely", 20.0), ("high", 30.0)):
        ending(app.number_input, f"/opinion/E1/N61/{part}").set_value(share)
    app = press(app, "Take the opinion")
    app = next(each for each in app.button_group if str(each.key).startswith("lever-view")).set_value("numbers").run()
    app = ending(app.number_input, "/lever/L4/capital").set_value(3.0).run()
    assert lever_of(app, "L4").effects[0].opinions
    app = ending(app.number_input, "/lever/L4/N61-high").set_value(35.0).run()
    assert lever_of(app, "L4").effects[0].opinions == ()


def test_the_whole_lever_is_a_form(open_levers) -> None:
    app = open_levers().button(key="edit-L2").click().run()
    ending(app.toggle, "/lever/L2/whole").set_value(True).run()
    ending(app.text_input, "/lever/L2/department").set_value("Operations").run()
    ending(app.text_input, "/lever/L2/group").set_value("field").run()
    ending(app.number_input, "/lever/L2/emissions").set_value(2.5).run()
    app = ending(app.number_input, "/lever/L2/factor-high").set_value(140.0).run()
    lever = lever_of(app, "L2")
    assert (lever.whole, lever.department, lever.group, lever.avoided_emissions) == (True, "Operations", "field", 2.5)
    assert lever.cost.factor == (1, 1, 1.4)


def test_one_customer_s_case(open_levers) -> None:
    app = turned(open_levers(), "L9", "power-factor")
    assert "101 kvar save 9,229 yuan a month" in text(app)
    app = ending(app.number_input, "/power/L9/target").set_value(1.5).run()
    assert not app.exception
    assert "lies above 0" in app.error[0].value.replace("\\", "")


def test_only_a_power_factor_service_has_a_customer_s_case(open_levers) -> None:
    app = open_levers().button(key="edit-L4").click().run()
    views = next(each for each in app.button_group if str(each.key).startswith("lever-view"))
    assert len(views.options) == 2


def test_the_table_is_offered(open_levers) -> None:
    app = press(open_levers(), "As a table")
    assert not app.exception
    assert "nothing is removed" in text(app)
    app = press(app, "As a table")
    assert "nothing is removed" not in text(app)


def test_calibration_needs_two_waves(open_levers) -> None:
    app = press(open_levers(), "Calibrate")
    assert "needs a loaded survey with two waves" in text(app)


def test_two_waves_calibrate_the_levers_of_a_plan(open_levers) -> None:
    app = press(open_levers(survey=True), "Calibrate")
    assert not app.exception
    assert not app.error
    assert "moves nothing" in text(app)  # a quarter is too short for this plan
    app = ending(app.number_input, "/calibration/quarters/2026-Q2/2026-Q3").set_value(4).run()
    assert "× " in text(app)
    app = press(app, "Scale the effects")
    assert not app.exception
    changed = [lever for lever in study_of(app).levers if "calibrated from the waves" in lever.source.en]
    assert changed
    assert not any(lever.assumed for lever in changed)


def test_the_chain_stands_under_the_cards(open_levers) -> None:
    app = open_levers()
    assert "What a lever does" in text(app)
    assert "alone brings +.00" in text(app)
    app = ending(app.selectbox, "/path/lever").set_value("L3").run()
    assert not app.exception
