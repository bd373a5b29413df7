"""Answers read back in words, for every kind of set, in both languages."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from mcdm.judgments import PairwiseJudgment, SkippedPair
from mcdm.labels import Label
from mcdm.model import ComparisonSet
from reports.sentences.read_back import ratio, read_back, wording

NAMES = {"N11": Label("Outage duration", "停电时长"), "a": Label("Supply", "供电"), "b": Label("Staff", "人员")}


def said(answer: PairwiseJudgment | SkippedPair, kind: str = "decomposition", language: str = "en") -> str:
    asked = ComparisonSet("N11", kind, "N11", "", ("a", "b"))
    called = {name: NAMES[name].in_language(language) for name in asked.elements}
    return read_back(answer, called, wording(asked, NAMES, translator(language)))


def judged(value: float, low: float | None = None, high: float | None = None) -> PairwiseJudgment:
    return PairwiseJudgment("a", "b", value, low, high)


@pytest.mark.parametrize(
    ("answer", "english", "chinese"),
    [
        (judged(3), "Supply is moderately more important than Staff (3).", "供电比人员稍微重要（3）。"),
        (judged(1 / 7), "Staff is very strongly more important than Supply (7).", "人员比供电强烈重要（7）。"),
        (judged(1), "Supply and Staff are equally important (1).", "供电与人员同等重要（1）。"),
        (
            judged(4),
            "Supply is more important than Staff, between moderately and strongly (4).",
            "供电比人员重要，程度介于稍微与明显之间（4）。",
        ),
        (
            judged(3, 2, 5),
            "Supply is more important than Staff: between 2 and 5, most likely 3.",
            "供电比人员重要：介于 2 与 5 之间，最可能为 3。",
        ),
        (
            judged(1 / 3, 1 / 5, 1 / 2),
            "Staff is more important than Supply: between 2 and 5, most likely 3.",
            "人员比供电重要：介于 2 与 5 之间，最可能为 3。",
        ),
        (
            judged(1, 1 / 2, 3),
            "Supply against Staff: between 1/2 and 3, most likely 1.",
            "供电对人员：介于 1/2 与 3 之间，最可能为 1。",
        ),
        (
            PairwiseJudgment.hesitant("a", "b", (3.0, 4.0, 6.0)),
            "Supply is more important than Staff: 3, 4 or 6.",
            "供电比人员重要：3、4 或 6。",
        ),
        (SkippedPair("a", "b", "no idea"), "Supply or Staff: skipped (no idea).", "供电与人员：跳过（no idea）。"),
    ],
)
def test_importance(answer: PairwiseJudgment | SkippedPair, english: str, chinese: str) -> None:
    assert said(answer) == english
    assert said(answer, language="zh") == chinese


def test_influence_and_alternatives_have_their_own_words() -> None:
    assert said(judged(5), "influence") == "Supply influences “Outage duration” strongly more than Staff (5)."
    assert said(judged(5), "influence", "zh") == "就对“停电时长”的影响而言，供电比人员明显重要（5）。"
    assert said(judged(1 / 2), "cluster-influence").startswith("Staff influences “Outage duration” more than Supply")
    assert said(judged(9), "alternatives") == "Supply is extremely better than Staff (9)."
    assert said(judged(9), "alternatives", "zh") == "供电极端优于人员（9）。"
    assert said(judged(3, 2, 4), "alternatives") == "Supply is better than Staff: between 2 and 4, most likely 3."


def test_ratios_read_as_people_write_them() -> None:
    assert [ratio(value) for value in (3, 1 / 3, 1, 1 / 7, 2.5, 0.4, 12.34)] == [
        "3", "1/3", "1", "1/7", "2.50", ".400", "12.3",
    ]  # fmt: skip
