"""A visitor in a real browser: opens pages, waits until they have settled, and notices everything that goes wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode, urlparse

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request

Language = Literal["en", "zh"]

SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const idle = app && app.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-testid=stSkeleton], [data-testid=stAppSkeleton]')
        && !document.querySelector('[data-stale=true]');
    const now = performance.now();
    window.idleSince = idle ? (window.idleSince ?? now) : undefined;
    return idle && now - window.idleSince > 300;
}"""
"""True once Streamlit has been idle, with nothing pending on the page, for three tenths of a second."""


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
    browser, address
        A running Chromium and where the product is served.
    look
        How the visitor sees it.
    """

    def __init__(self, browser: Browser, address: str, look: Look) -> None:
        self.address, self.look = address, look
        self.context = browser.new_context(
            locale="zh-CN" if look.language == "zh" else "en-GB",
            color_scheme=look.scheme,
            viewport={"width": 390, "height": 844} if look.phone else {"width": 1440, "height": 1000},
            device_scale_factor=2 if look.phone else 1,
            has_touch=look.phone,
            is_mobile=look.phone,
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.problems: list[str] = []
        self.walked: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        self.page.on("request", self._request)

    def open(self, path: str = "", **query: str) -> Walker:
        """Open a page by its address, in the language of the look, and wait for it."""
        self.page.goto(f"{self.address}/{path}?{urlencode({'lang': self.look.language, **query})}")
        self.settle()
        self.walked.append(path or "start")
        return self

    def settle(self, timeout: float = 30) -> Walker:
        """Wait until the page is complete; what Streamlit could not draw is a problem."""
        self.page.evaluate("window.idleSince = undefined")
        self.page.wait_for_function(SETTLED, timeout=1000 * timeout)
        for broken in self.page.get_by_test_id("stException").all():
            self.problems.append(f"{self.page.url} shows an exception: {broken.inner_text()[:300]}")
        return self

    def click(self, name: str, role: Literal["button", "link", "tab", "radio", "checkbox"] = "button") -> Walker:
        """Click what has this name, and wait."""
        self.page.get_by_role(role, name=name).first.click()
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
        self.page.locator("input[type=file]").nth(nth).set_input_files(str(path))
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

    def picture(self, folder: Path, name: str) -> Path:
        """Take a picture of the whole page: ``<folder>/<name>-<look>.png``."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}-{self.look}.png"
        height = self.page.evaluate("document.querySelector('[data-testid=stMain]')?.scrollHeight ?? 0")
        seen = self.page.viewport_size or {"width": 1440, "height": 1000}
        self.page.set_viewport_size({"width": seen["width"], "height": max(seen["height"], min(int(height), 6000))})
        self.settle()
        self.page.screenshot(path=path)
        self.page.set_viewport_size(seen)
        return path

    def _console(self, message: ConsoleMessage) -> None:
        harmless = "/_stcore/" in message.location.get("url", "") and "404" in message.text
        if message.type == "error" and not harmless:
            self.problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        """The product works without the internet."""
        target = urlparse(request.url)
        if target.scheme.startswith("http") and target.hostname not in {"localhost", "127.0.0.1"}:
            self.problems.append(f"asks the internet for {request.url}")
