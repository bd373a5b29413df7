"""How fast a slider answers: ``python -m benchmarks slider``. From a key to the changed result, in a real browser.

The demo is served as a person would serve it, and the levers of a scenario are moved one after the other. What
Weighbridge promises is an answer within 200 ms on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from store.repository import open_repository
from tests.e2e.browser import find_chromium, running_chromium
from tests.e2e.served import PRODUCT, served
from tests.e2e.tabs import Tabs
from tests.e2e.walker import Look, Walker

IMMEDIATE = 200
"""Milliseconds that are promised."""

WATCH = """() => {
    const strip = document.querySelector('.st-key-stripcard'), before = strip.innerHTML;
    window.answered = null;
    document.addEventListener('keydown', () => {
        const pressed = performance.now();
        const watch = new MutationObserver(() => {
            if (strip.innerHTML === before) return;
            window.answered = performance.now() - pressed;
            watch.disconnect();
        });
        watch.observe(strip, {subtree: true, childList: true, characterData: true, attributes: true});
    }, {once: true, capture: true});
}"""
"""Measures the milliseconds from the next key to the first change of the result strip."""


def main(arguments: Sequence[str]) -> int:
    """Move sliders, print the percentiles, and return 1 where there is no browser."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks slider", description=__doc__)
    parser.add_argument("--moves", type=int, default=60, help="how often a slider is moved (default: 60)")
    moves = parser.parse_args(arguments).moves
    if find_chromium() is None:
        print("There is no Chromium to measure in.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "weighbridge.db"
        with (
            served(PRODUCT, database.with_name("server.log"), WEIGHBRIDGE_DATABASE=str(database)) as address,
            running_chromium() as browser,
        ):
            (entry,) = open_repository(database).list()
            walker = Walker(Tabs(browser).open(Look()), address, Look()).open("scenarios", study=entry.id)
            times = np.array([_move(walker, number) for number in range(moves)])
    slowest = np.percentile(times, [50, 95])
    print(f"{moves} moves of a slider: p50 {slowest[0]:.0f} ms, p95 {slowest[1]:.0f} ms, slowest {times.max():.0f} ms")
    print(f"{(times <= IMMEDIATE).mean():.0%} answered within {IMMEDIATE} ms")
    return 0


def _move(walker: Walker, number: int) -> float:
    """Milliseconds until the strip answered: forth and back again, one lever after the other."""
    sliders = walker.page.get_by_test_id("stSlider")
    sliders.nth(number // 2 % (sliders.count() - 1)).get_by_role("slider").first.focus()
    walker.page.evaluate(WATCH)
    walker.page.keyboard.press("ArrowLeft" if number % 2 else "ArrowRight")
    walker.page.wait_for_function("() => window.answered !== null", polling=10)
    walker.settle()
    return float(walker.page.evaluate("window.answered"))
