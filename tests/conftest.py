"""What all tests share: the order they run in, what lies beside the repository, and a loud word on what was not run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tests.store.postgres import PostgresServer

settings.register_profile("weighbridge", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("weighbridge")  # how fast a machine draws examples says nothing about the code

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
"""Reference cases and data that may lie beside the repository. A clone without them runs all other tests."""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ``../shared``. A test that asks for it is reported as not run where there is none."""
    return SHARED


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL of this process. A test that asks for it is reported as not run where there are no binaries."""
    from tests.store import postgres as servers

    binaries = servers.binaries()
    if binaries is None:
        pytest.skip(servers.MISSING)
    server = servers.PostgresServer(binaries)
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture(autouse=True)
def _databases_are_let_go(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Connections of a test end with it: one that is only forgotten would warn in the middle of another test."""
    from store import database

    opened: list[Engine] = []
    make = database.create_engine

    def create_engine(*args: Any, **options: Any) -> Engine:
        opened.append(make(*args, **options))
        return opened[-1]

    monkeypatch.setattr(database, "create_engine", create_engine)
    yield
    for engine in opened:
        engine.dispose()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Fast tests first, then slow ones, then the browser; and mark what cannot run on this machine."""
    for item in items:
        if "e2e" in item.path.relative_to(ROOT).parts:
            item.add_marker("e2e")
        if "shared" in getattr(item, "fixturenames", ()) and not SHARED.is_dir():
            not_run(item, "../shared is not beside this clone")
    items.sort(
        key=lambda item: (item.get_closest_marker("e2e") is not None, item.get_closest_marker("slow") is not None)
    )


def not_run(item: pytest.Item, reason: str) -> None:
    """Leave a test out; the last lines of the run say so."""
    item.add_marker(pytest.mark.skip(reason=reason))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was not run, and why: also where several processes ran the tests."""
    skipped = terminalreporter.stats.get("skipped", ())
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in skipped)
    for reason, count in reasons.items():
        terminalreporter.write_line(f"NOT RUN: {count} tests, because {reason}", red=True, bold=True)
