"""pymcdm 1.4.0."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks import inputs


def complete(options: dict[str, Any]) -> Callable[[], object]:
    from pymcdm.weights.subjective import AHP

    matrices = inputs.experts(int(options["experts"] * options["part"]), options["elements"])

    def one(matrix: Any) -> object:
        method = AHP(matrix=matrix)
        return method(), method.get_cr()

    return lambda: [one(matrix) for matrix in matrices]
