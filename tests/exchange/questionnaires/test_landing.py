"""Gathered answers become experts and ballots."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exchange.questionnaires.gathered import ExpertAnswers, Gathered
from exchange.questionnaires.landing import land
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import (
    BestWorstComparisons,
    DirectRatings,
    Judgments,
    PairwiseComparisons,
    PairwiseJudgment,
    Revision,
    SkippedPair,
)
from mcdm.labels import Label
from studies.study import Ballot, Expert, Study
from tests.exchange.questionnaires.panel import EMPTY, PANEL_STUDY, judged

AIM = judged("abc", ("a", "b", 3.0), ("a", "c", 2.0), ("b", "c", 1 / 4))
OTHER = judged("abc", ("a", "b", 5.0))


def by(name: str, judgments: Judgments = AIM, *, expert: str = "", file: str = "f.xlsx") -> ExpertAnswers:
    return ExpertAnswers(name, expert, file, (("g<-C", judgments),))


def test_newcomers_join_the_panel() -> None:
    landed = land(EMPTY, Gathered((by("Mary"), by("王"))))
    assert landed.experts == (Expert("E1", Label("Mary")), Expert("E2", Label(zh="王")))
    assert landed.ballots == (Ballot("E1", "g<-C", AIM), Ballot("E2", "g<-C", AIM))
    assert landed.study.ballots == landed.ballots


def test_two_of_one_name_are_refused_until_somebody_says_what_is_meant() -> None:
    both = Gathered((by("Mary", file="1.xlsx"), by(" mary", OTHER, file="2.xlsx")))
    with pytest.raises(DecisionError) as caught:
        land(EMPTY, both)
    assert caught.value.code == "experts-of-one-name"
    assert caught.value.facts == {"name": " mary", "file": "2.xlsx", "other": "1.xlsx"}
    replaced = land(EMPTY, both, same_name="replace")
    assert replaced.study.ballots == (Ballot("E1", "g<-C", OTHER),)
    numbered = land(EMPTY, both, same_name="number")
    assert [expert.label.en for expert in numbered.study.experts] == ["Mary", "mary (2)"]
    assert [ballot.judgments for ballot in numbered.study.ballots] == [AIM, OTHER]


def test_somebody_called_like_an_expert_who_answered_otherwise() -> None:
    with pytest.raises(DecisionError, match="experts-of-one-name"):
        land(PANEL_STUDY, Gathered((by("Anna", OTHER),)))
    assert land(PANEL_STUDY, Gathered((by("Bo", OTHER),))).ballots == (Ballot("E2", "g<-C", OTHER),)
    assert land(PANEL_STUDY, Gathered((by("Anna", OTHER),)), same_name="number").experts == (
        Expert("E3", Label("Anna (2)")),
    )


def test_the_file_of_an_expert_replaces_what_changed_and_says_so() -> None:
    landed = land(PANEL_STUDY, Gathered((by("Anna", OTHER, expert="E1"),)))
    assert landed.ballots == (Ballot("E1", "g<-C", OTHER),)
    assert landed.read == (Finding.of("answers-replaced", "f.xlsx", expert="Anna", count=1),)
    assert len(landed.study.ballots) == len(PANEL_STUDY.ballots)


def with_answer(judgments: Judgments) -> Study:
    return replace(PANEL_STUDY, ballots=(Ballot("E1", "g<-C", judgments),))


def test_an_answer_that_did_not_change_keeps_what_a_file_cannot_hold() -> None:
    detailed = PairwiseComparisons(
        ("a", "b", "c"),
        (PairwiseJudgment("b", "a", 1 / 3, 1 / 5, 1.0, (), "why"), PairwiseJudgment("a", "c", 2.0)),
        (SkippedPair("b", "c", "unclear"),),
        (Revision("a", "c", 4.0, 2.0, "E1"),),
    )
    study = with_answer(detailed)
    same = Gathered((by("Anna", judged("abc", ("a", "b", 3.0), ("a", "c", 2.0)), expert="E1"),))
    assert land(study, same).study == study
    (ballot,) = land(
        study, Gathered((by("Anna", judged("abc", ("a", "b", 3.0), ("a", "c", 5.0)), expert="E1"),))
    ).ballots
    assert ballot.judgments == replace(detailed, judgments=(detailed.judgments[0], PairwiseJudgment("a", "c", 5.0)))


def test_best_worst_answers_stay_such_while_unchanged() -> None:
    best = BestWorstComparisons(("a", "b", "c"), "a", "c", (("b", 2.0), ("c", 4.0)), (("b", 3.0),))
    study = with_answer(best)
    same = judged("abc", ("a", "b", 2.0), ("a", "c", 4.0), ("b", "c", 3.0))
    assert land(study, Gathered((by("Anna", same, expert="E1"),))).study == study
    assert land(study, Gathered((by("Anna", AIM, expert="E1"),))).ballots[0].judgments == AIM


def test_a_file_without_any_answer_changes_nothing() -> None:
    empty = Gathered((ExpertAnswers("Anna", "E1", "f.xlsx", ()),))
    with pytest.raises(DecisionError, match="answers-none"):
        land(PANEL_STUDY, empty)
    left = Gathered((), (), (Finding.of("answer-not-a-number", "g.csv", row=3, cell="C3", value="x"),))
    with pytest.raises(DecisionError) as caught:
        land(PANEL_STUDY, left)
    assert caught.value.facts == {"file": "g.csv", "cell": "C3"}


def test_points_that_come_back_as_their_ratios_stay_points() -> None:
    points = DirectRatings(("a", "b", "c"), (38.118806408686204, 10.0, 5.0))
    study = with_answer(points)
    ratios = judged("abc", ("a", "b", points.points[0] / 10), ("a", "c", points.points[0] / 5), ("c", "b", 0.5))
    nearly = DirectRatings(points.elements, (38.1188064086862, 10.0, 5.0))
    for given in (ratios, nearly):
        assert land(study, Gathered((by("Anna", given, expert="E1"),))).study == study
    for given in (AIM, judged("abc", ("c", "b", 0.5)), DirectRatings(points.elements, (1.0, 10.0, 5.0))):
        assert land(study, Gathered((by("Anna", given, expert="E1"),))).ballots[0].judgments == given
