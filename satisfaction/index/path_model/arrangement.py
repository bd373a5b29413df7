"""Which item shows which construct and which construct acts on which, as arrays that the algorithm reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from satisfaction.structure import StructuralModel

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Arrangement:
    """p items in k blocks and the paths between them; every construct has at least one item.

    Parameters
    ----------
    items
        Keys of the items, length p. An item that shows two constructs stands here once for each.
    block
        Position of each item's construct, shape (p,).
    constructs
        Ids of the constructs, length k.
    acts
        Whether construct i acts on construct j, shape (k, k); without a circle.
    formative
        Whether a construct is made up by its items (mode B), shape (k,).
    order
        The constructs, each after everything that acts on it, shape (k,).
    """

    items: tuple[str, ...]
    block: npt.NDArray[np.intp]
    constructs: tuple[str, ...]
    acts: BoolArray
    formative: BoolArray
    order: tuple[int, ...]

    @classmethod
    def of(cls, model: StructuralModel) -> Arrangement:
        """The arrangement of a model; every construct needs an item.

        Raises
        ------
        DecisionError
            ``structure-without-paths``.
        """
        if not model.paths:
            raise DecisionError("structure-without-paths")
        names = tuple(construct.id for construct in model.constructs)
        acts = np.zeros((len(names), len(names)), bool)
        for path in model.paths:
            acts[names.index(path.source), names.index(path.target)] = True
        return cls(
            tuple(item for construct in model.constructs for item in construct.items),
            np.repeat(np.arange(len(names)), [len(construct.items) for construct in model.constructs]),
            names,
            acts,
            np.array([construct.mode == "formative" for construct in model.constructs]),
            tuple(names.index(name) for name in model.order),
        )

    @cached_property
    def belongs(self) -> BoolArray:
        """Whether an item shows a construct, shape (p, k)."""
        found: BoolArray = self.block[:, None] == np.arange(len(self.constructs))
        return found

    @cached_property
    def sizes(self) -> npt.NDArray[np.intp]:
        """How many items each construct has, shape (k,)."""
        return np.asarray(self.belongs.sum(0), np.intp)

    @property
    def targets(self) -> tuple[int, ...]:
        """The constructs that something acts on, in order."""
        return tuple(j for j in self.order if self.acts[:, j].any())

    @property
    def arrows(self) -> int:
        """The largest number of arrows that meet at one construct: what the size of a sample is held against."""
        formed = np.where(self.formative, self.sizes, 0)
        return int(max(self.acts.sum(0).max(initial=0), formed.max(initial=0)))

    def inside(self, construct: int) -> npt.NDArray[np.intp]:
        """Positions of the items of a construct."""
        return np.flatnonzero(self.block == construct)

    def acting_on(self, construct: int) -> npt.NDArray[np.intp]:
        """Positions of the constructs that act on one."""
        return np.flatnonzero(self.acts[:, construct])


def regress(correlations: FloatArray, predictors: Iterable[int], target: int) -> FloatArray:
    """Standardised coefficients of one variable on others, from correlations (..., k, k): shape (..., predictors).

    Where predictors are perfectly collinear, the coefficients of least length among those that fit.
    """
    chosen = list(predictors)
    among = correlations[..., np.array(chosen)[:, None], chosen]
    return np.asarray(np.vecdot(pseudo_inverse(among), correlations[..., None, chosen, target]), np.float64)


def pseudo_inverse(matrices: FloatArray) -> FloatArray:
    """The inverse of symmetric matrices (..., q, q), without the directions in which they are flat."""
    if matrices.shape[-1] == 1:
        return np.asarray(1 / np.where(matrices > FLAT, matrices, np.inf), np.float64)
    return np.asarray(np.linalg.pinv(matrices, rcond=FLAT, hermitian=True), np.float64)


FLAT = 1e-9
"""A direction in which correlations extend less than this share of the widest one is no direction."""
