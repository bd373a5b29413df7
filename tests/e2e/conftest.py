"""The product, served as a person would, and visitors in a real Chromium.

``visitor`` makes visitors: ``visitor()`` reads English on a light screen, ``visitor(Look("zh", "dark", phone=True))``
Chinese on a dark phone. ``walker`` is one visitor for each look in ``LOOKS``. A test fails when a page it walked wrote
an error to the console, showed an exception or asked the internet for something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from store.repository import open_repository
from tests.conftest import not_run
from tests.e2e.browser import find_chromium, running_chromium
from tests.e2e.served import PRODUCT, served
from tests.e2e.tabs import Tabs
from tests.e2e.walker import PICTURES, Look, Walker

LOOKS = (Look("en"), Look("zh", "dark"), Look("en", "dark", phone=True))
"""Each language, surface and size once: English words are the longest, so they are tried on the phone."""

WALKED = "walked"
FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file of the served product."""
    return tmp_path_factory.mktemp("served") / "weighbridge.db"


@pytest.fixture(scope="session")
def server(database: Path) -> Iterator[str]:
    """Address of the product, served by ``python -m cli serve`` with a fresh database."""
    with served(PRODUCT, database.with_name("server.log"), WEIGHBRIDGE_DATABASE=str(database)) as address:
        yield address


@pytest.fixture(scope="session")
def demo(server: str, database: Path) -> str:
    """Id of the demo study, which a new installation starts with."""
    (entry,) = open_repository(database).list()
    return entry.id


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium without a window."""
    with running_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def tabs(chromium: Browser) -> Tabs:
    """The tabs in which visitors come, one after the other."""
    return Tabs(chromium)


@pytest.fixture
def visitor(tabs: Tabs, server: str, demo: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Walker]]:
    """Make visitors; afterwards, what went wrong on their pages fails the test. The demo was looked up before them."""
    walkers: list[Walker] = []

    def arrive(look: Look | None = None, address: str = server) -> Walker:
        look = look or Look()
        walkers.append(Walker(tabs.open(look), address, look))
        return walkers[-1]

    yield arrive
    problems = []
    for number, walker in enumerate(walkers):
        if walker.problems or request.node.stash.get(FAILED, False):
            PICTURES.mkdir(parents=True, exist_ok=True)
            walker.page.screenshot(path=PICTURES / f"FAILED-{request.node.name}-{number}.png")
        request.node.user_properties += [(WALKED, (walker.look.language, path)) for path in walker.walked]
        problems += walker.problems
        tabs.close(walker)
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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Which pages the browser walked, by language: told by the reports, which also come from other processes."""
    reports = [report for those in terminalreporter.stats.values() for report in those]
    told = {tuple(walked) for each in reports for key, walked in getattr(each, "user_properties", ()) if key == WALKED}
    for language in sorted({language for language, _ in told}):
        pages = sorted(path for each, path in told if each == language)
        terminalreporter.write_line(f"Walked in {language}: {', '.join(pages)}")
