"""The tree: tests mirror it, files stay small, names say what is in them, nothing is unfinished."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

from tests.conftest import ROOT
from tests.house.sources import modules, tree

LONGEST = 450
NOT_A_NOUN = {"utils", "util", "common", "helpers", "helper", "core", "base", "manager", "service", "misc", "tools"}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError|xfail)\b")
MIRRORED = ("mcdm", "satisfaction", "scenarios", "studies", "store", "exchange", "reports", "i18n", "cli")

WITHOUT_MIRROR: dict[str, str] = {
    "cli/__main__.py": "three lines that call the command line; every test of a command runs them",
}
"""Module -> why it has no test file of its own. Keep this nearly empty."""


def committed() -> list[Path]:
    """Files under version control or about to be, as paths from the root; in an export without git, all sources."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    names = result.stdout.split("\0") if result.returncode == 0 else [str(path) for path in modules()]
    return [Path(name) for name in names if name and (ROOT / name).is_file()]


def python_files() -> list[Path]:
    return [path for path in committed() if path.suffix == ".py"]


def has_behaviour(module: Path) -> bool:
    """Whether a module holds more than declarations: a function or a method with statements of its own."""
    functions = [node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return any(not isinstance(statement, ast.Expr) for function in functions for statement in function.body)


def test_tests_mirror_the_tree() -> None:
    missing = [
        str(module)
        for module in modules(*MIRRORED)
        if has_behaviour(module)
        and not (ROOT / "tests" / module.parent / f"test_{module.stem}.py").is_file()
        and str(module) not in WITHOUT_MIRROR
        and module.name != "__init__.py"
    ]
    assert not missing, "each of these wants tests/<its path>/test_<its name>.py"


def test_exceptions_from_the_mirror_still_exist() -> None:
    assert all((ROOT / name).is_file() for name in WITHOUT_MIRROR)


def test_files_are_about_one_noun() -> None:
    lengths = {str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert not {name: length for name, length in lengths.items() if length > LONGEST}


def test_names_are_nouns_of_the_product() -> None:
    assert not [str(path) for path in python_files() if {*path.parts[:-1], path.stem} & NOT_A_NOUN]


def test_nothing_is_unfinished() -> None:
    here = Path(__file__).relative_to(ROOT)
    found = [
        f"{path}:{number}"
        for path in python_files()
        if path != here
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert not found


def test_nothing_names_the_machine_it_was_made_on() -> None:
    """No absolute path of a home or of this clone's parent folder, and no package index."""
    parent = re.escape(str(ROOT.parent)) + "/"
    machine = re.compile(rf"{parent}|/(?:home|Users|root)/\w|[A-Z]:\\Users\\|--(?:extra-)?index-url|--find-links")
    text = {".py", ".md", ".toml", ".txt", ".json", ".yaml", ".yml", ".po", ".js", ".css", ".cfg", ""}
    found = []
    for path in committed():
        if path.suffix in text and path != Path(__file__).relative_to(ROOT):
            content = (ROOT / path).read_text(encoding="utf-8", errors="replace")
            found += [f"{path}: {match[0]}" for match in machine.finditer(content)]
    assert not found
