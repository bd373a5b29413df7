"""``serve``: the database is ready before the first page, and the address is ours alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.web import bootstrap

from cli.__main__ import main
from store.repository import open_repository


def test_the_demo_is_there_before_the_server_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options: dict[str, Any] = {}
    started: list[str] = []
    monkeypatch.setenv("WEIGHBRIDGE_DATABASE", str(tmp_path / "new.db"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(bootstrap, "load_config_options", options.update)
    monkeypatch.setattr(bootstrap, "run_asgi_app", lambda script, *_: started.append(script))
    assert main(["serve", "--port", "8777", "--no-browser"]) == 0
    assert [entry.version for entry in open_repository().list()] == [1]
    assert Path(started[0]).name == "server.py"
    assert options == {"server_address": "localhost", "server_port": 8777}
    assert "http://localhost:8777" in capsys.readouterr().err


def test_serving_again_makes_no_second_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEIGHBRIDGE_DATABASE", str(tmp_path / "new.db"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(bootstrap, "load_config_options", lambda options: None)
    monkeypatch.setattr(bootstrap, "run_asgi_app", lambda *_: None)
    for _ in range(2):
        assert main(["serve", "--no-browser"]) == 0
    assert len(open_repository().list()) == 1
