"""Cases of panels: aggregation, consensus, concordance."""

from __future__ import annotations

import math

import numpy as np

from mcdm.errors import DecisionError
from mcdm.panel.aggregation import aggregate_judgments, aggregate_priorities
from mcdm.panel.consensus import consensus as consensus_indicator
from mcdm.panel.consensus import kendall_w as concordance
from mcdm.scales import SAATY_MAXIMUM
from mcdm.weighting import principal_eigenvector
from studies.reference_cases.case import Outputs, array, calculation, comparisons


@calculation("aggregate-judgments")
def joined_judgments(matrices: object, expert_weights: object = None) -> Outputs:
    """Weighted geometric mean of the answered judgments."""
    return {"matrix": aggregate_judgments(comparisons(matrices, "matrices", complete=False), _shares(expert_weights))}


@calculation("aggregate-group")
def group(matrices: object, expert_weights: object = None) -> Outputs:
    """Judgments joined, and priorities joined by either mean; priorities are principal eigenvectors."""
    given, shares = comparisons(matrices, "matrices"), _shares(expert_weights)
    joined = aggregate_judgments(given, shares)
    pair = principal_eigenvector(joined)
    priorities = principal_eigenvector(given).weights
    return {
        "aij_matrix": joined,
        "aij_weights": pair.weights,
        "aij_lambda_max": pair.lambda_max,
        "aip_arithmetic": aggregate_priorities(priorities, shares, mean="arithmetic"),
        "aip_geometric": aggregate_priorities(priorities, shares),
    }


@calculation("consensus")
def consensus(priorities: object, scale_maximum: float = SAATY_MAXIMUM) -> Outputs:
    """Goepel's consensus indicator."""
    return {"consensus": consensus_indicator(array(priorities, "priorities"), float(scale_maximum))}


@calculation("kendall-w")
def kendall_w(ranks_by_judge: object = None, scores_by_judge: object = None) -> Outputs:
    """Kendall's coefficient of concordance from ranks or scores; undefined where every judge ties all objects."""
    given = ranks_by_judge if ranks_by_judge is not None else scores_by_judge
    if given is None:
        raise DecisionError("case-input-missing", name="ranks_by_judge", method="kendall-w", where="inputs")
    try:
        found = concordance(array(given, "ranks_by_judge"))
    except DecisionError as error:
        if error.code != "ranks-all-tied":
            raise
        return {"S": 0.0, "W": math.nan}
    return {"S": found.squares, "W": found.coefficient}


def _shares(expert_weights: object) -> np.ndarray | None:
    return None if expert_weights is None else array(expert_weights, "expert_weights")
