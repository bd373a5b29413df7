"""Sensitivity of a network: how its weights answer when one influence moves.

Every question has the same form: weights as a function of one number, a :class:`Dial`. The number is an entry of the
supermatrix (node), of the goal's priorities (perspective) or of the cluster weights (cluster), or how strongly a whole
element is pulled up or down (row). All of it is read by whichever weights the study uses: ahp, damped or limit.

Node and perspective change one column in a straight line, so each weight is, up to the scaling to one, a straight line
too, and two elements change places at most once. Row and cluster sensitivity change many columns; there crossovers are
bracketed first. Every crossover is a root of the function itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.network.limit import check_index
from mcdm.network.structure import Supermatrix
from mcdm.network.supermatrix import damped_weights, limit_weights
from mcdm.sensitivity.perturbation import (
    RESTING,
    check_between,
    dense,
    with_cluster_entry,
    with_entry,
    with_row,
    with_share,
)
from mcdm.weights import normalise

Reading = Callable[[Supermatrix, FloatArray], FloatArray]
"""Weights (..., n) of supermatrices (..., n, n) and goal priorities (..., n), either with a leading axis of its own."""

BRACKETS = 200
"""Steps in which a range is searched for changes of order before the roots are found."""

AT_ONCE = 2_000_000
"""Numbers that one batch of supermatrices may hold."""

ALMOST_ALL = 1 - 1e-9
"""An influence is moved up to here: at exactly one all others of its column would be gone."""


# ------------------------------------------------------------------ weights as a function of it


def ahp(supermatrix: Supermatrix, goal: FloatArray) -> FloatArray:
    """The goal's priorities alone, for as many supermatrices as there are."""
    return np.array(np.broadcast_to(goal, np.broadcast_shapes(goal.shape, np.shape(supermatrix)[:-1])))


def reading(weights: Literal["ahp", "damped", "limit"], damping: float = 0.5) -> Reading:
    """How weights are read from a network: by the goal alone, damped, or in the limit."""
    readings: dict[str, Reading] = {
        "ahp": ahp,
        "damped": partial(damped_weights, damping=damping),
        "limit": limit_weights,
    }
    return readings[weights]


def among(weights_of: Reading, members: Sequence[int]) -> Reading:
    """The same weights among some elements only, e.g. the alternatives, scaled to one."""
    chosen = list(members)

    def weights_among(supermatrix: Supermatrix, goal: FloatArray) -> FloatArray:
        held = weights_of(supermatrix, goal)[..., chosen]
        if not (held.sum(-1) > 0).all():
            raise DecisionError("sensitivity-no-weight")
        return normalise(held)

    return weights_among


@dataclass(frozen=True, eq=False)
class Dial:
    """Weights of n elements as a function of one number.

    Parameters
    ----------
    weights_at
        Values (v,) of the number -> weights (v, n).
    base
        Where the number stands now.
    minimum, maximum
        The range in which it may move.
    name
        What is moved, for tables: ids joined by ``/``.
    cells
        How many numbers one value needs on the way; long lists of values are worked through in parts.
    """

    weights_at: Callable[[FloatArray], FloatArray]
    base: float
    minimum: float = 0.0
    maximum: float = ALMOST_ALL
    name: str = ""
    cells: int = 1

    def at(self, values: ArrayLike) -> FloatArray:
        """Weights (v, n) at values (v,) of the number; ``sensitivity-value-out-of-range`` beyond its range."""
        v = np.atleast_1d(np.asarray(values, np.float64))
        check_between(v, self.minimum, self.maximum)
        step = max(1, AT_ONCE // self.cells)
        return np.concatenate([self.weights_at(v[k : k + step]) for k in range(0, len(v), step)])

    @property
    def now(self) -> FloatArray:
        """Weights (n,) where the number stands now."""
        return np.asarray(self.at(self.base)[0])


def node_dial(
    supermatrix: Supermatrix,
    goal: ArrayLike,
    row: int,
    column: int,
    weights_of: Reading,
    *,
    block: Sequence[int] | None = None,
    name: str = "",
) -> Dial:
    """Node sensitivity: one influence moves; see :func:`mcdm.sensitivity.perturbation.with_entry`."""
    matrix, g = dense(supermatrix), np.asarray(goal, np.float64)
    for index in (row, column):
        check_index(index, len(matrix))
    column_of_it = matrix[:, column] if block is None else matrix[list(block), column]
    return Dial(
        lambda values: weights_of(with_entry(matrix, row, column, values, block), g),
        _share(float(matrix[row, column]), float(column_of_it.sum())),
        name=name,
        cells=matrix.size,
    )


def perspective_dial(
    supermatrix: Supermatrix, goal: ArrayLike, element: int, weights_of: Reading, *, name: str = ""
) -> Dial:
    """Perspective: the priority of one element with respect to the goal moves, the others keep their proportions."""
    g = np.asarray(goal, np.float64)
    check_index(element, len(g))
    return Dial(
        lambda values: weights_of(supermatrix, with_share(g, element, values)),
        _share(float(g[element]), float(g.sum())),
        name=name,
        cells=len(g) ** 2,
    )


def cluster_dial(
    unweighted: Supermatrix,
    cluster_of: Sequence[int],
    cluster_weights: ArrayLike,
    goal: ArrayLike,
    to: int,
    of: int,
    weights_of: Reading,
    *,
    name: str = "",
) -> Dial:
    """Cluster sensitivity: the share of cluster `to` in what influences cluster `of` moves."""
    weights, g = np.asarray(cluster_weights, np.float64), np.asarray(goal, np.float64)
    for index in (to, of):
        check_index(index, len(weights))
    return Dial(
        lambda values: weights_of(with_cluster_entry(unweighted, cluster_of, weights, to, of, values), g),
        _share(float(weights[to, of]), float(weights[:, of].sum())),
        name=name,
        cells=len(cluster_of) ** 2,
    )


def row_dial(supermatrix: Supermatrix, goal: ArrayLike, row: int, weights_of: Reading, *, name: str = "") -> Dial:
    """Row sensitivity: one element is pulled down (below .5) or up in every column.

    See :func:`mcdm.sensitivity.perturbation.with_row`.
    """
    matrix, g = dense(supermatrix), np.asarray(goal, np.float64)
    return Dial(lambda values: weights_of(with_row(matrix, row, values), g), RESTING, name=name, cells=matrix.size)


def judgment_dial(
    matrix: ArrayLike,
    row: int,
    column: int,
    weights_of: Callable[[FloatArray], FloatArray],
    *,
    largest: float = 9.0,
    name: str = "",
) -> Dial:
    """One judgment moves, and its reciprocal with it. The number is its natural logarithm, so 3 and 1/3 are as far.

    Parameters
    ----------
    matrix
        Comparisons (n, n).
    row, column
        Which judgment: an answered one.
    weights_of
        Comparisons (v, n, n) -> weights (v, m): of this set, or of the whole network it belongs to.
    largest
        It moves between this and its inverse, further where it stands further out.
    """
    comparisons = np.asarray(matrix, np.float64)
    for index in (row, column):
        check_index(index, len(comparisons))
    if row == column or not comparisons[row, column] > 0:
        raise DecisionError("sensitivity-judgment-open", row=row + 1, column=column + 1)
    base = float(np.log(comparisons[row, column]))
    reach = max(float(np.log(largest)), abs(base))

    def weights_at(values: FloatArray) -> FloatArray:
        moved = np.tile(comparisons, (len(values), 1, 1))
        moved[:, row, column], moved[:, column, row] = np.exp(values), np.exp(-values)
        return weights_of(moved)

    return Dial(weights_at, base, -reach, reach, name, comparisons.size)


def _share(part: float, whole: float) -> float:
    return min(part / whole, ALMOST_ALL) if whole > 0 else 0.0


# ------------------------------------------------------------------ what to read from it


@dataclass(frozen=True)
class Crossover:
    """Where two elements change places.

    Parameters
    ----------
    value
        The value of the number.
    first, second
        Indices of the elements: `first` is ahead below the value, `second` above it.
    jump
        Whether they pass by a jump (the structure of the network changes there) and not by being equal.
    """

    value: float
    first: int
    second: int
    jump: bool = False


def crossovers(dial: Dial, pairs: Sequence[tuple[int, int]] | None = None) -> tuple[Crossover, ...]:
    """Where the order of elements changes as the number runs through its range, in ascending order.

    Changes of order are bracketed on :data:`BRACKETS` steps and found as roots of the difference of the two weights,
    all at once, by Chandrupatla's method. Two elements that pass each other twice within one step are not seen, which
    cannot happen for node and perspective sensitivity.

    Parameters
    ----------
    dial
        Weights as a function of one number.
    pairs
        Which pairs to look at; all by default.

    References
    ----------
    Chandrupatla 1997, A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without
    using derivatives, doi:10.1016/S0965-9978(96)00051-8.
    """
    from scipy.optimize.elementwise import find_root

    grid = np.unique(np.append(np.linspace(dial.minimum, dial.maximum, BRACKETS + 1), dial.base))
    # An influence of exactly zero has another structure: apart, it does not keep the rest from being solved at once.
    weights = np.concatenate([dial.at(grid[:1]), dial.at(grid[1:])])
    n = weights.shape[-1]
    first, second = np.array(pairs, np.int64).reshape(-1, 2).T if pairs is not None else np.triu_indices(n, 1)
    sign = np.sign(_settled(weights[:, first] - weights[:, second]))
    ahead, start = _last_order(sign)
    step, pair = np.nonzero(sign[1:] * ahead[:-1] < 0)
    if not len(step):
        return ()

    def difference(value: FloatArray, i: FloatArray, j: FloatArray) -> FloatArray:
        unique, where = np.unique(value, return_inverse=True)
        found = dial.at(unique)[where.reshape(value.shape)]
        rows = np.arange(len(value))
        return np.asarray(found[rows, i.astype(np.int64)] - found[rows, j.astype(np.int64)])

    low, high = grid[start[step, pair]], grid[step + 1]
    root = find_root(
        difference, (low, high), args=(first[pair], second[pair]), tolerances={"xatol": 1e-13, "xrtol": 1e-13}
    )
    found = []
    for k, value in enumerate(root.x):
        i, j = int(first[pair[k]]), int(second[pair[k]])
        leads = ahead[step[k], pair[k]] > 0
        jump = bool(abs(root.f_x[k]) > 1e-7)
        found.append(Crossover(float(value), i if leads else j, j if leads else i, jump))
    return tuple(sorted(found, key=lambda each: (each.value, each.first, each.second)))


def _settled(difference: FloatArray) -> FloatArray:
    """Differences in which what is only rounding is zero."""
    return np.where(np.abs(difference) < 1e-14, 0.0, difference)


def _last_order(sign: FloatArray) -> tuple[FloatArray, Any]:
    """The last order that was not a tie up to each grid point, and the grid point where it was seen; shapes as given.

    So a crossover that falls exactly on a grid point is found once, and two that only touch are not.
    """
    rows = np.where(sign != 0, np.arange(len(sign))[:, None], 0)
    seen = np.maximum.accumulate(rows, axis=0)
    return np.take_along_axis(sign, seen, 0), seen


@dataclass(frozen=True)
class Change:
    """The smallest move of a number that changes an order.

    Parameters
    ----------
    name
        What is moved.
    base, value
        Where it stands, and where the order changes.
    first, second
        Who is ahead now, and who is beyond the value.
    """

    name: str
    base: float
    value: float
    first: int
    second: int

    @property
    def size(self) -> float:
        """How far it has to move."""
        return abs(self.value - self.base)


def smallest_change(dial: Dial, rank: Literal["top", "any"] = "top") -> Change | None:
    """The smallest move that costs the winner its place (`top`) or changes any rank, or None where no move does."""
    now = dial.now
    winner = int(now.argmax())
    others = [(winner, k) for k in range(len(now)) if k != winner]
    found = crossovers(dial, others if rank == "top" else None)
    if not found:
        return None
    nearest = min(found, key=lambda each: abs(each.value - dial.base))
    ahead, behind = nearest.first, nearest.second
    if nearest.value < dial.base:
        ahead, behind = behind, ahead
    return Change(dial.name, dial.base, nearest.value, ahead, behind)


@dataclass(frozen=True, eq=False)
class Swing:
    """One bar per element of a tornado: what a move down and up does to the weights.

    Parameters
    ----------
    name
        What is moved.
    low, high
        The two values.
    at_low, at_high
        Weights there, read-only, shape (n,).
    winner_changes
        Whether another element leads at either end.
    """

    name: str
    low: float
    high: float
    at_low: FloatArray
    at_high: FloatArray
    winner_changes: bool

    @property
    def width(self) -> FloatArray:
        """How far each weight moves between the two ends, signed, shape (n,)."""
        return np.asarray(self.at_high - self.at_low)


def tornado(dials: Sequence[Dial], element: int | None = None, part: float = 0.2) -> tuple[Swing, ...]:
    """Every number moved by +-`part` of its value, widest first for `element` (by default by their widest move)."""
    swings = []
    for dial in dials:
        low, high = (float(np.clip(dial.base * k, dial.minimum, dial.maximum)) for k in (1 - part, 1 + part))
        weights = dial.at(np.array([low, dial.base, high]))
        weights.flags.writeable = False
        leads = weights.argmax(-1)
        swings.append(Swing(dial.name, low, high, weights[0], weights[2], bool((leads != leads[1]).any())))

    def widest(swing: Swing) -> float:
        return float(np.abs(swing.width).max() if element is None else abs(swing.width[element]))

    return tuple(sorted(swings, key=lambda swing: (-widest(swing), swing.name)))


def derivative(dial: Dial, step: float = 1e-4) -> tuple[FloatArray | None, FloatArray | None]:
    """Slopes (n,) of the weights to the left and to the right of where the number stands.

    They differ for row sensitivity, which has a kink at its resting value; at the end of a range one of them is None.
    One-sided differences of second order.
    """
    sides: list[FloatArray | None] = []
    for h, room in ((-step, dial.base - dial.minimum), (step, dial.maximum - dial.base)):
        if room < 2 * step:
            sides.append(None)
            continue
        here, near, far = dial.at(dial.base + h * np.arange(3.0))
        sides.append(np.asarray((-3 * here + 4 * near - far) / (2 * h)))
    return sides[0], sides[1]
