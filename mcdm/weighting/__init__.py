"""Weighting methods: from judgments to weights that sum to one. One file a method, one import line here."""

from mcdm.weighting.best_worst_linear import best_worst_linear, best_worst_linear_solution
from mcdm.weighting.best_worst_nonlinear import best_worst_nonlinear, best_worst_nonlinear_solution
from mcdm.weighting.critic import critic
from mcdm.weighting.direct import direct
from mcdm.weighting.eigenvector import Eigenpair, eigenvector, principal_eigenvector
from mcdm.weighting.entropy import entropy
from mcdm.weighting.extent_analysis import extent_analysis, synthetic_extents, zero_weights
from mcdm.weighting.fuzzy_geometric_mean import fuzzy_geometric_mean, fuzzy_geometric_mean_weights
from mcdm.weighting.geometric_mean import geometric_mean
from mcdm.weighting.harker import harker, harker_eigenpair
from mcdm.weighting.incomplete_lambda_max import Completion, complete, incomplete_lambda_max
from mcdm.weighting.incomplete_least_squares import incomplete_least_squares
from mcdm.weighting.rank_order_centroid import rank_order_centroid

__all__ = [
    "Completion",
    "Eigenpair",
    "best_worst_linear",
    "best_worst_linear_solution",
    "best_worst_nonlinear",
    "best_worst_nonlinear_solution",
    "complete",
    "critic",
    "direct",
    "eigenvector",
    "entropy",
    "extent_analysis",
    "fuzzy_geometric_mean",
    "fuzzy_geometric_mean_weights",
    "geometric_mean",
    "harker",
    "harker_eigenpair",
    "incomplete_lambda_max",
    "incomplete_least_squares",
    "principal_eigenvector",
    "rank_order_centroid",
    "synthetic_extents",
    "zero_weights",
]
