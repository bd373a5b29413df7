"""Cases of rankings: scores of alternatives on a decision matrix."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import cast, get_args

import numpy as np

from mcdm.catalogue import find
from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray
from mcdm.ranking import DecisionMatrix, Ranking
from mcdm.ranking.promethee_ii import flows
from mcdm.ranking.topsis import Normalisation, distances
from mcdm.ranking.vikor import regrets
from studies.reference_cases.case import Outputs, array, calculation

BENEFIT, COST = 1.0, -1.0


@calculation("topsis")
def topsis(matrix: object, weights: object, objectives: object = None, normalisation: str = "vector") -> Outputs:
    """Relative closeness; undefined where all alternatives are equal."""
    known = get_args(Normalisation)
    if normalisation not in known:
        raise DecisionError(
            "parameter-not-a-choice",
            method="topsis",
            name="normalisation",
            value=str(normalisation),
            choices=", ".join(known),
            suggestion=closest(str(normalisation), known),
        )
    found = distances(*_problem(matrix, weights, objectives), cast(Normalisation, normalisation))
    defined = found.to_best + found.to_worst > 0
    return {"score": np.where(defined, found.closeness, math.nan)}


@calculation("vikor")
def vikor(matrix: object, weights: object, objectives: object = None, v: float = 0.5) -> Outputs:
    """Group loss S, largest regret R and their mixture Q; lower is better."""
    found = regrets(*_problem(matrix, weights, objectives), float(v))
    return {"S": found.group, "R": found.largest, "Q": found.mixed}


@calculation("promethee-ii")
def promethee_ii(matrix: object, weights: object, objectives: object = None) -> Outputs:
    """Net flow with the usual preference function, averaged over the other alternatives; undefined without any."""
    values, shares, directions = _problem(matrix, weights, objectives)
    if len(values) < 2:
        return {name: np.full(1, math.nan) for name in ("phi", "phi_plus", "phi_minus")}
    found = flows(values * directions, shares)
    return {"phi": found.net, "phi_plus": found.positive, "phi_minus": found.negative}


def _of_the_catalogue(name: str) -> Callable[..., Outputs]:
    """A calculation that ranks by a method of the catalogue, with its parameters beside the matrix."""

    def ranked(matrix: object, weights: object, objectives: object = None, parameters: object = None) -> Outputs:
        values, shares, directions = _problem(matrix, weights, objectives)
        alternatives, criteria = (tuple(map(str, range(count))) for count in values.shape)
        question = DecisionMatrix(alternatives, criteria, values, tuple(int(d) for d in directions), shares)
        found: Ranking = find("ranking", name).call(question, dict(cast(dict[str, object], parameters or {})))
        return {"score": found.scores, "ranks": found.ranks}

    return ranked


for _name in (
    *("weighted-sum", "weighted-product", "moora", "copras"),
    *("marcos", "aras", "edas", "mabac", "waspas", "codas", "mairca", "ocra", "ram", "cocoso"),
):
    calculation(_name)(_of_the_catalogue(_name))


def _problem(matrix: object, weights: object, objectives: object) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Values (m, n), weights (n,) exactly as given, and directions (n,): all benefits where they are left out."""
    values, shares = array(matrix, "matrix"), array(weights, "weights")
    if values.ndim != 2 or 0 in values.shape:
        raise DecisionError("case-numbers-unreadable", name="matrix")
    directions = np.ones(values.shape[1]) if objectives is None else array(objectives, "objectives")
    for name, given in (("weights", shares), ("objectives", directions)):
        if given.shape != values.shape[1:]:
            raise DecisionError("case-wrong-length", name=name, given=given.size, expected=values.shape[1])
    wrong = directions[(directions != BENEFIT) & (directions != COST)]
    if wrong.size:
        place = int(np.argmax((directions != BENEFIT) & (directions != COST)))
        raise DecisionError("decision-objective-unknown", criterion=str(place), value=f"{wrong[0]:g}")
    return values, shares, directions
