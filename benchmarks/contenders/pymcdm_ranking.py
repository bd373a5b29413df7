"""pymcdm 1.4: its rankings, with and without its checks of the input."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks import inputs

Options = dict[str, Any]
Work = Callable[[], object]


def promethee(options: Options) -> Work:
    return _ranked(options, "PROMETHEE_II", "usual", checks=False)


def topsis(options: Options) -> Work:
    from pymcdm.normalizations import vector_normalization

    return _ranked(options, "TOPSIS", vector_normalization)


def topsis_unchecked(options: Options) -> Work:
    from pymcdm.normalizations import vector_normalization

    return _ranked(options, "TOPSIS", vector_normalization, checks=False)


def vikor(options: Options) -> Work:
    return _ranked(options, "VIKOR")


def vikor_unchecked(options: Options) -> Work:
    return _ranked(options, "VIKOR", checks=False)


def smaa(options: Options) -> Work:
    """The weighted sum of every weighting in turn, ranked."""
    from pymcdm.methods import WSM

    table = inputs.utilities(options["scenarios"], options["criteria"])
    work, kinds = WSM(), np.ones(options["criteria"])
    generator = np.random.default_rng(1)

    def run() -> object:
        weights = generator.dirichlet(kinds, int(options["draws"] * options["part"]))
        return [work.rank(work(table, weighting, kinds, validation=False)) for weighting in weights]

    return run


def _ranked(options: Options, name: str, *arguments: Any, checks: bool = True) -> Work:
    from pymcdm import methods

    warnings.simplefilter("ignore", UserWarning)  # it warns of alternatives that are dominated
    # Comparing all pairs is quadratic: a tenth of the alternatives is a hundredth of the work.
    alternatives = round(options["alternatives"] * math.sqrt(options["part"]))
    values, weights, objectives = inputs.decisions(alternatives, options["criteria"])
    work = getattr(methods, name)(*arguments)
    return lambda: work.rank(work(values, weights, objectives, validation=checks))
