"""Counting a panel: what is asked of whom, and what contradicts itself."""

from __future__ import annotations

from dataclasses import replace

from mcdm.judgments import PairwiseComparisons, SkippedPair
from reports.sentences.panel import contradictions, least_consistent, panel_state, says_anything
from store.examples import load_example
from studies import edits
from studies.study import PANEL
from studies.weigh import weigh

DEMO = load_example("power-supply")


def test_the_demo_asks_603_judgments_and_has_601() -> None:
    state = panel_state(DEMO)
    assert (state.pairs, state.asked, state.given, state.open) == (67, 603, 601, 2)
    assert state.given_by("E7") == 65
    assert [each.id for each in state.open_sets("E7")] == ["goal"]
    assert state.open_sets("E1") == ()


def test_a_set_the_panel_settles_is_not_asked() -> None:
    assert all(PANEL not in {b.expert for b in DEMO.ballots_of(each.id)} for each in panel_state(DEMO).sets)
    without = edits.withdraw_ballot(DEMO, PANEL, "N11<-C1")
    assert panel_state(without).pairs == 68


def test_the_least_consistent_answer_is_found() -> None:
    weighed = weigh(DEMO)
    worst = least_consistent(weighed)
    assert worst is not None
    assert (worst.expert, worst.set) == ("E7", "C3")
    assert contradictions(weighed, 0.1) == 2
    assert contradictions(weighed, 0.2) == 0
    assert least_consistent(weigh(edits.with_ballots(DEMO, ()))) is None


def test_what_was_skipped_or_settled_is_not_waited_for() -> None:
    goal = DEMO.comparison_sets["goal"]
    (given,) = [b.judgments for b in DEMO.ballots if (b.expert, b.set) == ("E1", "goal")]
    assert isinstance(given, PairwiseComparisons)
    *most, one, other = given.judgments
    skipping = replace(given, judgments=tuple(most), skipped=(SkippedPair(one.first, one.second),))
    state = panel_state(edits.cast_ballot(DEMO, "E1", "goal", skipping))
    assert state.left("E1", goal) == 1
    if not state.is_finished("E1", goal):
        assert state.waiting("E1") == 1
    both = replace(skipping, skipped=(*skipping.skipped, SkippedPair(other.first, other.second)))
    state = panel_state(edits.cast_ballot(DEMO, "E1", "goal", both))
    assert state.is_finished("E1", goal)
    assert state.waiting("E1") == 0
    assert state.given_by("E1") == 65
    assert says_anything(both)
    assert says_anything(PairwiseComparisons(goal.elements, skipped=both.skipped))
    assert not says_anything(PairwiseComparisons(goal.elements))
