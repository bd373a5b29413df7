"""What a supermatrix looks like as a network: which elements reach which, and in how many steps they come back.

The structure decides what the limit is. An edge runs from the column to the row, as a random walk along the influences
would step: ``W[i, j] > 0`` is an edge j -> i. Elements that reach each other form a *strongly connected component*; a
component that no edge leaves is *closed*, and the limit lives on the closed ones only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.network.mixing import error_by_hitting, error_by_shared

IntArray = NDArray[np.int64]
Supermatrix = Any
"""A square float64 array (n, n), or a scipy sparse matrix of that shape."""

Kind = Literal["primitive", "cyclic", "reducible", "hierarchy"]

LOSSY_TOLERANCE = 1e-9
"""A column whose sum is further than this from both zero and one is reported as lossy."""

INDEX_MOST = 2**31 - 1
"""Indices below this are kept in 32 bits: a product reads a third less, and graph search and SuperLU need them so."""

SHORT_DIAMETER = 12
"""A dense network this tightly knit is recognised by a few products; a longer one by a graph search."""


@dataclass(frozen=True, eq=False)
class ClosedClass:
    """Elements that reach each other and nothing else: once there, the walk stays.

    Parameters
    ----------
    members
        Their indices, ascending, shape (m,).
    period
        Greatest common divisor of the lengths of all cycles; 1 for a class that settles, and for an absorbing element.
    phase
        Which of the `period` groups each member belongs to, shape (m,): a step leads from one group to the next.
    error_per_change
        How much larger than the change in a step the error of its weights can be; infinity where that is not known yet.
    """

    members: IntArray
    period: int
    phase: IntArray
    error_per_change: float = np.inf


@dataclass(frozen=True, eq=False)
class Structure:
    """The structure of a supermatrix of n elements.

    Parameters
    ----------
    kind
        ``primitive`` (every element reaches every other, powers settle), ``cyclic`` (the same, but powers rotate with a
        period), ``hierarchy`` (no cycles at all: a power is zero), ``reducible`` (everything else).
    component_of
        Strongly connected component of each element, numbered by first appearance, shape (n,).
    closed
        The closed components, in the order of their first member. A zero column is one of its own.
    transient
        Elements outside the closed components, shape (t,): they keep nothing in the limit.
    sinks
        Elements that nothing influences (zero columns).
    lossy
        Columns whose sum is neither zero nor one (within 1e-9); they are scaled to one before the limit is taken.
    """

    kind: Kind
    component_of: IntArray
    closed: tuple[ClosedClass, ...]
    transient: IntArray
    sinks: IntArray
    lossy: IntArray

    @property
    def size(self) -> int:
        """Number of elements n."""
        return len(self.component_of)

    @property
    def component_count(self) -> int:
        """Number of strongly connected components."""
        return int(self.component_of.max()) + 1

    @property
    def is_connected(self) -> bool:
        """Whether every element reaches every other."""
        return self.component_count == 1

    @property
    def periods(self) -> tuple[int, ...]:
        """Period of each closed class."""
        return tuple(c.period for c in self.closed)

    def findings(self, names: Sequence[str] = ()) -> tuple[Finding, ...]:
        """The structure in one finding, and another one where columns had to be scaled.

        `names` are the elements' ids; without them elements are called 1, 2, ...
        """
        found = [
            Finding.of(
                f"structure-{self.kind}",
                nodes=self.size,
                components=self.component_count,
                closed=len(self.closed),
                transient=len(self.transient),
                sinks=len(self.sinks),
                period=int(np.lcm.reduce(self.periods)),
            )
        ]
        if len(self.lossy):
            listed = listing(self.lossy, names)
            found.append(Finding.of("supermatrix-column-normalised", count=len(self.lossy), names=listed))
        return tuple(found)


def listing(indices: IntArray, names: Sequence[str] = (), most: int = 8) -> str:
    """Names of some elements in a row; beyond `most` of them, an ellipsis."""
    shown = [str(names[k]) if len(names) else str(k + 1) for k in indices[:most].tolist()]
    return ", ".join(shown) + (" …" if len(indices) > most else "")


def is_sparse(matrix: Supermatrix) -> bool:
    """Whether a supermatrix is kept sparse."""
    return bool(sparse.issparse(matrix))


def as_supermatrix(supermatrix: Supermatrix) -> Supermatrix:
    """A float64 array (..., n, n) or csr_array (n, n), checked: square, finite, non-negative.

    Raises
    ------
    DecisionError
        ``supermatrix-not-square``, ``supermatrix-entry-invalid``.
    """
    return _read(supermatrix)[0]


def _read(supermatrix: Supermatrix) -> tuple[Supermatrix, FloatArray, FloatArray]:
    """The checked matrix, its column sums and the smallest entry of each row (if sparse: of all that is stored).

    Two fast passes that also serve as the check, in place of a mask.
    """
    matrix = _sparse(supermatrix) if is_sparse(supermatrix) else _dense(supermatrix)
    if matrix.ndim < 2 or matrix.shape[-1] != matrix.shape[-2] or not matrix.shape[-1]:
        raise DecisionError("supermatrix-not-square", shape=" x ".join(str(k) for k in matrix.shape))
    smallest: Any = np.min(matrix.data, initial=np.inf) if is_sparse(matrix) else matrix.min(axis=-1)
    sums = column_sums(matrix)
    # The minimum carries NaN and the sums carry infinity.
    if not ((smallest >= 0).all() and np.isfinite(sums).all()):
        raise _invalid_entry(matrix)
    return matrix, sums, smallest


def _sparse(supermatrix: Any) -> Any:
    as_it_is = isinstance(supermatrix, sparse.csr_array) and supermatrix.dtype == np.float64
    matrix = supermatrix if as_it_is else sparse.csr_array(supermatrix, dtype=np.float64)
    if not matrix.has_canonical_format or (matrix.nnz and not matrix.data.all()):
        matrix = matrix.copy()
        matrix.sum_duplicates()
        matrix.eliminate_zeros()
    if matrix.indices.dtype != np.int32 and max(matrix.nnz, *matrix.shape) < INDEX_MOST:
        indices, starts = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
        matrix = sparse.csr_array((matrix.data, indices, starts), shape=matrix.shape)
        matrix.has_canonical_format = True
    return matrix


def _dense(supermatrix: Supermatrix) -> FloatArray:
    try:
        return np.asarray(supermatrix, dtype=np.float64)
    except (TypeError, ValueError):
        raise DecisionError("supermatrix-not-square", shape="rows of unequal length or not numbers") from None


def _invalid_entry(matrix: Supermatrix) -> DecisionError:
    if is_sparse(matrix):
        entries = matrix.tocoo()
        at = int(np.flatnonzero(~(np.isfinite(entries.data) & (entries.data >= 0)))[0])
        row, column, value = int(entries.coords[0][at]), int(entries.coords[1][at]), float(entries.data[at])
    else:
        wrong = np.argwhere(~(np.isfinite(matrix) & (matrix >= 0)))
        if not len(wrong):  # finite entries whose sum is not
            wrong = np.argwhere(matrix == matrix.max())
        *_, row, column = (int(k) for k in wrong[0])
        value = float(matrix[tuple(wrong[0])])
    return DecisionError("supermatrix-entry-invalid", row=row + 1, column=column + 1, value=f"{value:g}")


def column_sums(matrix: Supermatrix) -> FloatArray:
    """Sums of the columns of (..., n, n), shape (..., n)."""
    ones = np.ones(matrix.shape[-1])
    with np.errstate(over="ignore", invalid="ignore"):
        sums: FloatArray = matrix.T @ ones if is_sparse(matrix) else ones @ matrix
    return sums


def structure(supermatrix: Supermatrix) -> Structure:
    """The structure of a supermatrix, dense or sparse, before any column is scaled.

    Raises
    ------
    DecisionError
        See :func:`as_supermatrix`.
    """
    return scaled_with_structure(supermatrix)[1]


def scaled_with_structure(supermatrix: Supermatrix) -> tuple[Supermatrix, Structure]:
    """The checked matrix with its nonzero columns scaled to one, and the structure it had before."""
    matrix, sums, smallest = _read(supermatrix)
    scaled = _scaled(matrix, sums)
    return scaled, _structure(matrix, scaled, sums, smallest)


def scaled_columns(supermatrix: Supermatrix) -> Supermatrix:
    """The checked matrix (..., n, n) with its nonzero columns scaled to one; as it is where they are."""
    matrix, sums, _ = _read(supermatrix)
    return _scaled(matrix, sums)


def _scaled(matrix: Supermatrix, sums: FloatArray) -> Supermatrix:
    factors = np.where(sums == 0, 1.0, sums)
    if np.abs(factors - 1).max() <= 1e-14:
        return matrix
    if is_sparse(matrix):
        values = matrix.data / factors[matrix.indices]
        return sparse.csr_array((values, matrix.indices, matrix.indptr), shape=matrix.shape)
    return matrix / factors[..., None, :]


def _structure(matrix: Supermatrix, scaled: Supermatrix, sums: FloatArray, smallest: FloatArray) -> Structure:
    sinks = np.flatnonzero(sums == 0)
    lossy = np.flatnonzero((np.abs(sums - 1) > LOSSY_TOLERANCE) & (sums != 0))
    whole = None if len(sinks) else _tightly_knit(scaled, smallest / sums.max())
    if whole is not None:
        component_of = np.zeros(len(sums), np.int64)
        kind: Kind = "primitive" if whole.period == 1 else "cyclic"
        return Structure(kind, component_of, (whole,), np.empty(0, np.int64), sinks, lossy)
    component_of, closed, acyclic = _search(matrix)
    inside = np.zeros(len(sums), bool)
    for each in closed:
        inside[each.members] = True
    kind = _kind(component_of, closed, acyclic)
    return Structure(kind, component_of, closed, np.flatnonzero(~inside), sinks, lossy)


def _kind(component_of: IntArray, closed: tuple[ClosedClass, ...], acyclic: bool) -> Kind:
    if acyclic:
        return "hierarchy"
    if component_of.max() > 0:
        return "reducible"
    return "primitive" if closed[0].period == 1 else "cyclic"


def _tightly_knit(matrix: Supermatrix, smallest: FloatArray) -> ClosedClass | None:
    """The whole network as one class, if a few products show that everything reaches everything; else None.

    Reachability by products costs what a step of the power method costs, where turning a dense matrix into a graph
    costs fifty times that.
    """
    size, even = matrix.shape[0], np.zeros(matrix.shape[0], np.int64)
    if not is_sparse(matrix) and smallest.min() > 0:
        return ClosedClass(np.arange(size), 1, even, error_by_shared(smallest))
    if is_sparse(matrix):
        components: Any = csgraph.connected_components(matrix, connection="strong", return_labels=False)
        if components > 1:
            return None
        hub = int(np.diff(matrix.indptr).argmax())
        factor = error_by_hitting(matrix, hub, SHORT_DIAMETER)
        return ClosedClass(np.arange(size), 1, even, factor) if factor < np.inf else None
    forward, leads_to = _levels(matrix)
    if forward is None or _levels(matrix.T)[0] is None:
        return None
    steps = [abs(k + 1 - forward[there]) for k, there in enumerate(leads_to)]
    period = int(np.gcd.reduce(np.concatenate(steps)))
    return ClosedClass(np.arange(size), period, forward % period)


def _levels(matrix: FloatArray) -> tuple[IntArray | None, list[NDArray[np.bool_]]]:
    """Distance of every element from the first (None if far or out of reach), and what each level leads to."""
    level = np.full(len(matrix), -1, dtype=np.int64)
    level[0] = 0
    leads_to = []
    for k in range(SHORT_DIAMETER):
        there = matrix @ (level == k).astype(np.float64) > 0
        leads_to.append(there)
        fresh = there & (level < 0)
        if not fresh.any():
            break
        level[fresh] = k + 1
    return (level if (level >= 0).all() and not fresh.any() else None), leads_to


def _search(matrix: Supermatrix) -> tuple[IntArray, tuple[ClosedClass, ...], bool]:
    """Components, closed classes, and whether there is no cycle at all."""
    graph = matrix if is_sparse(matrix) else _graph(matrix)
    count, raw = csgraph.connected_components(graph, directed=True, connection="strong")
    first = np.full(count, len(raw))
    np.minimum.at(first, raw, np.arange(len(raw)))
    rank = np.empty(count, np.int64)
    rank[np.argsort(first)] = np.arange(count)
    component_of = rank[raw]
    end, start = np.repeat(component_of, np.diff(graph.indptr)), component_of[graph.indices]
    inner = end == start
    is_closed = np.ones(count, bool)
    is_closed[start[~inner]] = False
    depth, periods = _cycle_lengths(graph, inner & is_closed[start], component_of, is_closed)
    order = np.argsort(component_of, kind="stable")
    members_of = np.split(order, np.flatnonzero(np.diff(component_of[order])) + 1)
    closed = tuple(
        ClosedClass(members_of[c], int(periods[c]), -depth[members_of[c]] % int(periods[c]))
        for c in np.flatnonzero(is_closed).tolist()
    )
    return component_of, closed, not inner.any()


def _graph(matrix: FloatArray) -> Any:
    """A dense matrix as a graph; a row is where edges end, so that along the rows they are followed backward."""
    present = matrix > 0
    starts = np.append(0, np.cumsum(np.count_nonzero(present, axis=1)))
    indices = np.nonzero(present)[1].astype(np.int32)
    return sparse.csr_array((np.ones(len(indices)), indices, starts), shape=matrix.shape)


def _cycle_lengths(
    graph: Any, kept: NDArray[np.bool_], component_of: IntArray, is_closed: NDArray[np.bool_]
) -> tuple[IntArray, IntArray]:
    """Depth of every closed element in a search tree of its class, and the periods; only the edges `kept` count.

    With the depths of any search tree, the period is the greatest common divisor of depth[v] + 1 - depth[u] over the
    edges u -> v of the class, here followed backward (Denardo 1977, doi:10.1287/mnsc.23.10.1122). One search from an
    extra element, which the first member of every class leads to, covers them all.
    """
    n, roots = len(component_of), np.unique(component_of, return_index=True)[1][is_closed]
    end, start = np.repeat(np.arange(n), np.diff(graph.indptr))[kept], graph.indices[kept]
    starts = np.append(0, np.cumsum(np.append(np.bincount(end, minlength=n), len(roots))))
    indices = np.append(start, roots)
    depth = _depths(sparse.csr_array((np.ones(len(indices)), indices, starts), shape=(n + 1, n + 1)), n)
    steps = np.abs(depth[end] + 1 - depth[start])
    periods = np.zeros(len(is_closed), np.int64)
    periods[component_of[start[steps == 1]]] = 1  # of most, one edge tells
    telling = np.flatnonzero((steps > 1) & (periods[component_of[start]] != 1))
    np.gcd.at(periods, component_of[start[telling]], steps[telling])
    return depth[:n], np.maximum(periods, 1)


def _depths(graph: Any, root: int) -> IntArray:
    """Depth of every element in a breadth-first search tree from the root; 1 for those out of reach."""
    above: Any = csgraph.breadth_first_order(graph, root, return_predecessors=True)[1]
    above[above < 0] = root
    depth: IntArray = (np.arange(len(above)) != root).astype(np.int64)
    while (above != root).any():  # pointer doubling: every round sees twice as far towards the root
        depth, above = depth + depth[above], above[above]
    return depth
