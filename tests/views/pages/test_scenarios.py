"""The page of scenarios: what it says, what its sliders, fields and buttons do, in every state of a study."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.scenario import PlannedAmount, Scenario
from store.examples import load_example
from studies.study import Study
from tests.views.one_page import fresh, kept, said, visit

DEMO = load_example("power-supply")


@pytest.fixture
def open_scenarios(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)

    def opened(study: Study = DEMO, language: str = "en") -> AppTest:
        return visit("scenarios", study=kept(repository, study), language=language)

    opened.repository = repository  # type: ignore[attr-defined]
    return opened


def study_of(app: AppTest) -> Study:
    return app.session_state.working.study


def text(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\xa0", " ")


def slider(app: AppTest, scenario: str, lever: str):
    return next(each for each in app.slider if f"/amount/{scenario}/{lever}/" in each.key)


def typed(app: AppTest, scenario: str, lever: str):
    return next(each for each in app.text_input if f"/typed/{scenario}/{lever}/" in each.key)


def amount(app: AppTest, scenario: str, lever: str) -> float:
    return study_of(app).scenario(scenario).amount(lever)


def test_the_demo_says_what_the_plan_reaches_how_surely_and_for_how_much(open_scenarios) -> None:
    app = open_scenarios()
    assert not app.exception
    assert text(app).startswith("Balanced takes the index from .687 to .734 in 3 years for 59.8m yuan")
    assert "**.707** and **.739**" in text(app)
    assert "It ends above the status quo in every draw" in text(app)
    assert "of the budget of 60.0m yuan" in text(app)
    assert "The effects of 5 of 7 levers are assumed" in text(app)


def test_chinese_says_the_same(open_scenarios) -> None:
    assert text(open_scenarios(language="zh")).startswith("“均衡方案”花费 5,980 万元，3 年内使指数由 .687 变为 .734")


def test_a_moved_slider_is_one_edit_and_changes_the_answer(open_scenarios) -> None:
    app = open_scenarios()
    app = slider(app, "S4", "L4").set_value(80.0).run()
    assert amount(app, "S4", "L4") == 80
    assert len(app.session_state.working.past) == 1
    assert "over" in text(app)
    assert "It exceeds the budget of 60.0m yuan" in text(app)
    assert "The scenario costs" in text(app)


def test_more_than_there_can_be_is_refused_beside_the_field_and_stays_typed(open_scenarios) -> None:
    app = open_scenarios()
    app = typed(app, "S4", "L2").set_value("9").run()
    assert amount(app, "S4", "L2") == 2
    assert "its maximum is 8" in app.error[0].value
    assert typed(app, "S4", "L2").value == "9"
    app = typed(app, "S4", "L2").set_value("two").run()
    assert "“two” is no amount" in app.error[0].value.replace("\\", "")
    app = typed(app, "S4", "L2").set_value("3").run()
    assert not app.error
    assert amount(app, "S4", "L2") == slider(app, "S4", "L2").value == 3


def test_amounts_may_be_typed_quarter_by_quarter(open_scenarios) -> None:
    app = open_scenarios()
    app = typed(app, "S4", "L2").set_value("0 0, 4").run()
    (planned,) = (each for each in study_of(app).scenario("S4").plan if each.lever == "L2")
    assert planned.amounts == (0, 0, 4)
    assert "from quarter 3" in text(app)
    app = typed(app, "S4", "L2").set_value("0 2 4").run()
    assert "by quarter 0 2 4 4 4 4 4 4…" in text(app)
    app = slider(app, "S4", "L2").set_value(2.0).run()
    (planned,) = (each for each in study_of(app).scenario("S4").plan if each.lever == "L2")
    assert planned.amounts == (0, 1, 2)


def test_scenarios_are_made_copied_named_and_deleted(open_scenarios) -> None:
    app = open_scenarios()
    press(app, "New").run()
    assert study_of(app).scenarios[-1].id == "S5"
    assert text(app).startswith("Scenario 5 spends nothing and leaves the index at .687")
    name = next(each for each in app.text_input if each.key.endswith("/name/S5/en"))
    name.set_value("Bold").run()
    assert study_of(app).scenario("S5").label.en == "Bold"
    slider(app, "S5", "L4").set_value(40.0).run()
    press(app, "Copy").run()
    assert (study_of(app).scenario("S6").label.en, amount(app, "S6", "L4")) == ("Bold (copy)", 40)
    press(app, "Delete").run()
    assert [each.id for each in study_of(app).scenarios] == ["S0", "S1", "S2", "S3", "S4", "S5"]
    assert text(app).startswith("Bold takes the index")


def test_a_chosen_future_changes_what_is_reached(open_scenarios) -> None:
    app = open_scenarios()
    app.selectbox[0].set_value("F2").run()
    assert "to .712 in 3 years" in text(app)


def test_settings_are_edits_and_the_seed_belongs_to_the_study(open_scenarios) -> None:
    app = open_scenarios()
    number(app, "setting/quarters").set_value(20).run()
    assert study_of(app).settings.quarters == 20
    assert "in 5 years" in text(app)
    number(app, "setting/discount_rate").set_value(8.0).run()
    assert study_of(app).settings.discount_rate == pytest.approx(0.08)
    before = text(app)
    number(app, "draws/seed").set_value(1).run()
    number(app, "draws/count").set_value(20).run()
    assert not app.exception
    assert text(app) != before


def test_an_empty_study_offers_its_first_scenario(open_scenarios) -> None:
    app = open_scenarios(replace(DEMO, scenarios=()))
    assert text(app).startswith("No scenarios yet")
    (button,) = app.button
    app = button.click().run()
    assert [each.label.zh for each in study_of(app).scenarios] == ["情景方案 1"]


def test_without_levers_the_way_to_them_is_shown(open_scenarios) -> None:
    bare = replace(DEMO, levers=(), interactions=(), scenarios=(Scenario("S0", DEMO.label),), futures=())
    app = open_scenarios(bare)
    assert not app.exception
    assert "No levers yet" in text(app)


def test_without_an_index_the_page_asks_for_a_survey(open_scenarios) -> None:
    app = open_scenarios(replace(DEMO, baseline=()))
    assert not app.exception
    assert "not known yet" in text(app)


def test_a_plan_beyond_its_maximum_can_be_put_right(open_scenarios) -> None:
    """A file may hold such a plan; the page says so and keeps its sliders."""
    broken = replace(DEMO, scenarios=(Scenario("S9", DEMO.label, (PlannedAmount("L2", (11.0,)),)),))
    app = open_scenarios(broken)
    assert "cannot be computed" in text(app)
    assert "its maximum is 8" in app.error[0].value
    app = slider(app, "S9", "L2").set_value(2.0).run()
    assert not app.error
    assert amount(app, "S9", "L2") == 2


def press(app: AppTest, label: str):
    return next(each for each in app.button if each.label == label).click()


def number(app: AppTest, key: str):
    return next(each for each in app.number_input if each.key.endswith(key))
