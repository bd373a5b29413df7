"""Which pairs to ask: the order that makes weights sure soonest, decided before any answer is known.

The uncertainty of log least squares weights is sigma^2 trace(L+), whatever the answers are
(:mod:`mcdm.comparisons.graph`): so the order of questions can be planned. Graphs in which every element stands in three
pairs determine weights almost as well as all pairs do, with about 1.5 n questions instead of n (n-1) / 2.

References
----------
Szádoczki, Bozóki and Tekile 2022, Filling in pattern designs for incomplete pairwise comparison matrices:
(quasi-)regular graphs with minimal diameter, doi:10.1016/j.omega.2021.102557. Bozóki and Szádoczki 2022, Optimal
sequences for pairwise comparisons: the graph of graphs approach, arXiv:2205.08673 (stars are the best trees, regular
graphs the best beyond).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import numpy as np

from mcdm.comparisons.graph import is_linked, laplacian, reductions, resistances, uncertainty
from mcdm.comparisons.matrix import BoolArray, IntArray
from mcdm.judgments import FloatArray

Pair = tuple[int, int]
"""Two elements, the smaller index first."""

DEGREE = 3
"""In how many pairs of the recommended design every element stands."""

LARGEST_EXCHANGED = 16
"""Up to so many elements the design is improved by exchanging pairs."""

_DIGITS = 10


@lru_cache(maxsize=64)
def recommended_design(n: int) -> tuple[Pair, ...]:
    """About 1.5 n pairs that link all elements, each standing in three of them (one in four where n is odd).

    A ring, then chords between the elements that stand in the fewest pairs, each the one that lowers trace(L+) most;
    then two pairs exchange their ends as long as that lowers it. The order is that in which to ask
    (:func:`asking_order`). For n <= 4 these are all pairs.
    """
    if n <= DEGREE + 1:
        return tuple(combinations(range(n), 2))
    links = np.zeros((n, n), dtype=bool)
    ring = np.arange(n)
    links[ring, (ring + 1) % n] = links[(ring + 1) % n, ring] = True
    while (links.sum(-1) < DEGREE).any():
        lacking = links.sum(-1) < DEGREE
        both = ~links & lacking[:, None] & lacking & ~np.eye(n, dtype=bool)
        either = ~links & (lacking[:, None] | lacking) & ~np.eye(n, dtype=bool)
        i, j = most_informative(links, both if both.any() else either)
        links[i, j] = links[j, i] = True
    if n <= LARGEST_EXCHANGED:
        links = _exchanged(links)
    return _ordered(links, np.zeros((n, n), dtype=bool))


@lru_cache(maxsize=64)
def asking_order(n: int) -> tuple[Pair, ...]:
    """All n (n-1) / 2 pairs in the order in which to ask them: the recommended design, then what lowers trace(L+) most.

    After every question the answered pairs are connected, and after n - 1 they link all elements.
    """
    first = recommended_design(n)
    links = np.zeros((n, n), dtype=bool)
    for i, j in first:
        links[i, j] = links[j, i] = True
    return first + _ordered(~links & ~np.eye(n, dtype=bool), links)


def most_informative(links: BoolArray, candidates: BoolArray) -> Pair:
    """Of the candidate pairs (n, n), at least one, the one that tells most beside the answered `links` (n, n).

    A pair that links more elements than were linked comes first: of these the one that makes the largest component,
    between the two most central elements. Otherwise the one that lowers trace(L+) most. Equals: the elements that stand
    in fewer pairs, then the first in order.
    """
    linked = is_linked(links)
    i, j = np.nonzero(np.triu(candidates, 1))
    covariance, degree = uncertainty(links), links.sum(-1)
    apart = ~linked[i, j]
    if apart.any():
        i, j = i[apart], j[apart]
        size, distance = linked.sum(-1), (resistances(covariance) * linked).sum(-1)
        # After joining two trees or graphs the resistances across sum up to |B| R_A(i) + |A| R_B(j) + |A| |B|.
        keys = (-(size[i] + size[j]), (size[j] * distance[i] + size[i] * distance[j]).round(_DIGITS))
    else:
        keys = (np.zeros(len(i)), -reductions(covariance)[i, j].round(_DIGITS))
    best = int(np.lexsort((j, i, degree[i] + degree[j], keys[1], keys[0]))[0])
    return int(i[best]), int(j[best])


def _ordered(pairs: BoolArray, answered: BoolArray) -> tuple[Pair, ...]:
    """The pairs of one graph, the most informative first, after others were answered."""
    left, links, order = pairs.copy(), answered.copy(), []
    while left.any():
        i, j = most_informative(links, left)
        order.append((i, j))
        left[i, j] = left[j, i] = False
        links[i, j] = links[j, i] = True
    return tuple(order)


def _exchanged(links: BoolArray) -> BoolArray:
    """The graph after exchanging ends of two pairs, a-b and c-d to a-c and b-d, as long as trace(L+) falls."""
    spread = float(_traces(links[None])[0])
    while True:
        neighbours = np.array([_switched(links, *ends) for ends in _switches(links)])
        traces = _traces(neighbours)
        best = int(traces.round(_DIGITS).argmin())
        if traces[best] > spread - 1e-9:
            return links
        links, spread = neighbours[best], float(traces[best])


def _switches(links: BoolArray) -> list[tuple[int, int, int, int]]:
    """All a, b, c, d with pairs a-b and c-d, but neither a-c nor b-d."""
    pairs: IntArray = np.argwhere(np.triu(links))
    ends = ((a, b, *end) for (a, b), (c, d) in combinations(pairs.tolist(), 2) for end in ((c, d), (d, c)))
    return [(a, b, c, d) for a, b, c, d in ends if len({a, b, c, d}) == 4 and not links[a, c] and not links[b, d]]


def _switched(links: BoolArray, a: int, b: int, c: int, d: int) -> BoolArray:
    result = links.copy()
    result[[a, b, c, d], [b, a, d, c]] = False
    result[[a, c, b, d], [c, a, d, b]] = True
    return result


def _traces(links: BoolArray) -> FloatArray:
    """Traces of L+ of graphs (k, n, n), infinite where they are not connected, shape (k,)."""
    values = np.linalg.eigvalsh(laplacian(links))[:, 1:]
    connected = values[:, 0] > 1e-9
    return np.where(connected, (1 / np.where(connected[:, None], values, 1.0)).sum(-1), np.inf)
