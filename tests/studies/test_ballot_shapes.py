"""What a ballot holds, in a document: every kind of answer comes back as it was."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import (
    BestWorstComparisons,
    DirectRatings,
    Judgments,
    PairwiseComparisons,
    PairwiseJudgment,
    Revision,
    SkippedPair,
)
from studies.ballot_shapes import JudgmentsShape
from studies.json_shapes import Json

ELEMENTS = ("a", "b", "c")
SHAPE = JudgmentsShape(ELEMENTS)
PAIR = PairwiseJudgment("a", "b", 1 / 3)
UNSURE = PairwiseJudgment("a", "c", 3.0, 2.0, 5.0, comment="since the storm")

WRITTEN: list[tuple[Judgments, Json]] = [
    (PairwiseComparisons(ELEMENTS, (PAIR,)), [["a", "b", "1/3"]]),
    (
        PairwiseComparisons(ELEMENTS, (UNSURE,)),
        [["a", "c", 3, {"low": 2, "high": 5, "comment": "since the storm"}]],
    ),
    (
        PairwiseComparisons(
            ELEMENTS, (PAIR,), (SkippedPair("b", "c", "no idea"),), (Revision("a", "b", 1 / 4, 1 / 3, "E5", "CR"),)
        ),
        {
            "pairs": [["a", "b", "1/3"]],
            "skipped": [["b", "c", "no idea"]],
            "revisions": [{"first": "a", "second": "b", "old": "1/4", "new": "1/3", "by": "E5", "reason": "CR"}],
        },
    ),
    (DirectRatings(("b", "a", "c"), (1.0, 0.0, 4.5)), {"b": 1, "a": 0, "c": 4.5}),
    (
        BestWorstComparisons(ELEMENTS, "a", "c", (("b", 2.0), ("c", 9.0)), (("b", 4.0),)),
        {"best": "a", "worst": "c", "best_to_others": {"b": 2, "c": 9}, "others_to_worst": {"b": 4}},
    ),
]


@pytest.mark.parametrize(("judgments", "written"), WRITTEN)
def test_every_kind_of_answer_comes_back(judgments: Judgments, written: Json) -> None:
    assert SHAPE.write(judgments) == written
    assert SHAPE.read(written, "ballots") == judgments


def test_hesitant_judgments_keep_their_options() -> None:
    hesitant = PairwiseComparisons(ELEMENTS, (PairwiseJudgment.hesitant("a", "b", (3.0, 4.0, 6.0)),))
    assert SHAPE.read(SHAPE.write(hesitant), "") == hesitant


@pytest.mark.parametrize(
    ("written", "code", "path"),
    [
        ([["a", "b", 3, {"lwo": 2}]], "document-key-unknown", "ballots/a:b/#4"),
        ([["a", "b", 3, {"low": 4}]], "judgment-range-wrong", None),
        ([["a", "b", 3, {}, 1]], "document-wrong-length", "ballots/a:b"),
        ({"best": "a"}, "document-key-missing", "ballots"),
        ({"pairs": [], "skiped": []}, "document-key-unknown", "ballots"),
    ],
)
def test_what_is_refused_says_where(written: Json, code: str, path: str | None) -> None:
    with pytest.raises(DecisionError) as caught:
        SHAPE.read(written, "ballots")
    facts = caught.value.facts
    assert code in (caught.value.code, facts.get("code")) or code in str(caught.value)
    if path is not None:
        assert facts["path"] == path
