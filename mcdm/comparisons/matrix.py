"""The comparison matrix: a ratio for every answered pair, 0 where a pair was not answered, 1 on the diagonal.

Matrices are used exactly as given, also where a_ji is only a rounded 1/a_ij. All functions take leading axes. The rows
and columns that an error names count from 1, as people do.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.scales import LARGEST_RATIO

BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.intp]


def check_comparisons(matrix: ArrayLike) -> FloatArray:
    """The matrix as float64 (..., n, n), if it can be a comparison matrix, complete or not.

    Raises
    ------
    DecisionError
        ``matrix-not-square``, ``matrix-not-positive`` (a negative, infinite or missing number), ``matrix-diagonal``
        (a diagonal that is not 1), ``matrix-half-answered`` (a judgment without its inverse), ``judgment-too-large``
        (above 10^12).
    """
    numbers = _square(matrix)
    if not (numbers.size == 0 or (numbers.min() >= 0 and numbers.max() <= LARGEST_RATIO)):  # a NaN fails both
        raise _unusable(numbers, ~((numbers >= 0) & np.isfinite(numbers)))
    diagonal = np.einsum("...ii->...i", numbers)
    if (diagonal != 1).any():
        place = np.argwhere(diagonal != 1)[0]
        raise DecisionError("matrix-diagonal", row=int(place[-1]) + 1, value=float(diagonal[tuple(place)]))
    given = numbers > 0
    if (given != given.swapaxes(-1, -2)).any():
        raise DecisionError("matrix-half-answered", **_first(numbers, given & ~given.swapaxes(-1, -2)))
    return numbers


def check_complete(matrix: ArrayLike) -> FloatArray:
    """The matrix as float64 (..., n, n), if every entry is a positive number.

    Raises
    ------
    DecisionError
        ``matrix-not-square``, ``matrix-not-positive``, ``judgment-too-large``.
    """
    numbers = _square(matrix)
    if not (numbers.size == 0 or (numbers.min() > 0 and numbers.max() <= LARGEST_RATIO)):
        raise _unusable(numbers, ~((numbers > 0) & np.isfinite(numbers)))
    return numbers


def check_reciprocal(matrix: ArrayLike, tolerance: float = 1e-6) -> FloatArray:
    """The matrix, if it is a comparison matrix with |a_ij a_ji - 1| <= `tolerance`: for what people type or import.

    Raises
    ------
    DecisionError
        ``matrix-not-reciprocal`` with row, column, value and what stands in the mirrored cell; and those of
        :func:`check_comparisons`.
    """
    numbers = check_comparisons(matrix)
    inverse = numbers.swapaxes(-1, -2)
    wrong = (numbers > 0) & (np.abs(numbers * inverse - 1) > tolerance)
    if wrong.any():
        first = tuple(np.argwhere(wrong)[0])
        raise DecisionError(
            "matrix-not-reciprocal",
            **_first(numbers, wrong),
            inverse=float(inverse[first]),
            expected=float(1 / numbers[first]),
        )
    return numbers


def answered(matrix: FloatArray) -> BoolArray:
    """Which pairs were answered, shape (..., n, n); False on the diagonal."""
    found = matrix > 0
    np.einsum("...ii->...i", found)[...] = False
    return found


def missing_count(matrix: FloatArray) -> IntArray:
    """How many pairs were not answered, shape (...)."""
    return np.asarray(np.count_nonzero(matrix == 0, axis=(-2, -1)) // 2)


def redundant_judgments(n: int) -> int:
    """How many judgments of a complete set are more than the n - 1 that determine the weights."""
    return (n - 1) * (n - 2) // 2


def is_connected(matrix: FloatArray) -> BoolArray:
    """Whether the answered pairs link all elements, directly or through others; shape (...).

    Weights from incomplete comparisons are unique exactly then (Bozóki, Fülöp and Rónyai 2010,
    doi:10.1016/j.mcm.2010.02.047).
    """
    links = (matrix > 0).astype(np.float32)
    reached = links[..., 0, :]
    for _ in range(matrix.shape[-1]):
        if reached.all():
            break
        reached = (np.matvec(links, reached) > 0).astype(np.float32)
    return np.asarray(reached.all(-1))


def components(matrix: FloatArray) -> IntArray:
    """For every element the smallest index it is linked with, shape (..., n): equal numbers, same component."""
    n = matrix.shape[-1]
    linked = (matrix > 0) | np.eye(n, dtype=bool)
    label = np.broadcast_to(np.arange(n), matrix.shape[:-1])
    while True:
        smallest = np.where(linked, label[..., None, :], n).min(-1)
        if (smallest == label).all():
            return np.asarray(smallest)
        label = smallest


def check_connected(matrix: FloatArray) -> None:
    """Refuse comparisons whose weights would not be unique with ``comparisons-disconnected``."""
    linked = is_connected(matrix)
    if not linked.all():
        first = matrix[tuple(np.argwhere(~linked)[0])]
        raise DecisionError("comparisons-disconnected", components=len(np.unique(components(first))))


def filled(matrix: FloatArray, weights: FloatArray) -> FloatArray:
    """The matrix with the ratio w_i / w_j of given weights (..., n) where a pair was not answered."""
    return np.where(matrix > 0, matrix, weights[..., :, None] / weights[..., None, :])


def _square(matrix: ArrayLike) -> FloatArray:
    try:
        numbers = np.asarray(matrix, dtype=np.float64)
    except (TypeError, ValueError):
        raise DecisionError("matrix-not-square", shape="rows of unequal length or not numbers") from None
    if numbers.ndim < 2 or numbers.shape[-1] != numbers.shape[-2] or numbers.shape[-1] == 0:
        raise DecisionError("matrix-not-square", shape=" x ".join(map(str, numbers.shape)))
    return numbers


def _unusable(numbers: FloatArray, wrong: BoolArray) -> DecisionError:
    if wrong.any():
        return DecisionError("matrix-not-positive", **_first(numbers, wrong))
    place = _first(numbers, numbers > LARGEST_RATIO)
    where = f"{place['row']}, {place['column']}"
    return DecisionError("judgment-too-large", value=place["value"], where=where, limit=LARGEST_RATIO)


def _first(numbers: FloatArray, wrong: BoolArray) -> dict[str, int | float]:
    """Where the first wrong entry stands, and what it is."""
    place = tuple(np.argwhere(wrong)[0])
    return {"row": int(place[-2]) + 1, "column": int(place[-1]) + 1, "value": float(numbers[place])}
