"""pyDecision 5.1.8."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks import inputs


def complete(options: dict[str, Any]) -> Callable[[], object]:
    from pyDecision.algorithm import ahp_method

    matrices = inputs.experts(int(options["experts"] * options["part"]), options["elements"])
    return lambda: [ahp_method(matrix, wd="max_eigen") for matrix in matrices]
