"""Triads: three judgments among three elements, the smallest place where answers can contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from mcdm.comparisons.matrix import BoolArray, IntArray, answered, check_comparisons
from mcdm.judgments import FloatArray

TIE = 1e-9
"""How far ln a_ij may be from 0 for a tie."""

BLOCK = 2_000_000
"""Numbers worked on at a time."""


@dataclass(frozen=True)
class Triad:
    """Three answered pairs among three elements.

    Parameters
    ----------
    elements
        i < j < k.
    direct
        a_ik: what was answered.
    through
        a_ij a_jk: what the other two judgments say.
    inconsistency
        1 - min(direct / through, through / direct), from 0 to below 1.
    """

    elements: tuple[int, int, int]
    direct: float
    through: float
    inconsistency: float


@dataclass(frozen=True)
class Cycle:
    """A preference that runs in a circle: A is preferred to B, B to C, and C to A.

    Parameters
    ----------
    elements
        In the order of preference, the smallest index first: each is preferred to the next, the last to the first.
    strict
        Whether all three are strict; else one or two of them are ties, and the ties contradict the rest.
    """

    elements: tuple[int, int, int]
    strict: bool


@dataclass(frozen=True, eq=False)
class CycleCount:
    """How many triads of comparison sets contradict themselves in order alone.

    Parameters
    ----------
    strict
        Circles of three strict preferences, shape (...).
    weak
        Circles with one or two ties, shape (...).
    triads
        Triads answered in full, shape (...).
    largest
        The most strict circles that a tournament of n elements can have.
    coefficient
        Kendall's coefficient of consistence zeta = 1 - strict / largest, shape (...): 1 without a circle, 0 with as
        many as possible. NaN where it is not defined.
    tournament
        Where zeta is defined: every pair was answered, none is a tie, and n is at least 3; shape (...).
    """

    strict: IntArray
    weak: IntArray
    triads: IntArray
    largest: int
    coefficient: FloatArray
    tournament: BoolArray


def koczkodaj_inconsistency(matrix: FloatArray) -> FloatArray:
    """The largest inconsistency of a triad of comparisons (..., n, n), shape (...): from 0 to below 1.

    The inconsistency of a triad is min(|1 - a_ik / (a_ij a_jk)|, |1 - a_ij a_jk / a_ik|), the relative change that
    one of its judgments would need. Only triads answered in full count; 0 where there is none. Of judgments with a
    rounded inverse the one above the diagonal is read.

    References
    ----------
    Koczkodaj 1993, A new definition of consistency of pairwise comparisons, doi:10.1016/0895-7177(93)90059-8.
    """
    numbers = check_comparisons(matrix)
    n = numbers.shape[-1]
    flat = numbers.reshape(-1, n, n)
    worst = np.zeros(len(flat))
    if n >= 3:
        step = max(1, BLOCK // _triads(n).shape[-1])
        for start in range(0, len(flat), step):
            worst[start : start + step] = _inconsistencies(flat[start : start + step]).max(-1)
    return worst.reshape(numbers.shape[:-2])


def ranked_triads(matrix: FloatArray, most: int | None = None) -> tuple[Triad, ...]:
    """The triads of one matrix (n, n) that contradict themselves, worst first; at most as many as asked for."""
    numbers = check_comparisons(matrix)
    n = numbers.shape[-1]
    if n < 3:
        return ()
    triads, sizes = _triads(n), _inconsistencies(numbers[None])[0]
    order = np.argsort(-sizes.round(12), kind="stable")[:most]
    return tuple(
        Triad((i, j, k), float(numbers[i, k]), float(numbers[i, j] * numbers[j, k]), float(sizes[place]))
        for place in order
        if sizes[place] > TIE
        for i, j, k in (triads[:, place].tolist(),)
    )


def count_cycles(matrix: FloatArray) -> CycleCount:
    """Three-cycles of comparisons (..., n, n); only triads answered in full count.

    References
    ----------
    Kendall and Babington Smith 1940, On the method of paired comparisons, Biometrika 31, 324-345.
    """
    numbers = check_comparisons(matrix)
    n = numbers.shape[-1]
    flat = numbers.reshape(-1, n, n)
    strict, weak, triads = (np.zeros(len(flat), dtype=np.intp) for _ in range(3))
    if n >= 3:
        step = max(1, BLOCK // _triads(n).shape[-1])
        for start in range(0, len(flat), step):
            block = slice(start, start + step)
            signs, full = _signs(flat[block])
            turns = _turns(signs) & full
            ties = (signs == 0).any(1)
            strict[block], weak[block] = (turns & ~ties).sum(-1), (turns & ties).sum(-1)
            triads[block] = full.sum(-1)
    largest = largest_count(n)
    decided = answered(flat) & (np.abs(np.log(np.where(flat > 0, flat, 1.0))) > TIE)
    tournament = decided.sum((-2, -1)) == n * (n - 1)
    defined = tournament & (largest > 0)
    zeta = np.where(defined, 1 - strict / max(largest, 1), np.nan)
    shape = numbers.shape[:-2]
    return CycleCount(
        strict.reshape(shape),
        weak.reshape(shape),
        triads.reshape(shape),
        largest,
        zeta.reshape(shape),
        defined.reshape(shape),
    )


def cycles(matrix: FloatArray) -> tuple[Cycle, ...]:
    """The three-cycles of one matrix (n, n): strict ones first, each in the order of the elements."""
    numbers = check_comparisons(matrix)
    if numbers.shape[-1] < 3:
        return ()
    signs, full = _signs(numbers[None])
    places = np.flatnonzero((_turns(signs) & full)[0])
    triads = _triads(numbers.shape[-1])
    found = []
    for place in places:
        i, j, k = triads[:, place].tolist()
        forward = signs[0, :, place].sum() > 0  # i over j, j over k, k over i; else the other way round
        found.append(Cycle((i, j, k) if forward else (i, k, j), bool((signs[0, :, place] != 0).all())))
    return tuple(sorted(found, key=lambda cycle: not cycle.strict))


def largest_count(n: int) -> int:
    """The most three-cycles of a tournament: (n^3 - n) / 24 for odd n, (n^3 - 4n) / 24 for even n."""
    return (n**3 - n * (1 if n % 2 else 4)) // 24


def _triads(n: int) -> IntArray:
    """All i < j < k, shape (3, n (n-1) (n-2) / 6)."""
    return np.array(list(combinations(range(n), 3)), dtype=np.intp).T


def _logarithms(matrix: FloatArray) -> tuple[FloatArray, BoolArray]:
    """The logarithms of a_ij, a_jk and a_ik of every triad (k, 3, triads), and which were answered in full."""
    i, j, k = _triads(matrix.shape[-1])
    values = np.stack([matrix[:, i, j], matrix[:, j, k], matrix[:, i, k]], axis=1)
    full = np.asarray((values > 0).all(1))
    return np.log(np.where(values > 0, values, 1.0)), full


def _inconsistencies(matrix: FloatArray) -> FloatArray:
    logarithms, full = _logarithms(matrix)
    gap = np.abs(logarithms[:, 0] + logarithms[:, 1] - logarithms[:, 2])
    return np.where(full, -np.expm1(-gap), 0.0)


def _signs(matrix: FloatArray) -> tuple[IntArray, BoolArray]:
    """Who is preferred going round i, j, k, i: 1 the first, -1 the second, 0 a tie; shape (k, 3, triads)."""
    logarithms, full = _logarithms(matrix)
    signs = np.where(np.abs(logarithms) > TIE, np.sign(logarithms), 0.0).astype(np.intp)
    signs[:, 2] *= -1
    return signs, full


def _turns(signs: IntArray) -> BoolArray:
    """Whether preferences run in a circle: none against the direction of the others, and at least one strict."""
    return np.asarray(((signs >= 0).all(1) | (signs <= 0).all(1)) & (signs != 0).any(1))
