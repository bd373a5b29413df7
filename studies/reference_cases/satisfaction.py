"""Cases of measuring satisfaction: set pairs, roles, service gaps, zones of tolerance, and Kano's classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from satisfaction.expectations import expectation_path
from satisfaction.index.set_pair import potential, three_elements
from satisfaction.kano import CLASSES, KanoClass, classify, coefficients, fong_apart, fong_threshold, ranking
from satisfaction.role_scores import mixture_of_roles
from satisfaction.servqual import tolerance, weighted_gap
from studies.reference_cases.case import Outputs, array, calculation


@calculation("set-pair")
def set_pair(
    items: Sequence[Mapping[str, Any]] | None = None,
    counts: object = None,
    weights: object = None,
    difference_coefficients: object = (-1.0, 0.0, 1.0),
    contrary_coefficient: object = -1.0,
) -> Outputs:
    """Connection [a, b, c] of weighted items, a + b i + c j for each i given, and the potential a/c.

    Items carry their connection, rows of counts are divided by their sum; more than three grades, of either, are taken
    as three elements.
    """
    if items is not None:
        rows = array([item["connection"] for item in items], "items")
        given = array([item.get("weight", 1.0) for item in items], "items")
    else:
        answered = np.atleast_2d(array(counts, "counts"))
        totals = answered.sum(-1, keepdims=True)
        if not (totals > 0).all():
            raise DecisionError("evaluation-empty")
        rows = answered / totals
        given = np.ones(len(rows)) if weights is None else array(weights, "weights")
    if items is None or rows.shape[-1] > 3:
        rows = three_elements(rows)
    if rows.ndim != 2 or rows.shape[-1] != 3:
        raise DecisionError("case-wrong-length", name="connection", given=rows.shape[-1], expected=3)
    identity, difference, contrary = (_scaled(given, "weights", len(rows)) @ rows).tolist()
    steps = np.atleast_1d(array(difference_coefficients, "difference_coefficients"))
    opposite = float(array(contrary_coefficient, "contrary_coefficient"))
    return {
        "connection": [identity, difference, contrary],
        "connection_degree": identity + difference * steps + contrary * opposite,
        "set_pair_potential": potential(identity, contrary),
    }


@calculation("role-scores")
def role_scores(role_weights: Mapping[str, float], shares: Mapping[str, object], grade_scores: object) -> Outputs:
    """Grade shares of the roles by weight, their score, each role's own, and how far the roles are apart."""
    scores = array(grade_scores, "grade_scores")
    rows = {role: array(row, f"shares/{role}") for role, row in shares.items()}
    rows = {role: row / row.sum() for role, row in rows.items()}
    mixed, missing = mixture_of_roles({role: float(weight) for role, weight in role_weights.items()}, rows)
    by_role = {role: float(row @ scores) for role, row in rows.items()}
    return {
        "shares": mixed,
        "score": float(mixed @ scores),
        "by_role": by_role,
        "spread": max(by_role.values()) - min(by_role.values()),
        "missing": list(missing),
    }


@calculation("servqual-gap")
def servqual_gap(expectation: object, perception: object, importance_points: object = None) -> Outputs:
    """Perception less expectation of every dimension, plain and weighted by points of importance."""
    expected, perceived = array(expectation, "expectation"), array(perception, "perception")
    if expected.shape != perceived.shape or expected.ndim != 1:
        raise DecisionError("case-wrong-length", name="perception", given=perceived.size, expected=expected.size)
    points = np.ones(expected.size) if importance_points is None else array(importance_points, "importance_points")
    if points.shape != expected.shape:
        raise DecisionError("case-wrong-length", name="importance_points", given=points.size, expected=expected.size)
    return {
        "gap": perceived - expected,
        "unweighted": weighted_gap(perceived, expected, np.ones(expected.size)),
        "weighted": weighted_gap(perceived, expected, points),
        "ratio": _divided(float(points @ perceived), float(points @ expected)),
    }


@calculation("zone-of-tolerance")
def zone_of_tolerance(perceived: object, adequate: object, desired: object) -> Outputs:
    """Where the perceived lies between adequate (0) and desired (1); undefined where desired is not above adequate."""
    three = [np.atleast_1d(array(each, name)) for each, name in
             ((perceived, "perceived"), (adequate, "adequate"), (desired, "desired"))]  # fmt: skip
    found = [tolerance(*map(float, row)) for row in zip(*three, strict=True)]
    return {
        "position": found,
        "adequacy": three[0] - three[1],
        "superiority": three[0] - three[2],
    }


@calculation("expectation-path")
def expectations(expected: float, perceived: Sequence[float], adaptation: float = 0.15) -> Outputs:
    """Expectations quarter by quarter, following what is perceived."""
    return {"expectation": expectation_path(float(expected), list(perceived), adaptation=float(adaptation))}


@calculation("kano-coefficients")
def kano_coefficients(
    A: object = 0.0,
    O: object = 0.0,  # noqa: E741
    M: object = 0.0,
    I: object = 0.0,  # noqa: E741
    R: object = 0.0,
    Q: object = 0.0,
) -> Outputs:
    """Better and worse; reverse and questionable answers count in neither. Lists give a number for each place.

    A class that is not named was chosen by nobody.
    """
    given = zip((A, O, M, I, R, Q), "AOMIRQ", strict=True)
    counts = np.stack(np.broadcast_arrays(*(array(each, name) for each, name in given)), -1)
    if (counts < 0).any():
        raise DecisionError("case-numbers-unreadable", name="counts")
    found = [coefficients(dict(zip("AOMI", row, strict=False))) for row in counts.reshape(-1, 6).tolist()]
    better, worse = ([each[k] for each in found] for k in (0, 1))
    return {"better": better, "worse": worse} if counts.ndim > 1 else {"better": better[0], "worse": worse[0]}


@calculation("kano-class")
def kano_class(answers: Sequence[Sequence[str]]) -> Outputs:
    """Class of each pair (answer to the functional question, answer to the dysfunctional one)."""
    return {"classes": [classify(*pair) for pair in answers]}


@calculation("kano-significance")
def kano_significance(counts: Mapping[str, float]) -> Outputs:
    """The most frequent class, the next, and whether they are apart by Fong's test."""
    given = {name: float(counts.get(name, 0.0)) for name in CLASSES}
    (first, most), (second, next_most), *_ = ranking(cast(Mapping[KanoClass, float], given))
    total = sum(given.values())
    apart = fong_apart(most, next_most, total)
    return {
        "kano_class": first,
        "second": second,
        "threshold": fong_threshold(most, next_most, total) if total > 0 else None,
        "significant": apart,
        "combined_class": first if apart else f"{first}/{second}",
    }


def _scaled(weights: FloatArray, name: str, count: int) -> FloatArray:
    if weights.shape != (count,):
        raise DecisionError("case-wrong-length", name=name, given=weights.size, expected=count)
    total = float(weights.sum())
    if not total > 0:
        raise DecisionError("evaluation-empty")
    return weights / total


def _divided(above: float, below: float) -> float | None:
    return above / below if below else None
