"""Judging and weighing as people do it: keys in the matrix, a personal link on a phone, a slider, a finding's way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

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


def cell(walker: Walker, row: int, column: int) -> Locator:
    """An answer of the matrix, counted from 1."""
    return walker.page.locator(f".pairwise tbody tr:nth-child({row}) td").nth(column - 1)


def value(repository: DatabaseRepository, study: str, expert: str, pair: tuple[str, str]) -> float | None:
    """What an expert answered to a pair of the goal."""
    ballot = next(b for b in repository.ballots(study) if (b.expert, b.set) == (expert, "goal"))
    return next((j.value for j in ballot.judgments.judgments if (j.first, j.second) == pair), None)


def test_a_finding_leads_to_the_judgment_and_a_key_puts_it_right(
    visitor: Visitor, repository: DatabaseRepository, study: str
) -> None:
    walker = visitor().open("weights", study=study)
    assert "2 answers contradict themselves" in walker.text()
    walker.click("Show the judgment")
    expect(walker.page.get_by_text("Which of the two matters more")).to_be_visible()
    assert value(repository, study, "E5", ("C1", "C6")) == 0.25
    cell(walker, 1, 6).click()
    walker.page.keyboard.press("2")
    expect(walker.page.locator(".pairwise .status")).to_contain_text("within the threshold")
    walker.send()
    assert value(repository, study, "E5", ("C1", "C6")) == 2
    walker.go("weights")
    assert "1 answer contradicts itself" in walker.text()


@pytest.mark.parametrize("look", [Look("en", phone=True), Look("zh", "dark", phone=True)], ids=str)
def test_a_personal_link_on_a_phone(visitor: Visitor, repository: DatabaseRepository, study: str, look: Look) -> None:
    link = repository.invite(study, "E7")
    walker = visitor(look).open("", ballot=link)
    assert walker.overflow() == 0
    assert walker.page.get_by_test_id("stTopNavSection").count() == 0
    walker.picture("ballot")
    walker.click({"en": "Answer in another way", "zh": "换一种方式作答"}[look.language])
    walker.click({"en": "Matrix", "zh": "判断矩阵"}[look.language], "radio")
    cell(walker, 1, 6).tap()
    walker.page.locator(".pairwise .digits button").nth(2).tap()
    walker.send()
    assert value(repository, study, "E7", ("C1", "C6")) in (3, 1 / 3)
    assert {"en": "1 pair is still open", "zh": "还有 1 项未答"}[look.language] in walker.open("", ballot=link).text()
    others = {each.label.in_language(look.language) for each in load_example("power-supply").experts if each.id != "E7"}
    assert not [name for name in others if name in walker.text()]


def test_a_weight_moved_by_keys_is_marked_and_undone(visitor: Visitor, study: str) -> None:
    walker = visitor().open("weights", study=study).click("Move a weight", "radio")
    handle = walker.page.get_by_test_id("stSlider").get_by_role("slider").first
    handle.focus()
    walker.press(["PageUp", "PageUp"])
    assert "1 weight set by hand moves the index from .687" in walker.text()
    assert "A reason is missing." in walker.text()
    expect(walker.page.get_by_test_id("stSlider").get_by_role("slider").first).to_be_focused()
    walker.picture("weights-by-hand")
    walker.click("Undo all")
    assert "Move a slider" in walker.text()


def test_the_three_views_in_every_look(walker: Walker, study: str) -> None:
    views = {"en": ("Move a weight", "Method"), "zh": ("调整权重", "方法")}[walker.look.language]
    walker.open("weights", study=study)
    for number, view in enumerate(views):
        walker.click(view, "radio")
        assert walker.overflow() == 0
        walker.picture(f"weights-view-{number}")
    panel = {"en": "Panel and links", "zh": "专家组与链接"}[walker.look.language]
    walker.open("judgments", study=study).click(panel, "radio")
    assert walker.overflow() == 0
    walker.picture("panel")
