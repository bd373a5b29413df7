"""Answers as counts: how many of each cell gave each answer, and the sums over pairs of items, exact to the bit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Int64Array = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint8]
"""Answers of n items by rows, shape (n, rows): 0 best, then falling; the number of steps where missing."""

Numbers = npt.NDArray[np.unsignedinteger]
"""Places and cells: 16 bits where they do, for counting moves no more memory than it must."""

FloatTable = npt.NDArray[np.floating]

BATCH_ROWS = 65_536
"""Rows that are worked on at once: small enough for the processor's cache, large enough that Python does not show."""


FEW_GAPS = 1_000
"""So few rows are left out of a batch by putting the pieces between them together; more are chosen one by one."""


def among(codes: Codes, kept: npt.NDArray[np.bool_]) -> Codes:
    """The codes of the rows that are kept, shape (n, kept rows)."""
    gaps = np.flatnonzero(~kept)
    if len(gaps) > FEW_GAPS:
        return np.take(codes, np.flatnonzero(kept), axis=1)
    starts, ends = [0, *(gaps + 1).tolist()], [*gaps.tolist(), codes.shape[1]]
    return np.concatenate([codes[:, start:end] for start, end in zip(starts, ends, strict=True)], axis=1)


def count_grades(grades: Codes, cells: Numbers, count: int, g: int) -> Int64Array:
    """How many rows of each cell give each item each grade.

    Parameters
    ----------
    grades
        Shape (n, rows); 0..g-1, or g where missing.
    cells
        Cell of each row, shape (rows,).
    count
        Number of cells s.
    g
        Number of grades.

    Returns
    -------
    numpy.ndarray
        Counts, int64, shape (s, n, g). Several items are counted in one pass, as the digits of one number.
    """
    levels = g + 1
    together = max(k for k in (1, 2, 3) if k == 1 or (levels**k <= 256 and count * levels**k <= 2**16))
    together = min(together, len(grades))
    size = levels**together
    place = cells.astype(np.uint16 if count * size <= 2**16 else np.intp) * size
    firsts = [*range(0, len(grades) - together, together), len(grades) - together]  # the last may repeat some items
    number = np.empty(len(cells), np.intp)  # what bincount wants, made once
    joint = np.empty((len(firsts), count * size), np.int64)
    for row, first in zip(joint, firsts, strict=True):
        digits = grades[first]
        for other in grades[first + 1 : first + together]:
            digits = digits * np.uint8(levels) + other
        number[:] = place + digits
        row[:] = np.bincount(number, minlength=count * size)
    joint = joint.reshape(len(firsts), count, *[levels] * together)
    counts = np.empty((count, len(grades), g), np.int64)
    digit_names = "xyz"[:together]
    for i, digit in enumerate(digit_names):  # einsum adds up the other digits many times faster than sum
        counts[:, np.array(firsts) + i] = np.einsum(f"bc{digit_names}->cb{digit}", joint)[..., :g]
    return counts


def pair_sums(grades: Codes, cells: Numbers, count: int, points: Sequence[int]) -> tuple[Int64Array, ...]:
    """Pairwise counts, sums, squares and products of the points in every cell, each of shape (count, n, n).

    One matrix product a cell gives all but the squares: [answered; points] times its transpose. Every partial sum is a
    whole number below the limit of the floating-point type, so it is exact in any order.
    """
    n, g = len(grades), len(points)
    kind, most = _exact_product(max(points))
    of_grade = np.array([*points, 0], kind)
    even = tuple(points) == tuple(range(g, 0, -1))
    answered, valued, squared = (slice(k * n, (k + 1) * n) for k in range(3))
    counts, sums, squares, products = (np.zeros((count, n, n), np.int64) for _ in range(4))
    ordered = np.take(grades, np.argsort(cells, kind="stable"), axis=1)
    sizes = np.bincount(cells, minlength=count)
    ends = np.cumsum(sizes).tolist()
    # Taken once: memory that is new costs as much as filling it.
    room = np.empty((3 * n, min(most, int(sizes.max(initial=0)))), kind)
    for cell, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        for at in range(start, end, most):
            part = ordered[:, at : min(end, at + most)]
            table = room[:, : part.shape[1]]
            np.less(part, g, out=table[answered])
            table[valued] = np.uint8(g) - part if even else of_grade[part]  # grade g (missing) has no points
            np.square(table[valued], out=table[squared])
            pairs = table[: 2 * n] @ table[: 2 * n].T
            counts[cell] += pairs[answered, answered].astype(np.int64)
            sums[cell] += pairs[valued, answered].astype(np.int64)
            squares[cell] += _product(table[squared], table[answered]).astype(np.int64)
            products[cell] += pairs[valued, valued].astype(np.int64)
    return counts, sums, squares, products


SMALL_PRODUCT = 2**18
"""Multiplications up to which a product runs on one thread: for more, threads wait longer than they work."""


def _product(left: FloatTable, right: FloatTable) -> FloatTable:
    """The product with the transpose of `right`, in pieces that are small products."""
    step = max(SMALL_PRODUCT // len(left) ** 2, 1)
    total = left[:, :step] @ right[:, :step].T
    for at in range(step, left.shape[1], step):
        total += left[:, at : at + step] @ right[:, at : at + step].T
    return total


def numbered(place: Numbers) -> tuple[Int64Array, Numbers]:
    """The places that occur, rising, and for every row the position of its own among them."""
    if place.dtype == np.uint16:
        used = np.flatnonzero(np.bincount(place))
        position = np.zeros(2**16, np.uint16)
        position[used] = np.arange(len(used))
        return used.astype(np.int64), position[place]
    distinct, positions = np.unique(place, return_inverse=True)
    return distinct.astype(np.int64), positions.astype(np.uint64)


def _exact_product(largest: int) -> tuple[type[np.float32 | np.float64], int]:
    """The floating-point type, and how many rows at most, for which a sum of squared points is exact."""
    rows = (2**24 - 1) // largest**2
    return (np.float32, min(rows, BATCH_ROWS)) if rows >= 256 else (np.float64, BATCH_ROWS)
