"""The product as it is meant to be used, start to end in a real browser: one story a test, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from store.examples import load_example
from store.repository import DatabaseRepository, open_repository
from studies.weigh import weigh
from tests.e2e.walker import Look, Walker
from views.navigation import PLACES

Visitor = Callable[..., Walker]
ENGLISH, CHINESE = Look("en"), Look("zh", "dark")
SCORE = r"(?<![\d.])0?\.\d{3}"
"""An index as a score, e.g. ``.687``."""


@pytest.fixture
def repository(server: str, database: Path) -> DatabaseRepository:
    return open_repository(database)


@pytest.fixture
def study(repository: DatabaseRepository, demo: str) -> str:
    """The demo in a study of this test alone, the newest on the list."""
    return repository.create(load_example("power-supply"))


def either(look: Look, english: str, chinese: str) -> str:
    return chinese if look.language == "zh" else english


def cell(walker: Walker, row: int, column: int) -> Locator:
    """An answer of the matrix, counted from 1."""
    return walker.page.locator(f".pairwise tbody tr:nth-child({row}) td").nth(column - 1)


def index(walker: Walker) -> str:
    """The large number of the strip that stays in sight, as English writes it: Chinese begins with a zero."""
    found = re.search(SCORE, walker.page.locator(".st-key-stripcard").inner_text())
    assert found is not None
    return found.group().removeprefix("0")


def press(walker: Walker, key: str) -> None:
    """Click the button with this key; one with a hint stands in the page twice."""
    walker.page.locator(f".st-key-{key} button:visible").first.click()
    walker.settle()


def move(walker: Walker, lever: str, *keys: str) -> Walker:
    """Move the slider of a lever by keys."""
    walker.page.get_by_role("slider", name=lever).first.focus()
    return walker.press(keys)


def crew(look: Look) -> str:
    levers = load_example("power-supply").levers
    return next(lever.label.in_language(look.language) for lever in levers if "crews" in lever.label.en)


@pytest.mark.parametrize("look", [ENGLISH, CHINESE], ids=str)
def test_a_newcomer_changes_a_judgment_and_a_lever(
    visitor: Visitor, repository: DatabaseRepository, study: str, look: Look
) -> None:
    """One click opens the example; E5 answers 1/3 instead of 1/4; a lever moves; undo, save, restore."""
    walker = visitor(look).open()
    walker.click(either(look, "Open the example", "打开示范研究"))
    assert parse_qs(urlsplit(walker.page.url).query)["study"] == [study], "the example that is there is opened"
    assert either(look, "indistinguishable", "难分高下") in walker.text()

    walker.go("judgments")
    walker.choose("E5")
    expect(cell(walker, 1, 6)).to_have_text("1/4")
    status = walker.page.locator(".pairwise .status")
    expect(status).to_contain_text(".118")
    before = weigh(repository.open(study).study)
    walker.page.locator(".pairwise td[tabindex='0']").focus()
    walker.press(["ArrowRight"] * 4 + ["Shift+Digit3"])
    expect(cell(walker, 1, 6)).to_have_text("1/3")
    expect(status).not_to_contain_text(".118")
    walker.page.wait_for_function("() => document.body.innerText.includes('.283')")
    after = weigh(repository.open(study).study)
    assert before.local["C1"] < after.local["C1"] == pytest.approx(0.2825, abs=1e-4)

    walker.go("weights")
    assert either(look, "1 answer contradicts itself", "1 份作答") in walker.text()
    assert ".118" not in walker.text()
    walker.go("scenarios")
    first = index(walker)
    move(walker, crew(look), "PageUp", "PageUp")
    moved = index(walker)
    assert moved > first
    assert moved in walker.page.get_by_role("heading", level=1).inner_text()
    walker.go("compare")
    assert moved in walker.text(), "the ranking follows"

    walker.page.reload()
    walker.settle()
    assert moved in walker.text(), "a reload loses nothing"
    press(walker, "save")
    assert repository.open(study).version == 2
    walker.go("studies")
    press(walker, "restore-1")
    walker.go("scenarios")
    assert index(walker) == first
    press(walker, "undo")
    assert index(walker) == moved, "undo takes the restoring back"
    assert weigh(repository.open(study).study).local["C1"] == after.local["C1"], "ballots belong to no version"


@pytest.mark.parametrize("look", [Look("en", phone=True), Look("zh", "dark", phone=True)], ids=str)
def test_a_lever_on_a_phone_is_moved_and_undone(visitor: Visitor, study: str, look: Look) -> None:
    walker = visitor(look).open("scenarios", study=study)
    first = index(walker)
    assert index(move(walker, crew(look), "PageUp")) > first
    press(walker, "undo")
    assert index(walker) == first
    assert walker.overflow() == 0


def test_a_weight_is_moved_with_a_reason_that_a_reload_keeps(visitor: Visitor, study: str) -> None:
    walker = visitor().open("weights", study=study).click("Move a weight", "radio")
    strip = walker.page.locator(".st-key-stripcard")
    before = strip.inner_text()
    walker.page.get_by_test_id("stSlider").get_by_role("slider").first.focus()
    walker.press(["PageUp", "PageUp", "PageUp"])
    assert strip.inner_text() != before
    reason = walker.page.get_by_label("Why? The reason stands in every report.")
    reason.fill("the regulator weighs supply higher")
    reason.press("Enter")
    walker.settle()
    moved = strip.inner_text()
    walker.page.reload()
    walker.settle()
    walker.click("Move a weight", "radio")
    assert strip.inner_text() == moved
    assert reason.input_value() == "the regulator weighs supply higher"
    walker.click("Undo all")
    assert strip.inner_text() == before


@pytest.mark.parametrize("look", [ENGLISH, Look("zh", phone=True)], ids=str)
def test_an_expert_answers_on_a_phone_and_the_facilitator_sees_it(
    visitor: Visitor, repository: DatabaseRepository, study: str, look: Look
) -> None:
    facilitator = visitor(look).open("judgments", study=study)
    facilitator.click(either(look, "Panel and links", "专家组与链接"), "radio")
    card = facilitator.page.get_by_role("button", name=either(look, "Personal link", "个人链接")).nth(6)
    card.click()
    press(facilitator, "invite-E7")
    link = facilitator.page.get_by_test_id("stCode").inner_text().strip()
    facilitator.page.keyboard.press("Escape")
    assert "65" in facilitator.text()

    expert = visitor(Look(look.language, "dark", phone=True))
    expert.page.goto(link)
    expert.settle()
    expert.page.locator(".side").first.tap()
    facilitator.page.get_by_text(either(look, "66 of 67 pairs", "66 / 67 项")).first.wait_for()
    facilitator.settle()
    facilitator.click(either(look, "Answer", "作答"), "radio")
    facilitator.choose("E7")
    expect(cell(facilitator, 1, 6)).to_have_text(re.compile("^(3|1/3)$"))


def test_language_and_display_are_switched_everywhere(visitor: Visitor, study: str) -> None:
    """0-100 on every page, never a score beside it; Chinese on every page, no English sentence left."""
    walker = visitor().open("settings", study=study).click("0–100", "radio")
    try:
        walker.page.locator(".st-key-studybar").get_by_role("radio", name="中文").click()
        walker.settle()
        for path in (place.path for place in PLACES):
            walker.go(path)
            said = walker.text()
            assert path == "settings" or not re.search(r"\b(the|and|of|with|to)\b", without_names(said)), path
            if path in {"studies", "index", "scenarios", "compare"}:
                assert re.search(r"\b6\d\.\d\b|\b7\d\.\d\b", said), f"{path} shows no index of 100"
            if path in {"studies", "index", "scenarios"}:
                assert not re.search(r"(?<![\d.±])\.6[6-9]\d\b", said), f"{path} mixes"
        walker.page.reload()
        walker.settle()
        assert walker.page.get_by_role("heading", level=1).inner_text()
        assert parse_qs(urlsplit(walker.page.url).query)["lang"] == ["zh"]
    finally:
        walker.open("settings", study=study).click("得分" if "得分" in walker.text() else "Score", "radio")


def without_names(text: str) -> str:
    """What a page says without the outline, which holds the names in both languages, and proper names."""
    lines = [line for line in text.splitlines() if re.search("[一-鿿]", line) is None and "|" not in line]
    return "\n".join(lines)


def test_undo_pressed_again_before_the_page_has_settled(visitor: Visitor, study: str) -> None:
    """The second press may come while the browser still reports the fields of before the first."""
    walker = visitor().open("scenarios", study=study)
    first = index(walker)
    once = index(move(walker, crew(ENGLISH), "PageUp"))
    assert index(move(walker, crew(ENGLISH), "PageUp")) != once != first
    undo = walker.page.locator(".st-key-undo button:visible")
    undo.click()
    expect(walker.page.locator(".st-key-stripcard")).to_contain_text(once)
    undo.click()
    walker.settle()
    assert index(walker) == first


def test_the_tab_that_is_behind_is_told_and_loses_nothing(
    visitor: Visitor, repository: DatabaseRepository, study: str
) -> None:
    here, there = visitor().open("scenarios", study=study), visitor(CHINESE).open("scenarios", study=study)
    first = index(here)
    mine = index(move(here, crew(ENGLISH), "PageUp", "PageUp"))
    theirs = index(move(there, crew(CHINESE), "PageUp"))
    press(there, "save")
    assert repository.open(study).version == 2
    here.page.reload()
    here.settle()
    assert index(here) == mine != first, "my edits outlive a save elsewhere and a reload"
    press(here, "save")
    assert "Version 2 was saved" in here.text(), "who saved what meanwhile is told"
    assert index(here) == mine
    here.click("Open the newest version")
    assert index(here) == theirs
    press(here, "undo")
    assert index(here) == mine
    assert repository.open(study).version == 2, "nothing was overwritten"
