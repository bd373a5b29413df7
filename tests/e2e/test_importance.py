"""What matters, in a browser: the answer after a moment of work, the map, both languages, a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from store.examples import load_example
from store.repository import open_repository
from tests.e2e.walker import Look, Walker
from tests.studies.surveyed import surveyed

WORDS = {
    "en": ("Fix “Restoration time” first", "Stated and derived", "The panel underrates", "Critical for whom",
           "Where a budget would go", "The questions", "Question by question"),
    "zh": ("先改进“复电时间”", "陈述与推导", "专家组低估了", "对谁关键", "预算应投向哪里", "问卷质量", "逐题检查"),
}  # fmt: skip


@pytest.fixture
def study(database: Path, demo: str) -> str:
    """The demo with its survey loaded."""
    repository = open_repository(database)
    found = repository.create(load_example("power-supply"))
    opened, survey = surveyed()
    assert opened.questionnaire is not None
    repository.set_setting(f"survey/{found}", repository.add_survey(found, "sample", survey, opened.questionnaire))
    return found


def arrived(walker: Walker, words: str) -> None:
    expect(walker.main()).to_contain_text(words, timeout=60_000, use_inner_text=True)
    walker.settle()


@pytest.mark.parametrize("look", [Look("en"), Look("zh", "dark"), Look("en", "dark", phone=True)], ids=str)
def test_the_answer_and_every_view(visitor: Callable[..., Walker], study: str, look: Look) -> None:
    answer, *steps = WORDS[look.language]
    walker = visitor(look).open("importance", study=study)
    arrived(walker, answer)
    assert walker.overflow() == 0
    assert walker.page.get_by_test_id("stVegaLiteChart").count() == 1
    walker.picture("importance")
    for view, words in zip(steps[::2], steps[1::2], strict=True):
        walker.click(view, "radio")
        arrived(walker, words)
        assert walker.overflow() == 0
