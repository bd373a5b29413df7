"""The page of robustness: its sentence, its three views, and every decision a study holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.examples import load_example
from studies.study import Study
from tests.studies.choosing import cars, demo
from tests.studies.nested import nested
from tests.views.one_page import fresh, kept, said, visit

SMALL = load_example("town-hall")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)

    def open_it(study: Study = SMALL, language: str = "en") -> AppTest:
        return settled(visit("robustness", study=kept(repository, study), language=language))

    return open_it


def settled(app: AppTest) -> AppTest:
    """The page once what it waits for is done: a visitor's browser asks again by itself."""
    for _ in range(40):
        if not any("cancel-" in str(button.key) for button in app.button):
            break
        app.run()
    assert not app.exception
    return app


def choose(app: AppTest, name: str, value: str) -> AppTest:
    control = next(each for each in app.button_group if name in str(each.key))
    return settled(control.set_value(value).run())


def text(app: AppTest) -> str:
    return said(app).replace("\\", "")


def test_the_demo_turns_on_one_judgment(opened) -> None:
    app = opened(demo())
    assert text(app).startswith("Channel expansion leads Balanced by .0003: one judgment by one expert changes it")
    assert "If E2 (Marketing director) said" in text(app)
    assert "44 of 67 judgments can change it" in text(app)
    assert "Today's answers on 9 of 28 indicators" in text(app)
    assert "Best buy: Channel expansion" in text(app)
    assert "spread of judgments assumed" in text(app)


def test_chinese_says_the_same(opened) -> None:
    assert "一位专家的一个判断就能改变结论" in text(opened(language="zh"))


def test_a_weight_is_turned(opened) -> None:
    app = choose(opened(), "-view-", "turn")
    before = text(app)
    assert "Some of both leads with" in before
    assert "Where the options differ" in before
    slider = app.slider[0]
    app = settled(slider.set_value(slider.max).run())
    assert "Go online leads with" in text(app)
    assert app.session_state.working.study == SMALL  # to look at, not an edit


def test_influences_of_a_network_are_turned(opened) -> None:
    app = choose(opened(demo()), "-view-", "turn")
    for kind, words in (
        ("node", "of 47 influences"),
        ("cluster", "influences of clusters"),
        ("row", "by their influence"),
    ):
        app = choose(app, "turn-kind", kind)
        assert words in text(app)
    assert app.slider[0].value == 0.5


def test_judgments_vary(opened) -> None:
    app = choose(opened(), "-view-", "judgments")
    assert "How often each takes each rank" in text(app)
    assert "Whatever the criteria weigh" in text(app)
    assert "Which answers drive the decision" in text(app)
    app = settled(app.slider[0].set_value(0.0).run())
    assert "Judgments are taken as they were given" in text(app)
    assert "Nothing else is ever first" in text(app)
    app = settled(app.toggle[0].set_value(True).run())
    assert not app.exception


def test_another_decision_is_one_click_away(opened) -> None:
    app = choose(opened(), "-kind", "indicators")
    assert " leads " in text(app)
    assert "Best buy" not in text(app)
    for view in ("turn", "judgments"):
        app = choose(app, "-view-", view)


def test_alternatives(opened) -> None:
    app = opened(cars())
    assert "leads" in text(app)
    assert "times as good as" in text(app)
    app = choose(app, "-view-", "turn")
    assert "Where the options differ" in text(app)


def test_a_study_without_answers_still_says_what_it_can(opened) -> None:
    app = opened(replace(SMALL, ballots=()))
    assert ": one weight changes it" in text(app)
    assert "No expert has judged pairs" in text(app)
    assert "nothing tells how sure that is" in text(app)
    assert "of 2,000 draws" not in text(app)
    app = choose(app, "-view-", "judgments")
    assert "Nobody answered, so nothing can vary" in text(app)


def test_inside_a_network_its_own_alternatives_are_decided(opened) -> None:
    study = nested()
    assert text(opened(study.inside("benefits"))).startswith("Reliability first leads Balanced by .020")


def test_nothing_measured_leaves_the_most_important_indicator(opened) -> None:
    app = opened(replace(SMALL, baseline=(), scenarios=(), levers=(), interactions=(), futures=(), figures=()))
    assert " leads " in text(app)
