"""The scenario builder in a browser: a lever goes to the townships in its popover, its effect is followed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from store.examples import load_example
from store.repository import DatabaseRepository, open_repository
from tests.e2e.walker import Look, Walker

Visitor = Callable[..., Walker]


@pytest.fixture
def repository(server: str, database: Path) -> DatabaseRepository:
    return open_repository(database)


@pytest.fixture
def study(repository: DatabaseRepository) -> str:
    """A study of this test alone."""
    return repository.create(load_example("power-supply"))


def test_a_lever_goes_to_the_townships_and_its_card_says_so(
    visitor: Visitor, repository: DatabaseRepository, study: str
) -> None:
    walker = visitor().open("scenarios", study=study)
    details = walker.page.get_by_test_id("stPopover").filter(has_text="tune").nth(3)  # of the fourth lever
    details.get_by_role("button").click()
    walker.choose("District", "Where it is spent")
    body = walker.page.get_by_test_id("stPopoverBody")
    expect(body).to_contain_text("nothing changes before")
    body.get_by_role("button", name="Townships").click()
    walker.settle()
    expect(body).to_be_visible()
    walker.page.keyboard.press("Escape")
    walker.settle()
    assert "Townships only" in walker.text()
    walker.click("Save version")
    (training,) = (each for each in repository.open(study).study.scenario("S4").plan if each.lever == "L4")
    assert training.targets == (("D4", 1.0),)


@pytest.mark.parametrize("look", [Look("en"), Look("zh", "dark", phone=True)], ids=str)
def test_the_effect_of_a_lever_is_followed_and_every_setting_opens(visitor: Visitor, study: str, look: Look) -> None:
    english = look.language == "en"
    walker = visitor(look).open("scenarios", study=study)
    walker.click("Why it gains this" if english else "增益从何而来", "radio")
    pill = walker.page.get_by_role("radio", name="Staff training" if english else "员工培训")
    pill.first.click()
    walker.settle()
    expect(walker.page.get_by_test_id("stTable")).to_be_visible()
    views = ("What changes by itself", "How changes are felt", "Spill-over", "Overload", "Bands")
    if not english:
        views = ("自行变化", "变化的感受", "溢出", "超负荷", "区间")
    for view in views:
        walker.click(view, "radio")
    assert walker.overflow() == 0
    walker.picture("scenario-builder")
