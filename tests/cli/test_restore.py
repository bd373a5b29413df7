"""``restore``: a backup elsewhere, or in place of what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.__main__ import main
from store.examples import load_example
from store.repository import open_repository


def test_a_backup_is_put_elsewhere_and_in_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here, there, file = str(tmp_path / "here.db"), str(tmp_path / "there.db"), str(tmp_path / "b.zip")
    study = open_repository(here).create(load_example("town-hall"))
    assert main(["backup", file, "--database", here]) == 0
    assert main(["restore", file, "--database", there]) == 0
    assert open_repository(there).open(study) == open_repository(here).open(study)
    assert "every row was compared" in capsys.readouterr().out
    assert main(["restore", file, "--database", there]) == 2
    assert "--replace" in capsys.readouterr().err
    assert main(["restore", file, "--database", there, "--replace"]) == 0
    assert main(["restore", str(tmp_path / "none.zip"), "--database", there]) == 2
    assert capsys.readouterr().err.count("\n") == 1
