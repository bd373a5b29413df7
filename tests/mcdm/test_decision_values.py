"""The decision matrix: what is one, and what it cannot tell apart."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.decision_values import check_decision_values, constant_columns, shared_out
from mcdm.errors import DecisionError


@pytest.mark.parametrize("values", [[1, 2, 3], [[], []], [[1, 2], [3]], "text"])
def test_a_table_has_rows_and_columns(values: object) -> None:
    with pytest.raises(DecisionError, match="decision-values-wrong-shape"):
        check_decision_values(values)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_every_cell_is_a_number(value: float) -> None:
    with pytest.raises(DecisionError) as caught:
        check_decision_values([[1, 2], [value, 4]])
    assert caught.value.code == "decision-value-not-a-number"
    assert (caught.value.facts["row"], caught.value.facts["column"]) == (2, 1)


def test_equal_up_to_rounding_is_equal() -> None:
    values = np.array([[0.1 + 0.2, 1.0, 0.0], [0.3, 1.0 + 1e-6, 0.0]])
    assert constant_columns(values).tolist() == [True, False, True]


def test_contents_are_shared_out_among_what_is_informative() -> None:
    informative = np.array([True, True, False])
    assert shared_out(np.array([3.0, 1.0, 5.0]), informative).tolist() == [0.75, 0.25, 0]
    assert shared_out(np.zeros(3), informative).tolist() == [0.5, 0.5, 0]
    assert shared_out(np.zeros(3), np.zeros(3, bool)) == pytest.approx([1 / 3] * 3)
