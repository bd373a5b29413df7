"""Cases of synthesis (benefits, opportunities, costs, risks) and of the sensitivity of a network."""

from __future__ import annotations

from collections.abc import Sequence
from operator import index

import numpy as np

from mcdm.bocr import MERITS, Contribution, multiplicative, subtractive
from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray
from mcdm.network.structure import as_supermatrix
from mcdm.sensitivity.crossings import crossovers
from mcdm.sensitivity.dials import Dial, Reading, node_dial, reading, row_dial
from mcdm.sensitivity.perturbation import with_row
from studies.reference_cases.case import Outputs, array, calculation

WEIGHTS = ("limit", "damped")
"""How weights may be read from the network of a case."""


@calculation("bocr")
def bocr(
    b: object = None,
    o: object = None,
    c: object = None,
    r: object = None,
    B: object = None,
    O: object = None,  # noqa: E741  (the letters of the field)
    C: object = None,
    R: object = None,
    ideal: bool = False,
) -> Outputs:
    """BO/(CR) and bB + oO - cC - rR; a merit that is not given is left out."""
    given = [(merit, *each) for merit, each in zip(MERITS, ((B, b), (O, o), (C, c), (R, r)), strict=True)]
    contributions = [
        Contribution(merit, array(values, merit), 1.0 if weight is None else float(array(weight, merit)), merit)
        for merit, values, weight in given
        if values is not None
    ]
    product = multiplicative(contributions, ideal=bool(ideal))
    outputs: dict[str, object] = {
        "multiplicative_raw": product.raw,
        "multiplicative_ideal": product.ideal,
        "normalised": product.normalised,
    }
    if all(weight is not None for _, values, weight in given if values is not None):
        outputs["additive_raw"] = subtractive(contributions, ideal=bool(ideal)).raw
    return outputs


@calculation("node-sensitivity")
def node_sensitivity(
    supermatrix: object,
    row: int,
    column: int,
    values: object,
    goal: object = None,
    weights: str = "limit",
    damping: float = 0.5,
    block: Sequence[int] | None = None,
) -> Outputs:
    """Weights when one influence takes given values, and where elements change places."""
    matrix = as_supermatrix(array(supermatrix, "supermatrix"))
    dial = node_dial(
        matrix, _goal(goal, len(matrix)), index(row), index(column), _reading(weights, damping), block=block
    )
    return _outputs(dial, values)


@calculation("row-sensitivity")
def row_sensitivity(
    supermatrix: object, row: int, values: object, goal: object = None, weights: str = "limit", damping: float = 0.5
) -> Outputs:
    """Weights when one element is pulled down or up in every column, and the supermatrices behind them."""
    matrix = as_supermatrix(array(supermatrix, "supermatrix"))
    dial = row_dial(matrix, _goal(goal, len(matrix)), index(row), _reading(weights, damping))
    return {**_outputs(dial, values), "supermatrices": with_row(matrix, index(row), array(values, "values"))}


def _goal(goal: object, size: int) -> FloatArray:
    return np.full(size, 1 / size) if goal is None else array(goal, "goal")


def _reading(weights: str, damping: float) -> Reading:
    if weights not in WEIGHTS:
        raise DecisionError("id-unknown", name=str(weights), where="weights", suggestion=closest(str(weights), WEIGHTS))
    return reading("limit" if weights == "limit" else "damped", float(damping))


def _outputs(dial: Dial, values: object) -> dict[str, object]:
    passed = [{"value": each.value, "first": each.first, "second": each.second} for each in crossovers(dial)]
    return {"base": dial.now, "weights": dial.at(np.atleast_1d(array(values, "values"))), "crossovers": passed}
