"""A personal link: the expert's own questions, stored at once, and nothing of anybody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from store.examples import load_example
from store.repository import DatabaseRepository
from tests.views.one_page import fresh, kept, said, visit
from views.components.judgments.ballot_form import Sheet
from views.components.seat import answering as seat_answering
from views.components.seat.place import Place


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRepository:
    return fresh(tmp_path, monkeypatch)


@pytest.fixture
def demo(repository: DatabaseRepository) -> str:
    return kept(repository, load_example("power-supply"))


def test_it_greets_and_shows_what_is_open(repository, demo: str) -> None:
    app = visit("ballot", ballot=repository.invite(demo, "E7"))
    assert not app.exception
    assert app.title[0].value == "Residential customer, 2 pairs are still open"
    assert (app.selectbox[0].options[0], len(app.selectbox[0].options)) == ("Customer satisfaction", 7)


def test_it_speaks_chinese(repository, demo: str) -> None:
    app = visit("ballot", ballot=repository.invite(demo, "E7"), language="zh")
    assert app.title[0].value == "居民客户代表，还有 2 项未答"


def test_it_shows_nobody_elses_answers(repository, demo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(seat_answering, "_pairs", lambda place, sheet: seen.append((sheet.who, sheet.given)))
    app = visit("ballot", ballot=repository.invite(demo, "E7"))
    mine = {b.set: b.judgments for b in repository.ballots(demo) if b.expert == "E7"}
    assert seen == [("E7", mine["goal"])]
    others = [expert.label.en for expert in load_example("power-supply").experts if expert.id != "E7"]
    assert not [name for name in others if name in said(app)]
    assert "working" not in app.session_state  # the study itself is never opened for this visitor


def test_any_set_can_be_gone_to(repository, demo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(seat_answering, "_pairs", lambda place, sheet: seen.append(sheet.asked.id))
    app = visit("ballot", ballot=repository.invite(demo, "E7"))
    app.selectbox[0].set_value("C2").run()
    assert (seen[0], seen[-1]) == ("goal", "C2")
    assert app.selectbox[0].value is None, "it says where one may go, not where one is"


def test_an_answer_is_stored_under_the_experts_name(repository, demo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = [PairwiseJudgment("C1", "C2", 5.0)]

    def pairs(place: Place, sheet: Sheet) -> None:
        if waiting:
            sheet.keep(PairwiseComparisons(sheet.asked.elements, (waiting.pop(),)))

    monkeypatch.setattr(seat_answering, "_pairs", pairs)
    visit("ballot", ballot=repository.invite(demo, "E7"))
    (stored,) = [b for b in repository.ballots(demo) if (b.expert, b.set) == ("E7", "goal")]
    assert stored.judgments.judgments == (PairwiseJudgment("C1", "C2", 5.0),)


def test_a_judgment_off_the_scale_gets_a_sentence(repository, demo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    off = PairwiseJudgment("C1", "C2", 12.0)
    monkeypatch.setattr(
        seat_answering, "_pairs", lambda place, sheet: sheet.keep(PairwiseComparisons(sheet.asked.elements, (off,)))
    )
    app = visit("ballot", ballot=repository.invite(demo, "E7"))
    assert "12" in app.error[0].value


@pytest.mark.parametrize("token", ["nonsense", "revoked"])
def test_a_link_that_opens_nothing_says_so(repository, demo: str, token: str) -> None:
    if token == "revoked":
        token = repository.invite(demo, "E7")
        repository.revoke(demo, "E7")
    app = visit("ballot", ballot=token)
    assert not app.exception
    assert app.title[0].value == "This link opens nothing"
    assert [button.label for button in app.button] == ["中文"]
