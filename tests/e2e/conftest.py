"""The product, served as a person would, and visitors in a real Chromium.

``visitor`` makes visitors: ``visitor()`` reads English on a light screen, ``visitor(Look("zh", "dark", phone=True))``
Chinese on a dark phone. ``walker`` is one visitor for each look in ``LOOKS``. A test fails when a page it walked wrote
an error to the console, showed an exception or asked the internet for something.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from store.repository import open_repository
from tests.conftest import ROOT, not_run
from tests.e2e.browser import find_chromium
from tests.e2e.walker import Look, Walker

LOOKS = (Look("en"), Look("zh"), Look("zh", "dark"), Look("en", "dark", phone=True))
PICTURES = ROOT / "build" / "e2e"
"""Where the pictures of failed tests go, and those a test takes."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WALKED = pytest.StashKey[dict[str, list[str]]]()
FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file of the served product."""
    return tmp_path_factory.mktemp("served") / "weighbridge.db"


@pytest.fixture(scope="session")
def server(database: Path) -> Iterator[str]:
    """Address of the product, served by ``python -m cli serve`` with a fresh database."""
    port, log = _free_port(), database.with_name("server.log")
    environment = os.environ | {"WEIGHBRIDGE_DATABASE": str(database), "CI": "true", "BROWSER": "true"}
    command = [sys.executable, "-m", "cli", "serve", "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    address = f"http://localhost:{port}"
    try:
        _wait_until_healthy(address, process, log)
        yield address
        said = log.read_text(encoding="utf-8", errors="replace")
        if "Traceback" in said:
            pytest.fail(f"the server wrote a traceback:\n{said[-4000:]}", pytrace=False)
    finally:
        _stop(process)


@pytest.fixture(scope="session")
def demo(server: str, database: Path) -> str:
    """Id of the demo study, which a new installation starts with."""
    (entry,) = open_repository(database).list()
    return entry.id


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visitor(
    chromium: Browser, server: str, demo: str, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Walker]]:
    """Make visitors; afterwards, what went wrong on their pages fails the test. The demo was looked up before them."""
    walkers: list[Walker] = []

    def arrive(look: Look | None = None) -> Walker:
        walkers.append(Walker(chromium, server, look or Look()))
        return walkers[-1]

    yield arrive
    problems = []
    for number, walker in enumerate(walkers):
        if walker.problems or request.node.stash.get(FAILED, False):
            PICTURES.mkdir(parents=True, exist_ok=True)
            walker.page.screenshot(path=PICTURES / f"FAILED-{request.node.name}-{number}.png")
        walked = request.config.stash.setdefault(WALKED, {}).setdefault(walker.look.language, [])
        walked += [path for path in walker.walked if path not in walked]
        problems += walker.problems
        walker.context.close()
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


@pytest.fixture(params=LOOKS, ids=str)
def walker(visitor: Callable[..., Walker], request: pytest.FixtureRequest) -> Walker:
    """A visitor in each language, on light, dark and a phone."""
    return visitor(request.param)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Let the visitor know that its test failed, so that it leaves a picture."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a Chromium these tests are not run, and the end of the run says so."""
    if find_chromium() is None:
        for item in items:
            if item.path.is_relative_to(Path(__file__).parent):
                not_run(item, "there is no Chromium: install one (Debian: apt-get install chromium)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Which pages the browser walked, by language."""
    for language, pages in config.stash.get(WALKED, {}).items():
        terminalreporter.write_line(f"Walked in {language}: {', '.join(pages)}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.1)
    said = log.read_text(encoding="utf-8", errors="replace")[-4000:]
    raise AssertionError(f"the server {'stopped' if process.poll() is not None else 'did not answer'}:\n{said}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and what it started: our own process group, nothing else."""
    for sign in (signal.SIGINT, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, sign)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                continue
