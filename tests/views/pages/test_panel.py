"""The page of the panel: what it says in every state of a study, and a repair that is adopted and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcdm.judgments import PairwiseComparisons
from store.examples import load_example
from studies.study import Study
from tests.views.one_page import fresh, kept, said, switched, visit

Open = Callable[..., AppTest]


@pytest.fixture
def open_panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    repository = fresh(tmp_path, monkeypatch)

    def opened(study: Study, view: str = "", language: str = "en") -> AppTest:
        app = visit("panel", study=kept(repository, study), language=language)
        return switched(app, "panel-view", view) if view else app

    return opened


def text(app: AppTest) -> str:
    assert not app.exception
    return said(app).replace("\\", "")


def title(app: AppTest) -> str:
    return str(app.title[0].value).replace("\\", "")


def study_of(app: AppTest) -> Study:
    return app.session_state.working.study


def goal_of(app: AppTest, expert: str) -> PairwiseComparisons:
    found = next(b.judgments for b in study_of(app).ballots if (b.expert, b.set) == (expert, "goal"))
    assert isinstance(found, PairwiseComparisons)
    return found


def answer_to(app: AppTest, expert: str, first: str, second: str) -> float:
    return next(j.value for j in goal_of(app, expert).judgments if (j.first, j.second) == (first, second))


def field(app: AppTest, start: str):
    return next(each for each in app.text_input if each.key.startswith(start))


def test_the_demo_says_how_far_it_agrees(open_panel: Open) -> None:
    app = open_panel(load_example("power-supply"))
    assert title(app) == (
        "The panel agrees very well on the whole (.90); it differs most on what matters for “Customer satisfaction”"
    )
    shown = text(app)
    assert "There are no camps" in shown
    assert "Nobody stands apart. Township station head is furthest" in shown
    assert "these two cannot be told apart anyway" in shown
    assert "2 answers above CR .10" in shown


def test_chinese_says_the_same(open_panel: Open) -> None:
    app = open_panel(load_example("power-supply"), language="zh")
    assert title(app) == "专家组总体高度一致（0.90）；分歧主要在“客户满意度”各项的轻重"
    assert "没有对立的阵营" in text(app)


def test_who_moves_the_result(open_panel: Open) -> None:
    app = open_panel(load_example("power-supply"), "result")
    assert title(app) == "No single expert decides: only plans that cannot be told apart change places"
    assert "Alone, 5 of 9 experts would put Channel expansion first." in text(app)
    assert "Without Township station head, 1.8% of all weight would lie elsewhere" in text(app)


def test_a_weight_of_an_expert_is_an_edit(open_panel: Open) -> None:
    app = open_panel(load_example("power-supply"), "experts")
    assert title(app) == "VP power supply service counts most (14%)"
    number = next(each for each in app.number_input if each.key.endswith("/expert-weight/E5"))
    app = number.set_value(0.9).run()
    assert next(each.weight for each in study_of(app).experts if each.id == "E5") == 0.9
    assert title(app) == "Township station head counts most (50%)"
    app = app.button(key="equal-weights").click().run()
    assert {each.weight for each in study_of(app).experts} == {1.0}
    assert title(app) == "All experts count the same"
    join = next(each for each in app.button_group if each.key.endswith("/aggregation/panel"))
    app = join.set_value("priorities").run()
    assert study_of(app).choices.aggregation == "priorities"
    assert "would" in text(app)


def test_the_smallest_change_of_e5_is_offered_first(open_panel: Open) -> None:
    app = open_panel(load_example("power-supply"), "repair")
    assert title(app) == "2 answers contradict themselves; one changed judgment in each would be enough"
    shown = text(app)
    assert "smallest change, proved · CR .091" in shown
    assert "from 1/4 to 1/3 brings the consistency ratio from .118 to .091" in shown
    assert "random index Saaty 1980" in shown
    assert {each.label: each.value for each in app.metric}["GCI"] == ".380"
    app = app.button(key="repair-E7/C3").click().run()
    assert "from 1 to 3 brings the consistency ratio from .145 to .096" in text(app)


def test_nothing_is_changed_without_a_name(open_panel: Open) -> None:
    app = open_panel(load_example("power-supply"), "repair")
    app = app.button(key="do-adopt-E5/goal-0").click().run()
    assert "A judgment is only changed in somebody's name" in text(app)
    assert answer_to(app, "E5", "C1", "C6") == 0.25


def test_a_repair_is_adopted_recorded_and_taken_back(open_panel: Open) -> None:
    app = open_panel(load_example("power-supply"), "repair")
    field(app, "by-adopt-E5/goal-0").set_value("Wang")
    field(app, "why-adopt-E5/goal-0").set_value("misread *the* scale")
    app = app.button(key="do-adopt-E5/goal-0").click().run()
    assert answer_to(app, "E5", "C1", "C6") == pytest.approx(1 / 3)
    (revision,) = goal_of(app, "E5").revisions
    assert (revision.by, revision.reason, revision.old) == ("Wang", "misread *the* scale", 0.25)
    assert title(app) == "1 answer contradicts itself; one changed judgment would be enough"
    shown = text(app)
    assert "from 1/4 to 1/3, by Wang: misread *the* scale" in shown
    assert {each.label: each.value for each in app.metric}["CR"] == ".091"

    field(app, "by-back-E5/goal").set_value("Li")
    app = next(each for each in app.button if each.key.startswith("do-back-E5/goal")).click().run()
    assert answer_to(app, "E5", "C1", "C6") == 0.25
    assert [each.by for each in goal_of(app, "E5").revisions] == ["Wang", "Li"]
    assert {each.label: each.value for each in app.metric}["CR"] == ".118"


def test_a_panel_of_two_has_no_groups(open_panel: Open) -> None:
    app = open_panel(load_example("town-hall"))
    assert "Three experts are needed" in text(app)
    app = switched(app, "panel-view", "result")
    assert not app.exception
    app = switched(app, "panel-view", "repair")
    assert title(app) == "Nobody contradicts themselves"


@pytest.mark.parametrize("view", ["", "result", "experts", "repair"])
def test_one_expert_alone(open_panel: Open, view: str) -> None:
    demo = load_example("power-supply")
    alone = replace(demo, ballots=tuple(b for b in demo.ballots if b.expert in ("E1", "panel")))
    app = open_panel(alone, view)
    assert not app.exception
    if not view:
        assert title(app) == "Only one expert has judged so far: VP power supply service"


def test_nobody_and_no_experts(open_panel: Open) -> None:
    demo = load_example("power-supply")
    assert title(open_panel(replace(demo, ballots=()))) == "Nobody has judged yet"
    assert title(open_panel(replace(demo, ballots=(), experts=()))) == "There is no panel yet"


def test_all_weights_zero_are_said_and_can_be_put_right(open_panel: Open) -> None:
    demo = load_example("power-supply")
    nobody = replace(demo, experts=tuple(replace(each, weight=0.0) for each in demo.experts))
    app = open_panel(nobody)
    assert title(app) == "The panel cannot be compared"
    app = app.button(key="equal-weights").click().run() if not app.button(key="equal-weights").disabled else app
    number = next(each for each in app.number_input if each.key.endswith("/expert-weight/E1"))
    app = number.set_value(1.0).run()
    assert not app.exception
    assert title(app).startswith("The panel agrees")


def test_a_study_without_measures_compares_indicators(open_panel: Open) -> None:
    bare = replace(
        load_example("town-hall"), baseline=(), figures=(), levers=(), interactions=(), scenarios=(), futures=()
    )
    for view in ("", "result", "experts"):
        assert not open_panel(bare, view).exception


def test_the_expert_is_offered_it_where_they_judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = fresh(tmp_path, monkeypatch)
    study = kept(repository, load_example("power-supply"))
    app = visit("ballot", ballot=repository.invite(study, "E5"), language="en")
    app.session_state["kept/ballot/set"] = "goal"
    app = app.run()
    assert "smallest change, proved · CR .091" in text(app)
    field(app, "by-adopt-E5/goal-0").set_value("E5")
    app = app.button(key="do-adopt-E5/goal-0").click().run()
    assert "smallest change" not in text(app)
    assert "from 1/4 to 1/3, by Township station head" in text(app)
    stored = next(b.judgments for b in repository.ballots(study) if (b.expert, b.set) == ("E5", "goal"))
    assert isinstance(stored, PairwiseComparisons)
    assert len(stored.revisions) == 1
