"""What a good numpy programmer writes for the same outputs, without checks, findings or certificates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks import inputs

Options = dict[str, Any]
Work = Callable[[], object]

RANDOM_INDEX = (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)


def complete(options: Options) -> Work:
    matrices = inputs.experts(options["experts"], options["elements"])
    n = matrices.shape[-1]

    def work() -> object:
        weights = np.full((len(matrices), n, 1), 1 / n)
        for _ in range(200):
            following = matrices @ weights
            total = following.sum(1, keepdims=True)
            following /= total
            settled = np.abs(following - weights).max() < 1e-14
            weights = following
            if settled:
                break
        lambda_max = total[:, 0, 0]
        return weights[..., 0], (lambda_max - n) / (n - 1) / RANDOM_INDEX[n - 1]

    return work


def incomplete(options: Options) -> Work:
    matrices = inputs.experts(options["experts"], options["elements"], missing=1 / 3)
    n = matrices.shape[-1]

    def work() -> object:
        known = matrices > 0
        right = np.log(matrices, out=np.zeros_like(matrices), where=known).sum(-1)
        laplacian = -known.astype(float)
        laplacian[:, range(n), range(n)] = known.sum(-1) - 1
        solved = np.linalg.solve(laplacian[:, 1:, 1:], right[:, 1:, None])[..., 0]
        weights = np.exp(np.concatenate([np.zeros((len(matrices), 1)), solved], axis=1))
        return weights / weights.sum(-1, keepdims=True)

    return work


def limit_dense(options: Options) -> Work:
    matrix = inputs.dense_supermatrix(options["nodes"])
    return lambda: _power(matrix)


def limit_slow(options: Options) -> Work:
    matrix = inputs.slow_supermatrix(options["nodes"])
    return lambda: _solve(matrix)


def limit_reducible(options: Options) -> Work:
    from scipy.sparse import csgraph

    matrix = inputs.reducible_supermatrix(options["nodes"])

    def work() -> object:
        count, label = csgraph.connected_components(matrix, connection="strong")
        limit, inside = np.zeros_like(matrix), np.zeros(len(matrix), bool)
        classes = []
        for k in range(count):
            members = np.flatnonzero(label == k)
            block = matrix[np.ix_(members, members)]
            if block.sum() > len(members) - 1e-9:
                inside[members] = True
                classes.append((members, _solve(block)))
        moving = np.flatnonzero(~inside)
        ends = np.array([matrix[np.ix_(members, moving)].sum(0) for members, _ in classes])
        shares = np.linalg.solve((np.eye(len(moving)) - matrix[np.ix_(moving, moving)]).T, ends.T).T
        for (members, weights), share in zip(classes, shares, strict=True):
            limit[np.ix_(members, members)] = weights[:, None]
            limit[np.ix_(members, moving)] = np.outer(weights, share)
        return limit

    return work


def _solve(matrix: np.ndarray) -> np.ndarray:
    """The stationary equations, one of which is replaced by the sum."""
    system = np.eye(len(matrix)) - matrix
    system[-1] = 1
    right = np.zeros(len(matrix))
    right[-1] = 1
    return np.linalg.solve(system, right)


def limit_sparse(options: Options) -> Work:
    from scipy import sparse

    rows, columns, values = inputs.sparse_links(options["nodes"], options["links"])
    matrix = sparse.csr_array((values, (rows, columns)), shape=(options["nodes"], options["nodes"]))
    return lambda: _power(matrix)


def _power(matrix: Any) -> np.ndarray:
    vector = np.full(matrix.shape[0], 1 / matrix.shape[0])
    for _ in range(10_000):
        following = matrix @ vector
        following /= following.sum()
        if np.abs(following - vector).sum() < 1e-13:
            return following
        vector = following
    raise RuntimeError("did not settle")


def tally(options: Options) -> Work:
    import pyarrow.parquet as pq

    items, segments = options["items"], options["segments"]

    def work() -> object:
        counts = np.zeros((items, segments * 6), np.int64)
        names = {f"S{k:02d}": k for k in range(segments)}
        with pq.ParquetFile(options["data"]) as file:
            for batch in file.iter_batches(batch_size=131_072):
                coded = batch.column(0)
                place = np.array([names[name] for name in coded.dictionary.to_pylist()])[coded.indices.to_numpy()]
                base = place * 6
                for k in range(items):
                    answers = batch.column(k + 1).fill_null(0).to_numpy(zero_copy_only=False)
                    counts[k] += np.bincount(base + answers, minlength=segments * 6)
        return counts.reshape(items, segments, 6)[..., 1:]

    return work
