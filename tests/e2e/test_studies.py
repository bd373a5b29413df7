"""A study from an outline to a saved version in a real browser: typed, edited, reloaded, undone, saved, restored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mcdm.labels import Label
from store.examples import load_example
from store.repository import open_repository
from tests.e2e.walker import Look, Walker

Visitor = Callable[..., Walker]
OUTLINE = "Reliability\n  Outages *long*\n  Voltage: ±7%\nService\n  Manners :smile:\n  Price [yuan] $5\n"


def test_from_an_outline_to_a_restored_version(visitor: Visitor, database: Path) -> None:
    walker = visitor().open("studies")
    page = walker.page
    walker.click("New study")
    page.get_by_label("Name of the study").fill("County *supply*")
    page.get_by_label("Criteria and indicators, one a line").fill(OUTLINE)
    walker.click("Make the study")
    page.wait_for_url("**/model?**")
    walker.settle()
    assert "A hierarchy: 4 indicators in 2 clusters" in walker.text()
    assert "County *supply*" in walker.text()

    field = page.get_by_label("Name in English")
    field.fill("Satisfied customers")
    field.press("Enter")
    walker.settle()
    assert "changes not saved yet" in walker.text()

    page.reload()
    walker.settle()
    assert "changes not saved yet" in walker.text(), "the draft survives a reload"
    assert page.get_by_label("Name in English").input_value() == "Satisfied customers"

    page.get_by_label("Name in English").fill("Something else")
    page.get_by_label("Name in English").press("Enter")
    walker.settle()
    page.locator(".st-key-undo button").first.click()
    walker.settle()
    assert page.get_by_label("Name in English").input_value() == "Satisfied customers"
    walker.click("Save version")
    assert "version 2, saved" in walker.text()

    walker.go("studies")
    page.locator(".st-key-restore-1 button").first.click()
    walker.settle()
    entry = next(each for each in open_repository(database).list() if each.label.en == "County *supply*")
    assert entry.version == 3
    assert open_repository(database).open(entry.id).study.model.goal.en == "Customer satisfaction"
    open_repository(database).delete(entry.id)


NAMES = ["*a* _b_ `c`", "x :smile: y", "a -> b", "[l](http://x) $5 and $6", "<b>1</b> &lt;", "~~s~~"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_shown_as_it_was_typed(visitor: Visitor, database: Path, name: str) -> None:
    repository = open_repository(database)
    study = repository.create(replace(load_example("town-hall"), label=Label(name)))
    try:
        walker = visitor().open("studies", study=study)
        assert name in walker.page.locator(".st-key-studybar").inner_text().replace("\N{WORD JOINER}", "")
        assert name in walker.page.locator(f".st-key-study-{study}").inner_text().replace("\N{WORD JOINER}", "")
    finally:
        repository.delete(study)


def test_a_broken_import_says_one_sentence(visitor: Visitor, tmp_path: Path) -> None:
    broken = tmp_path / "study.json"
    broken.write_text('{"schema": 1,\n "label": }', "utf-8")
    walker = visitor(Look("zh")).open("studies").click("导入").upload(broken)
    assert "您的研究没有任何改动" in walker.text()
    assert walker.page.get_by_test_id("stAlert").count() == 1


def test_the_theme_is_chosen_and_kept_on_every_page(visitor: Visitor, demo: str) -> None:
    walker = visitor(Look("en", "light")).open("settings", study=demo)
    walker.page.get_by_role("radio", name="Dark", exact=True).click()
    walker.page.wait_for_load_state()
    walker.settle()
    assert walker.page.get_by_role("radio", name="Dark", exact=True).get_attribute("aria-checked") == "true"
    walker.open("model", study=demo)
    colour = walker.page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    assert colour == "rgb(18, 24, 27)"


def test_a_deep_link_opens_the_right_study_in_the_right_language(visitor: Visitor, demo: str) -> None:
    walker = visitor(Look("zh")).open("model", study=demo)
    assert "某市县供电公司" in walker.text()
    walker.page.reload()
    walker.settle()
    assert "某市县供电公司" in walker.text()
    assert f"study={demo}" in walker.page.url


def test_the_study_bar_fits_a_phone(visitor: Visitor, demo: str) -> None:
    walker = visitor(Look("en", "light", phone=True)).open("model", study=demo)
    assert walker.overflow() == 0
    assert walker.page.get_by_text("version 1, saved").first.is_visible()
