"""The next question of an expert, and the stop rule."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from mcdm.judgments import BestWorstComparisons, DirectRatings, PairwiseComparisons, SkippedPair
from store.examples import load_example
from studies.questions import AHEAD, is_settled, outlook
from tests.studies.parts import pairs

DEMO = load_example("power-supply")
ASKED = DEMO.comparison_sets["goal"]
ELEMENTS = " ".join(ASKED.elements)


def answer_of_e6() -> PairwiseComparisons:
    """All fifteen answers of one expert."""
    whole = next(each.judgments for each in DEMO.ballots_of("goal") if each.expert == "E6")
    assert isinstance(whole, PairwiseComparisons)
    return whole


def test_asking_on_until_enough() -> None:
    whole = {frozenset((each.first, each.second)): each for each in answer_of_e6().judgments}
    given = PairwiseComparisons(ASKED.elements)
    while not (ahead := outlook(given, ASKED, DEMO.choices)).settled:
        given = replace(given, judgments=(*given.judgments, whole[frozenset(ahead.order[0])]))
    assert 5 < given.answered < ASKED.pair_count


def test_skipped_pairs_are_not_asked_again() -> None:
    first = pairs(ELEMENTS, ("C1", "C2", 3.0))
    pair = outlook(first, ASKED, DEMO.choices).order[0]
    left = outlook(replace(first, skipped=(SkippedPair(*pair),)), ASKED, DEMO.choices)
    assert left.order
    assert pair not in left.order


def test_the_outlook_of_an_answer_plans_the_next_questions() -> None:
    empty = outlook(PairwiseComparisons(ASKED.elements), ASKED, DEMO.choices)
    assert len(set(empty.order)) == AHEAD
    assert empty.sufficiency is None
    assert not empty.settled
    full = outlook(answer_of_e6(), ASKED, DEMO.choices)
    assert full.order == ()
    assert not full.settled  # nothing is open, so there is nothing to stop


def test_when_nothing_more_need_be_asked() -> None:
    first = pairs(ELEMENTS, ("C1", "C2", 3.0))
    assert not is_settled(first, ASKED, DEMO.choices)
    rest = tuple(SkippedPair(*pair) for pair in combinations(ASKED.elements, 2) if pair != ("C1", "C2"))
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
