"""The next question of an expert, and the stop rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.judgments import BestWorstComparisons, DirectRatings, PairwiseComparisons, SkippedPair
from store.examples import load_example
from studies import edits
from studies.questions import AHEAD, is_settled, next_question, outlook, pairs_in_order, sufficiency
from tests.studies.parts import pairs, refused

DEMO = load_example("power-supply")
ASKED = DEMO.comparison_sets["goal"]
ELEMENTS = " ".join(ASKED.elements)


def test_every_pair_has_its_place() -> None:
    order = pairs_in_order(ASKED)
    assert len(set(order)) == ASKED.pair_count
    assert next_question(edits.withdraw_ballot(DEMO, "E1", "goal"), "E1", "goal") == order[0]


def test_a_full_set_has_no_next_question() -> None:
    assert next_question(DEMO, "E1", "goal") is None
    found = sufficiency(DEMO, "E1", "goal")
    assert found is not None
    assert found.settled


def test_asking_on_until_enough() -> None:
    whole = next(each.judgments for each in DEMO.ballots_of("goal") if each.expert == "E1")
    assert isinstance(whole, PairwiseComparisons)
    study, count = edits.cast_ballot(DEMO, "E1", "goal", PairwiseComparisons(ASKED.elements)), 0
    while not (found := sufficiency(study, "E1", "goal")) or not found.settled:
        pair = next_question(study, "E1", "goal")
        assert pair is not None
        row = next(each for each in whole.judgments if {each.first, each.second} == set(pair))
        so_far = next(each.judgments for each in study.ballots_of("goal") if each.expert == "E1") if count else None
        given = so_far.judgments if isinstance(so_far, PairwiseComparisons) else ()
        study = edits.cast_ballot(study, "E1", "goal", PairwiseComparisons(ASKED.elements, (*given, row)))
        count += 1
    assert 5 < count <= ASKED.pair_count


def test_skipped_pairs_are_not_asked_again() -> None:
    first = pairs(ELEMENTS, ("C1", "C2", 3.0))
    study = edits.cast_ballot(DEMO, "E1", "goal", first)
    pair = next_question(study, "E1", "goal")
    assert pair is not None
    study = edits.cast_ballot(study, "E1", "goal", replace(first, skipped=(SkippedPair(*pair),)))
    assert next_question(study, "E1", "goal") not in {pair, None}


def test_other_ways_of_answering_have_no_next_pair() -> None:
    anchors = BestWorstComparisons(ASKED.elements, "C1", "C2", (("C3", 2.0),))
    study = edits.cast_ballot(DEMO, "E1", "goal", anchors)
    assert next_question(study, "E1", "goal") is None
    assert sufficiency(study, "E1", "goal") is None


@pytest.mark.parametrize("ask", [next_question, sufficiency])
def test_an_unknown_set(ask) -> None:
    assert refused(lambda: ask(DEMO, "E1", "gaol")).facts["suggestion"] == "goal"


def test_the_outlook_of_an_answer_plans_the_next_questions() -> None:
    empty = outlook(PairwiseComparisons(ASKED.elements), ASKED, DEMO.choices)
    assert empty.order[0] == pairs_in_order(ASKED)[0]
    assert len(set(empty.order)) == AHEAD
    assert empty.sufficiency is None
    assert not empty.settled
    whole = next(each.judgments for each in DEMO.ballots_of("goal") if each.expert == "E1")
    assert isinstance(whole, PairwiseComparisons)
    full = outlook(whole, ASKED, DEMO.choices)
    assert full.order == ()
    assert not full.settled  # nothing is open, so there is nothing to stop


def test_when_nothing_more_need_be_asked() -> None:
    first = pairs(ELEMENTS, ("C1", "C2", 3.0))
    assert not is_settled(first, ASKED, DEMO.choices)
    rest = tuple(SkippedPair(*pair) for pair in pairs_in_order(ASKED) if set(pair) != {"C1", "C2"})
    assert is_settled(replace(first, skipped=rest), ASKED, DEMO.choices)
    assert is_settled(DirectRatings(ASKED.elements, (1.0,) * 6), ASKED, DEMO.choices)
    others, worst = ("C2", "C4", "C5", "C6"), tuple((name, 3.0) for name in ("C2", "C4", "C5", "C6"))
    anchors = BestWorstComparisons(ASKED.elements, "C1", "C3", tuple((name, 2.0) for name in others), worst)
    assert not is_settled(anchors, ASKED, DEMO.choices)  # best over worst is missing
    whole = replace(anchors, best_to_others=(*anchors.best_to_others, ("C3", 6.0)))
    assert is_settled(whole, ASKED, DEMO.choices)


def test_clear_answers_settle_a_set_before_the_last_one() -> None:
    steps = [("C1", "C2", 2.0), ("C2", "C3", 2.0), ("C3", "C4", 2.0), ("C4", "C5", 2.0), ("C5", "C6", 2.0)]
    leaps = [("C1", "C3", 4.0), ("C2", "C4", 4.0), ("C3", "C5", 4.0), ("C4", "C6", 4.0)]
    clear = pairs(ELEMENTS, *steps, *leaps)
    assert outlook(clear, ASKED, DEMO.choices).settled
    assert is_settled(clear, ASKED, DEMO.choices)
