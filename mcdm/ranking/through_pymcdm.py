"""Rankings that the pymcdm library computes; here it gets clean input, and its answer is looked at.

pymcdm takes a second to import, so it is imported by the first method that needs it.
"""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np

from mcdm.catalogue import Bounds, method
from mcdm.judgments import FloatArray
from mcdm.ranking.decision_matrix import DecisionMatrix
from mcdm.ranking.domain import check_positive, one_by_one
from mcdm.ranking.ranking import Ranking


@method("ranking", "marcos")
def marcos(matrix: DecisionMatrix) -> Ranking:
    """Utility in relation to the ideal and the anti-ideal, which join the table as two more alternatives.

    Raises
    ------
    DecisionError
        ``ranking-needs-positive``, ``ranking-undefined``.

    References
    ----------
    Stević, Pamučar, Puška and Chatterjee 2020, Sustainable supplier selection in healthcare industries using a new
    MCDM method: MARCOS, doi:10.1016/j.cie.2019.106231.
    """
    return _ranked(matrix, "marcos", "MARCOS", positive=True)


@method("ranking", "aras")
def aras(matrix: DecisionMatrix) -> Ranking:
    """Weighted sum in relation to that of an ideal alternative, columns divided by their sums (ARAS).

    Raises
    ------
    DecisionError
        ``ranking-needs-positive``, ``ranking-undefined``.

    References
    ----------
    Zavadskas and Turskis 2010, A new additive ratio assessment (ARAS) method in multicriteria decision-making,
    doi:10.3846/tede.2010.10.
    """
    return _ranked(matrix, "aras", "ARAS", positive=True)


@method("ranking", "edas")
def edas(matrix: DecisionMatrix) -> Ranking:
    """Distance above and below the average alternative (EDAS), 0 to 1.

    Raises
    ------
    DecisionError
        ``ranking-needs-positive``, ``ranking-undefined``.

    References
    ----------
    Keshavarz Ghorabaee, Zavadskas, Olfat and Turskis 2015, Multi-criteria inventory classification using a new method
    of evaluation based on distance from average solution (EDAS), doi:10.15388/Informatica.2015.57.
    """
    return _ranked(matrix, "edas", "EDAS", positive=True)


@method("ranking", "mabac")
def mabac(matrix: DecisionMatrix) -> Ranking:
    """Distance to the border area between good and poor, the geometric mean of each column (MABAC).

    References
    ----------
    Pamučar and Ćirović 2015, The selection of transport and handling resources in logistics centers using
    Multi-Attributive Border Approximation area Comparison (MABAC), doi:10.1016/j.eswa.2014.11.057.
    """
    return _ranked(matrix, "mabac", "MABAC")


@method("ranking", "waspas")
def waspas(matrix: DecisionMatrix, *, sum_share: Annotated[float, Bounds(0, 1)] = 0.5) -> Ranking:
    """Weighted sum and weighted product mixed (WASPAS).

    Parameters
    ----------
    matrix
        The alternatives.
    sum_share
        lambda: the part of the weighted sum; the rest is the weighted product.

    Raises
    ------
    DecisionError
        ``ranking-needs-positive``.

    References
    ----------
    Zavadskas, Turskis, Antucheviciene and Zakarevicius 2012, Optimization of weighted aggregated sum product
    assessment, doi:10.5755/j01.eee.122.6.1810.
    """
    return _ranked(matrix, "waspas", "WASPAS", positive=True, l=sum_share)


@method("ranking", "mairca")
def mairca(matrix: DecisionMatrix) -> Ranking:
    """Gap between the weight a criterion brings and what the alternative makes of it (MAIRCA); lower is better.

    References
    ----------
    Pamučar, Vasin and Lukovac 2014, Selection of railway level crossings for investing in security equipment using
    hybrid DEMATEL-MARICA model, Railcon, 89-92.
    """
    return _ranked(matrix, "mairca", "MAIRCA", higher_is_better=False)


@method("ranking", "ocra")
def ocra(matrix: DecisionMatrix) -> Ranking:
    """Operational competitiveness: performance on costs and on benefits against the smallest of each column (OCRA).

    Raises
    ------
    DecisionError
        ``ranking-needs-positive``.

    References
    ----------
    Parkan and Wu 2000, Comparison of three modern multicriteria decision-making tools, International Journal of Systems
    Science 31(4), 497-517; formulas as in Madić, Petković and Radovanović 2015, Selection of non-conventional
    machining processes using the OCRA method, Serbian Journal of Management 10(1), 61-73.
    """
    return _ranked(matrix, "ocra", "OCRA", positive=True)


@method("ranking", "ram")
def ram(matrix: DecisionMatrix) -> Ranking:
    """Root assessment: the root of the benefits, of a degree given by the costs (RAM).

    Raises
    ------
    DecisionError
        ``ranking-needs-positive``.

    References
    ----------
    Sotoudeh-Anvari 2023, Root Assessment Method (RAM), doi:10.1016/j.jclepro.2023.138695.
    """
    return _ranked(matrix, "ram", "RAM", positive=True)


@method("ranking", "cocoso")
def cocoso(matrix: DecisionMatrix) -> Ranking:
    """Three compromises between a weighted sum and a sum of powers, mixed (CoCoSo).

    Raises
    ------
    DecisionError
        ``ranking-undefined`` where an alternative is last on every criterion: the method divides by its score, 0.

    References
    ----------
    Yazdani, Zarate, Zavadskas and Turskis 2019, A combined compromise solution (CoCoSo) method for multi-criteria
    decision-making problems, doi:10.1108/MD-05-2017-0458.
    """
    return _ranked(matrix, "cocoso", "COCOSO")


def _ranked(
    matrix: DecisionMatrix,
    name: str,
    library_name: str,
    *,
    positive: bool = False,
    higher_is_better: bool = True,
    **options: Any,
) -> Ranking:
    """The ranking by one of the library's methods, for every member of a batch."""
    from pymcdm import methods

    if positive:
        check_positive(matrix, name)
    work = getattr(methods, library_name)(**options)

    def scores(values: FloatArray, weights: FloatArray, directions: FloatArray) -> FloatArray:
        with np.errstate(all="ignore"):  # a ranking refuses scores that are no numbers
            return np.asarray(work(values, weights, directions, validation=False), dtype=np.float64)

    return Ranking(name, matrix.alternatives, one_by_one(scores, matrix), higher_is_better, findings=matrix.findings())
