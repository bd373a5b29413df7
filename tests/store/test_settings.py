"""Settings alone and in a team; their rights are tried in test_rights."""

from __future__ import annotations

from sqlalchemy import Engine

from store import settings
from store.database import writing
from store.repository import DatabaseRepository
from studies.access import ALONE, Role, Visitor
from tests.studies.parts import small_study

AT = "2026-11-21T12:00:00.000000+00:00"


def test_alone_there_is_one_value(engine: Engine) -> None:
    with writing(engine) as connection:
        assert settings.read(connection, ALONE, "language", at=AT) is None
        settings.write(connection, ALONE, "language", "zh", at=AT)
        settings.write(connection, ALONE, "language", "en", at=AT)
        assert settings.read(connection, ALONE, "language", at=AT) == "en"


def test_what_was_set_before_there_was_a_team_is_seen_by_links(repository: DatabaseRepository) -> None:
    study = repository.create(small_study())
    repository.set_setting(f"draws/{study}", "7/500/")
    viewer = Visitor("", "", Role.VIEWER, study)
    with writing(repository.engine) as connection:
        assert settings.read(connection, viewer, f"draws/{study}", at=AT) == "7/500/"
        assert settings.read(connection, viewer, "language", at=AT) is None


def test_settings_are_remembered(repository: DatabaseRepository) -> None:
    assert repository.setting("language") is None
    repository.set_setting("language", "zh")
    repository.set_setting("language", "en")
    assert repository.setting("language") == "en"
