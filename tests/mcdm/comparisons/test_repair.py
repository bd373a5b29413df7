"""The fewest and smallest changes that bring judgments to the threshold."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mcdm.comparisons.consistency import consistency
from mcdm.comparisons.repair import Change, Option, repair, repair_frontier, smallest_moves
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.scales import SAATY_VALUES
from tests.mcdm.judgments import consistent, noisy, on_scale, reciprocal, thinned

CONTRADICTORY = reciprocal(4, {(0, 1): 3, (0, 2): 5, (0, 3): "1/3", (1, 2): 2, (1, 3): 4, (2, 3): 3})

# fmt: off
CALL_CENTRE = reciprocal(6, {  # expert E5 of the demo on the six clusters
    (0, 1): 1, (0, 2): 1, (0, 3): 3, (0, 4): 2, (0, 5): "1/4", (1, 2): 2, (1, 3): 3, (1, 4): 6, (1, 5): 3,
    (2, 3): 2, (2, 4): 2, (2, 5): 2, (3, 4): 1, (3, 5): "1/2", (4, 5): 1,
})
# fmt: on


def applied(matrix: FloatArray, option: Option) -> FloatArray:
    result = matrix.copy()
    for change in option.changes:
        assert result[change.row, change.column] == change.old
        result[change.row, change.column], result[change.column, change.row] = change.new, 1 / change.new
    return result


def test_the_planted_contradiction_of_the_demo_takes_one_step_on_the_scale() -> None:
    found = repair(CALL_CENTRE)
    assert found.needed
    assert found.ratio == pytest.approx(0.1182, abs=5e-5)
    assert found.best == Option((Change(0, 5, 1 / 4, 1 / 3),), pytest.approx(0.0912, abs=5e-5))
    assert (found.at_least, found.exact) == (1, True)
    assert found.alternatives[0] == found.best
    assert [option.changes[0].row for option in found.alternatives] == [0, 0]


def test_the_worked_example_of_four_contradictory_judgments() -> None:
    found = repair(CONTRADICTORY)
    assert found.ratio == pytest.approx(0.7753, abs=5e-5)
    assert found.best == Option((Change(0, 3, 1 / 3, 4.0),), pytest.approx(0.0751, abs=5e-5))


def test_the_exact_move_of_one_judgment_meets_the_threshold() -> None:
    moves = smallest_moves(CALL_CENTRE)
    assert (moves[0].row, moves[0].column) == (0, 5)
    assert 1 / 4 < moves[0].new < 1 / 3
    assert [move.move for move in moves] == sorted(move.move for move in moves)
    for move in moves:
        reached = consistency(applied(CALL_CENTRE, Option((move,), 0.1))).ratio
        assert reached == pytest.approx(0.1, abs=1e-10)
        nearer = Change(move.row, move.column, move.old, move.old * (move.new / move.old) ** 0.999)
        assert consistency(applied(CALL_CENTRE, Option((nearer,), 0.1))).ratio > 0.1


def test_nothing_is_asked_of_judgments_that_agree() -> None:
    agreeing = consistent(np.array([0.5, 0.3, 0.2]))
    found = repair(agreeing)
    assert not found.needed
    assert found.best == Option((), pytest.approx(0.0, abs=1e-12))
    assert smallest_moves(agreeing) == ()
    assert repair_frontier(agreeing).move.tolist()[0] == 0


def test_the_frontier_starts_where_the_judgments_are_and_never_rises() -> None:
    found = repair_frontier(CALL_CENTRE)
    assert found.count.tolist() == [0, 1, 2, 3, 4]
    assert found.ratio[0] == pytest.approx(0.1182, abs=5e-5)
    assert (np.diff(found.ratio) <= 0).all()
    assert found.reached.tolist() == [False, True, True, True, True]
    assert np.isnan(found.move[0])
    assert found.move[1] == pytest.approx(math.log(4 / 3))
    assert (np.diff(found.move[1:]) <= 0).all()
    assert found.exact.tolist() == [True, True, True, False, False]
    for k, lowest in enumerate(found.lowest):
        assert len(lowest.changes) <= k
        assert consistency(applied(CALL_CENTRE, lowest)).ratio == pytest.approx(found.ratio[k], abs=1e-9)


def test_many_changes_are_found_greedily_and_say_so() -> None:
    tangled = on_scale(noisy(1, 9, 1.0, 3)[0])
    found = repair(tangled)
    assert found.best is not None
    assert len(found.best.changes) >= found.at_least == 3
    assert not found.exact
    assert consistency(applied(tangled, found.best)).ratio <= 0.1
    frontier = repair_frontier(tangled, most=1)
    assert frontier.count[-1] == np.flatnonzero(frontier.reached)[0]


def test_what_the_expert_stands_by_stays() -> None:
    found = repair(CALL_CENTRE, fixed=[(5, 0)])
    assert found.best is not None
    assert (0, 5) not in {(change.row, change.column) for change in found.best.changes}
    every = [(i, j) for i in range(6) for j in range(i)]
    assert repair(CALL_CENTRE, fixed=every).best is None
    assert not repair_frontier(CALL_CENTRE, fixed=every).reached.any()


def test_open_judgments_stay_open_and_the_completion_is_judged() -> None:
    left = thinned(on_scale(noisy(1, 6, 1.2, 5)), 4, 5)[0]
    before = consistency(left).ratio
    assert before > 0.1
    found = repair(left)
    assert found.ratio == pytest.approx(float(before), abs=1e-12)
    assert found.best is not None
    mended = applied(left, found.best)
    assert ((mended > 0) == (left > 0)).all()
    assert consistency(mended).ratio <= 0.1
    assert repair(left, incomplete="table").ratio < found.ratio


def test_a_tree_of_answers_cannot_contradict_itself() -> None:
    found = repair(reciprocal(3, {(0, 1): 2, (1, 2): 9}))
    assert (found.ratio, found.needed) == (0.0, False)


def test_a_larger_set_is_searched_for_one_change_exactly_and_greedily_beyond() -> None:
    large = on_scale(consistent(np.geomspace(3, 1, 17)))
    large[0, 16], large[16, 0] = 1 / 9, 9
    large[1, 15], large[15, 1] = 1 / 9, 9
    found = repair(large, threshold=0.01)
    assert found.best is not None
    assert (found.at_least, found.exact) == (2, False)
    assert {(change.row, change.column) for change in found.best.changes} >= {(0, 16)}


def test_a_scale_of_ones_own() -> None:
    found = repair(CONTRADICTORY, values=[1, 2, 4, 8])
    assert found.best is not None
    assert {change.new for change in found.best.changes} <= {1, 2, 4, 8}
    assert found.best.changes[0].new in SAATY_VALUES


@pytest.mark.parametrize("threshold", [-0.1, math.nan, math.inf])
def test_a_threshold_is_a_number_of_at_least_zero(threshold: float) -> None:
    with pytest.raises(DecisionError, match="repair-threshold"):
        repair(CALL_CENTRE, threshold)


def test_unlinked_answers_have_no_consistency_to_repair() -> None:
    with pytest.raises(DecisionError, match="comparisons-disconnected"):
        repair(reciprocal(4, {(0, 1): 2, (2, 3): 2}))
