"""Triads that contradict themselves, in size and in order."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pytest

from mcdm.comparisons.triads import Cycle, count_cycles, cycles, koczkodaj_inconsistency, largest_count, ranked_triads
from tests.mcdm.judgments import consistent, noisy, on_scale, reciprocal, thinned

SIRAJ = np.array([[1, 1 / 4, 4, 1 / 6], [4, 1, 4, 1 / 4], [1 / 4, 1 / 4, 1, 1 / 5], [6, 4, 5, 1]])


def test_the_example_of_the_r_package_mcda() -> None:
    assert koczkodaj_inconsistency(SIRAJ) == pytest.approx(0.792, abs=5e-4)
    worst, second = ranked_triads(SIRAJ, 2)
    assert worst.elements == (0, 2, 3)
    assert (worst.direct, worst.through) == (pytest.approx(1 / 6), pytest.approx(0.8))
    assert worst.inconsistency == koczkodaj_inconsistency(SIRAJ) > second.inconsistency


def test_the_triad_2_5_3() -> None:
    # between 5 and 2 * 3 lies a sixth
    assert koczkodaj_inconsistency(reciprocal(3, {(0, 1): 2, (0, 2): 5, (1, 2): 3})) == pytest.approx(1 / 6)


def test_a_batch_is_its_members_and_open_triads_do_not_count() -> None:
    batch = thinned(noisy(6, 6, 0.8, 1), 5, 1)
    found = koczkodaj_inconsistency(batch.reshape(2, 3, 6, 6)).reshape(-1)
    counted = count_cycles(batch)
    for k, one in enumerate(batch):
        full = [t for t in combinations(range(6), 3) if all(one[i, j] > 0 for i, j in permutations(t, 2))]
        sizes = [1 - min(r := one[i, k] / (one[i, j] * one[j, k]), 1 / r) for i, j, k in full]
        assert found[k] == pytest.approx(max(sizes, default=0))
        assert [triad.inconsistency for triad in ranked_triads(one)] == pytest.approx(sorted(sizes, reverse=True))
        assert counted.triads[k] == len(full)
    assert not counted.tournament.any()
    assert np.isnan(counted.coefficient).all()


@pytest.mark.parametrize("n", [1, 2, 3, 8])
def test_agreeing_judgments_have_no_bad_triad(n: int) -> None:
    agreeing = consistent(np.geomspace(5, 1, n))
    assert koczkodaj_inconsistency(agreeing) == pytest.approx(0, abs=1e-12)
    assert ranked_triads(agreeing) == ()
    assert cycles(agreeing) == ()
    assert count_cycles(agreeing).strict == 0


def test_a_circle_of_preferences_is_named_in_its_order() -> None:
    circle = reciprocal(3, {(0, 1): 2, (1, 2): 2, (0, 2): "1/2"})
    assert cycles(circle) == (Cycle((0, 1, 2), True),)
    assert cycles(circle.T) == (Cycle((0, 2, 1), True),)
    found = count_cycles(circle)
    assert (found.strict, found.weak, found.coefficient) == (1, 0, 0)


def test_ties_that_contradict_a_preference_make_a_weak_circle() -> None:
    one_tie = reciprocal(3, {(0, 1): 2, (1, 2): 3, (0, 2): 1})
    two_ties = reciprocal(3, {(0, 1): 1, (1, 2): 1, (0, 2): 4})
    assert cycles(one_tie) == (Cycle((0, 1, 2), False),)
    assert cycles(two_ties) == (Cycle((0, 2, 1), False),)
    assert cycles(reciprocal(3, {(0, 1): 1, (1, 2): 3, (0, 2): 5})) == ()  # a tie that contradicts nothing
    counted = count_cycles(np.stack([one_tie, two_ties, np.ones((3, 3))]))
    assert counted.strict.tolist() == [0, 0, 0]
    assert counted.weak.tolist() == [1, 1, 0]
    assert not counted.tournament.any()


def test_the_count_is_that_of_kendall_and_babington_smith() -> None:
    # with s_i elements beaten by i, n (n-1) (2n-1) / 12 - sum s_i^2 / 2 triads are circular
    tournaments = noisy(40, 7, 3.0, 4)
    beaten = (tournaments > 1).sum(-1)
    found = count_cycles(tournaments)
    assert found.strict.tolist() == (7 * 6 * 13 / 12 - (beaten**2).sum(-1) / 2).tolist()
    assert found.tournament.all()
    assert found.coefficient == pytest.approx(1 - found.strict / 14)
    assert [len(cycles(one)) for one in tournaments] == found.strict.tolist()


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_the_largest_count_is_reached_and_never_exceeded(n: int) -> None:
    pairs = list(combinations(range(n), 2))
    every = np.ones((2 ** len(pairs), n, n))
    for place, (i, j) in enumerate(pairs):
        every[:, i, j] = np.where(np.arange(len(every)) >> place & 1, 2.0, 0.5)
        every[:, j, i] = 1 / every[:, i, j]
    assert count_cycles(every).strict.max() == largest_count(n)


def test_order_and_size_are_different_things() -> None:
    # Strong judgments contradict each other in size while their order is clear, and the other way round.
    strong = on_scale(consistent(np.array([27.0, 9, 1])) ** 1.0)
    assert koczkodaj_inconsistency(strong) > 0.6
    assert count_cycles(strong).coefficient == 1
    faint = reciprocal(3, {(0, 1): 1.1, (1, 2): 1.1, (0, 2): 1 / 1.1})
    assert koczkodaj_inconsistency(faint) < 0.3
    assert count_cycles(faint).coefficient == 0
