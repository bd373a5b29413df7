"""The same inputs for every contender, made from a seed."""

from __future__ import annotations

from pathlib import Path

import numpy as np

SEED = 20261121
SCALE = np.array([1 / k for k in range(9, 1, -1)] + [float(k) for k in range(1, 10)])


def experts(count: int, elements: int, *, missing: float = 0.0) -> np.ndarray:
    """Judgment matrices (count, n, n) on the 1-9 scale, fairly consistent; unanswered pairs are 0, all connected."""
    generator = np.random.default_rng(SEED)
    weights = generator.dirichlet(np.full(elements, 3.0), count)
    ratios = weights[:, :, None] / weights[:, None, :] * np.exp(generator.normal(0, 0.3, (count, elements, elements)))
    nearest = np.abs(np.log(ratios)[..., None] - np.log(SCALE)).argmin(-1)
    matrices = np.ones((count, elements, elements))
    rows, columns = np.triu_indices(elements, 1)
    values = SCALE[nearest[:, rows, columns]]
    answered = (generator.random(values.shape) >= missing) | (columns == rows + 1)  # a chain keeps all connected
    matrices[:, rows, columns] = np.where(answered, values, 0.0)
    matrices[:, columns, rows] = np.where(answered, 1 / values, 0.0)
    return matrices


def dense_supermatrix(nodes: int) -> np.ndarray:
    """A column-stochastic matrix (n, n) in which everything influences everything."""
    matrix = np.random.default_rng(SEED).random((nodes, nodes))
    return matrix / matrix.sum(0)


def slow_supermatrix(nodes: int) -> np.ndarray:
    """A column-stochastic matrix (n, n) of two halves that influence each other a thousand times less."""
    matrix = np.random.default_rng(SEED).random((nodes, nodes))
    half = nodes // 2
    matrix[:half, half:] /= 1_000
    matrix[half:, :half] /= 1_000
    return matrix / matrix.sum(0)


def reducible_supermatrix(nodes: int) -> np.ndarray:
    """Two closed classes of three tenths of the nodes each, and the rest, which leads to both; in random order."""
    generator = np.random.default_rng(SEED)
    matrix = generator.random((nodes, nodes))
    first, second = 3 * nodes // 10, 6 * nodes // 10
    matrix[first:, :first] = matrix[:first, first:second] = matrix[second:, first:second] = 0
    order = generator.permutation(nodes)
    return (matrix / matrix.sum(0))[np.ix_(order, order)]


def sparse_links(nodes: int, links: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows, columns and values of a sparse column-stochastic matrix: `links` influences on each node."""
    generator = np.random.default_rng(SEED)
    rows = generator.integers(0, nodes, (nodes, links))
    rows[:, 0] = (np.arange(nodes) + 1) % nodes  # a ring keeps the network connected
    values = generator.random((nodes, links))
    return rows.ravel(), np.repeat(np.arange(nodes), links), (values / values.sum(1, keepdims=True)).ravel()


def decisions(alternatives: int, criteria: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values (m, n), weights (n,) and objectives (n,): every other criterion is a cost, every fourth has ties."""
    generator = np.random.default_rng(SEED)
    values = generator.uniform(1, 9, (alternatives, criteria))
    values[:, ::4] = values[:, ::4].round(1)
    return values, generator.dirichlet(np.ones(criteria)), np.where(np.arange(criteria) % 2, -1, 1)


def utilities(scenarios: int, criteria: int) -> np.ndarray:
    """How well scenarios do on criteria (m, n), 0 to 1, none far ahead."""
    return np.random.default_rng(SEED).uniform(0.4, 0.6, (scenarios, criteria))


def write_survey(path: Path, rows: int, items: int, segments: int) -> None:
    """A survey as Parquet: a segment column and `items` answers 1-5, four in a hundred missing."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    generator = np.random.default_rng(SEED)
    names = pa.array([f"S{k:02d}" for k in range(segments)])
    coded = pa.dictionary(pa.int8(), pa.string())
    schema = pa.schema([("segment", coded), *((f"q{k}", pa.int8()) for k in range(items))])
    with pq.ParquetWriter(path, schema, compression="snappy") as writer:
        for start in range(0, rows, 500_000):
            count = min(500_000, rows - start)
            codes = pa.array(generator.integers(0, segments, count, dtype=np.int8))
            segment = pa.DictionaryArray.from_arrays(codes, names)
            columns = [
                pa.array(generator.integers(1, 6, count, dtype=np.int8), mask=generator.random(count) < 0.04)
                for _ in range(items)
            ]
            writer.write_table(pa.Table.from_arrays([segment, *columns], schema=schema))
