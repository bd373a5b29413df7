"""A whole study as a file, and elsewhere as it was."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select, update

from mcdm.labels import Label
from store import schema
from store.database import reading, writing
from store.packing import pack, unpack
from store.repository import DatabaseRepository
from store.rows import COPIED, digest
from tests.store.parts import QUESTIONNAIRE, filled, refused
from tests.studies.parts import pairs, small_study


def everything(repository: DatabaseRepository, study: str) -> list[object]:
    """What can be read of a study, without its ids."""
    entries = repository.surveys(study)
    return [
        repository.open(study).study,
        [repository.open_version(study, entry.number) for entry in repository.history(study)],
        [(each.number, each.saved, each.author, each.message, each.hash) for each in repository.history(study)],
        [(each.at, each.author, each.action) for each in repository.audit(study) if each.action != "imported"],
        [(each.name, each.digest, each.respondents, each.has_answers) for each in entries],
        [repository.survey_questionnaire(each.id) == QUESTIONNAIRE for each in entries],
        [Path(repository.survey_answers(each.id) or "").read_bytes() for each in entries],
    ]


def test_a_study_arrives_elsewhere_and_beside_itself(engine: Engine, tmp_path: Path) -> None:
    """Where its ids are taken it gets new ones, and everything that names them follows."""
    here = DatabaseRepository(engine, answers=tmp_path / "answers")
    study = filled(engine, tmp_path / "answers")
    copied = pack(engine, study, tmp_path / "study.zip", answers=tmp_path / "answers")
    assert (copied.rows["versions"], copied.answers, copied.missing) == (2, 1, ())
    before = everything(here, study)
    found = unpack(engine, tmp_path / "study.zip", answers=tmp_path / "answers", author="Wu")
    assert found.id != study
    assert found.label == Label("Small", "小")
    assert everything(here, found.id) == everything(here, study) == before
    assert here.audit(found.id)[0].action == "imported"
    assert len(list((tmp_path / "answers").iterdir())) == 2
    here.cast_ballot(found.id, "E1", "goal", pairs("C1 C2", ("C1", "C2", 3.0)))
    assert everything(here, study) == before, "the two have nothing in common"
    again = pack(engine, found.id, tmp_path / "again.zip", answers=tmp_path / "answers")
    assert again.rows["ballots"] == copied.rows["ballots"] + 1


def test_events_and_comments_follow_the_new_numbers(engine: Engine, tmp_path: Path) -> None:
    study = filled(engine, tmp_path / "answers")
    pack(engine, study, tmp_path / "study.zip", answers=tmp_path / "answers")
    new = unpack(engine, tmp_path / "study.zip", answers=tmp_path / "answers").id
    with reading(engine) as connection:
        room = connection.execute(select(schema.workshops).where(schema.workshops.c.study == new)).one()
        query = select(schema.workshop_events).where(schema.workshop_events.c.workshop == room.id)
        joined, opened = connection.execute(query.order_by(schema.workshop_events.c.id)).all()
        first, answer = connection.execute(
            select(schema.comments).where(schema.comments.c.study == new).order_by(schema.comments.c.id)
        ).all()
    assert (joined.kind, opened.kind) == ("joined", "round opened")
    assert json.loads(opened.facts) == {"newest_ballot": DatabaseRepository(engine).newest_ballot(new)}
    assert (room.code, room.expires < "2999") == ("", True)
    assert (first.answers, answer.answers) == (None, first.id)


def test_a_comment_goes_along_by_the_name_of_its_author(engine: Engine, tmp_path: Path) -> None:
    study = filled(engine, tmp_path / "answers")
    with writing(engine) as connection:
        account = {"id": "A1", "name": "li", "shown": "Li Na", "role": "planner", "created": ""}
        connection.execute(insert(schema.accounts).values(account))
        connection.execute(update(schema.comments).values(account="A1"))
    pack(engine, study, tmp_path / "study.zip", answers=tmp_path / "answers")
    new = unpack(engine, tmp_path / "study.zip", answers=tmp_path / "answers").id
    with reading(engine) as connection:
        found = connection.execute(select(schema.comments).where(schema.comments.c.study == new)).all()
    assert {(each.author, each.account) for each in found} == {("Li Na", None)}


def test_nobodys_access_and_no_name_at_the_door_goes_along(engine: Engine, tmp_path: Path) -> None:
    study = filled(engine, tmp_path / "answers")
    pack(engine, study, tmp_path / "study.zip", answers=tmp_path / "answers")
    with zipfile.ZipFile(tmp_path / "study.zip") as file:
        assert not {name for name in file.namelist() if "knocks" in name or "invitations" in name}
        content = b"".join(file.read(name) for name in file.namelist())
    assert b"Zhang San" not in content
    assert b"ABC234" not in content


def test_what_fails_at_the_end_leaves_nothing(engine: Engine, tmp_path: Path, monkeypatch) -> None:
    study = filled(engine, tmp_path / "answers")
    pack(engine, study, tmp_path / "study.zip", answers=tmp_path / "answers")
    with reading(engine) as connection:
        before = [digest(connection, table) for table in COPIED]
    from store.archive import Archive

    def full(self: Archive, name: str, target: Path) -> None:
        target.write_bytes(b"half of it")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Archive, "extract_answers", full)
    with pytest.raises(OSError, match="No space"):
        unpack(engine, tmp_path / "study.zip", answers=tmp_path / "answers")
    with reading(engine) as connection:
        assert [digest(connection, table) for table in COPIED] == before
    assert len(list((tmp_path / "answers").iterdir())) == 1


def test_an_unknown_study_is_said_so(engine: Engine, tmp_path: Path) -> None:
    with refused("study-not-found"):
        pack(engine, "nothing", tmp_path / "study.zip")
    assert DatabaseRepository(engine).create(small_study())
    assert not list(tmp_path.glob("*.zip"))
