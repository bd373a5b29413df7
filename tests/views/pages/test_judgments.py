"""The page of judgments: who is asked what, answers by matrix and by points, experts and their links."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcdm.errors import DecisionError
from mcdm.judgments import BestWorstComparisons, DirectRatings, PairwiseComparisons, PairwiseJudgment
from store.examples import load_example
from store.repository import DatabaseRepository
from studies.study import PANEL, Study
from tests.views.one_page import fresh, kept, said, switched, visit
from views import session
from views.components.judgments import ballot_form, best_worst_form
from views.pages import judgments


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRepository:
    return fresh(tmp_path, monkeypatch)


@pytest.fixture
def demo(repository: DatabaseRepository) -> str:
    return kept(repository, load_example("power-supply"))


def study_of(app: AppTest) -> Study:
    return app.session_state.working.study


def to_panel(app: AppTest) -> AppTest:
    return switched(app, "judging-view", "panel")


def answering(monkeypatch: pytest.MonkeyPatch, *values: float) -> list[str]:
    """Let the matrix of the browser answer: the first pair, with each value in turn."""
    waiting, asked = list(values), []

    def matrix(sheet: ballot_form.Sheet) -> None:
        asked.append(f"{sheet.who}/{sheet.asked.id}")
        if waiting:
            first, second, *_ = sheet.asked.elements
            sheet.keep(PairwiseComparisons(sheet.asked.elements, (PairwiseJudgment(first, second, waiting.pop(0)),)))

    monkeypatch.setattr(ballot_form, "matrix", matrix)
    return asked


def test_it_starts_with_whoever_has_something_open(demo: str) -> None:
    app = visit("judgments", study=demo)
    assert not app.exception
    assert app.title[0].value == "601 of 603 judgments are answered"
    assert app.selectbox[0].value == "E7"
    assert "Residential customer" in said(app)


def test_an_answer_is_stored_at_once(repository, demo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, 3.0)
    app = visit("judgments", study=demo)
    (stored,) = [b for b in repository.ballots(demo) if (b.expert, b.set) == ("E7", "goal")]
    assert stored.judgments.judgments == (PairwiseJudgment("C1", "C2", 3.0),)
    assert study_of(app).ballots == repository.ballots(demo)


def test_an_answer_off_the_scale_gets_a_sentence_and_changes_nothing(
    repository, demo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = repository.ballots(demo)
    answering(monkeypatch, 12.0)
    app = visit("judgments", study=demo)
    assert "12" in app.error[0].value
    assert repository.ballots(demo) == before


def test_the_next_open_set_is_one_click_away(demo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answering(monkeypatch)
    app = visit("judgments", study=demo)
    app.button(key="set-C4").click().run()
    assert asked[-1] == "E7/C4"
    app.button(key="next-open").click().run()
    assert asked[-1] == "E7/goal"


def test_points_of_the_panel_are_kept(repository, demo: str) -> None:
    app = visit("judgments", study=demo)
    app.selectbox[0].set_value(PANEL).run()
    app.button(key="set-N11<-C1").click().run()
    app.number_input[0].set_value(75.0)
    app.number_input[1].set_value(25.0)
    next(each for each in app.button if each.label == "Keep the points").click().run()
    (stored,) = [b for b in repository.ballots(demo) if (b.expert, b.set) == (PANEL, "N11<-C1")]
    assert isinstance(stored.judgments, DirectRatings)
    assert stored.judgments.points == (75.0, 25.0)


def test_experts_are_not_asked_what_the_panel_settled(demo: str) -> None:
    app = visit("judgments", study=demo)
    app.button(key="set-N11<-C1").click().run()
    assert "so no expert is asked" in said(app)


def test_a_withdrawn_answer_is_open_again(repository, demo: str) -> None:
    app = visit("judgments", study=demo)
    app.button(key="withdraw").click().run()
    assert not [b for b in repository.ballots(demo) if (b.expert, b.set) == ("E7", "goal")]
    assert app.title[0].value == "588 of 603 judgments are answered"


def test_a_new_expert_joins_the_panel_and_answers_into_the_draft(demo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = to_panel(visit("judgments", study=demo))
    app.text_input(key="new-expert-name").set_value("Mayor [acting]")
    app.number_input(key="new-expert-weight").set_value(0.5)
    next(each for each in app.button if each.label == "Add").click().run()
    new = study_of(app).experts[-1]
    assert (new.id, new.label.en, new.weight) == ("E10", "Mayor [acting]", 0.5)
    assert "Save a version first" in said(app)

    answering(monkeypatch, 2.0)
    app.button(key="answer-E10").click().run()
    assert [b.expert for b in study_of(app).ballots].count("E10") == 1


def test_a_link_is_made_shown_and_revoked(repository, demo: str) -> None:
    app = to_panel(visit("judgments", study=demo))
    app.button(key="invite-E7").click().run()
    token = app.code[0].value.split("ballot=")[1].split("&")[0]
    assert repository.invitation(token).expert == "E7"
    app.button(key="revoke-E7").click().run()
    assert not app.code
    with pytest.raises(DecisionError, match="invitation-unknown"):
        repository.invitation(token)


def test_a_study_without_experts_asks_for_them(repository) -> None:
    bare = replace(load_example("town-hall"), experts=(), ballots=())
    app = visit("judgments", study=kept(repository, bare))
    assert app.title[0].value == "Nobody is asked yet"
    assert "No experts yet" in said(app)


# ---------------------------------------------------------------------- the ways of answering


def choose(app: AppTest, way: str) -> AppTest:
    """Switch to another way of answering."""
    return next(each for each in app.button_group if each.key.startswith("way/")).set_value(way).run()


def judged(repository: DatabaseRepository, study: str, expert: str = "E1"):
    return next(b.judgments for b in repository.ballots(study) if (b.expert, b.set) == (expert, "goal"))


def to_goal_of(app: AppTest, expert: str) -> AppTest:
    app.selectbox[0].set_value(expert).run()
    return app.button(key="set-goal").click().run()


def test_another_way_shows_the_same_answer_and_changes_nothing(repository, demo: str, monkeypatch) -> None:
    seen = []
    for name in ("matrix", "pairs"):
        monkeypatch.setattr(ballot_form, name, lambda sheet, name=name: seen.append((name, sheet.pairs)))
    app = to_goal_of(visit("judgments", study=demo), "E1")
    before = judged(repository, demo)
    choose(app, "pair")
    assert seen[-1] == ("pairs", before)
    choose(app, "matrix")
    assert seen[-1] == ("matrix", before)
    choose(app, "points")
    assert "These are the weights of your pairs" in said(app)
    assert round(sum(field.value for field in app.number_input)) == 100
    assert max(field.value for field in app.number_input) > 20
    choose(app, "best-worst")
    assert "9 answers instead of 15" in said(app)
    assert judged(repository, demo) == before


def test_points_lay_the_pairs_aside_and_they_come_back(repository, demo: str) -> None:
    app = choose(to_goal_of(visit("judgments", study=demo), "E1"), "points")
    before = judged(repository, demo)
    next(each for each in app.button if each.label == "Keep the points").click().run()
    assert isinstance(judged(repository, demo), DirectRatings)
    app.button(key="use-again/goal").click().run()
    assert judged(repository, demo) == before


def test_best_and_worst_become_pairs(repository, demo: str, monkeypatch) -> None:
    asked = []

    def answer(key, labels, entries, asking, *, keep, **rest) -> None:
        asked.append((asking.pairs, asking.one_sided))
        if asking.one_sided and not entries:
            keep({"0,2": {"value": 9.0}, "0,1": {"value": 2.0}, "1,2": {"value": 5.0}})

    monkeypatch.setattr(best_worst_form, "pair_question", answer)
    repository.withdraw_ballot(demo, "E1", "goal")
    app = choose(to_goal_of(visit("judgments", study=demo), "E1"), "best-worst")
    best, worst = (each for each in app.button_group if each.key.startswith("best-worst/"))
    best.set_value("C1").run()
    next(each for each in app.button_group if each.key == worst.key).set_value("C3").run()
    assert asked[-1] == ([(0, 2), (0, 1), (0, 3), (0, 4), (0, 5), (1, 2), (3, 2), (4, 2), (5, 2)], True)
    kept_answers = judged(repository, demo)
    assert isinstance(kept_answers, BestWorstComparisons)
    assert kept_answers.best_to_others == (("C2", 2.0), ("C3", 9.0))

    seen = []
    monkeypatch.setattr(ballot_form, "matrix", lambda sheet: seen.append(sheet.pairs.judgments))
    choose(app, "matrix")
    assert seen[-1] == kept_answers.judgments
    assert "Every further pair adds to them" in said(app)


def test_the_best_is_not_the_worst(demo: str) -> None:
    app = choose(to_goal_of(visit("judgments", study=demo), "E1"), "best-worst")
    best, worst = (each.key for each in app.button_group if each.key.startswith("best-worst/"))
    for key in (best, worst):
        next(each for each in app.button_group if each.key == key).set_value("C1").run()
    assert "The best cannot be the worst" in said(app)


def test_a_set_of_two_has_no_best_and_worst(repository) -> None:
    town = load_example("town-hall")
    assert len(town.comparison_sets["C1"].elements) == 2
    app = visit("judgments", study=kept(repository, town))
    app.button(key="set-C1").click().run()
    shown = next(each for each in app.button_group if each.key.startswith("way/"))
    assert list(shown.options) == ["One pair at a time", "Matrix", "Points"]


def test_a_look_for_answers_ends_quietly_where_nobody_is_let_in_any_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []

    def refused(code: str) -> None:
        def look() -> bool:
            raise DecisionError(code, database="x", reason="stopped")

        monkeypatch.setattr(session, "collect_ballots", look)
        judgments._watch.__wrapped__()

    monkeypatch.setattr(judgments.st, "rerun", lambda: drawn.append("anew"))
    refused("database-away")
    assert drawn == [], "it looks again by itself"
    refused("signed-out")
    assert drawn == ["anew"], "the page says why"
