"""Scenarios by their merits in words: who comes first, and which weight changes that."""

from __future__ import annotations

from i18n.translate import translator
from mcdm.choice import Choice
from reports.charts.scales import IndexDisplay
from reports.sentences.futures_merits import answer, turns
from reports.sentences.reader import Reader
from store.examples import load_example
from studies.merit_turning import merit_turns
from studies.plan_merits import USUAL, stated_merits

STUDY = load_example("power-supply")
EN, ZH = (Reader(STUDY, IndexDisplay("score"), translator(language)) for language in ("en", "zh"))
MERITS = stated_merits(
    {"benefits": {"S3": 0.7, "S4": 0.3}, "costs": {"S3": 0.6, "S4": 0.4}}, {"benefits": 0.6, "costs": 0.4}
)


def test_who_comes_first_and_ties() -> None:
    assert answer(MERITS, USUAL, EN) == "Channel expansion comes first on its merits"
    even = stated_merits({"benefits": {"S3": 0.5, "S4": 0.5}})
    assert answer(even, USUAL, EN) == "Channel expansion and Balanced tie on their merits"
    assert answer(even, USUAL, ZH) == "综合优劣，“渠道拓展优先”与“均衡方案”并列"


def test_the_weight_that_changes_it() -> None:
    told = turns(merit_turns(MERITS), MERITS, USUAL, EN)
    assert "Balanced overtakes where benefits weigh 33% or less instead of 60%." in told
    assert "Balanced overtakes where costs weigh 67% or more instead of 40%." in told
    assert turns((), MERITS, USUAL, EN) == "No weight of a single merit puts another scenario first."
    product = Choice.of("multiplicative")
    assert turns((), MERITS, product, EN).startswith("Weights do not matter")
