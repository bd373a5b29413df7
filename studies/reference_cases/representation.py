"""Cases of sample sizes, weights and trends."""

from __future__ import annotations

import math

import numpy as np

from mcdm.errors import DecisionError
from satisfaction.precision import Estimate
from satisfaction.raking import Margin, rake
from satisfaction.sample_size import answers_for_mean, answers_for_share
from satisfaction.trend import change as change_between
from satisfaction.trend import discoveries
from studies.reference_cases.case import Outputs, array, calculation


@calculation("sample-size")
def sample_size(
    margin: float,
    share: float = 0.5,
    deviation: float | None = None,
    confidence: float = 0.95,
    population: float = math.inf,
    design_effect: float = 1.0,
    response_rate: float = 1.0,
) -> Outputs:
    """Answers for a share, or for a mean where a deviation is given."""
    if deviation is None:
        found = answers_for_share(
            margin, share, confidence,
            customers=population, design_effect=design_effect, response_rate=response_rate,
        )  # fmt: skip
    else:
        found = answers_for_mean(
            margin, deviation, confidence,
            customers=population, design_effect=design_effect, response_rate=response_rate,
        )  # fmt: skip
    return {"answers": found.answers, "rounded": found.rounded, "invitations": found.invitations}


@calculation("post-stratification")
def post_stratification(population: object, respondents: object, scores: object = None) -> Outputs:
    """Weights of cells, Kish's effective sample size, the design effect, and the weighted mean of scores."""
    customers, people = array(population, "population"), array(respondents, "respondents")
    if customers.shape != people.shape or not (people > 0).all() or not customers.sum() > 0:
        raise DecisionError("case-numbers-unreadable", name="population")
    shares, total = customers / customers.sum(), float(people.sum())
    effective = float(1 / (shares**2 / people).sum())
    outputs: dict[str, object] = {
        "weights": shares / (people / total),
        "effective": effective,
        "design_effect": total / effective,
    }
    if scores is not None:
        given = array(scores, "scores")
        outputs |= {"weighted": shares @ given, "unweighted": people @ given / total}
    return outputs


@calculation("raking")
def raking(table: object, rows: object, columns: object, trim: float = math.inf) -> Outputs:
    """A table whose rows and columns reach their margins, from a table of respondents."""
    start = array(table, "table")
    down, across = np.indices(start.shape)
    margins = [
        Margin(name, tuple(str(k) for k in range(len(wanted))), place.ravel(), wanted)
        for name, place, wanted in (
            ("rows", down, array(rows, "rows")),
            ("columns", across, array(columns, "columns")),
        )
    ]
    raked = rake(start.ravel(), margins, trim=trim)
    weights = np.divide(raked.totals, start.ravel(), out=np.zeros(start.size), where=start.ravel() > 0)
    effective = raked.totals.sum() ** 2 / (raked.totals * weights).sum()
    return {
        "table": raked.totals.reshape(start.shape),
        "weights": weights.reshape(start.shape),
        "effective": float(effective),
        "converged": raked.converged,
    }


@calculation("trend")
def trend(before: object, after: object, covariance: float = 0.0) -> Outputs:
    """The change between two waves, each given as [mean, standard error, respondents], and what it says."""
    first, second = (
        Estimate(mean, None, None, error, 0.95, int(n), freedom=n - 1)
        for mean, error, n in (array(before, "before").tolist(), array(after, "after").tolist())
    )
    found = change_between(first, second, covariance)
    return {
        "change": found.value,
        "standard_error": found.standard_error,
        "low": found.low,
        "high": found.high,
        "p": found.p_value,
        "verdict": found.verdict,
    }


@calculation("false-discovery-rate")
def false_discovery_rate(p_values: object, rate: float = 0.05) -> Outputs:
    """Which of many tests are discoveries, by Benjamini and Hochberg."""
    found = discoveries(array(p_values, "p_values"), rate)
    return {"discoveries": found.astype(float), "count": int(found.sum())}
