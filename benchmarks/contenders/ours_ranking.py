"""Weighbridge, rankings and acceptability."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from benchmarks import inputs

if TYPE_CHECKING:
    from mcdm.ranking import DecisionMatrix

Options = dict[str, Any]
Work = Callable[[], object]


def promethee(options: Options) -> Work:
    from mcdm.ranking import promethee_ii

    matrix = _matrix(options)
    return lambda: promethee_ii(matrix).ranks


def topsis(options: Options) -> Work:
    from mcdm.ranking import topsis as method

    matrix = _matrix(options)
    return lambda: method(matrix).ranks


def vikor(options: Options) -> Work:
    from mcdm.ranking import vikor as method

    matrix = _matrix(options)
    return lambda: method(matrix).ranks


def smaa(options: Options) -> Work:
    from mcdm.draws import Draws
    from mcdm.sensitivity.stability import smaa as acceptability
    from mcdm.sensitivity.weight_space import WeightSpace

    table = inputs.utilities(options["scenarios"], options["criteria"])
    space = WeightSpace(tuple(f"c{j}" for j in range(options["criteria"])))
    draws = Draws(count=options["draws"])
    return lambda: acceptability(table, space, draws)


def _matrix(options: Options) -> DecisionMatrix:
    from mcdm.ranking import DecisionMatrix

    values, weights, objectives = inputs.decisions(options["alternatives"], options["criteria"])
    alternatives = tuple(f"A{k}" for k in range(len(values)))
    criteria = tuple(f"c{j}" for j in range(len(weights)))
    return DecisionMatrix(alternatives, criteria, values, tuple(objectives.tolist()), weights)
