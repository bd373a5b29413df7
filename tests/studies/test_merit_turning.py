"""The weight of a merit at which another plan comes first."""

from __future__ import annotations

import pytest

from studies.merit_turning import merit_turns, weighted, weights_of
from studies.plan_merits import stated_merits

TWO = stated_merits({"benefits": {"A": 0.7, "B": 0.3}, "costs": {"A": 0.6, "B": 0.4}}, {"benefits": 0.6, "costs": 0.4})


def test_the_weight_at_which_the_leader_changes() -> None:
    # b (.7 - .3) = (1 - b) (.6 - .4)  at  b = 1/3
    turns = {turn.merit: turn for turn in merit_turns(TWO)}
    assert turns["benefits"].needed == pytest.approx(1 / 3, abs=1e-6)
    assert turns["costs"].needed == pytest.approx(2 / 3, abs=1e-6)
    assert turns["costs"].rival == "B"
    below = weighted(TWO, {"benefits": turns["benefits"].needed - 1e-5, "costs": 1 - turns["benefits"].needed})
    assert (TWO.ranking()[0], below.ranking()[0]) == ("A", "B")


def test_a_plan_that_is_best_on_all_cannot_be_overtaken() -> None:
    merits = stated_merits({"benefits": {"A": 0.7, "B": 0.3}, "costs": {"A": 0.4, "B": 0.6}})
    assert merit_turns(merits) == ()
    assert merit_turns(stated_merits({"benefits": {"A": 0.3, "B": 0.7}})) == ()


def test_weights_sum_to_one_even_where_all_are_zero() -> None:
    assert weights_of(weighted(TWO, {})) == {"benefits": 0.5, "costs": 0.5}
