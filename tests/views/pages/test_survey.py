"""The page of surveys: load, map, count, choose, remove; a file that cannot be read changes nothing."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.examples import load_example
from tests.views.one_page import fresh, kept, said, visit
from views import cached
from views.survey_intake import Intake

DEMO = load_example("power-supply")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)
    cached.intakes().clear()

    def open_page(study=DEMO, language: str = "en") -> AppTest:
        app = visit("survey", study=kept(repository, study), language=language)
        assert not app.exception
        return app

    open_page.repository = repository  # type: ignore[attr-defined]
    yield open_page
    cached.intakes().clear()


def click(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def text(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\xa0", " ")


def give(app: AppTest, name: str, content: bytes) -> AppTest:
    """Put a file on its way, as the upload field does."""
    working = app.session_state.working
    cached.intakes()[working.id] = Intake.receive(name, io.BytesIO(content), working.study)
    app.run()
    assert not app.exception
    return app


def test_without_a_survey_the_page_says_what_the_index_rests_on(opened) -> None:
    app = opened()
    assert "No survey yet: the index rests on what the study states" in text(app)
    assert ".687, without an interval" in text(app)


def test_the_sample_is_loaded_in_one_click_and_used(opened) -> None:
    app = click(opened(), "load-sample")
    assert text(app).startswith("2,422 respondents put the index at .680, .007 below the stated baseline")
    assert "lies outside: chance alone does not explain the difference" in text(app)
    assert "planted non-response" in text(app)
    assert app.session_state.working.survey.total == 2422
    assert app.session_state.working.study == DEMO


def test_the_sample_takes_one_click_whatever_was_asked_before(opened) -> None:
    app = give(opened(), "some.csv", b"who;N11;N12\nA;4;5\nB;3;2\n")
    app = click(click(app, "count-survey"), "load-sample")
    assert app.session_state.working.survey.total == 2422
    assert not cached.intakes()


def test_chinese_says_the_same(opened) -> None:
    app = click(opened(language="zh"), "load-sample")
    assert text(app).startswith("2,422 位受访者给出的指数为 .680，比设定基线低 .007")


def test_the_stated_baseline_can_be_chosen_again_and_the_survey_removed(opened) -> None:
    app = click(opened(), "load-sample")
    app.radio[0].set_value("").run()
    assert app.session_state.working.survey is None
    assert app.title[0].value == "The index reads the stated baseline, not a survey"
    survey = app.radio[0].options and opened.repository.surveys(app.session_state.working.id)[0].id
    app.radio[0].set_value(survey).run()
    app = click(app, "remove-survey-now")
    assert not opened.repository.surveys(app.session_state.working.id)
    assert app.session_state.working.survey is None


def test_a_reload_finds_the_survey_and_a_file_on_its_way(opened) -> None:
    app = click(opened(), "load-sample")
    study_id = app.session_state.working.id
    give(app, "some.csv", b"N11,N12\n4,5\n3,2\n")
    again = visit("survey", study=study_id)
    assert "2,422 respondents" in text(again).replace("\\", "")
    assert "some.csv: 2 columns" in text(again)
    assert "2 of 28 indicators have a column" in text(again)


def test_a_file_is_mapped_counted_and_makes_the_questionnaire(opened) -> None:
    app = give(opened(), "some.csv", b"who;district;N11;N12\nA;D1;4;5\nB;D2;3;2\nC;nowhere;5;5\n")
    assert "1 text stands for no segment yet" in text(app)
    app = click(app, "count-survey")
    asked = app.session_state.working.study.questionnaire
    assert asked.indicators == ("N11", "N12")
    assert app.session_state.working.survey.total == 3
    assert not cached.intakes()
    assert "'nowhere'" in text(app)


def test_answers_can_be_declared_none(opened) -> None:
    app = give(opened(), "some.csv", b"N11,N12\n" + b"4,5\n3,2\n5,1\n" * 4 + b"99,4\n")
    app.text_input[0].set_value("99").run()
    app = click(app, "count-survey")
    assert app.session_state.working.survey.quality.unknown == ()
    assert app.session_state.working.survey.answered.sum(0).tolist() == [12, 13]


def test_a_mapping_that_contradicts_itself_says_so_and_cannot_be_counted(opened) -> None:
    app = give(opened(), "some.csv", b"first;second\n4;5\n")
    assert app.button(key="count-survey").disabled
    assert "maps no column to an indicator" in app.error[0].value.replace("\\", "")
    app = click(app, "discard-survey")
    assert not cached.intakes()


def test_a_study_with_nothing_stated_asks_for_a_survey(opened) -> None:
    app = opened(replace(DEMO, baseline=()))
    assert app.title[0].value == "Load a survey to measure satisfaction"
