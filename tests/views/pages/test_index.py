"""The page of the index: the number with its certainty, its parts, and what the choice of a method does."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcdm.choice import Choice
from reports.charts.scales import IndexDisplay
from store.examples import load_example
from tests.studies.surveyed import surveyed
from tests.views.one_page import fresh, kept, said, switched, visit
from views.components.index.number import window

DEMO = load_example("power-supply")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)

    def open_page(study=DEMO, *, survey: bool = False, view: str = "", language: str = "en") -> AppTest:
        study_id = kept(repository, study)
        if survey:
            survey_id = repository.add_survey(study_id, "sample", surveyed()[1], study.questionnaire)
            repository.set_setting(f"survey/{study_id}", survey_id)
        app = visit("index", study=study_id, language=language)
        if view:
            switched(app, "index-view", view)
        assert not app.exception
        return app

    open_page.repository = repository  # type: ignore[attr-defined]
    return open_page


def text(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\xa0", " ")


def test_a_stated_baseline_has_no_interval_and_says_so(opened) -> None:
    app = opened()
    assert app.title[0].value.replace("\\", "") == (
        "Between neutral and satisfied, held down by Fault repair & problem solving and Service channels"
    )
    told = text(app)
    assert "stated baseline, no survey" in told
    assert "±" not in told
    assert "53% of the weighted answers are satisfied or better, 21% are dissatisfied or worse" in told


def test_weights_that_nobody_judged_are_said(opened) -> None:
    assert "equal weights" not in text(opened())
    assert "nobody has judged: equal weights" in text(opened(replace(DEMO, ballots=())))


def test_a_survey_gives_the_interval_and_the_segments(opened) -> None:
    told = text(opened(survey=True))
    assert "± .005" in told
    assert re.search(r"2,\d{3} answers", told)
    assert "The difference to the AHP weights (.682) is smaller than the sampling error" in told
    assert "District × Customer tier" in told
    assert "Survey channel" in told
    assert "Wave" in told  # two waves are held against each other
    assert "Role" not in told, "experts and staff are no customers"
    assert re.search(r"2,\d{3} answers of other waves are not in it", told)


def test_a_survey_of_some_indicators_says_how_many(opened) -> None:
    study = kept(opened.repository, DEMO)
    asked = surveyed()[1].over(("N11", "N12"))
    opened.repository.set_setting(
        f"survey/{study}", opened.repository.add_survey(study, "two", asked, DEMO.questionnaire)
    )
    assert "It speaks for 2 of 28 indicators" in text(visit("index", study=study, language="en"))


def test_the_display_is_respected(opened) -> None:
    opened.repository.set_setting("display", "percent")
    told = text(opened(survey=True))
    assert "± 0.7" in told
    assert re.search(r"(59|60)\.\d", told)
    assert ".680" not in told, "one page never mixes the two"


def test_one_indicator_starts_with_the_weakest(opened) -> None:
    app = opened(survey=True, view="indicator")
    assert app.selectbox[0].value == "N22"
    told = text(app)
    assert "Number 5 of 28 by weight" in told
    assert "answers" in told
    app.selectbox[0].set_value("N11").run()
    assert "SAIDI: 8.94 h a year" in text(app)


def test_the_method_is_said_in_words(opened) -> None:
    told = text(opened(survey=True, view="method"))
    assert "Effectiveness .32, low: the largest grade alone would mislead" in told
    assert "They differ by .004 at most, less than the sampling error" in told


def choice(app: AppTest, label: str):
    return next(each for each in app.selectbox if each.label == label)


def test_choosing_an_operator_is_an_edit_that_can_be_undone(opened) -> None:
    app = opened(survey=True, view="method")
    choice(app, "Composition operator").set_value("min-max").run()
    working = app.session_state.working
    assert working.study.choices.composition.method == "min-max"
    assert "± .00" in text(app), "an operator that is no average has an interval too"
    assert len(working.past) == 1


def test_choosing_another_index_is_an_edit_and_is_said(opened) -> None:
    app = opened(survey=True, view="method")
    choice(app, "Index").set_value("set-pair").run()
    choice(app, "The grades in between").set_value("neutral").run()
    assert app.session_state.working.study.choices.index == Choice.of("set-pair", discrepancy="neutral")
    told = text(app)
    assert "Set pair analysis" in told
    assert "± .00" in told
    assert "M(·,+)" in told, "B is shown whatever the index"


def test_choosing_a_wave_is_an_edit(opened) -> None:
    app = opened(survey=True, view="method")
    before = re.findall(r"2,\d{3} answers", text(app))[0]
    choice(app, "Wave").set_value("2026-Q2").run()
    assert app.session_state.working.study.choices.wave == "2026-Q2"
    assert re.findall(r"2,\d{3} answers", text(app))[0] != before


def test_the_share_of_the_survey_is_an_edit(opened) -> None:
    app = opened(view="method")
    app.slider[0].set_value(50).run()
    assert app.session_state.working.study.choices.survey_share == 0.5
    assert "count twice" in text(app)


def test_chinese_says_the_same(opened) -> None:
    app = opened(survey=True, language="zh")
    assert app.title[0].value == "介于“一般”与“满意”之间，主要受“故障抢修与问题处理”和“服务渠道”拖累"


def test_nothing_measured_is_an_empty_place(opened) -> None:
    app = opened(replace(DEMO, baseline=()))
    assert app.title[0].value == "Nothing is measured yet"
    assert app.button(key="load-first").label == "Load a survey"


@pytest.mark.parametrize("score", [0.2, 0.25, 0.6, 0.687, 0.74, 1.0])
@pytest.mark.parametrize("kind", ["score", "percent"])
def test_the_scale_under_the_number_holds_it(score: float, kind: str) -> None:
    display = IndexDisplay(kind)  # type: ignore[arg-type]
    low, high, ticks = window(display.at(score), display)
    assert low <= display.at(score) <= high
    assert display.at(0.2) <= low
    assert high <= display.at(1.0)
    assert (ticks[0], ticks[-1], len(ticks)) == (low, high, 5)


def test_the_scale_does_not_follow_small_changes() -> None:
    display = IndexDisplay()
    assert window(0.66, display) == window(0.687, display) == window(0.734, display)


def test_a_study_of_another_company_works(opened) -> None:
    told = text(opened(load_example("town-hall")))
    assert "held down by" in told
    assert "All 6, hung on the index" in told
