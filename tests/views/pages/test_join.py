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
from views.components.seat import device


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRooms:
    return open_rooms(fresh(tmp_path, monkeypatch).engine)


@pytest.fixture
def room(rooms: DatabaseRooms, tmp_path: Path) -> str:
    from store.repository import open_repository

    study = open_repository(tmp_path / "one_page.db").create(load_example("power-supply"))
    return rooms.create(study, Workshop(Label("Panel"), ("goal",), language="zh"))


def at_the_door(code: str, language: str = "en") -> AppTest:
    app = AppTest.from_function(_page, default_timeout=30)
    app.query_params["join"] = code
    if language:
        app.query_params["lang"] = language
    return app.run()


def kept(monkeypatch: pytest.MonkeyPatch, *tokens: str) -> None:
    """Tokens that the browser of this device keeps."""
    monkeypatch.setattr(device, "kept", lambda: tokens)


def join(app: AppTest, name: str) -> AppTest:
    app.text_input[-1].set_value(name)
    return next(each for each in app.button if each.label in ("Join", "加入")).click().run()


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


# ---------------------------------------------------------------------- one device


def test_a_device_that_waits_already_goes_on_there(
    rooms: DatabaseRooms, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = rooms.room(room).code
    token = rooms.knock(code, "Li Na", source="x")
    kept(monkeypatch, "nothing", token)
    app = at_the_door(code)
    assert app.title[0].value == "This device has a place already"
    assert not app.text_input
    next(each for each in app.button if each.label == "Go on").click().run()
    assert app.query_params["ballot"] == token
    assert len(rooms.knocking(room)) == 1


def test_a_code_that_is_typed_again_knocks_no_second_time(
    rooms: DatabaseRooms, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = rooms.room(room).code
    token = rooms.knock(code, "Li Na", source="x")
    kept(monkeypatch, token)
    app = at_the_door("")
    app.text_input[0].set_value(code.lower())
    join(app, "Li Na")
    assert app.query_params["ballot"] == token
    assert len(rooms.knocking(room)) == 1


def test_somebody_else_may_join_on_the_same_device(
    rooms: DatabaseRooms, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = rooms.room(room).code
    kept(monkeypatch, rooms.knock(code, "Li Na", source="x"))
    app = at_the_door(code)
    next(each for each in app.button if each.label.startswith("Somebody else")).click().run()
    join(app, "Wang")
    assert [each.name for each in rooms.knocking(room)] == ["Li Na", "Wang"]


def test_a_device_that_was_turned_away_may_knock_again(
    rooms: DatabaseRooms, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = rooms.room(room).code
    kept(monkeypatch, rooms.knock(code, "Li Na", source="x"))
    rooms.refuse(room, [each.id for each in rooms.knocking(room)])
    join(at_the_door(code), "Li Na, hall B")
    assert [each.name for each in rooms.knocking(room)] == ["Li Na, hall B"]


def test_a_place_in_another_workshop_is_no_place_here(
    rooms: DatabaseRooms, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = rooms.create(rooms.room(room).study, Workshop(Label("Other"), ("goal",)))
    kept(monkeypatch, rooms.knock(rooms.room(other).code, "Li Na", source="x"))
    join(at_the_door(rooms.room(room).code), "Li Na")
    assert len(rooms.knocking(room)) == 1


@pytest.mark.parametrize("sent", [None, 3, {"tokens": 3}, {"tokens": [3, "", "x" * 300]}, {"tokens": "abc"}])
def test_what_a_browser_says_it_keeps_is_not_believed(sent: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device.session, "value_of", lambda *_: sent)
    assert device.kept() == ()


# ---------------------------------------------------------------------- the language of the room


def test_a_phone_reads_the_language_of_the_room(rooms: DatabaseRooms, room: str) -> None:
    app = join(at_the_door(rooms.room(room).code, ""), "Li Na")
    assert app.title[0].value == "您在等候室"
    assert app.query_params["lang"] == "zh"


def test_the_language_of_the_address_or_of_a_choice_stays(rooms: DatabaseRooms, room: str) -> None:
    assert join(at_the_door(rooms.room(room).code, "en"), "Li").title[0].value == "You are in the waiting room"
    app = at_the_door(rooms.room(room).code, "")
    for shown in ("中文", "English"):
        next(each for each in app.button if each.label == shown).click().run()
    assert join(app, "Wang").title[0].value == "You are in the waiting room"
