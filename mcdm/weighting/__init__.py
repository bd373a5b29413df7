"""Weighting methods: from judgments to weights that sum to one. One file a method, one import line here."""

from mcdm.weighting.direct import direct
from mcdm.weighting.eigenvector import Eigenpair, eigenvector, principal_eigenvector
from mcdm.weighting.geometric_mean import geometric_mean
from mcdm.weighting.harker import harker, harker_eigenpair
from mcdm.weighting.incomplete_lambda_max import Completion, complete, incomplete_lambda_max
from mcdm.weighting.incomplete_least_squares import incomplete_least_squares

__all__ = [
    "Completion",
    "Eigenpair",
    "complete",
    "direct",
    "eigenvector",
    "geometric_mean",
    "harker",
    "harker_eigenpair",
    "incomplete_lambda_max",
    "incomplete_least_squares",
    "principal_eigenvector",
]
