"""Planning and deciding as people do it: a slider answers at once, a plan survives a reload, ten years are near."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from store.examples import load_example
from store.repository import DatabaseRepository, open_repository
from tests.e2e.walker import Look, Walker

Visitor = Callable[..., Walker]

STALE = """() => {
    window.stale = [];
    new MutationObserver(changes => window.stale.push(...changes.map(change => change.target)
        .filter(each => each.dataset.stale === 'true').map(each => each.innerText.slice(0, 80))))
        .observe(document.querySelector('.st-key-studybar'), {subtree: true, attributeFilter: ['data-stale']});
}"""
"""Notes whatever of the study bar is drawn again from now on."""


@pytest.fixture
def repository(server: str, database: Path) -> DatabaseRepository:
    return open_repository(database)


@pytest.fixture
def study(repository: DatabaseRepository) -> str:
    """A study of this test alone."""
    return repository.create(load_example("power-supply"))


def test_a_slider_answers_and_only_what_follows_it_is_drawn_again(visitor: Visitor, study: str) -> None:
    walker = visitor().open("scenarios", study=study)
    handle = walker.page.get_by_test_id("stSlider").nth(3).get_by_role("slider").first
    handle.focus()
    walker.press(["ArrowRight"])  # the first edit: the study bar offers to save it
    strip = walker.page.locator(".st-key-stripcard")
    before = strip.inner_text()
    walker.page.evaluate(STALE)
    walker.press(["ArrowRight"])
    assert strip.inner_text() != before
    assert walker.page.evaluate("window.stale") == []


def test_a_moved_lever_stays_in_sight_survives_a_reload_and_is_saved(
    visitor: Visitor, repository: DatabaseRepository, study: str
) -> None:
    walker = visitor().open("scenarios", study=study)
    assert "Balanced takes the index from .687 to .734" in walker.text().replace("\xa0", " ")
    handle = walker.page.get_by_test_id("stSlider").nth(1).get_by_role("slider").first
    handle.focus()
    walker.press(["ArrowRight"])
    expect(walker.page.locator(".st-key-stripcard")).to_contain_text("over")
    walker.page.mouse.wheel(0, 600)
    expect(walker.page.locator(".st-key-stripcard")).to_be_in_viewport()
    walker.open("scenarios", study=study)
    expect(walker.page.get_by_test_id("stSlider").nth(1)).to_contain_text("3")
    walker.click("Save version")
    assert repository.open(study).study.scenario("S4").amount("L2") == 3


def test_the_decision_reads_the_same_on_a_phone_and_in_chinese(visitor: Visitor, study: str) -> None:
    walker = visitor(Look("zh", "dark", phone=True)).open("compare", study=study)
    assert "无法区分优劣" in walker.text()
    assert walker.overflow() == 0
    walker.click("10 年", role="radio")
    assert "10 年逐季走势" in walker.text().replace("\xa0", " ")
    walker.picture("compare-long")
