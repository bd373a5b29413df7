"""A choice by merits as people make it: from a template, into a network, judged there, back to the synthesis."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from store.repository import DatabaseRepository, open_repository
from tests.e2e.walker import Look, Walker

Visitor = Callable[..., Walker]


@pytest.fixture
def repository(server: str, database: Path) -> DatabaseRepository:
    return open_repository(database)


def test_judging_inside_a_network_changes_the_synthesis(visitor: Visitor, repository: DatabaseRepository) -> None:
    walker = visitor().open("studies")
    walker.click("Templates")
    walker.page.locator(".st-key-template-bocr-multiplicative").get_by_role("button", name="Start from it").click()
    walker.settle()
    expect(walker.page.locator("h1")).to_contain_text("“Balanced” leads")
    walker.click("Synthesis", "radio")
    walker.picture("synthesis")
    walker.page.locator(".st-key-judge-risks button").click()
    walker.settle()
    expect(walker.page.locator(".st-key-networkpath")).to_contain_text("Risks")
    walker.click("Delay: the alternatives")
    field = walker.page.get_by_label("Balanced", exact=True)
    field.fill("900")
    field.press("Tab")
    walker.click("Keep the points")
    study = walker.page.url.split("study=")[1].split("&")[0]
    ballot = next(each for each in repository.ballots(study) if each.set == "risks:delay<-plans")
    assert ballot.judgments.points[3] == 900  # type: ignore[union-attr]
    walker.go("alternatives")
    expect(walker.page.locator("h1")).to_contain_text("“Reliability first” leads")
    walker.go("judgments")
    walker.page.locator(".st-key-to-network- button").click()
    walker.settle()
    expect(walker.page.locator(".st-key-networkpath")).to_contain_text("4 networks inside")


@pytest.mark.parametrize("look", [Look("en", phone=True), Look("zh", "dark", phone=True)], ids=str)
def test_the_page_fits_a_phone(visitor: Visitor, look: Look) -> None:
    walker = visitor(look).open("studies")
    walker.page.locator(".st-key-entry-template button").click()
    walker.settle()
    walker.page.locator(".st-key-use-bocr-subtractive button").click()
    walker.settle()
    for place in range(6):
        walker.page.locator('[data-testid="stMain"] [role="radiogroup"] [role="radio"]').nth(place).click()
        walker.settle()
        assert walker.overflow() == 0
    walker.picture("alternatives-phone")
