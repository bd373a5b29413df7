"""A survey nobody made for us, in the browser: looked through, counted, corrected; then read the same way again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from store.examples import load_example
from store.repository import open_repository
from tests.e2e.walker import Look, Walker
from tests.odd_survey import odd_survey

WORDS = {
    "en": {
        "right": "All of them are right",
        "count": "Count the answers",
        "ten": "“满分” means",
        "meant": "“满分” was said to mean: 10",
        "again": "Read as 七月问卷 was",
        "counted": "232 respondents put the index at",
        "kept": "Nothing is filled in",
        "grid": "District ×",
    },
    "zh": {
        "right": "全部正确",
        "count": "统计答卷",
        "ten": "“满分”表示",
        "meant": "“满分”已说明为：10",
        "again": "七月问卷 的读法读取",
        "counted": "232 位受访者给出的指数为",
        "kept": "不作任何填补",
        "grid": "区域",
    },
}


def shows(walker: Walker, text: str) -> Walker:
    """The page once it says this: a count on a busy machine takes its time."""
    expect(walker.main()).to_contain_text(re.compile(re.escape(text).replace("\\ ", r"\s")), timeout=60_000)
    return walker.settle()


@pytest.mark.parametrize("look", [Look("zh"), Look("en", "dark", phone=True)], ids=str)
def test_an_odd_file_is_read_without_a_manual(
    visitor: Callable[..., Walker], database: Path, demo: str, tmp_path: Path, look: Look
) -> None:
    words, repository = WORDS[look.language], open_repository(database)
    for entry in repository.mappings():
        repository.remove_mapping(entry.id)
    study = repository.create(load_example("power-supply"))
    first, second = tmp_path / "七月问卷.csv", tmp_path / "八月问卷.csv"
    first.write_bytes(odd_survey())
    second.write_bytes(odd_survey(seed=8))

    walker = shows(visitor(look).open("survey", study=study).upload(first), words["right"])
    assert walker.overflow() == 0
    walker.click(words["right"])
    shows(walker.click(words["count"]), words["counted"])
    assert words["kept"] in walker.text()
    assert walker.overflow() == 0

    box = walker.page.get_by_role("combobox", name=words["ten"])
    box.click()
    box.fill("10")
    box.press("Enter")
    shows(walker, words["meant"])
    (survey,) = repository.surveys(study)
    assert repository.survey(survey.id).quality.unknown[0].column == "1、您所在的区域", "only the districts are open"

    walker.open("index", study=study)
    assert words["grid"] in walker.text(), "districts by tiers"

    other = repository.create(load_example("power-supply"))
    shows(walker.open("survey", study=other).upload(second), words["again"])
