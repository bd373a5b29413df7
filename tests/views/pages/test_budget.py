"""The page of a budget: its answer, its rules as sentences, conflicts, a goal, several aims, the plan kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.budgets.rules import AmountLimit, BudgetRules, DepartmentPool, Prerequisite
from store.examples import load_example
from studies.study import Study
from tests.views.one_page import fresh, kept, said, visit
from tests.views.whole_app import Visitor

SMALL = load_example("town-hall")


def study(**rules: object) -> Study:
    """The town hall with a small budget and rules: quick to answer."""
    settings = replace(SMALL.settings, budget=60.0)
    levers = (replace(SMALL.levers[0], department="IT"), *SMALL.levers[1:])
    return replace(SMALL, settings=settings, levers=levers, rules=BudgetRules(**rules))  # type: ignore[arg-type]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)

    def open_it(shown: Study | None = None, language: str = "en") -> AppTest:
        return settled(visit("budget", study=kept(repository, shown or study()), language=language))

    return open_it


def settled(app: AppTest) -> AppTest:
    """The page once what it waits for is done: a visitor's browser asks again by itself."""
    for _ in range(80):
        assert not app.exception
        if not any("cancel-" in str(button.key) for button in app.button):
            break
        app.run()
    return app


def text(app: AppTest) -> str:
    return said(app).replace("\\", "")


def press(app: AppTest, key: str) -> AppTest:
    return settled(next(each for each in app.button if str(each.key).startswith(key)).click().run())


def view(app: AppTest, name: str) -> AppTest:
    switch = next(each for each in app.button_group if "-view-" in str(each.key))
    return settled(switch.set_value(name).run())


def of(app: AppTest) -> Study:
    return app.session_state.working.study


def test_the_answer_says_what_the_budget_buys_and_why(opened) -> None:
    app = opened()
    assert text(app).startswith("Without surprises the best plan for 600k yuan reaches .")
    assert "90% range" in text(app)
    assert "Most money goes to" in text(app)
    assert "A further million yuan adds" in text(app) or "more money gains nothing" in text(app)
    assert "What would it cost to reach" in text(app)
    assert of(app) == study()  # to look at, not an edit


def test_chinese_says_the_same(opened) -> None:
    assert "最优方案可达" in text(opened(language="zh"))


def test_another_budget_is_looked_at_and_kept_as_one_edit(opened) -> None:
    app = opened()
    number = next(each for each in app.number_input if each.label.startswith("Budget"))
    app = settled(number.set_value(0.9).run())
    assert "for 900k yuan" in text(app)
    assert of(app).settings.budget == 60.0
    app = press(app, "budget-keep")
    assert of(app).settings.budget == pytest.approx(90.0)


def test_the_plan_becomes_a_scenario(opened, monkeypatch: pytest.MonkeyPatch) -> None:
    from views import session

    gone: list[str] = []
    monkeypatch.setattr(session, "go", gone.append)
    app = press(opened(), "budget-save")
    assert len(of(app).scenarios) == len(SMALL.scenarios) + 1
    assert of(app).scenarios[-1].label.en == "Best plan for 600k yuan"
    assert gone == ["compare"]


def test_rules_read_as_sentences_and_are_edits(opened) -> None:
    first, second = SMALL.levers[0], SMALL.levers[1]
    app = view(
        opened(
            study(
                limits=(AmountLimit(first.id, 0.0, first.maximum / 2), AmountLimit(second.id, second.maximum / 10)),
                prerequisites=(Prerequisite(first.id, second.id),),
                either_or=((first.id, second.id),),
                yearly=(40.0,),
                pools=(DepartmentPool("IT", 10.0),),
                must_fund=((second.id, second.maximum / 8),),
            )
        ),
        "rules",
    )
    shown = text(app)
    assert f"{first.label.en} is used with at most" in shown
    assert f"If {second.label.en} is used, then with at least" in shown
    assert f"{first.label.en} may only be used together with {second.label.en}." in shown
    assert "Only one of these may be used" in shown
    assert "Cash paid in year 1 is at most" in shown
    assert "The levers of IT together cost at most" in shown
    number = next(each for each in app.number_input if "most-" in str(each.key))
    app = settled(number.set_value(first.maximum / 4).run())
    assert of(app).rules.limit(first.id).most == pytest.approx(first.maximum / 4)
    app = press(app, "drop-needs")
    assert not of(app).rules.prerequisites


def test_a_new_rule(opened) -> None:
    app = view(opened(), "rules")
    assert "No rules yet" in text(app)
    kind = next(each for each in app.selectbox if each.label == "Add a rule")
    app = settled(kind.set_value("must").run())
    lever = next(each for each in app.selectbox if each.label == "Lever")
    app = settled(lever.set_value(SMALL.levers[0].id).run())
    app = press(app, "rule-add")
    assert of(app).rules.must_fund[0][0] == SMALL.levers[0].id
    assert f"{SMALL.levers[0].label.en}: at least" in text(app)


def test_several_levers_are_left_out_at_once_and_rules_have_a_price(opened) -> None:
    app = view(opened(), "rules")
    kind = next(each for each in app.selectbox if each.label == "Add a rule")
    app = settled(kind.set_value("none").run())
    unused = next(each for each in app.multiselect if each.label == "Not used")
    first, second = SMALL.levers[0], SMALL.levers[1]
    app = settled(unused.set_value([first.id, second.id]).run())
    app = press(app, "rule-add")
    assert {limit.lever for limit in of(app).rules.limits if limit.most == 0} == {first.id, second.id}
    assert f"{first.label.en} is not used." in text(app)
    app = press(app, "rule-prices")
    assert "costs ." in text(app) or "costs nothing" in text(app)


def test_a_rule_may_be_given_in_money(opened) -> None:
    dear = max(SMALL.levers, key=lambda each: each.cost.capital + each.cost.operating)
    app = view(opened(study(must_fund=((dear.id, dear.maximum / 8),))), "rules")
    paid = next(each for each in app.number_input if str(each.key).endswith("/money"))
    app = settled(paid.set_value(paid.value / 2).run())
    assert of(app).rules.must_fund[0][1] < dear.maximum / 8


def test_rules_that_contradict_each_other_are_said_with_a_way_out(opened) -> None:
    dear = max(SMALL.levers, key=lambda each: each.maximum * (each.cost.capital + each.cost.operating))
    app = opened(replace(study(must_fund=((dear.id, dear.maximum),)), settings=replace(SMALL.settings, budget=1.0)))
    assert "No plan for 10k yuan keeps all rules" in text(app)
    assert "cannot all be kept" in text(app)
    assert "The cheapest plan that keeps the other rules costs" in text(app)
    way_out = next(each for each in app.button if each.label == "Drop this rule")
    app = settled(way_out.click().run())
    assert not of(app).rules.must_fund
    assert "the best plan for" in text(app)


def test_several_aims_name_the_knee(opened) -> None:
    app = view(opened(), "trade")
    assert "none is better in everything" in text(app)
    assert "No lever says how much CO₂ it avoids" in text(app)
    green = tuple(replace(each, avoided_emissions=float(k)) for k, each in enumerate(SMALL.levers))
    app = view(opened(replace(study(), levers=green)), "trade")
    assert "No lever says" not in text(app)
    assert "CO₂ avoided" in text(app)


def test_model_and_simulator_stand_side_by_side(opened) -> None:
    app = view(opened(), "proof")
    assert "Index of the plan on the simulator" in text(app)
    assert "Gap of that proof, in index points" in text(app)


def test_without_levers_the_page_leads_to_them(opened) -> None:
    app = opened(replace(SMALL, levers=(), scenarios=(), interactions=(), futures=()))
    assert "There is nothing to spend a budget on yet" in text(app)


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "Saved as scenario Best plan for 600k yuan."), ("zh", "已保存为方案“60 万元的最优方案”。")],
)
def test_on_arrival_compare_says_what_was_saved_and_offers_the_way_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, says: str
) -> None:
    repository = fresh(tmp_path, monkeypatch)
    visitor = Visitor(repository, study=kept(repository, study()), lang=language).on("budget")
    settled(visitor.app)
    visitor.click("budget-save").on("compare")
    assert visitor.fine()
    assert says in visitor.text()
    visitor.click("just-saved-undo")
    assert visitor.study.scenarios == SMALL.scenarios
    assert says not in visitor.text()


def test_what_was_saved_is_not_said_again_after_another_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = fresh(tmp_path, monkeypatch)
    visitor = Visitor(repository, study=kept(repository, study())).on("budget")
    settled(visitor.app)
    visitor.click("budget-save").on("compare").click("just-saved-close")
    assert "Saved as scenario" not in visitor.text()
    assert len(visitor.study.scenarios) == len(SMALL.scenarios) + 1
