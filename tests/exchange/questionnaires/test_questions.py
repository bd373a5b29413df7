"""What a questionnaire asks, in which order."""

from __future__ import annotations

from exchange.questionnaires.questions import pairs, questions
from store.examples import load_example
from tests.exchange.questionnaires.panel import BLOCKS, EMPTY


def test_the_order_is_that_of_the_other_program_and_clusters_come_last() -> None:
    asked = questions(EMPTY, "en")
    expected = [(target, cluster, names) for target, groups in BLOCKS for cluster, names in groups]
    assert [(each.target, each.heading, each.names) for each in asked[: len(expected)]] == expected
    assert [each.set for each in asked[len(expected) :]] == ["C<-*"]


def test_every_set_is_asked_once() -> None:
    for name in ("power-supply", "town-hall"):
        study = load_example(name)
        assert sorted(each.set for each in questions(study, "zh") if each.asked) == sorted(study.every_set)


def test_the_three_designs() -> None:
    four = ("a", "b", "c", "d")
    assert len(pairs("full", four)) == 6
    assert pairs("first-line", four) == (("a", "b"), ("a", "c"), ("a", "d"))
    assert pairs("first-line-above-diagonal", four) == (*pairs("first-line", four), ("b", "c"), ("c", "d"))
    assert pairs("first-line", ("b", "d"), (1, 3)) == ()
    assert pairs("first-line-above-diagonal", ("b", "c", "e"), (1, 2, 4)) == (("b", "c"),)
