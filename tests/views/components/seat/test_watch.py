"""Looking for news of a seat where no server answers the browser: the fragment that looks instead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from store.examples import load_example
from store.rooms import DatabaseRooms, open_rooms
from studies.workshop import Event, Workshop
from tests.views.one_page import fresh, visit
from views.components.seat import place as seat_place
from views.components.seat import watch as seat_watch


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    repository = fresh(tmp_path, monkeypatch)
    study = repository.create(replace(load_example("power-supply"), ballots=()))
    rooms = open_rooms(repository.engine)
    return rooms.invite(rooms.create(study, Workshop(Label("Panel"), ("goal",), ("E1",))), ["E1"])["E1"]


def test_a_database_that_is_away_is_waited_for(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(rooms: DatabaseRooms, token: str) -> None:
        raise DecisionError("database-away", database="x", reason="stopped")

    with monkeypatch.context() as patch:
        patch.setattr(DatabaseRooms, "pulse", away)
        app = visit("ballot", ballot=token)
        assert not app.exception
        assert app.title[0].value == "One moment"
    assert app.run().title[0].value == "You are in"


def test_only_news_draw_the_page_anew(token: str) -> None:
    app = visit("ballot", ballot=token)
    place = app.session_state["kept/place"]
    assert isinstance(place, seat_place.Place)
    assert not seat_watch._has_news(place)
    (room,) = place.rooms.list(place.room.study)  # type: ignore[union-attr]
    place.rooms.tell(room.id, Event("round opened", {"newest_ballot": 0}))  # type: ignore[attr-defined]
    assert seat_watch._has_news(place)
    place.rooms.tell(room.id, Event("left out", {"expert": "E1"}))  # type: ignore[attr-defined]
    assert seat_watch._has_news(place), "a seat that is gone is news"
