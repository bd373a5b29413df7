"""``studies``: list, pack, unpack."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.__main__ import main
from store.examples import load_example
from store.repository import open_repository


def test_a_study_goes_from_one_database_to_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here, there, file = str(tmp_path / "here.db"), str(tmp_path / "there.db"), str(tmp_path / "s.zip")
    study = open_repository(here).create(load_example("town-hall"))
    assert main(["studies", "list", "--database", here, "--language", "zh"]) == 0
    listed = capsys.readouterr().out
    assert study in listed
    assert "市民服务大厅" in listed
    assert main(["studies", "pack", study, file, "--database", here]) == 0
    assert main(["studies", "unpack", file, "--database", there]) == 0
    assert f"is study {study} of this database now" in capsys.readouterr().out
    assert open_repository(there).open(study) == open_repository(here).open(study)
    assert main(["studies", "pack", "nothing", file, "--database", here]) == 2
    assert main(["studies", "unpack", here, "--database", there]) == 2
    assert capsys.readouterr().err.count("\n") == 2
    assert len(open_repository(there).list()) == 1
