"""What a panel answers to one set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.judgments import BestWorstComparisons
from studies.answers import answers
from studies.study import WeightOverride
from studies.weigh import weigh
from tests.studies.examples import hierarchy, network


def test_there_is_one_answer_to_every_set() -> None:
    study = network()
    assert [answer.weights.set.id for answer in answers(study)] == list(study.comparison_sets)


def test_overrides_do_not_touch_what_was_answered() -> None:
    study = replace(hierarchy(), overrides=(WeightOverride("a", 0.1),))
    (answer,) = answers(study)
    assert answer.weights.weights == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert answer.weights.origin == "experts"


def test_weighing_with_the_answers_at_hand_is_the_same() -> None:
    study = network()
    again = weigh(study, answers(study))
    assert again.weights.values.tolist() == weigh(study).weights.values.tolist()
    assert again.findings == weigh(study).findings


def test_best_worst_answers_that_contradict_each_other_are_named() -> None:
    study, asked = hierarchy(), hierarchy().comparison_sets["goal"]
    best, other, worst = asked.elements
    anchors = BestWorstComparisons(asked.elements, best, worst, ((worst, 4.0), (other, 4.0)), ((other, 4.0),))
    (answer,) = answers(replace(study, ballots=(replace(study.ballots[0], judgments=anchors),)))
    (found,) = [finding for finding in answer.findings if finding.code == "best-worst-contradicting"]
    assert found.place == f"{study.ballots[0].expert}/goal"
    assert found.details["element"] == other
    assert found.details["product"] == 16
