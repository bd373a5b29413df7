"""What a panel answers to one set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studies.answers import answers
from studies.study import WeightOverride
from studies.weigh import weigh
from tests.studies.examples import hierarchy, network, pairs


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


def test_the_worst_pair_is_named_with_what_the_others_imply() -> None:
    study = hierarchy()
    judged = pairs(("a", "b", 3), ("a", "c", 1 / 3), ("b", "c", 3))
    (answer,) = answers(replace(study, ballots=(replace(study.ballots[0], judgments=judged),)))
    first, second, given, implied = answer.experts[0].worst_pair
    assert {first, second} <= set("abc")
    assert given / implied > 9 or implied / given > 9
