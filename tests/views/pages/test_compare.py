"""The executive's page: its sentence, its cards and figures, for no, one, some and many scenarios."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcdm.labels import Label
from store.examples import load_example
from studies import edits
from studies.study import Study
from tests.views.one_page import fresh, kept, said, visit

DEMO = load_example("power-supply")


@pytest.fixture
def open_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)

    def opened(study: Study = DEMO, language: str = "en") -> AppTest:
        return visit("compare", study=kept(repository, study), language=language)

    return opened


def text(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\xa0", " ")


def test_the_demo_names_the_tie_and_the_safer_choice(open_compare) -> None:
    app = open_compare()
    assert not app.exception
    assert text(app).startswith(
        "Channel expansion and Balanced are indistinguishable at the top; Balanced is the safer choice"
    )
    assert "from .687 to **.734** in 3 years (90% range .707–.739), for 59.7m yuan to 59.8m yuan" in text(app)
    assert ".0003 with Balanced, .0020 with Channel expansion" in text(app)
    assert "7 of 10 levers assumed" in text(app)
    assert "6 levers buy assets whose life nobody stated" in text(app)


def test_chinese_says_the_same(open_compare) -> None:
    assert text(open_compare(language="zh")).startswith(
        "“渠道拓展优先”与“均衡方案”并列最优，无法区分优劣；“均衡方案”更稳妥"
    )


def test_the_long_view_is_one_click_away(open_compare) -> None:
    app = open_compare()
    assert "After 10 years the top is the same" in text(app)
    app = next(each for each in app.button if each.label == "Ten-year view").click().run()
    assert "in 10 years" in text(app)
    assert "10 years, quarter by quarter" in text(app)
    assert app.session_state.working.study == DEMO  # to look at, not an edit


def test_assets_that_outlive_the_horizon_are_valued(open_compare) -> None:
    grid = next(lever for lever in DEMO.levers if lever.id == "L1")
    lasting = edits.set_lever(DEMO, replace(grid, cost=replace(grid.cost, life=20.0)))
    app = open_compare(lasting)
    assert "those of Reliability first are still worth" in text(app)
    assert "still worth 25.7m yuan at the end" in text(app)


def test_no_scenario_asks_for_one(open_compare) -> None:
    app = open_compare(replace(DEMO, scenarios=()))
    assert not app.exception
    assert "There is nothing to compare yet" in text(app)
    assert [button.label for button in app.button] == ["Plan a scenario"]


def test_one_scenario_is_shown_without_rivals(open_compare) -> None:
    app = open_compare(replace(DEMO, scenarios=DEMO.scenarios[4:]))
    assert not app.exception
    assert "there is nothing to compare it with yet" in text(app)
    assert "Who beats whom" not in text(app)


def test_the_status_quo_alone_and_a_study_without_futures(open_compare) -> None:
    assert "only the status quo" in text(open_compare(replace(DEMO, scenarios=DEMO.scenarios[:1])))
    app = open_compare(replace(DEMO, futures=()))
    assert not app.exception
    assert "regret" not in text(app)
    assert "Who beats whom" in text(app)


def test_of_many_scenarios_one_chooses_which_are_shown(open_compare) -> None:
    many = DEMO
    for number in range(5, 11):
        many = edits.copy_scenario(many, "S2", f"S{number}", Label(f"Copy {number}"))
    app = open_compare(many)
    assert not app.exception
    assert len(app.multiselect[0].value) == 8
    assert "S0" not in app.multiselect[0].value
    app = app.multiselect[0].set_value(["S0", "S4"]).run()
    assert not app.exception
    assert "Copy 7" not in text(app)


def test_without_an_index_the_page_asks_for_a_survey(open_compare) -> None:
    assert "not known yet" in text(open_compare(replace(DEMO, baseline=())))
