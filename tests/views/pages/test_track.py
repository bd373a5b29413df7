"""The page that looks back: empty, recording, observing, learning, in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcdm.labels import Label
from studies.document import version
from studies.study import Study
from tests.studies.deciding import DEMO, decided
from tests.studies.test_looking_back import _as_if
from tests.views.one_page import fresh, kept, said, visit
from views import cached


@pytest.fixture
def open_track(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)

    def opened(study: Study = DEMO, language: str = "en") -> AppTest:
        return visit("track", study=kept(repository, study), language=language)

    return opened


def text(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\xa0", " ")


def field(app: AppTest, label: str):
    kinds = (app.text_input, app.number_input, app.text_area, app.selectbox, app.date_input)
    return next(each for kind in kinds for each in kind if each.label == label)


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if each.label == label).click().run()


def test_without_a_decision_the_page_says_what_will_stand_here(open_track) -> None:
    app = open_track()
    assert not app.exception
    assert text(app).startswith("No decision is on record yet")
    assert "Later surveys are then held against it" in text(app)
    assert field(app, "Scenario").value == "S3"  # the leader of the comparison


def test_a_decision_is_recorded_with_what_it_expects(open_track) -> None:
    app = open_track()
    app = press(app, "Record the decision")
    assert "Say who decides first." in text(app)
    field(app, "Decided by").set_value("Board of *March*")
    field(app, "Why").set_value("Best value")
    app = press(app, "Record the decision")
    assert not app.exception
    (decision,) = app.session_state.working.study.decisions
    assert (decision.id, decision.who, decision.reason) == ("decision-1", "Board of *March*", "Best value")
    assert decision.scenario == DEMO.scenario("S3")
    assert decision.expected.low[-1] < decision.expected.index[-1] < decision.expected.high[-1]
    assert text(app).startswith("1 decision is on record, and nothing was observed since")


def test_a_decision_on_unsaved_edits_saves_them_as_a_version_first(open_track) -> None:
    app = open_track()
    repository = cached.database()
    study = app.session_state.working.id
    assert "Edits are not saved yet" not in text(app)
    app.session_state.working.study = replace(DEMO, note=Label("mine"))
    app = app.run()
    assert "Edits are not saved yet: they become a version first" in text(app)
    field(app, "Decided by").set_value("Board")
    app = press(app, "Save and record")
    assert not app.exception
    working = app.session_state.working
    (decision,) = working.study.decisions
    assert (working.version, decision.number) == (2, 2)
    assert decision.version == version(repository.open_version(study, 2))
    assert f"Version 2 ({decision.version})" in text(app)


def test_where_somebody_else_saved_nothing_is_recorded_and_nothing_typed_is_lost(open_track) -> None:
    app = open_track()
    repository, study = cached.database(), app.session_state.working.id
    app.session_state.working.study = replace(DEMO, note=Label("mine"))
    repository.save(study, replace(DEMO, note=Label("theirs")), based_on=1)
    app = app.run()
    field(app, "Decided by").set_value("Board")
    field(app, "Why").set_value("Best value")
    app = press(app, "Save and record")
    assert app.session_state.working.study.decisions == ()
    assert (field(app, "Decided by").value, field(app, "Why").value) == ("Board", "Best value")
    assert app.session_state.working.behind


def test_an_observation_is_entered_and_judged(open_track) -> None:
    app = open_track(decided())
    app = press(app, "Enter the index")
    assert "Enter the index that was observed first." in text(app)
    field(app, "Quarter").set_value(6)
    field(app, "Index").set_value(0.69)
    field(app, "± (95%)").set_value(0.008)
    app = press(app, "Enter the index")
    assert not app.exception
    (seen,) = app.session_state.working.study.observed
    assert (seen.quarter, seen.score) == (6, 0.69)
    assert seen.standard_error == pytest.approx(0.008 / 1.96, rel=1e-3)
    assert text(app).startswith("Channel expansion was below the expected range in quarter 6; one observation")
    assert "one observation below the band" in text(app)
    assert "worse than expected" not in text(app)
    app = app.button(key="drop-decision-1-6").click().run()
    assert app.session_state.working.study.observed == ()


def test_notes_are_kept_and_a_decision_can_be_taken_off(open_track) -> None:
    app = open_track(decided((4, 0.72, 0.004)))
    next(each for each in app.text_area if "really done" in str(each.placeholder)).set_value("Two quarters late").run()
    assert app.session_state.working.study.decisions[0].done == "Two quarters late"
    app = press(app, "Take it off the record")
    assert app.session_state.working.study.decisions == ()
    assert app.session_state.working.study.observed == ()


def test_what_is_learnt_is_applied_and_says_so_in_the_source(open_track) -> None:
    app = open_track(decided(*_as_if(0.6, 2, 4, 8, 12)))
    assert "Below expectation: the factor on the effects is .60" in text(app)
    assert "These plans rest on levers that nobody has tested: " in text(app)
    assert "Expected | Rank" in text(app)
    assert "→" in text(app)
    app = app.button(key="apply-learnt").click().run()
    assert not app.exception
    lever = next(each for each in app.session_state.working.study.levers if each.id == "L4")
    assert lever.effects[0].likely < DEMO.levers[3].effects[0].likely
    assert "Effects scaled by what 4 observations taught (factor .60" in lever.source.en
    assert "4 次观测" in lever.source.zh


def test_one_common_factor_is_said_in_a_sentence_and_needs_no_table(open_track) -> None:
    app = open_track(decided(*_as_if(0.6, 2, 4, 8, 12)))
    assert "| Factor |" not in text(app)
    vague = open_track(decided((4, 0.69, 0.0)))
    assert text(vague).startswith("Channel expansion was below the expected range in quarter 4; one observation, no er")
    assert "no verdict on them, and nothing is scaled." in text(vague)


@pytest.mark.parametrize("name", ["decision-1", "D1"])
def test_findings_of_a_decision_name_it_and_no_district(open_track, name: str) -> None:
    study = decided((4, 0.72, 0.0))
    (taken,), (seen,) = study.decisions, study.observed
    app = open_track(replace(study, decisions=(replace(taken, id=name),), observed=(replace(seen, decision=name),)))
    assert "Channel expansion: The standard error of an observation is not known." in text(app)
    assert "Urban core" not in text(app)


def test_little_is_no_reason_to_change_anything(open_track) -> None:
    app = open_track(decided(*_as_if(0.6, 1, error=0.02)))
    assert "Too little was observed to change the effects." in text(app)
    assert "within what was expected, but no change can be told yet" in text(app)


def test_chinese_says_the_same(open_track) -> None:
    app = open_track(decided((6, 0.728, 0.004)), "zh")
    assert not app.exception
    assert text(app).startswith("“渠道拓展优先”在第 6 季度处于预期区间内；仅一次观测")
    assert "员工培训：" in text(app)
    assert "员工培训:" not in text(app)


def test_another_page_can_offer_to_record_its_plan(open_track) -> None:
    app = open_track()
    study = app.session_state.working.id
    app.session_state[f"kept/track/{study}/offered"] = "S4"
    app.run()
    assert field(app, "Scenario").value == "S4"
    field(app, "Decided by").set_value("Board")
    app = press(app, "Record the decision")
    assert app.session_state.working.study.decisions[0].scenario.id == "S4"
    assert field(app, "Scenario").value == "S3"
