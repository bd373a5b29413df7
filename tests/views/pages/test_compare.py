"""The executive's page: its sentence, its cards and figures, for no, one, some and many scenarios."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcdm.labels import Label
from store.examples import load_example
from studies import edits
from studies.study import Study
from tests.views.one_page import fresh, kept, said, visit
from views import cached

DEMO = load_example("power-supply")


@pytest.fixture
def open_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)

    def opened(study: Study = DEMO, language: str = "en") -> AppTest:
        return visit("compare", study=kept(repository, study), language=language)

    return opened


def view(app: AppTest, name: str) -> AppTest:
    """The page with another of its views open."""
    return next(each for each in app.button_group if "-view-" in str(each.key)).set_value(name).run()


def text(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\xa0", " ")


def test_the_demo_names_the_tie_and_the_safer_choice(open_compare) -> None:
    app = open_compare()
    assert not app.exception
    assert text(app).startswith(
        "Channel expansion and Balanced are indistinguishable at the top; Balanced is the safer choice"
    )
    assert "from .687 to **.734** in 3 years, for 59.7m yuan to 59.8m yuan. Expected, with everything uns" in text(app)
    assert "(90% range .707–.739)" in text(app)
    assert ".0003 with Balanced, .0020 with Channel expansion" in text(app)
    assert "7 of 10 levers assumed" in text(app)
    assert "6 levers buy assets whose life nobody stated" not in text(app)
    assert "6 levers buy assets whose life nobody stated" in text(view(app, "risks"))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("result", "Why", "Who beats whom"),
        ("levers", "What makes the difference", "Alone and together"),
        ("money", "What the money buys", "After 10 years the top is the same"),
        ("places", "Nothing is known that tells these customers apart", ""),
        ("risks", "What to keep in mind", "If the future turns out differently"),
    ],
)
def test_one_idea_a_view_under_the_same_answer_and_cards(open_compare, name: str, first: str, last: str) -> None:
    app = settled(view(open_compare(), name))
    assert not app.exception
    shown = text(app)
    assert shown.startswith("Channel expansion and Balanced are indistinguishable")
    assert first in shown
    assert last in shown
    titles = {"Who beats whom", "Alone and together", "What the money buys", "What to keep in mind"}
    assert len(titles & set(shown.split("\n"))) <= 1


def test_only_what_is_looked_at_is_worked_out(open_compare, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    work = cached.work
    monkeypatch.setattr(cached, "work", lambda key, do: begun.append(key.split("|")[0]) or work(key, do))
    app = open_compare()
    assert begun == []
    app = view(app, "places")
    assert set(begun) == {"places"}


def test_chinese_says_the_same(open_compare) -> None:
    assert text(open_compare(language="zh")).startswith(
        "“渠道拓展优先”与“均衡方案”并列最优，无法区分优劣；“均衡方案”更稳妥"
    )


def test_the_long_view_is_one_click_away(open_compare) -> None:
    app = view(open_compare(), "risks")
    app = next(each for each in app.button if each.label == "Ten-year view").click().run()
    assert "in 10 years" in text(app)
    assert "10 years, quarter by quarter" in text(view(app, "result"))
    assert app.session_state.working.study == DEMO  # to look at, not an edit


def test_assets_that_outlive_the_horizon_are_valued(open_compare) -> None:
    grid = next(lever for lever in DEMO.levers if lever.id == "L1")
    lasting = edits.set_lever(DEMO, replace(grid, cost=replace(grid.cost, life=20.0)))
    app = open_compare(lasting)
    assert "those of Reliability first are still worth" in text(view(app, "risks"))
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
    assert len(picker(app).value) == 8
    assert "S0" not in picker(app).value
    app = picker(app).set_value(["S0", "S4"]).run()
    assert not app.exception
    assert "Copy 7" not in text(app)
    assert text(app).startswith("Balanced raises satisfaction most")


def picker(app: AppTest):
    return next(each for each in app.button_group if "/compared/" in str(each.key))


def test_what_is_compared_is_chosen_and_everything_speaks_of_it_alone(open_compare) -> None:
    app = open_compare()
    assert picker(app).value == ["S0", "S1", "S2", "S3", "S4"]
    app = picker(app).set_value(["S1", "S2"]).run()
    assert not app.exception
    shown = text(app)
    assert shown.startswith("People & training first raises satisfaction most and is the safest choice")
    assert "Balanced" not in shown
    assert "doing nothing" not in shown
    assert app.session_state.working.study == DEMO  # to look at, not an edit
    assert "Channel" not in text(view(app, "money"))


@pytest.mark.parametrize("chosen", [[], ["S1"]])
def test_fewer_than_two_change_nothing(open_compare, chosen: list[str]) -> None:
    app = picker(open_compare()).set_value(chosen).run()
    assert not app.exception
    assert len(picker(app).value) == 5
    assert text(app).startswith("Channel expansion and Balanced are indistinguishable")


def test_two_scenarios_are_told_apart_lever_by_lever(open_compare) -> None:
    app = view(open_compare(), "levers")
    shown = text(app)
    assert "Channel expansion and Balanced end alike: what" in shown
    assert "Channel expansion: .734 without surprises, .7" in shown
    against = next(each for each in app.selectbox if each.label == "Held against")
    app = against.set_value("S1").run()
    assert not app.exception
    assert "Channel expansion ends .035 above Reliability first" in text(app)
    line = next(each for each in text(app).split("\n") if each.startswith("| Distribution network"))
    assert "m yuan" in line
    first = next(each for each in app.selectbox if each.label == "Scenario").set_value("S1").run()
    assert not first.exception


def test_who_gains_is_drawn_for_any_of_them(open_compare) -> None:
    aimed = edits.set_targets(DEMO, "S3", DEMO.scenario("S3").plan[0].lever, "district", (("D4", 1.0),))
    app = settled(view(open_compare(aimed), "places"))
    drawn = next(each for each in app.button_group if "/drawn/" in str(each.key))
    before = list(drawn.value)
    app = settled(drawn.set_value([*before, "S1"]).run())
    assert not app.exception
    drawn = next(each for each in app.button_group if "/drawn/" in str(each.key))
    assert "S1" in drawn.value


def test_without_an_index_the_page_asks_for_a_survey(open_compare) -> None:
    assert "not known yet" in text(open_compare(replace(DEMO, baseline=())))


def pills(app: AppTest):
    return next(each for each in app.button_group if "varying" in str(each.key))


def test_the_ranges_carry_everything_unless_somebody_chooses(open_compare) -> None:
    app = view(open_compare(), "risks")
    assert pills(app).value == ["judgments", "survey", "effects", "futures"]
    assert "No survey is loaded, so its sampling error is not in the ranges" in text(app)
    app = pills(app).set_value(["effects"]).run()
    assert "90% range .720–.743" in text(app)
    assert "No survey is loaded" not in text(app)
    app = pills(app).set_value([]).run()
    assert not app.exception
    assert "Nothing varies in these runs" in text(app)
    assert "90% range" not in text(app)


def test_what_dominates_and_what_it_is_worth_to_know_are_said(open_compare) -> None:
    app = settled(view(open_compare(), "risks"))
    assert "What is unsure is mostly how the world turns out" in text(app)
    assert "is worth finding out most" in text(app)
    assert "pays for as much of the index" in text(app)


def test_why_the_first_gains_is_said_in_words(open_compare) -> None:
    app = open_compare()
    assert "In 3 years Channel expansion raises the index by .047" in text(app)
    said = text(view(app, "levers"))
    assert "| Lever | Fair share | Alone | Removed last |" in said
    assert "| Digital channels | +.0107 | +.0109 | +.0105 |" in said


def test_districts_alike_are_said_and_a_targeted_plan_tells_them_apart(open_compare) -> None:
    assert "Nothing is known that tells these customers apart" in text(settled(view(open_compare(), "places")))
    aimed = DEMO
    for name in ("S3", "S4"):
        lever = DEMO.scenario(name).plan[0].lever
        aimed = edits.set_targets(aimed, name, lever, "district", (("D4", 1.0),))
    app = settled(view(open_compare(aimed), "places"))
    assert not app.exception
    assert "Nobody loses; the largest gain: Townships" in text(app)
    assert "Spent evenly, with all customers taken as one, Balanced would gain" in text(app)


def test_who_would_fall_is_a_risk(open_compare) -> None:
    worse = DEMO.levers[0]
    harmful = replace(worse, id="L99", effects=tuple(replace(each, low=-0.5, likely=-0.5, high=-0.5)
                                                     for each in worse.effects))  # fmt: skip
    study = edits.add_lever(DEMO, harmful)
    study = edits.set_amount(study, "S4", "L99", harmful.maximum)
    study = edits.set_targets(study, "S4", "L99", "district", (("D5", 1.0),))
    balanced = study.scenario("S4")
    alone = replace(balanced, plan=tuple(each for each in balanced.plan if each.lever == "L99"))
    study = replace(study, scenarios=(study.scenarios[0], alone))
    app = settled(view(open_compare(study), "risks"))
    assert not app.exception
    assert "Mountain area would end below today" in text(app)


def settled(app: AppTest) -> AppTest:
    """The page after what it works out beside itself is there."""
    for _ in range(20):
        if "Cancel" not in [each.label for each in app.button]:
            return app
        time.sleep(0.5)
        app = app.run()
    raise AssertionError("still at work")
