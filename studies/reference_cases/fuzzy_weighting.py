"""Cases of weights from fuzzy comparisons, from measured values, from an order, and of judgment scales."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import mcdm.comparisons.judgment_scales  # noqa: F401  (registers the scales)
from mcdm.catalogue import find
from mcdm.weighting import (
    critic,
    entropy,
    extent_analysis,
    fuzzy_geometric_mean,
    fuzzy_geometric_mean_weights,
    rank_order_centroid,
    synthetic_extents,
)
from studies.reference_cases.case import Outputs, array, calculation


@calculation("fuzzy-geometric-mean")
def fuzzy_geometric_means(tfn: object) -> Outputs:
    """Buckley: geometric means of the rows for each bound, then centroids scaled to one."""
    given = array(tfn, "tfn")
    return {"weights": fuzzy_geometric_mean(given), "fuzzy_weights": fuzzy_geometric_mean_weights(given)}


@calculation("extent-analysis")
def extents(tfn: object) -> Outputs:
    """Chang: the smallest degree of possibility of each element, scaled to one; the fuzzy weights are the extents."""
    given = array(tfn, "tfn")
    return {"weights": extent_analysis(given), "fuzzy_weights": synthetic_extents(given)}


@calculation("entropy")
def entropy_weights(matrix: object) -> Outputs:
    """Weights of the columns by entropy."""
    return {"weights": entropy(array(matrix, "matrix"))}


@calculation("critic")
def critic_weights(matrix: object) -> Outputs:
    """Weights of the columns by contrast and conflict. A case may give `ddof`: the weights do not depend on it."""
    return {"weights": critic(array(matrix, "matrix"))}


@calculation("rank-order-centroid")
def centroid_weights(ranks: object = None, points: object = None) -> Outputs:
    """Weights from ranks (1 is first) or points (more is better); ties share."""
    if ranks is None:
        return {"weights": rank_order_centroid(array(points, "points"))}
    return {"weights": rank_order_centroid(array(ranks, "ranks"), given="ranks")}


@calculation("judgment-scale")
def judgment_scale(scale: str, judgments: object, parameters: Mapping[str, Any] | None = None) -> Outputs:
    """The ratios that a scale makes of judgments on the 1-9 scale."""
    return {"ratios": find("judgment-scale", str(scale)).call(array(judgments, "judgments"), dict(parameters or {}))}
