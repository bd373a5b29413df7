"""A visitor in a real browser: opens pages, waits until they have settled, and notices everything that goes wrong."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode, urlparse

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Request, expect

from tests.conftest import ROOT
from views.navigation import PLACES

Language = Literal["en", "zh"]

PICTURES = ROOT / "build" / "e2e"
"""Where the pictures of failed tests go, and with WEIGHBRIDGE_PICTURES=1 those that tests take on their way."""

WATCH = """(() => {
    const last = window.walker = {key: 0, click: 0, sent: 0, heard: 0, change: 0};
    const now = what => () => { last[what] = performance.now(); };
    addEventListener('keydown', now('key'), true);
    addEventListener('pointerup', now('click'), true);
    new MutationObserver(now('change')).observe(document, {subtree: true, childList: true, characterData: true});
    window.WebSocket = class extends WebSocket {
        constructor(...given) { super(...given); this.addEventListener('message', now('heard')); }
        send(data) { now('sent')(); super.send(data); }
    };
})()"""
"""Notes when a visitor last did something, when the page and the server last spoke, and when the page last changed."""

SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]'), last = window.walker, now = performance.now();
    return app && app.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-testid=stSkeleton], [data-testid=stAppSkeleton], [data-stale=true]')
        && last.heard >= last.sent && now - last.key > 250
        && now - Math.max(last.click, last.heard, last.change) > 100;
}"""
"""True once the server has answered, nothing is pending and the page has been still for a tenth of a second.

After a key it takes a little longer: a slider speaks up only when its visitor pauses."""

SENT = "() => window.walker.sent >= Math.max(window.walker.key, window.walker.click)"
"""True once what was done last has been sent to the server."""


@dataclass(frozen=True)
class Look:
    """In which language, on which surface and how large a visitor sees the product."""

    language: Language = "en"
    scheme: Literal["light", "dark"] = "light"
    phone: bool = False

    def __str__(self) -> str:
        """Name of a test or a picture: ``zh-dark-phone``."""
        return "-".join([self.language, self.scheme, *(["phone"] if self.phone else [])])


class Walker:
    """One visitor of the served application.

    Parameters
    ----------
    page, address
        A tab of a running Chromium and where the product is served.
    look
        How the visitor sees it.
    """

    def __init__(self, page: Page, address: str, look: Look) -> None:
        self.page, self.address, self.look = page, address, look
        self.problems: list[str] = []
        self.walked: list[str] = []
        self.noticed = {"console": self._console, "pageerror": self._script_error, "request": self._request}
        for event, noted in self.noticed.items():
            self.page.on(event, noted)

    def leave(self) -> Page:
        """Forget what was chosen here and hand the tab back, empty."""
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.goto("about:blank")
        for event, noted in self.noticed.items():
            self.page.remove_listener(event, noted)
        return self.page

    def open(self, path: str = "", **query: str) -> Walker:
        """Open a page by its address, in the language of the look, and wait for it."""
        self.page.goto(f"{self.address}/{path}?{urlencode({'lang': self.look.language, **query})}")
        self.settle()
        self.walked.append(path or "start")
        return self

    def settle(self, timeout: float = 60) -> Walker:
        """Wait until the page is complete; what Streamlit could not draw is a problem."""
        self.page.wait_for_function(SETTLED, polling=30, timeout=1000 * timeout)
        for broken in self.page.get_by_test_id("stException").all():
            self.problems.append(f"{self.page.url} shows an exception: {broken.inner_text()[:300]}")
        return self

    def click(self, name: str, role: Literal["button", "link", "tab", "radio", "checkbox"] = "button") -> Walker:
        """Click what has this name, and wait."""
        self.page.get_by_role(role, name=name).first.click()
        return self.settle()

    def go(self, path: str) -> Walker:
        """Go to a page by the menu of its part of the work."""
        (place,) = (each for each in PLACES if each.path == path)
        parts = list(dict.fromkeys(each.part for each in PLACES))
        beside = [each.path for each in PLACES if each.part == place.part]
        self.page.get_by_test_id("stTopNavSection").nth(parts.index(place.part)).click()
        self.page.get_by_test_id("stTopNavDropdownLink").nth(beside.index(path)).click()
        self.page.wait_for_url(f"**/{path}?**")
        return self.settle()

    def choose(self, option: str, field: str | None = None) -> Walker:
        """Choose from a list of options: of the field with this label, or the first on the page."""
        found = self.page.get_by_role("combobox", name=field).first
        found.scroll_into_view_if_needed()  # a list that is open closes when the page is scrolled
        found.click()
        found.fill(option)
        self.page.get_by_role("option", name=option).first.click()
        return self.settle()

    def press(self, keys: Iterable[str]) -> Walker:
        """Press keys one after the other where the focus is, and wait."""
        for key in keys:
            self.page.keyboard.press(key)
        return self.settle()

    def slide(self, label: str, steps: int) -> Walker:
        """Move the slider with this label by arrow keys: right for positive steps."""
        handle = self.page.get_by_test_id("stSlider").filter(has_text=label).get_by_role("slider").first
        handle.focus()
        return self.press(["ArrowRight" if steps > 0 else "ArrowLeft"] * abs(steps))

    def upload(self, path: Path, nth: int = 0) -> Walker:
        """Give a file to the upload field."""
        with self.page.expect_response(lambda answer: answer.request.method == "PUT"):
            self.page.locator("input[type=file]").nth(nth).set_input_files(str(path))
        return self.settle()

    def send(self) -> Walker:
        """Wait until what was done last, e.g. answers in a burst, has reached the server, and for what it says."""
        self.page.wait_for_function(SENT, polling=30)
        return self.settle()

    def until(self, words: str, seconds: float = 60) -> Walker:
        """Wait until these words stand on the page: work beside the page may still run."""
        expect(self.main()).to_contain_text(words, timeout=1000 * seconds, use_inner_text=True)
        return self.settle()

    def main(self) -> Locator:
        """The page without navigation."""
        return self.page.get_by_test_id("stMain")

    def text(self) -> str:
        """What the page says."""
        return self.main().inner_text()

    def overflow(self) -> int:
        """By how many pixels the page is wider than the screen: 0 where nothing must be scrolled sideways."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def picture(self, name: str) -> None:
        """Take a picture of the whole page, ``build/e2e/<name>-<look>.png``, where pictures are wanted."""
        if not os.environ.get("WEIGHBRIDGE_PICTURES"):
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        height = self.page.evaluate("document.querySelector('[data-testid=stMain]')?.scrollHeight ?? 0")
        seen = self.page.viewport_size or {"width": 1440, "height": 1000}
        self.page.set_viewport_size({"width": seen["width"], "height": max(seen["height"], min(int(height), 6000))})
        self.settle()
        self.page.screenshot(path=PICTURES / f"{name}-{self.look}.png")
        self.page.set_viewport_size(seen)

    def _console(self, message: ConsoleMessage) -> None:
        harmless = "/_stcore/" in message.location.get("url", "") and "404" in message.text
        if message.type == "error" and not harmless:
            self.problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _script_error(self, error: Error) -> None:
        self.problems.append(f"script error: {error}")

    def _request(self, request: Request) -> None:
        """The product works without the internet."""
        target = urlparse(request.url)
        if target.scheme.startswith("http") and target.hostname not in {"localhost", "127.0.0.1"}:
            self.problems.append(f"asks the internet for {request.url}")
