"""The page of segments: the answer, the map with its drill, changes, every number, whom answers stand for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from exchange.survey_files import tally_file
from satisfaction.respondents import Population
from satisfaction.survey import SurveySummary
from store.examples import example_survey, load_example
from tests.views.one_page import fresh, kept, said, switched, visit

DEMO = load_example("power-supply")


@pytest.fixture(scope="module")
def survey() -> SurveySummary:
    path = example_survey("power-supply")
    assert path is not None
    return tally_file(path, DEMO.questionnaire, DEMO.scale, DEMO.population).survey


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survey: SurveySummary):
    repository = fresh(tmp_path, monkeypatch)
    monkeypatch.setattr("views.components.waiting.PATIENCE", 60.0)

    def open_page(
        study=DEMO, *, loaded: SurveySummary | None = survey, view: str = "", language: str = "en"
    ) -> AppTest:
        study_id = kept(repository, study)
        if loaded is not None:
            survey_id = repository.add_survey(study_id, "sample", loaded, DEMO.questionnaire)
            repository.set_setting(f"survey/{study_id}", survey_id)
        app = visit("segments", study=study_id, language=language)
        if view:
            switched(app, "segments-view", view)
        assert not app.exception
        return app

    return open_page


def text(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\xa0", " ")


def test_without_a_survey_the_page_invites(opened) -> None:
    app = opened(loaded=None)
    assert app.title[0].value == "No segments yet"
    assert app.button(key="segments-load")


def test_the_answer_comes_first_and_says_what_cannot_be_told_apart(opened) -> None:
    told = text(opened())
    assert "Mountain area and Townships are least satisfied" in told
    assert "Chance may explain the distance to Townships" in told
    assert "not changed distinguishably since Second quarter 2026: +.007 ± .007" in told
    assert "District × Customer tier" in told
    assert "150 answers of experts and staff" in told


def test_a_segment_is_chosen_and_its_own_indicators_follow(opened) -> None:
    app = opened()
    choice = next(each for each in app.selectbox if each.label == "Segment")
    assert choice.value == "D5|*", "the lowest at first"
    app = choice.set_value("D2|large").run()
    assert not app.exception
    assert next(each for each in app.selectbox if each.label == "Segment").value == "D2|large"
    assert "155 customers" in text(app)


def test_another_indicator_and_one_dimension(opened) -> None:
    app = opened()
    next(each for each in app.selectbox if each.label == "Shown").set_value("N22").run()
    assert "Restoration time has fallen since Second quarter 2026" in text(app)
    next(each for each in app.selectbox if each.label == "and by").set_value("").run()
    assert not app.exception
    assert "Hung on all customers" in text(app)


def test_the_trend_says_which_changes_stand(opened) -> None:
    app = opened(view="trend")
    told = text(app)
    assert "3 of 28 changes stand" in told
    assert "No respondent is recognised in both waves" in told
    next(each for each in app.selectbox if each.label == "Wave").set_value("2026-Q2").run()
    assert not app.exception
    assert "The first wave has none before it" in text(app)


def test_one_wave_has_no_trend(opened, survey: SurveySummary) -> None:
    assert "One wave so far" in text(opened(loaded=survey.select("wave", "2026-Q3"), view="trend"))


def test_every_number_is_filtered(opened) -> None:
    app = opened(view="numbers")
    assert len(app.dataframe[0].value) == 15, "the latest wave at first"
    app.toggle[0].set_value(True).run()
    assert "Nothing fits this choice" in text(app)
    app.multiselect[0].set_value(["N41"]).run()
    app.multiselect[1].set_value([]).run()
    assert not app.exception
    assert 0 < len(app.dataframe[0].value) < 15
    assert [each.label for each in app.get("download_button")] == ["CSV", "Excel"]


def test_how_answers_are_weighted_is_an_edit(opened) -> None:
    app = opened(view="standing")
    told = text(app)
    assert "They reach from .680 to .700" in told
    assert "36% of 6,660 asked answered" in told
    assert "known within ±.01 already" in told
    method = next(each for each in app.selectbox if each.label == "Weighted by")
    app = method.set_value("none").run()
    assert app.session_state.working.study.choices.representation.method == "none"
    assert "Every answer counts alike, as the study chose" in text(app)
    app.toggle[0].set_value(True).run()
    assert app.session_state.working.study.choices.representation.nonresponse
    next(each for each in app.selectbox if each.label == "Weighted by").set_value("raking").run()
    assert not app.exception
    app.slider[0].set_value(8.0).run()
    assert app.session_state.working.study.choices.representation.trim == 8.0


def test_a_population_that_says_nothing(opened) -> None:
    bare = replace(DEMO, population=Population(), questionnaire=None)
    assert "Nothing divides the customers" in text(opened(bare))
    told = text(opened(bare, view="standing"))
    assert "Not known" in told
    assert "Nobody entered how many customers were asked" in told


def test_chinese_and_the_other_display(opened) -> None:
    assert "山区和乡镇满意度最低" in text(opened(language="zh"))
