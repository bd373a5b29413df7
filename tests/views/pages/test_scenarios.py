"""The page of scenarios: what it says, what its sliders, fields and buttons do, in every state of a study."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.scenario import PlannedAmount, Scenario
from store.examples import load_example
from studies.study import Study
from tests.views.one_page import fresh, kept, said, switched, visit
from views.components.scenarios import places as scenario_places
from views.components.scenarios import simulation_settings

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
    assert text(open_scenarios(language="zh")).startswith("“均衡方案”花费 5,980 万元，3 年内使指数由 0.687 变为 0.734")


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
    assert text(app).startswith("Scenario 6 spends nothing and leaves the index at .687")
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
    number(app, "setting/quarters/12/None").set_value(20).run()
    assert study_of(app).settings.quarters == 12
    assert "changes all 5 scenarios" in text(app)
    next(each for each in app.button if each.key == "horizon-change").click().run()
    assert study_of(app).settings.quarters == 20
    assert "in 5 years" in text(app)
    number(app, "setting/discount_rate").set_value(8.0).run()
    assert study_of(app).settings.discount_rate == pytest.approx(0.08)
    assert "5 years, discounted at 8% a year" in text(app)
    before = text(app)
    app = setting(app, "bands")
    number(app, "draws/seed").set_value(1).run()
    number(app, "draws/count").set_value(20).run()
    assert not app.exception
    assert text(app) != before
    assert "drawn 20 times" in text(app)


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


def setting(app: AppTest, view: str):
    """The page with another part of its settings open."""
    return switched(app, "scenarios-settings", view)


def planned(app: AppTest, lever: str, scenario: str = "S4") -> PlannedAmount:
    return next(each for each in study_of(app).scenario(scenario).plan if each.lever == lever)


def field(widgets, part: str):
    return next(each for each in widgets if part in str(each.key))


# ---------------------------------------------------------------------- when and where


def test_a_lever_is_used_from_one_quarter_to_another_and_the_slider_keeps_that(open_scenarios) -> None:
    app = open_scenarios()
    app = field(app.slider, "/window/S4/L4/").set_value((3, 6)).run()
    assert planned(app, "L4").window(12) == (3, 6)
    assert "quarters 3 to 6" in text(app)
    app = slider(app, "S4", "L4").set_value(60.0).run()
    assert planned(app, "L4").over(12)[2:7] == (60, 60, 60, 60, 0)
    app = slider(app, "S4", "L4").set_value(0.0).run()
    assert amount(app, "S4", "L4") == 0
    app = slider(app, "S4", "L4").set_value(20.0).run()
    assert planned(app, "L4").window(12) == (3, 6)


def test_a_lever_is_spent_in_some_districts_and_the_parts_sum_to_one(open_scenarios) -> None:
    app = open_scenarios()
    before = text(app)
    app = field(app.selectbox, "/where/S4/L4/").set_value("district").run()
    assert planned(app, "L4").targets == ()  # nothing changes before a place is chosen
    assert "Choose where: nothing changes before." in text(app)
    assert text(app).splitlines()[0] == before.splitlines()[0]
    app = field(app.button_group, "/targets/S4/L4/").set_value(["D1"]).run()
    assert planned(app, "L4").targets == (("D1", 1.0),)
    assert "Urban core only" in text(app)
    assert text(app).splitlines()[0] != before.splitlines()[0]
    app = field(app.button_group, "/targets/S4/L4/").set_value(["D4", "D5"]).run()
    assert dict(planned(app, "L4").targets) == pytest.approx({"D4": 12 / 17, "D5": 5 / 17})
    app = next(each for each in app.number_input if each.key.endswith("/D4") and "/part/" in each.key).set_value(60.0)
    app = app.run()
    assert dict(planned(app, "L4").targets) == pytest.approx({"D4": 0.6, "D5": 0.4})
    assert "Townships 60%, Mountain area 40%" in text(app)
    assert "added up from places" in text(app)
    app = field(app.selectbox, "/where/S4/L4/").set_value("").run()
    assert not planned(app, "L4").dimension


def test_only_counted_dimensions_are_offered(open_scenarios) -> None:
    offered = field(open_scenarios().selectbox, "/where/S4/L4/").options
    assert offered == ["Everywhere alike", "District", "Customer tier"]


def test_the_parts_of_a_lever_make_room_for_each_other() -> None:
    assert dict(scenario_places.with_part((("a", 0.5), ("b", 0.3), ("c", 0.2)), "a", 0.0)) == pytest.approx(
        {"a": 0, "b": 0.6, "c": 0.4}
    )
    assert dict(scenario_places.with_part((("a", 1.0), ("b", 0.0)), "a", 0.6)) == pytest.approx({"a": 0.6, "b": 0.4})
    district = DEMO.population.dimension("district")
    assert dict(scenario_places.by_customers(district, {"D1", "D2"})) == pytest.approx({"D1": 18 / 22, "D2": 4 / 22})
    assert scenario_places.by_customers(district, ()) == ()
    assert scenario_places.times_as_much((("D4", 0.6), ("D5", 0.4)), district) == pytest.approx(4.0)
    assert scenario_places.times_as_much((), district) == 0


# ---------------------------------------------------------------------- why


def test_why_says_who_makes_the_gain_and_follows_a_lever(open_scenarios) -> None:
    app = switched(open_scenarios(), "scenarios-result", "why")
    assert "raises the index by .047" in text(app)
    first = field(app.button_group, "/why/S4/").value
    app = field(app.button_group, "/why/S4/").set_value("L2").run()
    assert first != "L2"
    assert field(app.button_group, "/why/S4/").value == "L2"
    assert app.table[0].value.shape[1] == 8
    app = switched(app, "scenarios-result", "field")
    field(app.button, "follow-L4").click()
    app = app.run()
    assert field(app.button_group, "/why/S4/").value == "L4"


def test_a_lever_that_starts_after_the_horizon_does_nothing_yet(open_scenarios) -> None:
    late = Scenario("S0", DEMO.label, (PlannedAmount("L2", (0.0,) * 20 + (2.0,)),))
    app = switched(open_scenarios(replace(DEMO, scenarios=(late,))), "scenarios-result", "why")
    assert not app.exception
    assert "not within 3 years" in text(app)
    assert "The first effect comes after 21 quarters, the run ends after 12" in text(app)


def test_a_plan_without_levers_has_nothing_to_explain(open_scenarios) -> None:
    app = switched(open_scenarios(replace(DEMO, scenarios=(Scenario("S0", DEMO.label),))), "scenarios-result", "why")
    assert "there is nothing to explain" in text(app)


# ---------------------------------------------------------------------- what is assumed beside the levers


def test_expectations_and_gaps_change_by_themselves(open_scenarios) -> None:
    app = setting(open_scenarios(), "world")
    app = number(app, "setting/expectation_drift").set_value(0.1).run()
    assert study_of(app).settings.expectation_drift == 0.1
    assert "42.6% are in 3 years with the same service" in text(app)
    indicator = DEMO.figures[0].indicator
    app = field(app.selectbox, "/growing/").set_value(indicator).run()
    assert study_of(app).settings.gap_growth == ((indicator, 0.03),)
    assert "the gap is 1.09 times today's" in text(app)
    app = number(app, f"growth/{indicator}").set_value(0.0).run()
    assert study_of(app).settings.gap_growth == ()
    assert "Assumed beside the levers: rising expectations." in text(app)


def test_spill_over_is_explained_and_blocked_before_anybody_asks_for_it(open_scenarios) -> None:
    app = setting(open_scenarios(), "spillover")
    assert "would count twice" in text(app)
    assert field(app.slider, "setting/spillover").disabled
    app = field(app.toggle, "spillover_with_network").set_value(True).run()
    app = field(app.slider, "setting/spillover").set_value(0.3).run()
    assert study_of(app).settings.spillover == 0.3
    assert "influences count twice" in text(app)
    assert not app.exception
    app = field(app.toggle, "spillover_with_network").set_value(False).run()
    assert study_of(app).settings.spillover == 0
    press(app, "Use AHP weights instead").run()
    assert study_of(app).choices.network_weights == "ahp"
    assert not field(app.slider, "setting/spillover").disabled


def test_spill_over_that_counts_twice_can_be_put_right_where_it_is_refused(open_scenarios) -> None:
    app = open_scenarios(replace(DEMO, settings=replace(DEMO.settings, spillover=0.2)))
    assert "cannot be computed" in text(app)
    app = setting(app, "spillover")
    app = field(app.slider, "setting/spillover").set_value(0.0).run()
    assert text(app).startswith("Balanced takes the index")


def test_an_overload_is_assumed_changed_relieved_and_taken_out(open_scenarios) -> None:
    app = setting(open_scenarios(), "overload")
    assert "Every number of it is an assumption" in text(app)
    indicator = DEMO.figures[0].indicator
    app = field(app.selectbox, "overload/add").set_value(indicator).run()
    assert [each.indicator for each in study_of(app).settings.overloads] == [indicator]
    assert "Without relief the gap is" in text(app)
    app = number(app, f"{indicator}/workload").set_value(70.0).run()
    assert study_of(app).settings.overloads[0].workload == pytest.approx(0.7)
    app = field(app.multiselect, "/relief").set_value(["L5"]).run()
    assert study_of(app).settings.overloads[0].relief == (("L5", 0.2),)
    press(app, "Take out").run()
    assert study_of(app).settings.overloads == ()


def test_visibility_stays_in_order(open_scenarios) -> None:
    assert simulation_settings.ordered((0.6, 1.0, 1.3), 0, 1.1) == (1.1, 1.1, 1.3)
    assert simulation_settings.ordered((0.6, 1.0, 1.3), 2, 0.5) == (0.5, 0.5, 0.5)
    app = setting(open_scenarios(), "felt")
    field(app.number_input, "setting/visibility/1").set_value(1.4).run()
    assert study_of(app).settings.visibility_scale == (0.6, 1.4, 1.4)


def test_what_varies_is_chosen_and_said(open_scenarios) -> None:
    app = setting(open_scenarios(), "bands")
    app = field(app.button_group, "draws/varying").set_value(["effects"]).run()
    assert "Bands carry effects of levers, drawn 200 times" in text(app)
    app = field(app.button_group, "draws/varying").set_value([]).run()
    assert "Nothing is drawn, so there are no bands" in text(app)
    assert not app.exception
