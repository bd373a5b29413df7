"""What rooms remember between transactions: versions that never change, and events that were read already."""

from __future__ import annotations

from mcdm.labels import Label
from store import known_rooms
from store.rooms import open_rooms
from studies import edits
from studies.workshop import Event
from tests.store.workshop_parts import DEMO, opened, plan


def test_a_version_is_read_once(rooms, repository, room) -> None:
    opened(rooms, room)
    token = rooms.invite(room, ["E1"])["E1"]
    first, again = rooms.seat(token).study, rooms.seat(token).study
    assert first.model is again.model
    study = rooms.room(room).study
    kept = repository.open(study)
    repository.save(
        study, edits.rename_node(kept.study, kept.study.model.node_ids[-1], Label("Anew")), based_on=kept.version
    )
    assert Label("Anew") in rooms.seat(token).study.labels.values()


def test_the_versions_kept_are_the_newest_few(repository, monkeypatch) -> None:
    monkeypatch.setattr(known_rooms, "MOST_STRUCTURES", 2)
    rooms = open_rooms(repository.engine)
    room = rooms.create(repository.create(DEMO), plan())
    study = rooms.room(room).study
    for scenario in ("S1", "S2", "S3"):
        kept = repository.open(study)
        repository.save(study, edits.remove_scenario(kept.study, scenario), based_on=kept.version)
        rooms.invite(room, ["E1"])
    assert [number for (_, number), _ in rooms._structures.all()] == [3, 4]


def test_only_new_events_are_read(rooms, room, monkeypatch) -> None:
    opened(rooms, room)
    before = rooms.room(room)
    asked: list[int] = []
    read = known_rooms.workshops.events
    monkeypatch.setattr(known_rooms.workshops, "events", lambda c, r, after=0: asked.append(after) or read(c, r, after))
    rooms.tell(room, Event("locked", {}))
    assert rooms.room(room).standing.phase == "locked"
    assert asked
    assert min(asked) == before.newest > 0
