"""The search itself: against all pairs of changes computed one by one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from mcdm.comparisons.changed_judgments import log_lambda_max, single_changes
from mcdm.comparisons.repair_search import RepairSearch
from mcdm.scales import SAATY_VALUES
from tests.mcdm.judgments import noisy, on_scale, thinned


def search(n: int, seed: int, ratio: float = 0.05) -> RepairSearch:
    matrix = on_scale(noisy(1, n, 1.3, seed)[0])
    return RepairSearch(single_changes(matrix, SAATY_VALUES), float(np.log(n + ratio * (n - 1))))


@pytest.mark.parametrize("seed", range(6))
def test_two_changes_against_all_pairs_of_them(seed: int) -> None:
    here = search(4, seed)
    changes = here.changes
    first, second = np.nonzero(
        (changes.pair[:, None] < changes.pair[None, :]) & changes.real[:, None] & changes.real[None, :]
    )
    level, move = log_lambda_max(changes.applied(first, second)), changes.move[first] + changes.move[second]
    enough = level <= here.target
    two = here.smallest_two()
    assert two is not None
    assert two.move == pytest.approx(move[enough].min(), abs=1e-12)
    tied = enough & (move < two.move + 1e-9)
    assert two.level == pytest.approx(level[tied].min(), abs=1e-9)
    assert here.least_two().level == pytest.approx(min(level.min(), here.least_one().level), abs=1e-9)
    assert here.two_were_searched


@pytest.mark.parametrize("seed", range(4))
def test_growing_lowers_and_shrinking_keeps_the_target(seed: int) -> None:
    here = search(6, seed)
    found = here.none
    while not here.reaches(found):
        more = here.grown(found)
        assert more.level < found.level
        assert len(more.changes) == len(found.changes) + 1
        found = more
    shrunk = here.shrunk(found)
    assert here.reaches(shrunk)
    assert shrunk.move <= found.move
    assert len(shrunk.changes) <= len(found.changes)


def test_ones_are_each_judgments_smallest_and_in_order() -> None:
    here = search(5, 1, 0.2)
    ones = here.smallest_ones()
    pairs = [int(here.changes.pair[found.changes[0]]) for found in ones]
    assert len(set(pairs)) == len(pairs)
    moves = [round(found.move, 9) for found in ones]
    assert moves == sorted(moves)


def test_a_spent_budget_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    left = thinned(on_scale(noisy(1, 5, 1.3, 2)), 2, 2)[0]
    here = RepairSearch(single_changes(left, SAATY_VALUES), float(np.log(5.05)))
    assert here.two_were_searched
    monkeypatch.setattr("mcdm.comparisons.repair_search.MOST_COMPLETIONS", 1)
    assert not here.two_were_searched
    assert not here.least_two().exact


def test_nothing_to_change() -> None:
    matrix = on_scale(noisy(1, 4, 1.3, 1)[0])
    every = [(i, j) for i in range(4) for j in range(i)]
    here = RepairSearch(single_changes(matrix, SAATY_VALUES, every), float(np.log(4.01)))
    assert here.smallest_ones() == ()
    assert here.smallest_two() is None
    assert here.least_two() is here.least_one() is here.none
    assert here.two_were_searched


def test_the_tangent_at_a_set_of_changes_bounds_its_exchanges() -> None:
    here = search(5, 3)
    found = here.grown(here.least_two())
    options = np.concatenate([here._exchanged(found), here._substituted(found), here._exchanged_twice(found)])
    room = float((log_lambda_max(here.changes.applied(*options.T)) - here._bound(found, options)).min())
    assert 0 <= room < 5e-2


@pytest.mark.parametrize("seed", [37, 55, 96])
def test_three_changes_found_greedily_are_the_smallest_here(seed: int) -> None:
    """Not a law: of the five sets that need three changes among 150, it misses two by 2 %."""
    matrix = on_scale(noisy(1, 4, 2.5, seed)[0])
    here = RepairSearch(single_changes(matrix, SAATY_VALUES), float(np.log(4 + 0.1 * 0.9 * 3)))
    assert here.smallest_two() is None
    found = here.shrunk(here.grown(here.least_two()))
    least = np.inf
    step = np.arange(17)
    for p, q, r in combinations(range(6), 3):
        a, b, c = (part.ravel() for part in np.meshgrid(p * 17 + step, q * 17 + step, r * 17 + step))
        move = here.changes.move[[a, b, c]].sum(0)
        close = move < found.move - 1e-9
        level = log_lambda_max(here.changes.applied(a[close], b[close], c[close]))
        least = min(least, move[close][level <= here.target].min(initial=np.inf))
    assert here.reaches(found)
    assert least == np.inf
