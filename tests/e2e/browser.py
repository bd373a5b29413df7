"""Where the real browser is. As a script: prints its path, or exits 1 where there is none (``make test`` asks)."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser
        browser.close()


def find_chromium() -> str | None:
    """Path of a Chromium: named by WEIGHBRIDGE_CHROMIUM, of the system, or one that Playwright installed."""
    named = os.environ.get("WEIGHBRIDGE_CHROMIUM", "")
    system = [shutil.which(name) or "" for name in NAMES]
    return next((path for path in (named, *system, *MACOS, *_playwrights_own()) if path and Path(path).is_file()), None)


def _playwrights_own() -> list[str]:
    caches = (Path.home() / ".cache" / "ms-playwright", Path.home() / "Library" / "Caches" / "ms-playwright")
    patterns = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium")
    return sorted((str(path) for cache in caches for pattern in patterns for path in cache.glob(pattern)), reverse=True)


if __name__ == "__main__":
    found = find_chromium()
    print(found or "No Chromium found: the browser tests will not run.")
    sys.exit(0 if found else 1)
