"""Random indices: the mean consistency index of random judgments, by which a consistency index is judged.

The published tables differ enough to turn a verdict at 0.10 (for n = 3 from .479 to .58), so every consistency ratio
names its table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

import numpy as np

from mcdm.comparisons.matrix import redundant_judgments
from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray
from mcdm.scales import SAATY_VALUES
from mcdm.weighting.eigenvector import perron_pair
from mcdm.weighting.incomplete_lambda_max import complete

TableName = Literal["saaty-1980", "saaty-2005", "donegan-dodd-1991", "alonso-lamata-2006"]
DEFAULT_TABLE: TableName = "saaty-1980"
LAST_TABULATED = 15
"""Largest n of the printed tables."""

_SEED = 1980
_COMPLETE_DRAWS, _INCOMPLETE_DRAWS = 10_000, 1_000
_FEWEST_DRAWS, _ENTRIES_MOST = 100, 25_000_000
"""Large random matrices differ little from each other: beyond n = 50 fewer of them give the mean as exactly."""

_LARGEST_THINNED = 10
"""Up to this size missing judgments are simulated; beyond it their effect is linear to a few percent."""


@dataclass(frozen=True)
class RandomIndexTable:
    """A published random index.

    Parameters
    ----------
    name
        As a study names it.
    reference
        Where it was published.
    value
        The index for n elements, n >= 3, or None beyond the table.
    """

    name: TableName
    reference: str
    value: Callable[[int], float | None]


def _printed(*values: float) -> Callable[[int], float | None]:
    return lambda n: values[n - 3] if n - 3 < len(values) else None


# fmt: off
_DONEGAN_DODD = (
    0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969,
)
# fmt: on

TABLES: Mapping[str, RandomIndexTable] = MappingProxyType(
    {
        table.name: table
        for table in (
            RandomIndexTable(
                "saaty-1980",
                "Saaty 1980, The Analytic Hierarchy Process, McGraw-Hill",
                _printed(0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59),
            ),
            RandomIndexTable(
                "saaty-2005",
                "Saaty 2005, Theory and Applications of the Analytic Network Process, RWS Publications",
                _printed(0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59),
            ),
            RandomIndexTable(
                "donegan-dodd-1991",
                "Donegan and Dodd 1991, A note on Saaty's random indexes, doi:10.1016/0895-7177(91)90098-R",
                _printed(*_DONEGAN_DODD),
            ),
            RandomIndexTable(
                "alonso-lamata-2006",
                "Alonso and Lamata 2006, Consistency in the analytic hierarchy process: a new approach, "
                "doi:10.1142/S0218488506004114",
                # Their regression of the mean lambda_max of random matrices is 2.7699 n - 4.3513.
                lambda n: (1.7699 * n - 4.3513) / (n - 1),
            ),
        )
    }
)


@dataclass(frozen=True)
class RandomIndex:
    """A random index and where it comes from.

    Parameters
    ----------
    value
        0 where judgments cannot contradict each other (n <= 2, or only n - 1 linked answers).
    simulated
        Whether it was simulated here because the table says nothing: beyond n = 15, or for missing judgments.
    """

    value: float
    simulated: bool


def random_index(n: int, table: str = DEFAULT_TABLE, missing: int = 0) -> RandomIndex:
    """The random index of n elements with `missing` unanswered pairs.

    Raises
    ------
    DecisionError
        ``random-index-unknown`` with the closest known table.
    """
    check_table(table)
    if n <= 2 or missing >= redundant_judgments(n):
        return RandomIndex(0.0, False)
    printed = TABLES[table].value(n) if missing == 0 else None
    return RandomIndex(simulated_random_index(n, missing), True) if printed is None else RandomIndex(printed, False)


def check_table(name: str) -> None:
    """Refuse a table that is not there with ``random-index-unknown`` and the closest known one."""
    if name not in TABLES:
        raise DecisionError(
            "random-index-unknown", name=name, known=", ".join(TABLES), suggestion=closest(name, TABLES)
        )


@lru_cache(maxsize=512)
def simulated_random_index(n: int, missing: int = 0) -> float:
    """Mean consistency index of random judgments from the 1-9 scale, completed optimally where some are missing.

    10,000 matrices for complete judgments (fewer beyond n = 50), 1,000 for incomplete ones, always the same ones.
    Beyond n = 10 the index falls in proportion to the missing judgments, to 0 where only a tree of answers is left.

    References
    ----------
    Ágoston and Csató 2022, Inconsistency thresholds for incomplete pairwise comparison matrices, Omega 108, 102576,
    doi:10.1016/j.omega.2021.102576.
    """
    if missing and n > _LARGEST_THINNED:
        return simulated_random_index(n) * (1 - missing / redundant_judgments(n))
    generator = np.random.default_rng([_SEED, n, missing])
    draws = _INCOMPLETE_DRAWS if missing else min(_COMPLETE_DRAWS, max(_FEWEST_DRAWS, _ENTRIES_MOST // n**2))
    total = 0.0
    step = max(1, 400_000 // (n * n))
    for start in range(0, draws, step):
        matrices = _random_matrices(n, min(step, draws - start), generator)
        if missing:
            matrices = complete(_without(matrices, missing, generator)).matrix
        total += float(perron_pair(matrices).lambda_max.sum())
    return (total / draws - n) / (n - 1)


def _random_matrices(n: int, count: int, generator: np.random.Generator) -> FloatArray:
    row, column = np.triu_indices(n, 1)
    values = generator.choice(np.asarray(SAATY_VALUES), size=(count, len(row)))
    matrices = np.ones((count, n, n))
    matrices[:, row, column], matrices[:, column, row] = values, 1 / values
    return matrices


def _without(matrices: FloatArray, missing: int, generator: np.random.Generator) -> FloatArray:
    """The matrices with as many pairs left out at random, yet connected: a random tree is always kept."""
    count, n, _ = matrices.shape
    row, column = np.triu_indices(n, 1)
    pair = np.zeros((n, n), dtype=np.intp)
    pair[row, column] = pair[column, row] = np.arange(len(row))
    order = generator.permuted(np.tile(np.arange(n), (count, 1)), axis=1)
    rank = generator.random((count, len(row)))
    for k in range(1, n):
        parent = order[np.arange(count), generator.integers(0, k, count)]
        rank[np.arange(count), pair[order[:, k], parent]] += 1.0  # kept: the smallest ranks are left out
    left_out = rank.argsort(-1)[:, :missing]
    which = np.arange(count)[:, None]
    thinned = matrices.copy()
    thinned[which, row[left_out], column[left_out]] = 0.0
    thinned[which, column[left_out], row[left_out]] = 0.0
    return thinned
