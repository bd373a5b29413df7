"""One file per index. Importing this package registers them all in the catalogue under the kind "index"."""

from satisfaction.index import fuzzy_comprehensive, set_pair, weighted_average

__all__ = ["fuzzy_comprehensive", "set_pair", "weighted_average"]
