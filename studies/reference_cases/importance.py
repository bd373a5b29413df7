"""Cases of what matters: relative importance, the map, alpha, KMO and Bartlett, customer tiers and classes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from satisfaction.correlations import Correlations
from satisfaction.customer_value import ABC_LIMITS, abc_classes, tier_of
from satisfaction.importance_performance import Crosshair, importance_performance
from satisfaction.questionnaire import TIER_THRESHOLDS
from satisfaction.questionnaire_quality import cronbach_alpha, factorability
from satisfaction.relative_importance import johnson_importance, shapley_importance, standardised_coefficients
from studies.reference_cases.case import Outputs, array, calculation, columns


@calculation("shapley-importance")
def shapley(
    outcome: object = None,
    drivers: object = None,
    data: object = None,
    correlations: object = None,
    outcome_correlations: object = None,
) -> Outputs:
    """LMG: the R squared each driver adds, averaged over all orders."""
    among, with_outcome = _problem(outcome, drivers, data, correlations, outcome_correlations)
    return _parts(among, with_outcome, shapley_importance(among, with_outcome))


@calculation("johnson-importance")
def johnson(
    outcome: object = None,
    drivers: object = None,
    data: object = None,
    correlations: object = None,
    outcome_correlations: object = None,
) -> Outputs:
    """Johnson's relative weights."""
    among, with_outcome = _problem(outcome, drivers, data, correlations, outcome_correlations)
    return _parts(among, with_outcome, johnson_importance(among, with_outcome))


@calculation("importance-performance")
def map_of(importance: object, performance: object, attributes: object = None, crosshair: str = "means") -> Outputs:
    """Quadrants of Martilla and James; a value on a line counts as high."""
    heights, widths = array(performance, "performance"), array(importance, "importance")
    names = [str(name) for name in cast(Sequence[object], attributes or range(len(widths)))]
    if crosshair not in ("means", "medians"):
        raise ValueError(f"crosshair {crosshair}")
    found = importance_performance(names, widths, heights, crosshair=cast(Crosshair, crosshair))
    return {
        "mean_importance": float(widths.mean()),
        "mean_performance": float(heights.mean()),
        "lines": list(found.lines),
        "quadrants": list(found.quadrants),
    }


@calculation("cronbach-alpha")
def alpha(items: object = None, data: object = None) -> Outputs:
    """Alpha with Feldt's 95 % interval, and without each item. `items` holds a row a respondent."""
    found = cronbach_alpha(_of_table(items, data))
    return {
        "alpha": found.value,
        "low": found.low,
        "high": found.high,
        "item_deleted": found.deleted,
        "item_rest": found.to_rest,
    }


@calculation("kmo-bartlett")
def kmo_bartlett(
    items: object = None, data: object = None, correlations: object = None, answers: object = None
) -> Outputs:
    """Kaiser-Meyer-Olkin measure, overall and by item, and Bartlett's test of sphericity."""
    if correlations is not None:
        values = array(correlations, "correlations")
        count = int(cast(float, answers or 0))
        names = tuple(map(str, range(len(values))))
        every = np.ones(values.shape, bool)
        table = Correlations(names, values, np.ones(len(values)), np.full(values.shape, count), every)
    else:
        table = _of_table(items, data)
    found = factorability(table)
    return {
        "kmo": found.kmo,
        "kmo_of_item": found.kmo_of,
        "chi_square": found.chi_square,
        "degrees_of_freedom": found.freedom,
        "p_value": found.p_value,
    }


@calculation("customer-tiers")
def customer_tiers(
    consumption: object, thresholds: object = None, kinds: object = None, overrides: object = None
) -> Outputs:
    """Tier by mean kWh a month; a boundary belongs upward, a kind that is named comes first."""
    given = [(float(bound), str(name)) for bound, name in cast(Sequence[tuple[float, str]], thresholds or ())]
    tiers = tier_of(
        array(consumption, "consumption"),
        given or TIER_THRESHOLDS,
        [str(kind) for kind in cast(Sequence[str], kinds or ())],
        {str(kind): str(tier) for kind, tier in cast(Mapping[str, str], overrides or {}).items()},
    )
    return {"tiers": list(tiers)}


@calculation("revenue-classes")
def revenue_classes(revenue: object, limits: object = None) -> Outputs:
    """ABC classes by cumulative revenue."""
    given = [float(limit) for limit in cast(Sequence[float], limits or ABC_LIMITS)]
    return {"classes": list(abc_classes(array(revenue, "revenue"), given))}


# ---------------------------------------------------------------------- inputs


def _problem(
    outcome: object, drivers: object, data: object, correlations: object, outcome_correlations: object
) -> tuple[FloatArray, FloatArray]:
    """Correlations between the drivers and with the outcome: given, or from columns of data."""
    if correlations is not None and outcome_correlations is not None:
        return array(correlations, "correlations"), array(outcome_correlations, "outcome_correlations")
    if data is None or outcome is None or not drivers:
        raise DecisionError("case-input-missing", name="data, outcome, drivers", method="importance", where="inputs")
    names = (*(str(name) for name in cast(Sequence[object], drivers)), str(outcome))
    whole = _correlations(columns(data, names), names).values
    return whole[:-1, :-1], whole[:-1, -1]


def _parts(among: FloatArray, outcome: FloatArray, parts: FloatArray) -> Outputs:
    coefficients, explained = standardised_coefficients(among, outcome)
    whole = float(explained)
    return {
        "r_squared": whole,
        "importance": parts,
        "share": 100 * parts / whole if whole > 0 else np.full(len(parts), math.nan),
        "coefficients": coefficients,
    }


def _of_table(items: object, data: object) -> Correlations:
    """A table given inline, a row a respondent, or columns of data."""
    if data is not None:
        names = tuple(str(name) for name in cast(Sequence[object], items or list(cast(Mapping[str, object], data))))
        return _correlations(columns(data, names), names)
    table = array(items, "items")
    return _correlations(table, tuple(map(str, range(table.shape[1]))))


def _correlations(table: FloatArray, names: tuple[str, ...]) -> Correlations:
    deviations = np.asarray(table.std(0), np.float64)
    if not (deviations > 0).all():
        raise DecisionError("item-without-variance", item=names[int((deviations > 0).argmin())])
    values = np.asarray(np.corrcoef(table.T), np.float64)
    return Correlations(names, values, deviations, np.full(values.shape, len(table)), np.ones(values.shape, bool))
