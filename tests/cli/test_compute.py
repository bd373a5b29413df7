"""``compute``: one case on its inputs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.__main__ import main
from tests.cli.test_verify import written


def test_compute_prints_outputs_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "case.json", expected={"weights": "never read"})
    assert main(["compute", str(path)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["method"] == "geometric-mean"
    assert printed["outputs"]["weights"] == pytest.approx([0.6, 0.3, 0.1])


def test_a_file_that_is_no_json_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.json"
    path.write_text("{", "utf-8")
    assert main(["compute", str(path)]) == 2
    assert "cannot be read as JSON" in capsys.readouterr().err
