"""Words for the phone of an expert."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from mcdm.judgments import PairwiseJudgment
from mcdm.labels import Label
from mcdm.model import ComparisonSet
from reports.sentences import seat as say
from reports.sentences.read_back import wording
from studies.delphi import Feedback
from studies.workshop import Event, Pair, standing

EN, ZH = translator("en"), translator("zh")
CALLED = {"A": "Outages", "B": "Bills"}


def feedback(lower: float, median: float, upper: float) -> Feedback:
    return Feedback(Pair("goal", "A", "B"), None, 7, lower, median, upper)


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ((2, 3, 5), "Of the 7 answers of the group half lie between 2 and 5 for Outages, the middle is 3."),
        ((1 / 5, 1 / 3, 1 / 2), "Of the 7 answers of the group half lie between 2 and 5 for Bills, the middle is 3."),
        (
            (1 / 2, 1, 3),
            "The 7 answers of the group: half of them from 2 for Bills to 3 for Outages, the middle equal.",
        ),
        ((3, 3, 3), "The 7 answers of the group: most say 3 for Outages."),
    ],
)
def test_the_group_is_told_in_the_direction_of_its_middle(ends: tuple[float, float, float], told: str) -> None:
    assert say.group_before(feedback(*ends), CALLED, EN) == told


def test_the_group_is_told_in_chinese() -> None:
    assert "“Outages”占优 2 至 5" in say.group_before(feedback(2, 3, 5), CALLED, ZH)


def test_the_own_answer_of_before_is_read_back() -> None:
    asked = ComparisonSet("goal", "decomposition", "goal", "goal", ("A", "B"))
    names = {"A": Label("Outages"), "B": Label("Bills"), "goal": Label("Satisfaction")}
    sentence = say.own_before(PairwiseJudgment("A", "B", 3.0), CALLED, wording(asked, names, EN), EN)
    assert sentence == "Before, you said: Outages is moderately more important than Bills (3)."


def test_while_waiting_one_knows_what_comes() -> None:
    begun = [Event("round opened", {"newest_ballot": 0}), Event("round closed", {"newest_ballot": 4})]
    assert say.waiting(standing([]), 2, EN)[0] == "You are in"
    assert say.waiting(standing(begun), 2, EN)[0] == "Round 1 is over"
    assert say.waiting(standing(begun), 1, EN)[0] == "The last round is over"
    assert say.waiting(standing(begun), 2, ZH)[0] == "第 1 轮已结束"


def test_thanks_say_how_much_was_answered() -> None:
    assert say.thanks(7, 27, EN)[1].startswith("You answered 7 of 27 pairs.")
    assert say.thanks(0, 27, EN)[0] == "The workshop has ended"


def test_the_own_consistency_is_said() -> None:
    assert say.own_consistency(0.043, 0.1, EN) == "Your answers agree with each other (CR .043)."
    assert "above .10" in say.own_consistency(0.2, 0.1, EN)
    assert say.own_consistency(None, 0.1, EN) == ""
