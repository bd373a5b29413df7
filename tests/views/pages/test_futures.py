"""The page of futures: what it says, what its sliders, tables and buttons do, in every state of a study."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.examples import load_example
from studies import edits
from studies.study import Study
from tests.views.one_page import fresh, kept, said, switched, visit
from views.components import waiting

DEMO = load_example("power-supply")
LONE = edits.set_futures(DEMO, ())


@pytest.fixture
def open_futures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(waiting, "PATIENCE", 60.0)
    repository = fresh(tmp_path, monkeypatch)

    def opened(study: Study = DEMO, language: str = "en", view: str = "") -> AppTest:
        app = visit("futures", study=kept(repository, study), language=language)
        return switched(app, "futures-", view) if view else app

    return opened


def study_of(app: AppTest) -> Study:
    return app.session_state.working.study


def text(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\xa0", " ")


def chances(app: AppTest) -> dict[str, float]:
    return {future.id: round(future.probability, 4) for future in study_of(app).futures}


def test_the_demo_says_which_one_is_robust_how_surely_and_what_makes_it_fail(open_futures) -> None:
    app = open_futures()
    assert not app.exception
    answer = "Balanced is the robust choice over 3 years; by 3 of 4 rules it ties with Channel expansion"
    assert text(app).startswith(answer)
    assert (
        "never ends more than **.0003** behind the best scenario; Channel expansion falls up to .0020 behind"
        in text(app)
    )
    assert "In 500 futures explored between and around them, each counted alike, it is best in **96%**" in text(app)
    assert "It ends below Channel expansion in 2% of them, but in 21% of those where the gap of" in text(app)


def test_chinese_says_the_same(open_futures) -> None:
    assert text(open_futures(language="zh")).startswith("从 3 年看，“均衡方案”是稳健之选")


def test_rules_follow_their_sliders(open_futures) -> None:
    app = open_futures()
    mixed = next(each for each in app.slider if "/optimism" in each.key)
    app = mixed.set_value(100).run()
    assert "100% of the best future" in text(app)
    level = next(each for each in app.slider if "/threshold" in each.key)
    app = level.set_value(0.73).run()
    assert "the probability of reaching .730" in text(app)


def test_a_moved_probability_moves_the_others_and_is_undone_in_one_step(open_futures) -> None:
    app = open_futures(view="editor")
    slider = next(each for each in app.slider if "/F1/probability" in each.key)
    app = slider.set_value(60.0).run()
    assert chances(app) == {"F0": 0.225, "F1": 0.6, "F2": 0.1, "F3": 0.075}
    assert len(app.session_state.working.past) == 1
    assert next(each for each in app.slider if "/F0/probability" in each.key).value == 22.5


def test_one_future_may_take_the_rest_but_not_more_than_it_has(open_futures) -> None:
    app = open_futures(view="editor")
    app = next(each for each in app.selectbox if "/rest/" in each.key).set_value("F0").run()
    app = next(each for each in app.slider if "/F1/probability" in each.key).set_value(30.0).run()
    assert chances(app) == {"F0": 0.35, "F1": 0.3, "F2": 0.2, "F3": 0.15}
    app = next(each for each in app.slider if "/F1/probability" in each.key).set_value(90.0).run()
    assert chances(app)["F1"] == 0.3
    assert "Choose at most 65%" in app.error[0].value.replace("\\", "")


def test_futures_are_added_renamed_and_changed(open_futures) -> None:
    app = open_futures(view="editor")
    app = app.button(key="add-future").click().run()
    new = study_of(app).futures[-1].id
    app = next(each for each in app.text_input if f"/{new}/name/en" in each.key).set_value("Cheap storage").run()
    app = next(each for each in app.number_input if f"/{new}/drift" in each.key).set_value(0.03).run()
    app = next(each for each in app.selectbox if f"/{new}/gap/add" in each.key).set_value("N11").run()
    future = study_of(app).futures[-1]
    assert (future.label.en, future.probability, future.expectation_drift) == ("Cheap storage", 0.1, 0.03)
    assert future.gap_factors == (("N11", 1.2),)
    app = next(each for each in app.number_input if f"/{new}/gap/N11" in each.key).set_value(-1.0).run()
    assert study_of(app).futures[-1].gap_factors == (("N11", 1.2),)
    assert "a factor between 0 and" in app.error[0].value.replace("\\", "")
    app = app.button(key=f"drop-{new}").click().run()
    assert chances(app) == {"F0": 0.45, "F1": 0.2, "F2": 0.2, "F3": 0.15}


def test_no_futures_yet_offers_the_usual_ones(open_futures) -> None:
    app = open_futures(LONE)
    assert text(app).startswith("No future is named yet")
    app = app.checkbox(key="use-F2").uncheck().run()
    app = app.button(key="futures-take").click().run()
    assert [future.id for future in study_of(app).futures] == ["F0", "F1", "F3"]
    assert sum(chances(app).values()) == pytest.approx(1)
    assert "robust choice" in text(app) or "least regret" in text(app)


def test_one_of_ones_own(open_futures) -> None:
    app = open_futures(LONE)
    app = app.button(key="futures-own").click().run()
    assert list(chances(app).values()) == [1.0]
    assert "the one future named" in text(app)


def test_when_a_scenario_fails(open_futures) -> None:
    app = open_futures(view="failures")
    assert not app.exception
    app = next(each for each in app.selectbox if "/asked/" in each.key).set_value("S3").run()
    level = next(each for each in app.slider if "/failing" in each.key)
    app = level.set_value(0.71).run()
    assert "Channel expansion falls below .710 in 43% of the futures, each counted alike, mostly when" in text(app)
    assert "of 10 futures in there" in text(app)
    app = next(each for each in app.selectbox if "/against/" in each.key).set_value("S4").run()
    assert "When Channel expansion keeps up with Balanced" in text(app)


def test_merits_are_derived_and_say_what_changes_the_order(open_futures) -> None:
    app = open_futures(view="merits")
    assert not app.exception
    assert "derived from the simulation" in text(app)
    assert "on its merits" in text(app) or "on their merits" in text(app)
    assert "overtakes where" in text(app) or "No weight of a single merit" in text(app)


def test_without_scenarios_it_leads_there(open_futures) -> None:
    app = open_futures(replace(DEMO, scenarios=(), decisions=()))
    assert text(app).startswith("There is nothing to hold against futures yet")
