"""What stands around the library: clean input, batches, and its answer looked at."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.catalogue import find
from mcdm.errors import DecisionError
from mcdm.ranking import DecisionMatrix, aras, cocoso, mairca, waspas
from tests.mcdm.ranking.questions import drawn, question


def test_a_score_that_divides_by_zero_is_an_error() -> None:
    last_everywhere = question([[3, 4], [2, 5], [1, 1]])
    with pytest.raises(DecisionError, match="ranking-undefined"):
        cocoso(last_everywhere)


def test_lower_is_better_where_the_method_says_so() -> None:
    found = mairca(question([[3, 4], [2, 5], [1, 1]]))
    assert not found.higher_is_better
    assert found.ranks[2] == 3


def test_waspas_mixes_sum_and_product() -> None:
    matrix = drawn(5, 3, 1)
    whole, none = waspas(matrix, sum_share=1).scores, waspas(matrix, sum_share=0).scores
    assert waspas(matrix, sum_share=0.25).scores == pytest.approx(0.25 * whole + 0.75 * none)


@pytest.mark.parametrize("name", ["marcos", "aras", "edas", "mabac", "waspas", "codas", "mairca", "ocra", "ram"])
def test_what_tells_nothing_apart_changes_no_score(name: str) -> None:
    matrix = drawn(6, 3, 5)
    values = np.column_stack([matrix.values, np.full(6, 4.0), np.arange(1, 7)])
    weights = np.append(matrix.weights * 0.7, [0.3, 0.0])
    longer = DecisionMatrix(
        matrix.alternatives, (*matrix.criteria, "c3", "c4"), values, (*matrix.objectives, 1, 1), weights
    )
    work = find("ranking", name).function
    np.testing.assert_allclose(work(longer).scores, work(matrix).scores, rtol=1e-12)


def test_equal_alternatives_share_the_first_rank() -> None:
    found = aras(question([[1, 2], [1, 2]]))
    assert found.ranks.tolist() == [1, 1]
    assert found.findings[0].code == "ranking-all-equal"
