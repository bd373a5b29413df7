"""The executive's page in a browser: what the ranges carry, who gains where, the page for the board."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from store.examples import load_example
from store.repository import DatabaseRepository, open_repository
from studies import edits
from tests.e2e.walker import Look, Walker

Visitor = Callable[..., Walker]


@pytest.fixture
def study(server: str, database: Path) -> str:
    """A study of this test alone, with money spent in the townships."""
    repository: DatabaseRepository = open_repository(database)
    aimed = load_example("power-supply")
    for name in ("S3", "S4"):
        lever = aimed.scenario(name).plan[0].lever
        aimed = edits.set_targets(aimed, name, lever, "district", (("D4", 1.0),))
    return repository.create(aimed)


def test_what_varies_is_chosen_and_the_page_for_the_board_is_one_page(visitor: Visitor, study: str) -> None:
    walker = visitor().open("compare", study=study)
    walker.until("Who beats whom")
    walker.click("Who gains", "radio")
    expect(walker.page.get_by_text("the largest gain: Townships")).to_be_visible(timeout=60_000)
    walker.page.get_by_role("radio", name="Risks").click()
    expect(walker.page.get_by_text("What is unsure is mostly how the world turns out")).to_be_visible(timeout=60_000)
    walker.settle()
    before = walker.page.locator(".st-key-headline").inner_text()
    walker.click("How the world turns out")
    expect(walker.page.get_by_text("What is unsure is mostly what the levers achieve")).to_be_visible(timeout=60_000)
    walker.settle()
    assert walker.page.locator(".st-key-headline").inner_text() != before
    walker.picture("compare-varying")
    with walker.page.expect_download(timeout=60_000) as given:
        walker.page.get_by_role("button", name="One page").first.click()
    made = given.value.path().read_bytes()
    assert made.startswith(b"%PDF-")
    assert max(int(found) for found in re.findall(rb"/Count (\d+)", made)) == 1


def test_a_phone_in_the_dark_shows_every_figure_without_moving_sideways(visitor: Visitor, study: str) -> None:
    walker = visitor(Look("zh", "dark", phone=True)).open("compare", study=study)
    for name, says in (
        ("结果", "两两比较"), ("提升来自哪里", "单独与共同作用"), ("资金", "资金"), ("谁受益", "增益最大"),
        ("风险", "不确定性主要来自未来情形"),
    ):  # fmt: skip
        walker.page.get_by_role("radio", name=name).click()
        expect(walker.page.get_by_text(says).first).to_be_visible(timeout=60_000)
        walker.settle()
        assert walker.overflow() == 0
        walker.picture(f"compare-phone-{name}")


def test_a_wide_table_on_a_phone_fades_until_its_end_is_reached(visitor: Visitor, study: str) -> None:
    walker = visitor(Look("en", "light", phone=True)).open("compare", study=study)
    walker.until("Who beats whom")
    walker.settle()
    frame = walker.page.locator("[class*='st-key-fig-wide-pairs'] [data-testid='stElementContainer']").filter(
        has=walker.page.get_by_test_id("stVegaLiteChart")
    )
    wide = frame.evaluate("each => [each.scrollWidth, each.clientWidth, getComputedStyle(each).maskSize]")
    assert wide[0] > wide[1] + 100
    assert wide[2].startswith("100%")
    frame.evaluate("each => each.scrollTo(each.scrollWidth, 0)")
    walker.page.wait_for_timeout(300)
    assert "64px" in frame.evaluate("each => getComputedStyle(each).maskSize")
