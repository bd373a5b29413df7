"""The command line as a whole: what every command shares."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import IO

import pytest

from cli.__main__ import COMMANDS, main

ROOT = Path(__file__).parents[2]


def test_every_command_describes_itself() -> None:
    modules = [import_module(f"cli.{name}") for name in COMMANDS]
    names = [command.NAME for command in modules]
    assert names == [name.rstrip("_") for name in COMMANDS]
    documented = {"verify", "compute", "check", "evaluate", "simulate", "import", "export", "serve"}
    assert documented | {"panel", "repair"} <= set(names)
    assert len(names) == len(set(names))
    assert all(command.HELP for command in modules)


def test_a_command_loads_no_other() -> None:
    script = "import sys; from cli.__main__ import main\ntry: main(['backup', '--help'])\nfinally: print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    assert "cli.backup" in loaded
    assert "cli.optimise" not in loaded


def test_no_command_shows_how_to_call_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "--help" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["evaluat"], ["evaluate"], ["simulate", "town-hall", "--draws", "many"]])
def test_wrong_arguments_are_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def _run(
    *arguments: str, stdout: int | IO[bytes] = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cli", *arguments]
    return subprocess.run(
        command, stdout=stdout, stderr=subprocess.PIPE, env={**os.environ, **environment}, cwd=ROOT, check=False
    )


def test_an_output_that_knows_no_chinese_gets_escapes() -> None:
    ended = _run("evaluate", "town-hall", "--json", PYTHONIOENCODING="ascii")
    assert ended.returncode == 0
    assert json.loads(ended.stdout.decode("ascii"))["study"]["zh"] == "市民服务大厅：小示例"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_output_that_is_full_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = _run("evaluate", "town-hall", "--json", stdout=full)
    assert ended.returncode == 2
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.parametrize("name", [name.rstrip("_") for name in COMMANDS])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert name in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["evaluate", "power-suply"], "Did you mean power-supply"),
        (["evaluate", "nowhere.json"], "nowhere.json"),
        (["compute", "nowhere.json"], "nowhere.json"),
        (["verify", "nowhere"], "nowhere"),
        (["simulate", "power-supply", "--plan", "L2=9"], "maximum is 8"),
        (["simulate", "power-supply", "--plan", "L2"], "LEVER=AMOUNT"),
        (["simulate", "power-supply", "--draws", "1000000000"], "100000"),
        (["simulate", "power-supply", "--plan", "L77=1"], "L77"),
        (["simulate", "power-supply", "--scenario", "S9"], "S9"),
        (["simulate", "power-supply", "--draws", "0"], "0"),
        (["simulate", "power-supply", "--periods", "0"], "quarters"),
        (["export", "power-supply", "--format", "jsn", "--out", "x"], "Did you mean json"),
        (["evaluate", "power-supply", "--survey", "nowhere.csv"], "nowhere.csv"),
    ],
)
def test_what_cannot_be_done_is_one_line_on_standard_error(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
    assert words in printed.err


def test_errors_are_spoken_in_chinese_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "nowhere.json", "--language", "zh"]) == 2
    assert "找不到" in capsys.readouterr().err
