"""Requirements: exact, direct, and used."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib

from tests.conftest import ROOT

PIN = re.compile(r"[A-Za-z0-9_.-]+(\[[a-z,]+\])?==[0-9][A-Za-z0-9.]*")


FILES = ("requirements.txt", "requirements-cluster.txt", "requirements-dev.txt")


def requirements() -> list[str]:
    text = [line for name in FILES for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    return [line for line in text if line and not line.startswith(("#", "-r "))]


def test_every_requirement_is_pinned_exactly() -> None:
    assert not [line for line in requirements() if not PIN.fullmatch(line)]


def test_no_requirement_is_listed_twice() -> None:
    names = [re.split(r"[\[=]", line)[0].lower() for line in requirements()]
    assert len(names) == len(set(names))


def test_what_is_installed_is_what_is_pinned() -> None:
    pins = dict(re.sub(r"\[.*\]", "", line).split("==") for line in requirements())
    assert {name: importlib.metadata.version(name) for name in pins} == pins


def test_the_server_is_set_up_for_many_people() -> None:
    """Options that measurements asked for: no collection of garbage after each run, phones that lock, no statistics."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["runner"]["postScriptGC"] is False
    assert config["server"]["fileWatcherType"] == "none"
    assert config["server"]["disconnectedSessionTTL"] >= 1800
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
