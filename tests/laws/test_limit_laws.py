"""Laws of the limit, on networks of every structure: transient elements, several closed classes, mixed periods."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mcdm.network.limit import limit, limit_columns
from mcdm.network.supermatrix import damped_weights, goal_returned, limit_weights

SETTINGS = settings(max_examples=120, derandomize=True, deadline=None)


@st.composite
def cyclic_class(draw: st.DrawFn) -> np.ndarray:
    """Whole numbers of a class of some period: groups in a ring, each group leading to the next one."""
    groups = draw(st.lists(st.integers(1, 2), min_size=1, max_size=4))
    owner = np.repeat(np.arange(len(groups)), groups)
    leads = owner[:, None] == (owner[None, :] + 1) % len(groups)
    return np.where(leads, numbers(draw, (len(owner), len(owner)), least=1), 0)


def numbers(draw: st.DrawFn, shape: tuple[int, int], least: int) -> np.ndarray:
    """A matrix of small whole numbers."""
    size = shape[0] * shape[1]
    return np.reshape(draw(st.lists(st.integers(least, 5), min_size=size, max_size=size)), shape)


@st.composite
def networks(draw: st.DrawFn) -> np.ndarray:
    """Whole numbers (n, n) without zero columns: closed classes of any period, what leads to them, in any order."""
    classes = draw(st.lists(cyclic_class(), min_size=1, max_size=3))
    closed = sum(map(len, classes))
    size = closed + draw(st.integers(0, 3))
    matrix, at = np.zeros((size, size), dtype=int), 0
    for block in classes:
        matrix[at : at + len(block), at : at + len(block)] = block
        at += len(block)
    if size > closed:
        matrix[:, closed:] = numbers(draw, (size, size - closed), least=0)
        matrix[draw(st.integers(0, closed - 1)), closed:] += 1
    order = draw(st.permutations(range(size)))
    return matrix[np.ix_(order, order)]


def scaled(matrix: np.ndarray) -> np.ndarray:
    """Columns that sum to one."""
    return matrix / matrix.sum(0)


def exact_limit(matrix: np.ndarray) -> np.ndarray:
    """The limit in whole-number arithmetic: the projector on the null space of I - W along its range.

    With right and left null spaces N and M it is N (M N)^-1 M. It knows nothing of classes or periods.
    """
    size, sums = len(matrix), matrix.sum(0)
    system = [
        [Fraction(int(i == j)) - Fraction(int(matrix[i, j]), int(sums[j])) for j in range(size)] for i in range(size)
    ]
    right, left = null_space(system), null_space([list(row) for row in zip(*system, strict=True)])
    inner = [[sum(a * b for a, b in zip(m, n, strict=True)) for n in right] for m in left]
    columns = solved(inner, left)
    return np.array(
        [[float(sum(right[k][i] * columns[k][j] for k in range(len(right)))) for j in range(size)] for i in range(size)]
    )


def reduced(rows: list[list[Fraction]], width: int) -> list[int]:
    """Gauss-Jordan elimination in place; the columns with a pivot."""
    pivots: list[int] = []
    for column in range(width):
        found = next((r for r in range(len(pivots), len(rows)) if rows[r][column]), None)
        if found is None:
            continue
        top = len(pivots)
        rows[top], rows[found] = rows[found], rows[top]
        rows[top] = [value / rows[top][column] for value in rows[top]]
        for r, row in enumerate(rows):
            if r != top and row[column]:
                rows[r] = [a - row[column] * b for a, b in zip(row, rows[top], strict=True)]
        pivots.append(column)
    return pivots


def null_space(system: list[list[Fraction]]) -> list[list[Fraction]]:
    """Vectors that span what the system maps to zero."""
    rows, size = [list(row) for row in system], len(system)
    pivots = reduced(rows, size)
    free = [column for column in range(size) if column not in pivots]
    spans = []
    for column in free:
        vector = [Fraction(int(k == column)) for k in range(size)]
        for row, pivot in enumerate(pivots):
            vector[pivot] = -rows[row][column]
        spans.append(vector)
    return spans


def solved(left: list[list[Fraction]], right: list[list[Fraction]]) -> list[list[Fraction]]:
    """X with left X = right."""
    rows = [[*a, *b] for a, b in zip(left, right, strict=True)]
    reduced(rows, len(left))
    return [row[len(left) :] for row in rows]


@SETTINGS
@given(networks())
def test_the_limit_is_the_exact_one(matrix: np.ndarray) -> None:
    np.testing.assert_allclose(limit(scaled(matrix)).matrix(), exact_limit(matrix), atol=1e-12)


@SETTINGS
@given(networks())
def test_the_limit_is_a_projector_that_a_step_does_not_change(matrix: np.ndarray) -> None:
    w, full = scaled(matrix), limit(scaled(matrix)).matrix()
    for same in (full @ full, w @ full, full @ w):
        np.testing.assert_allclose(same, full, atol=1e-13)
    np.testing.assert_allclose(full.sum(0), 1, atol=1e-13)
    assert (full >= 0).all()


@SETTINGS
@given(networks())
def test_there_is_a_vector_exactly_when_all_columns_agree(matrix: np.ndarray) -> None:
    found = limit(matrix)
    columns = found.matrix()
    agree = bool(np.abs(columns - columns[:, :1]).max() < 1e-9)
    assert (found.vector is not None) == agree


@SETTINGS
@given(networks(), st.randoms(use_true_random=False))
def test_relabelling_only_relabels(matrix: np.ndarray, random: object) -> None:
    order = list(range(len(matrix)))
    random.shuffle(order)  # type: ignore[attr-defined]
    there = limit(matrix[np.ix_(order, order)]).matrix()
    np.testing.assert_allclose(there, limit(matrix).matrix()[np.ix_(order, order)], atol=1e-13)


@SETTINGS
@given(networks(), st.integers(0, 2**32 - 1))
def test_a_start_has_the_limit_that_its_columns_have(matrix: np.ndarray, seed: int) -> None:
    start = np.random.default_rng(seed).dirichlet(np.ones(len(matrix)))
    expected = limit(matrix).matrix() @ start
    np.testing.assert_allclose(limit(matrix).apply(start), expected, atol=1e-13)
    np.testing.assert_allclose(limit_columns(matrix, start), expected, atol=1e-13)
    np.testing.assert_allclose(limit_columns(np.stack([matrix] * 2), start)[1], expected, atol=1e-13)


@SETTINGS
@given(st.integers(1, 60))
def test_a_cycle_weighs_everything_the_same(length: int) -> None:
    np.testing.assert_allclose(limit(np.roll(np.eye(length), 1, axis=0)).vector, 1 / length, atol=1e-15)


@st.composite
def networks_with_sinks(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """A network with some zero columns, and the priorities of the goal (some of them zero)."""
    matrix = draw(networks()).astype(float)
    matrix[:, draw(st.lists(st.integers(0, len(matrix) - 1), max_size=3))] = 0
    points = np.array(draw(st.lists(st.integers(0, 5), min_size=len(matrix), max_size=len(matrix))), float)
    points[draw(st.integers(0, len(matrix) - 1))] += 1
    return matrix, points / points.sum()


@SETTINGS
@given(networks_with_sinks(), st.floats(0, 0.999))
def test_damped_weights_are_a_distribution_that_solves_its_equation(
    given_: tuple[np.ndarray, np.ndarray], damping: float
) -> None:
    matrix, goal = given_
    weights = damped_weights(matrix, goal, damping)
    returned = goal_returned(matrix, goal)
    expected = damping * (returned / returned.sum(0)) @ weights + (1 - damping) * goal
    np.testing.assert_allclose(weights, expected, atol=1e-12)
    assert abs(weights.sum() - 1) < 1e-12
    assert (weights >= 0).all()


@SETTINGS
@given(networks_with_sinks())
def test_damped_weights_run_from_the_goal_to_the_limit(given_: tuple[np.ndarray, np.ndarray]) -> None:
    matrix, goal = given_
    np.testing.assert_array_equal(damped_weights(matrix, goal, 0.0), goal)
    np.testing.assert_allclose(damped_weights(matrix, goal, 1 - 1e-9), limit_weights(matrix, goal), atol=1e-6)


@SETTINGS
@given(networks_with_sinks())
def test_the_limit_from_the_goal_is_that_of_the_returned_matrix(given_: tuple[np.ndarray, np.ndarray]) -> None:
    matrix, goal = given_
    found = limit_weights(matrix, goal)
    np.testing.assert_allclose(found, limit(goal_returned(matrix, goal)).apply(goal), atol=1e-13)
    np.testing.assert_allclose(limit_weights(np.stack([matrix] * 2), goal), np.stack([found] * 2), atol=1e-13)
