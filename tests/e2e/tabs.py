"""Tabs of one Chromium: each is taken up by the next visitor with the same look, with all its scripts at hand."""

from __future__ import annotations

from collections import defaultdict

from playwright.sync_api import Browser, Page

from tests.e2e.walker import WATCH, Look, Walker


class Tabs:
    """The tabs in which visitors come.

    Parameters
    ----------
    browser
        A running Chromium.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[Look, list[Page]] = defaultdict(list)

    def open(self, look: Look) -> Page:
        """A tab that nobody sits at; visitors at the same time know nothing of each other."""
        return self.free[look].pop() if self.free[look] else self._new(look)

    def close(self, walker: Walker) -> None:
        """Take a tab back; one that was broken is not used again."""
        if walker.problems:
            walker.page.context.close()
        else:
            self.free[walker.look].append(walker.leave())

    def _new(self, look: Look) -> Page:
        context = self.browser.new_context(
            locale="zh-CN" if look.language == "zh" else "en-GB",
            color_scheme=look.scheme,
            viewport={"width": 390, "height": 844} if look.phone else {"width": 1440, "height": 1000},
            device_scale_factor=2 if look.phone else 1,
            has_touch=look.phone,
            is_mobile=look.phone,
        )
        context.set_default_timeout(20_000)
        context.add_init_script(WATCH)
        return context.new_page()
