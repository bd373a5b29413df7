"""The door of a workshop: a code and a name lead to the waiting room."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcdm.labels import Label
from store.examples import load_example
from store.rooms import DatabaseRooms, open_rooms
from studies.workshop import Workshop
from tests.views.one_page import fresh, said


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRooms:
    return open_rooms(fresh(tmp_path, monkeypatch).engine)


@pytest.fixture
def room(rooms: DatabaseRooms, tmp_path: Path) -> str:
    from store.repository import open_repository

    study = open_repository(tmp_path / "one_page.db").create(load_example("power-supply"))
    return rooms.create(study, Workshop(Label("Panel"), ("goal",)))


def at_the_door(code: str) -> AppTest:
    app = AppTest.from_function(_page, default_timeout=30)
    app.query_params["join"], app.query_params["lang"] = code, "en"
    return app.run()


def _page() -> None:
    from views import cached, session
    from views.pages import ballot, join

    session.begin(cached.database())
    if session.ballot_token():
        ballot.render()
    else:
        join.render()


def test_from_the_code_on_the_wall_only_the_name_is_asked(rooms: DatabaseRooms, room: str) -> None:
    app = at_the_door(rooms.room(room).code)
    assert [field.label for field in app.text_input] == ["Your name"]
    app.text_input[0].set_value("Li Na")
    app.button[1].click().run()
    assert [each.name for each in rooms.knocking(room)] == ["Li Na"]
    assert app.title[0].value == "You are in the waiting room"
    assert app.query_params["ballot"]
    assert "join" not in app.query_params


def test_without_a_code_it_is_asked_too(rooms: DatabaseRooms, room: str) -> None:
    app = at_the_door("")
    assert [field.label for field in app.text_input] == ["Code on the wall", "Your name"]
    app.text_input[0].set_value(rooms.room(room).code.lower())
    app.text_input[1].set_value("Wang")
    app.button[1].click().run()
    assert [each.name for each in rooms.knocking(room)] == ["Wang"]


@pytest.mark.parametrize(("code", "name", "told"), [("222222", "Li Na", "This code opens nothing"), ("", "", "code")])
def test_what_is_wrong_is_said(rooms: DatabaseRooms, room: str, code: str, name: str, told: str) -> None:
    app = at_the_door(code)
    app.text_input[-1].set_value(name)
    app.button[1].click().run()
    assert told in app.error[0].value
    assert not rooms.knocking(room)


def test_a_name_is_needed(rooms: DatabaseRooms, room: str) -> None:
    app = at_the_door(rooms.room(room).code)
    app.button[1].click().run()
    assert "Write the name" in app.error[0].value
    assert "7KQ4" not in said(app)
