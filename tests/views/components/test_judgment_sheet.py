"""The browser reads an answer back in the same words as Python: run with node, which a clone may lack."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment, SkippedPair
from mcdm.labels import Label
from mcdm.model import ComparisonSet
from mcdm.scales import SAATY_VALUES
from reports.sentences.read_back import read_back, wording
from tests.views.components.test_pairwise_mathematics import NODE, browser  # noqa: F401  (a fixture)
from views.components.judgments.entries import to_browser

pytestmark = pytest.mark.skipif(NODE is None, reason="NOT RUN: there is no node on this machine")

NAMES = {"goal": Label("Satisfaction", "满意度"), "a": Label("Supply", "供电"), "b": Label("Staff", "人员")}
ANSWERS = (
    *(PairwiseJudgment("a", "b", value) for value in (*SAATY_VALUES, 2.5, 0.4, 12.0, 4.16)),
    PairwiseJudgment("a", "b", 3.0, 2.0, 5.0),
    PairwiseJudgment("a", "b", 1 / 3, 1 / 5, 1 / 2),
    PairwiseJudgment("a", "b", 1.0, 1 / 2, 3.0),
    PairwiseJudgment("a", "b", 2.0, 1.0, 4.0),
    PairwiseJudgment("b", "a", 3.0, 2.0, 5.0, comment="Why"),
    PairwiseJudgment.hesitant("a", "b", (3.0, 4.0, 6.0)),
    PairwiseJudgment.hesitant("a", "b", (1 / 3, 1.0)),
    PairwiseJudgment.hesitant("b", "a", (5.0, 4.0)),
)


@pytest.mark.parametrize("kind", ["decomposition", "influence", "alternatives", "cluster-influence"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_both_say_the_same(browser, kind: str, language: str) -> None:  # noqa: F811
    asked = ComparisonSet("goal", kind, "goal", "", ("a", "b"))
    texts = wording(asked, NAMES, translator(language))
    called = {name: NAMES[name].in_language(language) for name in asked.elements}
    every = (*ANSWERS, SkippedPair("a", "b"), SkippedPair("a", "b", "no idea"))
    entries = [
        to_browser(
            asked.elements,
            PairwiseComparisons(asked.elements, skipped=(each,))
            if isinstance(each, SkippedPair)
            else PairwiseComparisons(asked.elements, (each,)),
        )["0,1"]
        for each in every
    ]
    labels = list(called.values())
    said = browser(*(("sentence", texts, labels, 0, 1, entry) for entry in entries))
    assert said == [read_back(each, called, texts) for each in every]
    turned = browser(*(("sentence", texts, labels[::-1], 1, 0, entry) for entry in entries[:1]))
    assert turned
    assert all("{" not in text for text in said)


def test_a_cell_shows_the_range(browser) -> None:  # noqa: F811
    ranged, turned, plain, none = browser(
        ("brief", {"value": 3, "low": 2, "high": 5}),
        ("brief", {"value": 1 / 3, "low": 1 / 5, "high": 1 / 2}),
        ("brief", {"value": 3}),
        ("brief", {"skipped": ""}),
    )
    assert (ranged, turned, plain, none) == ("2–5", "1/5–1/2", "3", "")
