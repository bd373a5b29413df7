"""Ranking alternatives: from a decision matrix to ranks. A group of methods a file, one import line here."""

from mcdm.ranking.additive import copras, moora, weighted_product, weighted_sum
from mcdm.ranking.codas import codas
from mcdm.ranking.decision_matrix import DecisionMatrix
from mcdm.ranking.promethee_ii import promethee_ii
from mcdm.ranking.ranking import Ranking, rank
from mcdm.ranking.through_pymcdm import aras, cocoso, edas, mabac, mairca, marcos, ocra, ram, waspas
from mcdm.ranking.topsis import topsis
from mcdm.ranking.vikor import vikor

__all__ = [
    "DecisionMatrix",
    "Ranking",
    "aras",
    "cocoso",
    "codas",
    "copras",
    "edas",
    "mabac",
    "mairca",
    "marcos",
    "moora",
    "ocra",
    "promethee_ii",
    "ram",
    "rank",
    "topsis",
    "vikor",
    "waspas",
    "weighted_product",
    "weighted_sum",
]
