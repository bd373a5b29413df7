"""The panel in a real browser: every view in every look; E5's contradiction mended in E5's name, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from mcdm.judgments import PairwiseComparisons
from store.examples import load_example
from store.repository import DatabaseRepository, open_repository
from tests.e2e.walker import Look, Walker

Visitor = Callable[..., Walker]

WORDS = {
    "en": {
        "views": ("Who moves the result", "Weights of the experts", "Contradictions"),
        "proposal": "from 1/4 to 1/3 brings the consistency ratio from .118 to .091",
        "adopt": "Adopt for E5",
        "by": "Who decided",
        "why": "Why",
        "record": "from 1/4 to 1/3, by 王所长: read the scale the other way",
        "restore": "Restore the old answer",
    },
    "zh": {
        "views": ("谁左右结果", "专家权重", "矛盾判断"),
        "proposal": "由 1/4 改为 1/3，一致性比率由 0.118 变为 0.091",
        "adopt": "为 E5 采纳",
        "by": "决定人",
        "why": "理由",
        "record": "由 1/4 改为 1/3，决定人：王所长；理由：read the scale the other way",
        "restore": "恢复原回答",
    },
}


@pytest.fixture
def repository(server: str, database: Path) -> DatabaseRepository:
    return open_repository(database)


@pytest.fixture
def study(repository: DatabaseRepository) -> str:
    """A study of this test alone."""
    return repository.create(load_example("power-supply"))


def goal_of_e5(repository: DatabaseRepository, study: str) -> PairwiseComparisons:
    found = next(b.judgments for b in repository.ballots(study) if (b.expert, b.set) == ("E5", "goal"))
    assert isinstance(found, PairwiseComparisons)
    return found


@pytest.mark.parametrize("look", [Look("en"), Look("zh", "dark")], ids=str)
def test_a_contradiction_is_mended_in_somebodys_name(
    visitor: Visitor, repository: DatabaseRepository, study: str, look: Look
) -> None:
    words, walker = WORDS[look.language], visitor(look).open("panel", study=study)
    walker.click(str(words["views"][2]), "radio")
    assert words["proposal"] in walker.text()
    walker.page.get_by_role("button", name=str(words["adopt"])).first.click()
    form = walker.page.get_by_test_id("stPopoverBody")
    form.get_by_label(str(words["by"])).fill("王所长")
    form.get_by_label(str(words["why"])).fill("read the scale the other way")
    form.get_by_role("button", name=str(words["adopt"])).click()
    expect(walker.page.get_by_text(str(words["record"]))).to_be_visible()
    walker.settle()
    ratio = walker.page.get_by_test_id("stMetric").filter(has_text="CR").first
    expect(ratio).to_contain_text(".091")
    assert walker.overflow() == 0
    walker.picture("panel-mended")
    mended = goal_of_e5(repository, study)
    assert [(each.by, each.new) for each in mended.revisions] == [("王所长", pytest.approx(1 / 3))]

    walker.page.get_by_role("button", name=str(words["restore"])).first.click()
    form = walker.page.get_by_test_id("stPopoverBody")
    form.get_by_label(str(words["by"])).fill("E5")
    form.get_by_role("button", name=str(words["restore"])).click()
    expect(ratio).to_contain_text(".118")
    walker.settle()
    assert [each.by for each in goal_of_e5(repository, study).revisions] == ["王所长", "E5"]


def test_the_four_views_in_every_look(walker: Walker, study: str) -> None:
    walker.open("panel", study=study)
    assert ".90" in walker.text()
    walker.picture("panel-view-0")
    for number, view in enumerate(WORDS[walker.look.language]["views"], 1):
        walker.click(view, "radio")
        assert walker.overflow() == 0
        walker.picture(f"panel-view-{number}")


def test_an_expert_set_aside_changes_the_panel(visitor: Visitor, study: str) -> None:
    walker = visitor().open("panel", study=study).click("Weights of the experts", "radio")
    number = walker.page.get_by_label("E1 VP power supply service", exact=False).first
    number.fill("0")
    number.press("Enter")
    walker.settle()
    assert "Left aside, with weight 0: VP power supply service" in walker.text()
    assert "3 experts count most (14% each)" in walker.text()
