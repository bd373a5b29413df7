"""The page of judgments: who is asked what, answers by matrix and by points, experts and their links."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, PairwiseComparisons, PairwiseJudgment
from store.examples import load_example
from store.repository import DatabaseRepository
from studies.study import PANEL, Study
from tests.views.one_page import fresh, kept, said, visit
from views.components import ballot_form


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRepository:
    return fresh(tmp_path, monkeypatch)


@pytest.fixture
def demo(repository: DatabaseRepository) -> str:
    return kept(repository, load_example("power-supply"))


def study_of(app: AppTest) -> Study:
    return app.session_state.working.study


def to_panel(app: AppTest) -> AppTest:
    return app.button_group(key="judging-view-answer").set_value("panel").run()


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
