"""The floors and their direction: import-linter's contracts, and the bans that are no imports."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from importlinter.cli import lint_imports

from tests.conftest import ROOT
from tests.house.sources import FLOORS, PACKAGES, called, calls, modules, place, tree


def test_contracts_are_kept(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    broken = lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True)
    assert not broken, capsys.readouterr().out


def test_every_package_at_the_top_is_a_floor() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - {"benchmarks"} == set(PACKAGES), "a new package needs its place in .importlinter and here"


def test_entry_only_opens_the_views() -> None:
    entry = ROOT / "app.py"
    imported = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(entry.read_text(encoding="utf-8")))
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else _source(node))
    }
    assert not imported & {*PACKAGES} - {"views"}, "the entry opens the views; they reach the floors below"
    assert len(entry.read_text(encoding="utf-8").splitlines()) <= 60


def _source(node: ast.AST) -> list[str]:
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_floors_have_no_clock_files_random_state_or_print() -> None:
    command = [sys.executable, "-m", "ruff", "check", "--select", "TID251,NPY002,T20,PLW0603", "--quiet", *FLOORS]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_floors_open_no_files_and_run_no_text() -> None:
    banned = {"open", "input", "eval", "exec", "breakpoint"}
    found = [place(module, call) for module in modules(*FLOORS) for call in calls(module) if called(call) in banned]
    assert not found


def test_packages_of_floors_import_nothing_when_they_open() -> None:
    """A package's ``__init__`` stays light, except where it registers methods (``mcdm/weighting``)."""
    heavy = {"matplotlib", "pymcdm", "skfuzzy"}
    found = [
        place(module, node)
        for module in modules()
        for node in tree(module).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else _source(node))
        if name.partition(".")[0] in heavy
    ]
    assert not found, "import pymcdm, skfuzzy and matplotlib where they are used: they cost a second at start-up"
