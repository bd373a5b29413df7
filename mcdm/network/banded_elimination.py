"""Elimination without subtraction along a narrow band: large networks whose influences run between neighbours.

Ordered so that influences reach only a few places further, a system falls into blocks that touch the next block and no
other. Blocks are eliminated one after the other like single elements, and as exactly: see ``mcdm.network.elimination``.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from mcdm.judgments import FloatArray
from mcdm.network.elimination import Elimination
from mcdm.network.structure import IntArray

BLOCK_LEAST = 32
"""Elements in a block however narrow the band is."""


@dataclass(frozen=True, eq=False)
class Band:
    """An order of m elements in which every influence stays within `width` places."""

    order: IntArray
    width: int

    @classmethod
    def of(cls, system: Any) -> Band:
        """The narrow order that Cuthill and McKee (1969, doi:10.1145/800195.805928) find, for a sparse matrix."""
        order = csgraph.reverse_cuthill_mckee(sparse.csr_array(system), symmetric_mode=False).astype(np.int64)
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        row, column = system.tocoo().coords
        return cls(order, int(np.abs(place[row] - place[column]).max(initial=0)))

    @property
    def work(self) -> float:
        """Roughly how many operations an elimination along the band takes."""
        return float(len(self.order)) * self.width * self.width


class BandedElimination:
    """A = I - Q for a sparse Q (m, m) with a narrow band; see :class:`mcdm.network.elimination.Elimination`."""

    def __init__(self, moves: Any, leaving: FloatArray, band: Band) -> None:
        step, self._order = max(band.width, BLOCK_LEAST), band.order
        self._cuts = [slice(k, k + step) for k in range(0, len(leaving), step)]
        placed, left = sparse.csr_array(moves[self._order][:, self._order]), leaving[self._order]
        cuts = self._cuts
        self._onward = [placed[b, a].toarray() for a, b in itertools.pairwise(cuts)]
        self._backward = [placed[a, b].toarray() for a, b in itertools.pairwise(cuts)]
        self._blocks: list[Elimination] = []
        for k, cut in enumerate(cuts):
            inside = placed[cut, cut].toarray()
            if k == 0:
                away = left[cut]
            else:
                through = self._blocks[-1].solve_columns(self._backward[k - 1])
                inside += self._onward[k - 1] @ through
                away = left[cut] + away @ through
            self._blocks.append(Elimination.of(inside, away + self._next_sums(k)))

    def _next_sums(self, k: int) -> Any:
        return self._onward[k].sum(0) if k < len(self._onward) else 0.0

    def solve(self, right: FloatArray) -> FloatArray:
        """Find x with A x = right, shape (m,)."""
        parts = [right[self._order][cut] for cut in self._cuts]
        for k, onward in enumerate(self._onward):
            parts[k + 1] = parts[k + 1] + onward @ self._blocks[k].solve(parts[k])
        parts[-1] = self._blocks[-1].solve(parts[-1])
        for k in range(len(parts) - 2, -1, -1):
            parts[k] = self._blocks[k].solve(parts[k] + self._backward[k] @ parts[k + 1])
        found = np.empty(len(right))
        found[self._order] = np.concatenate(parts)
        return found

    def solve_rows(self, left: FloatArray) -> FloatArray:
        """Find X with X A = left, shape (c, m)."""
        parts = [left[:, self._order][:, cut] for cut in self._cuts]
        for k, backward in enumerate(self._backward):
            parts[k + 1] = parts[k + 1] + self._blocks[k].solve_rows(parts[k]) @ backward
        parts[-1] = self._blocks[-1].solve_rows(parts[-1])
        for k in range(len(parts) - 2, -1, -1):
            parts[k] = self._blocks[k].solve_rows(parts[k] + parts[k + 1] @ self._onward[k])
        found = np.empty(left.shape)
        found[:, self._order] = np.concatenate(parts, axis=1)
        return found
