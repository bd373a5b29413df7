"""pyDecision 5.1: its rankings."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from benchmarks import inputs

Options = dict[str, Any]
Work = Callable[[], object]


def promethee(options: Options) -> Work:
    from pyDecision.algorithm import promethee_ii

    # Comparing all pairs is quadratic: a hundredth of the alternatives is a ten-thousandth of the work.
    alternatives = round(options["alternatives"] * math.sqrt(options["part"]))
    values, weights, objectives = inputs.decisions(alternatives, options["criteria"])
    gains, unused = values * objectives, [1] * len(weights)
    usual = ["t1"] * len(weights)
    return lambda: promethee_ii(gains, list(weights), unused, unused, unused, usual, graph=False, verbose=False)


def topsis(options: Options) -> Work:
    from pyDecision.algorithm import topsis_method

    values, weights, kinds = _problem(options)
    return lambda: topsis_method(values, weights, kinds, graph=False, verbose=False)


def vikor(options: Options) -> Work:
    from pyDecision.algorithm import vikor_method

    values, weights, kinds = _problem(options)
    return lambda: vikor_method(values, weights, kinds, graph=False, verbose=False)


def _problem(options: Options) -> tuple[Any, list[float], list[str]]:
    values, weights, objectives = inputs.decisions(options["alternatives"], options["criteria"])
    return values, weights.tolist(), ["max" if objective > 0 else "min" for objective in objectives]
