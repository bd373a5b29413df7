"""``verify`` and ``compute``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.__main__ import main
from cli.verify import DEFAULT

CASE = {
    "id": "mine",
    "method": "geometric-mean",
    "inputs": {"matrix": [[1, 2, 6], [0.5, 1, 3], [1 / 6, 1 / 3, 1]]},
    "expected": {"weights": [0.6, 0.3, 0.1]},
    "tolerance": 1e-9,
}


def written(folder: Path, name: str, **changes: object) -> Path:
    path = folder / name
    path.write_text(json.dumps({**CASE, **changes}), "utf-8")
    return path


def test_our_own_cases_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 0
    out = capsys.readouterr().out
    count = len(list(DEFAULT.glob("*.json")))
    assert f"{count} cases computed: {count} passed, 0 failed." in out


def test_one_failure_is_an_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, "right.json")
    written(tmp_path, "wrong.json", id="wrong", expected={"weights": [0.5, 0.4, 0.1]})
    assert main(["verify", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "FAIL: beyond the tolerance" in out
    assert "2 cases computed: 1 passed, 1 failed." in out


def test_a_case_that_expects_nothing_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(written(tmp_path, "empty.json", expected={}))]) == 1
    assert "expects nothing" in capsys.readouterr().out


def test_a_case_that_cannot_be_computed_fails_with_its_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "broken.json", inputs={"matrix": [[1, -2], [0.5, 1]]})
    assert main(["verify", str(path)]) == 1
    assert "Row 1, column 2" in capsys.readouterr().out


def test_a_file_that_is_no_case_fails_and_the_others_are_computed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, "right.json")
    (tmp_path / "broken.json").write_text("{", "utf-8")
    assert main(["verify", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "FAIL: broken.json cannot be read" in out
    assert "2 cases computed: 1 passed, 1 failed." in out


def test_methods_of_others_are_named_and_not_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, "right.json")
    written(tmp_path, "later.json", method="some-later-method")
    assert main(["verify", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert "1 cases computed: 1 passed, 0 failed." in printed.out
    assert "some-later-method" in printed.err
