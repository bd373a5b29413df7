"""AhpAnpLib 2.6.0, the library of the Creative Decisions Foundation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks import inputs


def complete(options: dict[str, Any]) -> Callable[[], object]:
    return _priorities(options, 0.0)


def incomplete(options: dict[str, Any]) -> Callable[[], object]:
    return _priorities(options, 1 / 3)


def limit_dense(options: dict[str, Any]) -> Callable[[], object]:
    from AhpAnpLib.calcs_AHPLib import calcLimitANP

    matrix = inputs.dense_supermatrix(options["nodes"])
    return lambda: calcLimitANP(matrix.copy())


def _priorities(options: dict[str, Any], missing: float) -> Callable[[], object]:
    from AhpAnpLib.calcs_AHPLib import calcInconsistency, priorityVector

    count = int(options["experts"] * options["part"])
    matrices = inputs.experts(count, options["elements"], missing=missing)
    return lambda: [(priorityVector(matrix), calcInconsistency(matrix)) for matrix in matrices]
