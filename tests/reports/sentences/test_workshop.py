"""Words of a workshop."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.sentences.workshop import group_ratio, on_pair, told_back, why, worth_talk
from studies.delphi import Feedback, Verdict
from studies.group_outcome import surroundings
from studies.pair_votes import pair_votes
from studies.talk import talk
from tests.studies.rehearsed import AB, TALKED, around, demo_reading, three

EN, ZH = translator("en"), translator("zh")
GOES_ON, LAST = "Another round is worth it;", "This was the last round;"
STOP = "The rounds can stop: in every set of questions consensus is at least .810, and the weights hardly move."
NAMES = {"a": "Price", "b": "Speed"}


def name(identifier: str) -> str:
    return NAMES.get(identifier, identifier)


def test_the_demo_as_the_wall_says_it() -> None:
    votes = pair_votes(demo_reading(), TALKED)
    assert on_pair(votes, name, EN, str) == "Seven agree, E5 does not, E7 has not answered"
    assert on_pair(votes, name, EN) == "Seven agree, one does not, one has not answered"
    assert on_pair(votes, name, ZH, str) == "7 人意见一致，E5 不同意，E7 尚未回答"
    assert group_ratio(votes.group or 0) == "2.3"


@pytest.mark.parametrize(
    ("ratios", "said"),
    [
        ((None, None), "Nobody has answered yet"),
        ((3.0, None), "Only E1 has answered, E2 has not answered"),
        ((3.0, 3.0, 3.0), "All three agree"),
        ((1.0, 9.0, 2.0, 8.0), "All prefer Price, but by 1 to 9"),
        ((1.0, 1 / 9, 1 / 2, 1 / 8), "All prefer Speed, but by 1 to 9"),
        ((5.0, 1 / 5, 1.0, 1 / 5), "Opinions are split: one for Price, two for Speed and one for neither"),
    ],
)
def test_what_a_group_says(ratios: tuple[float | None, ...], said: str) -> None:
    assert on_pair(pair_votes(three(*ratios), AB), name, EN, str) == said


def test_many_are_counted_and_not_named() -> None:
    votes = pair_votes(three(3.0, 3.0, None, None, None, None), AB)
    assert on_pair(votes, name, EN, str) == "Two agree, four have not answered"


@pytest.mark.parametrize(("value", "text"), [(2.257, "2.3"), (1 / 2.257, "1/2.3"), (3.0, "3"), (0.98, "1"), (1.0, "1")])
def test_a_ratio_of_a_group(value: float, text: str) -> None:
    assert group_ratio(value) == text


def test_why_to_talk_about_a_pair() -> None:
    found = talk(around(), demo_reading())
    assert worth_talk(found.next(), found, name, EN) == (
        "C1 or C4: here disagreement moves the lead of S3 over S4 most."
    )
    alone = talk(surroundings(three(3.0, 5.0).study), three(3.0, 5.0))
    assert "Price or Speed: here disagreement moves most weight" in worth_talk(alone.next(), alone, name, EN)
    assert worth_talk(None, alone, name, EN).startswith("No pair is left")


def test_what_an_expert_is_told() -> None:
    seen = Feedback(AB, 5.0, 8, 2.0, 2.5, 4.0)
    assert told_back(seen, EN) == (
        "You said 5. 8 answered: half of them from 2 to 4, the middle 2.5. You need not follow them."
    )
    assert "as the middle half of the group does" in told_back(Feedback(AB, 3.0, 8, 2.0, 2.5, 4.0), EN)
    assert told_back(Feedback(AB, None, 8, 2.0, 2.5, 4.0), EN).startswith("You left this pair open")
    assert "Too few" in told_back(None, EN)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Verdict(False, "nobody"), "No round has been held yet."),
        (Verdict(False, "disagreement", "a", 0.612, 0.75), f"{GOES_ON} Price: consensus is .612, below .75."),
        (
            Verdict(True, "moving", "a", 0.0712, 0.05),
            f"{LAST} Price: the weights still move by .071 on average, .05 or more.",
        ),
        (Verdict(False, "first-round"), f"{GOES_ON} how far opinions move shows in the next round."),
        (Verdict(False, "too-few", "a"), f"{GOES_ON} Price: fewer than two have answered so that weights follow."),
        (Verdict(True, "agreed", "a", 0.81, 0.75), STOP),
    ],
)
def test_why_rounds_stop_or_go_on(found: Verdict, said: str) -> None:
    assert why(found, name, EN) == said
    assert why(found, name, ZH).endswith("。")
