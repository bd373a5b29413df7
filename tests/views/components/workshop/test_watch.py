"""News for a wall: what draws it anew, what does not, and how it ends when the visit or the room does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from store.examples import load_example
from store.rooms import DatabaseRooms, open_rooms
from studies.workshop import Event, Workshop
from tests.views.one_page import fresh
from views import cached, cached_workshop, session
from views.components.workshop import watch

SMALL = replace(load_example("town-hall"), ballots=())


class Drawn(Exception):  # noqa: N818 - no error: what Streamlit would do
    """What was asked to be drawn anew."""


Look = Callable[[], str]


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRooms:
    repository, kept = fresh(tmp_path, monkeypatch), dict[str, object]()
    cached_workshop._rooms.clear()
    cached_workshop._live.clear()
    monkeypatch.setattr(cached, "repository", lambda: repository)
    monkeypatch.setattr(session, "remember", kept.__setitem__)
    monkeypatch.setattr(session, "remembered", lambda name, default=None: kept.get(name, default))
    return open_rooms(repository.engine)


@pytest.fixture
def room(rooms: DatabaseRooms) -> str:
    study = cached.repository().create(SMALL)
    found = rooms.create(study, Workshop(Label("Spring"), ("goal",), ("E1", "E2")))
    rooms.tell(found, Event("round opened", {"newest_ballot": 0}))
    return found


@pytest.fixture
def look(room: str, monkeypatch: pytest.MonkeyPatch) -> Look:
    def rerun(part: str = "the page") -> None:
        raise Drawn(part)

    def found() -> str:
        try:
            watch._look(room, "wall")
        except Drawn as asked:
            return str(asked)
        return ""

    monkeypatch.setattr("streamlit.rerun", rerun)
    return found


def test_the_wall_is_drawn_only_where_there_is_news(rooms: DatabaseRooms, room: str, look: Look) -> None:
    token = rooms.invite(room, ("E1",))["E1"]
    assert look() == "wall"
    watch.drawn(cached_workshop.live(room), "wall")
    assert look() == ""
    news: tuple[Callable[[], object], ...] = (
        lambda: rooms.here(token),
        lambda: rooms.answer(
            token, "goal", PairwiseComparisons(("C1", "C2", "C3"), (PairwiseJudgment("C1", "C2", 3.0),))
        ),
        lambda: rooms.say(token, "goal", "C1", "C2", "Why?"),
        lambda: rooms.knock(rooms.room(room).code, "Li", source="test"),
        lambda: rooms.renew_code(room),
        lambda: rooms.tell(room, Event("answers shown", {"set": "goal", "first": "C1", "second": "C2"})),
    )
    for happens in news:
        happens()
        assert look() == "wall"
        watch.drawn(cached_workshop.live(room), "wall")
        assert look() == ""


@pytest.mark.parametrize(("code", "drawn"), [("sign-in-needed", "the page"), ("workshop-unknown", "the page"),
                                             ("database-away", ""), ("database-busy", "")])  # fmt: skip
def test_a_look_ends_quietly_when_the_visit_or_the_room_has(
    look: Look, code: str, drawn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(room: str) -> None:
        raise DecisionError(code)

    monkeypatch.setattr(cached_workshop, "live", gone)
    assert look() == drawn
