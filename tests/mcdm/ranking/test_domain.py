"""Methods that divide by performances say where they cannot."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from mcdm.ranking.domain import check_positive
from tests.mcdm.ranking.questions import question


def test_the_first_value_that_is_not_positive_is_named() -> None:
    with pytest.raises(DecisionError) as caught:
        check_positive(question([[1, 2], [3, 0]]), "aras")
    assert caught.value.facts == {"method": "aras", "alternative": "B", "criterion": "c1", "value": 0.0}


def test_benefits_may_be_zero_where_only_costs_divide() -> None:
    check_positive(question([[0, 2], [3, 1]], objectives=(1, -1)), "copras", costs_only=True)
    with pytest.raises(DecisionError, match="ranking-needs-positive"):
        check_positive(question([[0, 2], [3, 1]], objectives=(-1, 1)), "copras", costs_only=True)
    with pytest.raises(DecisionError, match="ranking-needs-positive"):
        check_positive(question([[-1, 2], [3, 1]], objectives=(1, -1)), "copras", costs_only=True)
