"""A random sample of respondents that adds: those with the smallest keys, whatever the order they came in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, eq=False)
class RespondentSample:
    """The k respondents with the smallest keys: a simple random sample that adds, because the smallest stay smallest.

    Parameters
    ----------
    capacity
        k, how many are kept at most.
    hashes
        Keys, uint64, shape (m,), rising; m <= k.
    cells
        Index of the respondent's cell in the survey, int32, shape (m,).
    grades
        Grade of every item, 0 best, -1 where missing; int8, shape (m, n).
    """

    capacity: int
    hashes: npt.NDArray[np.uint64]
    cells: npt.NDArray[np.int32]
    grades: npt.NDArray[np.int8]

    def __post_init__(self) -> None:
        for array in (self.hashes, self.cells, self.grades):
            array.flags.writeable = False

    @classmethod
    def smallest(
        cls, capacity: int, hashes: npt.NDArray[np.uint64], cells: npt.NDArray[np.int32], grades: npt.NDArray[np.int8]
    ) -> RespondentSample:
        """The sample of these respondents. Equal keys are ordered by cell and answers, so no order of reading shows."""
        order = np.argsort(hashes, kind="stable")
        ranked = hashes[order]
        if bool((ranked[1:] == ranked[:-1]).any()):
            order = np.lexsort((*grades.T[::-1], cells, hashes))
        order = order[:capacity]
        return cls(capacity, hashes[order], cells[order], np.ascontiguousarray(grades[order]))

    def merged(self, other: RespondentSample) -> RespondentSample:
        """The smallest of both, whose cells must be numbered alike."""
        return RespondentSample.smallest(
            min(self.capacity, other.capacity),
            np.concatenate([self.hashes, other.hashes]),
            np.concatenate([self.cells, other.cells]),
            np.concatenate([self.grades, other.grades]),
        )

    def __len__(self) -> int:
        """How many respondents are kept (m)."""
        return len(self.hashes)

    @property
    def repeated(self) -> int:
        """How many of the kept respondents were seen before in their cell: the same respondent, or file, twice."""
        again = (self.hashes[1:] == self.hashes[:-1]) & (self.cells[1:] == self.cells[:-1])
        return int(again.sum())
