"""How good single rows are: which have an answer, which are left out and why, which give one answer throughout."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from satisfaction.answer_counts import Codes, Numbers
from satisfaction.answer_durations import durations
from satisfaction.answer_quality import MISSING_SHARE, AnswerQuality, Reason
from satisfaction.hygiene import Hygiene

JUDGED_ANSWERS = 5
"""Below this number of answers, equal grades throughout are no sign of straight-lining."""

Rows = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class RowQuality:
    """Judges rows by the answers about performance and the time they took.

    Parameters
    ----------
    hygiene
        Which rows are left out.
    timed
        The column of durations, where rows are left out by it.
    """

    hygiene: Hygiene
    timed: str | None

    def judge(
        self, codes: Codes, missing: int, batch: pa.RecordBatch
    ) -> tuple[dict[Reason, Rows], AnswerQuality, Rows]:
        """Rows to leave out, each under the first reason that holds; counts about all rows; which have an answer.

        `codes` are the answers about performance as ticked, shape (n, rows), `missing` where there is none.
        """
        (items, rows), last = codes.shape, np.uint8(missing - 1)
        given: Numbers = np.zeros(rows, np.uint8 if items < 256 else np.uint32)
        best, worst = np.full(rows, 255, np.uint8), np.full(rows, 255, np.uint8)
        for row in codes:  # item by item, for a row stays in the processor's cache
            given += (row < missing).view(np.uint8)
            np.minimum(best, row, out=best)
            np.minimum(worst, last - row, out=worst)  # missing wraps round to 255
        judged = given >= max(JUDGED_ANSWERS, -(-items // 2))
        lined = judged & (best == last - worst)
        answered = given > 0
        quality = AnswerQuality(
            rows=rows,
            blank_rows=int(np.count_nonzero(~answered)),
            sparse_rows=int(np.count_nonzero(answered & _lacking(given, items, MISSING_SHARE))),
            judged_rows=int(np.count_nonzero(judged)),
            straight_lined_rows=int(np.count_nonzero(lined)),
        )
        return self._left_out(answered, given, lined, items, batch), quality, answered

    def _left_out(
        self, answered: Rows, given: Numbers, lined: Rows, items: int, batch: pa.RecordBatch
    ) -> dict[Reason, Rows]:
        found: dict[Reason, Rows] = {}
        kept = answered
        if self.hygiene.most_missing < 1:
            found["missing"] = kept & (given < items - 1) & _lacking(given, items, self.hygiene.most_missing)
            kept = kept & ~found["missing"]
        if self.timed is not None:
            with np.errstate(invalid="ignore"):
                found["hurried"] = kept & (durations(batch.column(self.timed)) < self.hygiene.fewest_seconds)
            kept = kept & ~found["hurried"]
        if self.hygiene.straight_liners:
            found["straight-lined"] = kept & lined
        return found


def _lacking(given: Numbers, items: int, share: float) -> Rows:
    """Which rows lack more than this share of the items."""
    fewest = items - int(np.floor(share * items + 1e-9))
    return np.asarray(given < fewest)
