"""``move``: a workspace to a server and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.__main__ import main
from store import database
from store.examples import load_example
from store.repository import open_repository
from tests.store.postgres import PostgresServer


def test_to_a_server_and_back(
    postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(database, "DEFAULT", tmp_path / "var" / "default.db")
    here, server, back = str(tmp_path / "here.db"), postgres.new_database(), str(tmp_path / "back.db")
    study = open_repository(here).create(load_example("town-hall"))
    assert main(["move", here, server]) == 0
    assert "WEIGHBRIDGE_DATABASE" in capsys.readouterr().out
    assert main(["move", server, back]) == 0
    assert open_repository(back).open(study) == open_repository(here).open(study)
    assert main(["move", here, back]) == 2
    assert "is not empty" in capsys.readouterr().err
