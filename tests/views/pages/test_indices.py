"""The page of the indices side by side: the headline, one line an index, one up close, where they agree."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.examples import load_example
from tests.studies.surveyed import surveyed
from tests.views.one_page import fresh, kept, said, switched, visit
from views import cached_indices

DEMO = load_example("power-supply")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)
    monkeypatch.setattr("views.components.waiting.PATIENCE", 60.0)

    def open_page(study=DEMO, *, survey: bool = True, language: str = "en") -> AppTest:
        study_id = kept(repository, study)
        if survey:
            survey_id = repository.add_survey(study_id, "sample", surveyed()[1], study.questionnaire)
            repository.set_setting(f"survey/{study_id}", survey_id)
        app = visit("indices", study=study_id, language=language)
        assert not app.exception
        return app

    return open_page


def text(app: AppTest) -> str:
    assert not app.exception
    return said(app).replace("\\", "").replace("\xa0", " ")


def test_the_headline_says_who_parts_and_why(opened) -> None:
    told = text(opened())
    assert re.search(r"5 of 10 indices say about (59|60)\.\d of 100; 3 lower, 1 higher, 1 says nothing", told)
    assert "Staff see the service more kindly than customers do" in told
    assert "Says 50.0 whatever customers answer" in told
    assert "4 of 10 indices put things in order: all that cover them have" in told


def test_each_index_up_close(opened) -> None:
    app = opened()
    assert re.search(r"Staff are 9\.\d points kinder than customers", text(app))
    expected = {
        "servqual": "The widest gap is Repair arrival",
        "kano": "Taken for granted: Outage duration and Hotline answer",
        "set-pair": "The set-pair potential of",
        "acsi": "Each question from its worst answer",
        "structural": "Total effects on satisfaction",
        "weighted-average": "Sum of weight × score",
        "fuzzy-comprehensive/min-max": "Only the heaviest or clearest factor speaks",
    }
    for key, sentence in expected.items():
        assert sentence in text(switched(app, "indices-one", key)), key


def test_weights_of_roles_and_the_target_are_edits(opened) -> None:
    app = opened()
    next(each for each in app.number_input if each.label == "Weight of Staff").set_value(0.0).run()
    assert dict(app.session_state.working.study.choices.role_weights)["staff"] == 0.0
    next(each for each in app.number_input if each.label == "Target score").set_value(0.5).run()
    assert app.session_state.working.study.choices.target == 0.5
    assert "The target of 37.5 is reached" in text(app)
    assert len(app.session_state.working.past) == 2


def test_clusters_are_put_in_order_too(opened) -> None:
    told = text(switched(opened(), "indices-agreement", "clusters"))
    assert "7 of 10 indices put things in order: all that cover them have Fault repair & problem solving low" in told


def test_without_a_survey_the_reasons_stand_below(opened) -> None:
    told = text(opened(survey=False))
    assert "stated baseline, no survey" in told
    assert told.count("It needs single answers, and no survey is loaded") == 5


def test_chinese_says_the_same(opened) -> None:
    told = text(opened(language="zh"))
    assert re.search(r"10 种指数中有 5 种约为 (59|60)\.\d 分，3 种偏低、1 种偏高、1 种不随作答变化", told)
    assert "员工的评价比客户高" in told


def test_nothing_measured_is_an_empty_place(opened) -> None:
    app = opened(replace(DEMO, baseline=()), survey=False)
    assert app.title[0].value == "Nothing is measured yet"
    assert app.button(key="load-first").label == "Load a survey"


def test_a_first_view_that_takes_long_says_what_it_does(opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but the bar until it is done: no headline of half a page."""
    done = threading.Event()
    measure = cached_indices.indices_of
    monkeypatch.setattr(cached_indices, "indices_of", lambda *given: (done.wait(30), measure(*given))[1])
    monkeypatch.setattr("views.components.waiting.PATIENCE", 0.0)
    app = opened(replace(DEMO, choices=replace(DEMO.choices, target=0.61)), survey=False)  # measured nowhere else
    try:
        assert [button.label for button in app.button] == ["Cancel"]
        assert not app.title
    finally:
        done.set()
    monkeypatch.setattr("views.components.waiting.PATIENCE", 60.0)
    assert "stated baseline, no survey" in text(app.run())
