"""The page of workshops: the form, the room in every phase, hidden names, links, results, rounds, minutes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from store.examples import load_example
from store.repository import DatabaseRepository
from store.rooms import DatabaseRooms, open_rooms
from studies.workshop import Event, Workshop
from tests.views.one_page import fresh, said, visit
from views import cached_workshop

SMALL = replace(load_example("town-hall"), ballots=())
ELEMENTS = ("C1", "C2", "C3")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRepository:
    found = fresh(tmp_path, monkeypatch)
    cached_workshop._rooms.clear()
    cached_workshop._live.clear()
    return found


@pytest.fixture
def rooms(repository: DatabaseRepository) -> DatabaseRooms:
    return open_rooms(repository.engine)


@pytest.fixture
def study(repository: DatabaseRepository) -> str:
    return repository.create(SMALL)


def text(app: AppTest) -> str:
    assert not app.exception
    pictures = "\n".join(str(each.proto.body) for each in app.get("html"))
    return said(app).replace("\\", "") + pictures


def held(rooms: DatabaseRooms, study: str, **changed: object) -> tuple[str, dict[str, str]]:
    facts = {"sets": ("goal",), "experts": ("E1", "E2"), "rounds": 2} | changed
    room = rooms.create(study, Workshop(Label("Spring", "春季"), **facts))  # type: ignore[arg-type]
    return room, rooms.invite(room, ("E1", "E2"))


def ballot(*values: float) -> PairwiseComparisons:
    pairs = (("C1", "C2"), ("C1", "C3"), ("C2", "C3"))
    judged = tuple(PairwiseJudgment(*pair, value) for pair, value in zip(pairs, values, strict=False))
    return PairwiseComparisons(ELEMENTS, judged)


def opened(rooms: DatabaseRooms, room: str) -> None:
    rooms.tell(room, Event("round opened", {"newest_ballot": 0}))


def view(app: AppTest, name: str) -> AppTest:
    switch = next(each for each in app.button_group if str(each.key).startswith("workshop-view"))
    return switch.set_value(name).run()


def test_a_room_is_opened_from_the_form(rooms: DatabaseRooms, study: str) -> None:
    app = visit("workshop", study=study)
    assert "3 pairs for each expert" not in text(app)  # everything is asked at first
    app = next(each for each in app.button_group if each.key == "workshop-ways").set_value("goal").run()
    assert "3 pairs for each expert, about 1 minute a round" in text(app)
    app = app.button(key="workshop-open").click().run()
    (room,) = rooms.list(study)
    assert (room.workshop.sets, room.workshop.experts, room.workshop.label.zh) == (("goal",), ("E1", "E2"), "研讨 1")
    assert room.code in text(app)
    assert "0 of 2 are here" in text(app)


def test_a_round_is_opened_answers_are_covered_shown_and_voted_on_again(rooms: DatabaseRooms, study: str) -> None:
    room, tokens = held(rooms, study)
    app = visit("workshop", study=study).button(key="wall-open").click().run()
    assert "Access or Staff?" in text(app)
    rooms.answer(tokens["E1"], "goal", ballot(3.0, 3.0, 1.0))
    app = app.run()
    assert "1 of 2 have answered; the answers show when all have" in text(app)
    app = app.button(key="wall-uncover").click().run()
    assert "Only E1 has answered, E2 has not answered" in text(app)
    rooms.answer(tokens["E2"], "goal", ballot(1 / 5, 3.0, 1.0))
    app = app.run()
    assert "Opinions are split: one for Access and one for Staff" in text(app)
    assert {each.label: each.value for each in app.metric}["Judgments given"] == "6 / 6"

    app = app.button(key="wall-vote").click().run()
    assert "Nobody has voted again yet" in text(app)
    for token in tokens.values():
        rooms.answer(token, "goal", ballot(3.0, 3.0, 1.0))
    assert "now 3 for Access; one answers otherwise" in text(app.run())
    rooms.say(tokens["E2"], "goal", "C1", "C2", "Stairs *matter*")
    assert "Stairs *matter*" in text(app.run())
    assert len(rooms.room(room).standing.votes) == 1


def test_names_on_the_discs_can_be_switched_off(rooms: DatabaseRooms, study: str) -> None:
    room, tokens = held(rooms, study)
    opened(rooms, room)
    rooms.answer(tokens["E1"], "goal", ballot(3.0))
    rooms.answer(tokens["E2"], "goal", ballot(1 / 5))
    rooms.say(tokens["E2"], "goal", "C1", "C2", "Not so")
    app = visit("workshop", study=study)
    assert "**E2** Not so" in text(app)
    app = next(each for each in app.toggle if str(each.key).startswith("wall-names")).set_value(False).run()
    assert "**E2** Not so" not in text(app)
    assert "Not so" in text(app)


def test_hidden_names_are_nowhere_on_the_wall(rooms: DatabaseRooms, study: str) -> None:
    room, tokens = held(rooms, study, names_hidden=True)
    opened(rooms, room)
    app = visit("workshop", study=study)
    shown = text(app)
    names = [each.label.en for each in SMALL.experts]
    assert not [name for name in (*names, "<b>") if name in shown]
    assert not [each for each in app.toggle if each.key == "wall-names"]
    for token in tokens.values():
        rooms.answer(token, "goal", ballot(3.0, 2.0, 1.0))
    app = visit("workshop", study=study)
    assert "All two agree" in text(app)
    for name in ("decides", "rounds", "minutes"):
        app = view(app, name)
        assert not [each for each in names if each in text(app)], name


def test_walk_ins_are_admitted_with_a_weight_or_turned_away(rooms: DatabaseRooms, study: str) -> None:
    room, _ = held(rooms, study)
    code = rooms.room(room).code
    rooms.knock(code, "Li [Wei]", source="a")
    rooms.knock(code, "Wang", source="b")
    app = visit("workshop", study=study)
    assert "2 people wait at the door" in text(app)
    first, second = rooms.knocking(room)
    app = next(each for each in app.number_input if each.key == f"wall-weight-{room}").set_value(2.0).run()
    app = app.button(key=f"admit-{first.id}").click().run()
    assert 2.0 in rooms.room(room).standing.seats.values()
    app = app.run()
    assert "Li [Wei]" in {each.label.en for each in app.session_state.working.study.experts}
    app = app.button(key=f"refuse-{second.id}").click().run()
    assert rooms.knocking(room) == ()


def test_what_is_refused_is_one_sentence(rooms: DatabaseRooms, study: str) -> None:
    room, _ = held(rooms, study)
    opened(rooms, room)
    app = visit("workshop", study=study)
    rooms.tell(room, Event("finished", {"newest_ballot": 0}))  # meanwhile, on another screen
    app = app.button(key="wall-lock").click().run()
    assert not app.exception
    assert len(app.error) == 1


def test_links_are_made_and_shown_once(rooms: DatabaseRooms, study: str) -> None:
    held(rooms, study)
    app = visit("workshop", study=study)
    app = app.button(key="wall-links").click().run().run()
    app = app.button(key="links-make").click().run()
    links = [each.value for each in app.code]
    assert len(links) == 2
    assert all("?ballot=" in link and "lang=en" in link for link in links)
    token = str(links[0]).split("ballot=")[1].split("&")[0]
    assert rooms.seat(token).expert == "E1"
    app = app.button(key="links-back").click().run()
    assert not app.code


def test_somebody_is_left_out(rooms: DatabaseRooms, study: str) -> None:
    room, _ = held(rooms, study)
    app = visit("workshop", study=study)
    app = next(each for each in app.selectbox if each.key == f"leave-{room}").set_value("E2").run()
    app = app.button(key=f"leave-do-{room}").click().run()
    assert not app.exception
    assert tuple(rooms.room(room).standing.seats) == ("E1",)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_of_a_finished_workshop(rooms: DatabaseRooms, study: str, language: str) -> None:
    room, tokens = held(rooms, study, delphi=True)
    for third in (5.0, 4.0):
        opened(rooms, room)
        rooms.answer(tokens["E1"], "goal", ballot(3.0, third, 1.0))
        rooms.answer(tokens["E2"], "goal", ballot(2.0, 3.0, 1.0))
        rooms.tell(room, Event("round closed", {"newest_ballot": 0}))
    rooms.tell(room, Event("decision", {"text": "=Access first"}))
    rooms.tell(room, Event("finished", {"newest_ballot": 0}))
    app = visit("workshop", study=study, language=language)
    assert ("Spring: finished" if language == "en" else "春季：已结束") in text(app)
    app = view(app, "decides")
    assert not app.exception
    app = view(app, "rounds")
    assert ("Consensus, round by round" if language == "en" else "逐轮共识度") in text(app)
    app = view(app, "minutes")
    assert "=Access first" in text(app)


def test_before_the_first_round_there_is_nothing_to_see_and_it_says_so(rooms: DatabaseRooms, study: str) -> None:
    held(rooms, study)
    app = view(visit("workshop", study=study), "rounds")
    assert "No round has been held yet" in text(app)
    assert "Nobody has answered yet" in text(view(app, "decides"))
    assert not view(app, "minutes").exception


def test_a_rehearsal_leaves_the_study_alone(repository: DatabaseRepository, rooms: DatabaseRooms, study: str) -> None:
    before = repository.open(study)
    app = visit("workshop", study=study)
    app = app.button(key="workshop-rehearse").click().run()
    assert not app.exception
    copy = next(each for each in repository.list() if each.id != study)
    assert copy.label.en.startswith("Rehearsal: ")
    (room,) = rooms.list(copy.id)
    assert rooms.list(study) == ()
    assert repository.open(study) == before
    assert len(room.workshop.experts) == 7  # two of the study and five simulated
    cached_workshop.players()[room.id].stop()


def test_cheap_refreshes_read_only_what_is_new(
    repository: DatabaseRepository, rooms: DatabaseRooms, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached_workshop.cached, "repository", lambda: repository)
    room, tokens = held(rooms, study)
    opened(rooms, room)
    rooms.answer(tokens["E1"], "goal", ballot(3.0, 2.0, 1.0))
    first = cached_workshop.live(room)
    reading, table = first.reading, first.table
    again = cached_workshop.live(room)
    assert again.reading is reading
    assert again.table is table
    rooms.answer(tokens["E2"], "goal", ballot(3.0))
    assert cached_workshop.live(room).reading.answers == 4
    assert first.reading is reading  # what one wall draws stays as it is while another takes in news


def test_a_reload_and_another_server_show_the_same_wall(rooms: DatabaseRooms, study: str) -> None:
    room, tokens = held(rooms, study)
    opened(rooms, room)
    rooms.answer(tokens["E1"], "goal", ballot(3.0, 3.0, 1.0))
    app = visit("workshop", study=study).button(key="wall-forth").click().run().button(key="wall-uncover").click().run()
    next(each for each in app.toggle if str(each.key).startswith("wall-names")).set_value(False).run()
    cached_workshop._rooms.clear()
    cached_workshop._live.clear()
    again = visit("workshop", study=study)
    assert "Access or Online?" in text(again)
    assert "Only one has answered, one has not answered" in text(again)


def test_who_stays_with_an_answer_has_voted_again(rooms: DatabaseRooms, study: str) -> None:
    room, tokens = held(rooms, study)
    opened(rooms, room)
    for token in tokens.values():
        rooms.answer(token, "goal", ballot(3.0, 3.0, 1.0))
    app = visit("workshop", study=study).button(key="wall-vote").click().run()
    assert "Nobody has voted again yet" in text(app)
    rooms.stay(tokens["E1"], "goal", "C1", "C2")
    assert "1 of 2 have voted again" in text(app.run())
    rooms.stay(tokens["E2"], "goal", "C1", "C2")
    assert "both agree" in text(app.run()).lower() or "all" in text(app).lower()
