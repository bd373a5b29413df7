"""Path models by partial least squares (PLS-PM), as the ECSI estimates them."""

from satisfaction.index.path_model.bootstrap import DEFAULT_DRAWS, interval, p_values
from satisfaction.index.path_model.model import PathModel, Strength, path_model
from satisfaction.index.path_model.outer_weights import SCHEMES, Scheme

__all__ = [
    "DEFAULT_DRAWS",
    "SCHEMES",
    "PathModel",
    "Scheme",
    "Strength",
    "interval",
    "p_values",
    "path_model",
]
