"""The page of what matters: the answer, every view, another question, and what it asks for where nothing is known."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from satisfaction.funnel_steps import FunnelStep
from satisfaction.survey import SurveySummary
from store.examples import load_example
from studies.importance import importance
from tests.studies.surveyed import surveyed
from tests.views.one_page import fresh, kept, said, switched, visit
from views import cached, cached_importance
from views.jobs import Job

VIEWS = ("map", "stated", "funnel", "quality")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)
    # A few resamples say as much about the page as many.
    monkeypatch.setattr(cached_importance, "importance", partial(importance, resamples=20))
    monkeypatch.setattr(cached_importance, "FUNNEL_RESAMPLES", 10)
    began: list[Job] = []
    start = Job.start

    def remembered(*args, **kwargs):
        began.append(start(*args, **kwargs))
        return began[-1]

    monkeypatch.setattr(cached.Job, "start", remembered)

    def open_page(survey: SurveySummary | None = None, *, study=None, language: str = "en") -> AppTest:
        study = study or load_example("power-supply")
        study_id = kept(repository, study)
        if survey is not None:
            survey_id = repository.add_survey(study_id, "sample", survey, study.questionnaire)
            repository.set_setting(f"survey/{study_id}", survey_id)
        return finished(visit("importance", study=study_id, language=language))

    def finished(app: AppTest) -> AppTest:
        for job in began:
            assert job.wait(60)
        app.run()
        assert not app.exception
        return app

    open_page.finished = finished  # type: ignore[attr-defined]
    return open_page


def text(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\xa0", " ")


def test_without_a_survey_it_asks_for_one(opened) -> None:
    app = opened()
    assert "What matters to customers follows from their answers" in text(app)
    assert app.button(key="load-for-importance").label == "Load a survey"


@pytest.mark.parametrize(
    ("language", "answer"),
    [("en", "Fix “Restoration time” first: it matters most"), ("zh", "先改进“复电时间”：它最重要")],
)
def test_the_answer_and_every_view(opened, language: str, answer: str) -> None:
    app = opened(surveyed()[1], language=language)
    assert answer in text(app)
    for view in VIEWS:
        switched(app, f"importance-{app.session_state.working.id}-view", view)
        assert not app.exception, view
        assert app.get("vega_lite_chart") or view == "quality"


def test_the_lines_can_stand_at_the_target(opened) -> None:
    app = opened(surveyed()[1])
    box = next(each for each in app.selectbox if each.label == "Where the lines stand")
    box.set_value("target").run()
    assert not app.exception
    assert "Important and weak for sure: “Restoration time”, “Outage duration”" in text(app)


def test_another_question_can_be_explained(opened) -> None:
    app = opened(surveyed()[1])
    box = next(each for each in app.selectbox if each.label == "Question to explain")
    box.set_value("stay").run()
    app = opened.finished(app)
    assert "Overall satisfaction" not in text(app).split("among")[0]


def test_a_survey_that_did_not_ask_says_what_to_ask(opened) -> None:
    app = opened(replace(surveyed()[1], as_asked=None))
    told = text(app)
    assert "What drives satisfaction was not asked" in told
    assert "How satisfied are you with us overall?" in told
    assert "What the panel weighs" in told


def test_the_steps_of_the_funnel_are_chosen_in_one_edit(opened) -> None:
    app = opened(surveyed()[1])
    switched(app, f"importance-{app.session_state.working.id}-view", "funnel")
    first, second, third = (each for each in app.multiselect if "keeps" in each.label)
    assert [each.value for each in (first, second, third)] == [
        [("value", "A"), ("value", "B"), ("value", "C")], [("value", "A")], []
    ]  # fmt: skip
    first.set_value([("tier", "VIP"), ("tier", "large")])
    second.set_value([])
    third.set_value([("district", "D1")])
    app = opened.finished(pressed(app, "Use these steps"))
    study = app.session_state.working.study
    assert study.choices.funnel == (FunnelStep("tier", ("VIP", "large")), FunnelStep("district", ("D1",)))
    assert len(app.session_state.working.past) == 1
    assert "VIP customers, Large customers" in text(app)
    app = opened.finished(pressed(app, "Back to the usual steps"))
    assert app.session_state.working.study.choices.funnel == ()
    assert next(each for each in app.multiselect if "keeps" in each.label).value[0] == ("value", "A")


def test_one_step_keeps_one_kind_of_segment(opened) -> None:
    app = opened(surveyed()[1])
    switched(app, f"importance-{app.session_state.working.id}-view", "funnel")
    next(each for each in app.multiselect if "keeps" in each.label).set_value([("tier", "VIP"), ("value", "A")])
    app = pressed(app, "Use these steps")
    assert app.session_state.working.study.choices.funnel == ()
    assert "VIP customers and Class A are of two. Make two steps of them." in app.session_state.problem


def pressed(app: AppTest, label: str) -> AppTest:
    next(each for each in app.button if each.label == label).click().run()
    assert not app.exception
    return app
