"""Conventions of the cases of synthesis and sensitivity."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from tests.studies.reference_cases.test_weighting import outputs

FOUR = {"B": [0.6, 0.4], "O": [0.5, 0.5], "C": [0.3, 0.7], "R": [0.2, 0.8]}
WEIGHTS = {"b": 0.4, "o": 0.1, "c": 0.3, "r": 0.2}
TWO_WAY = [[0, 1], [1, 0]]


def test_the_two_formulas() -> None:
    found = outputs("bocr", **FOUR, **WEIGHTS)
    product = [0.6 * 0.5 / (0.3 * 0.2), 0.4 * 0.5 / (0.7 * 0.8)]
    assert found["multiplicative_raw"] == pytest.approx(product)
    assert found["multiplicative_ideal"] == pytest.approx([1, product[1] / product[0]])
    assert found["normalised"] == pytest.approx([each / sum(product) for each in product])
    assert found["additive_raw"] == pytest.approx([0.24 + 0.05 - 0.09 - 0.04, 0.16 + 0.05 - 0.21 - 0.16])


def test_ideal_priorities_in_all_outputs() -> None:
    found = outputs("bocr", **FOUR, **WEIGHTS, ideal=True)
    assert found["multiplicative_raw"] == pytest.approx([1 * 1 / (3 / 7 * 0.25), 2 / 3])
    assert found["additive_raw"] == pytest.approx([0.4 + 0.1 - 0.3 * 3 / 7 - 0.05, 0.4 * 2 / 3 + 0.1 - 0.3 - 0.2])


def test_a_merit_may_be_missing() -> None:
    found = outputs("bocr", B=FOUR["B"], C=FOUR["C"])
    assert found["multiplicative_raw"] == pytest.approx([2, 4 / 7])
    assert "additive_raw" not in found  # it needs weights


def test_sensitivity_without_a_goal_starts_everywhere() -> None:
    found = outputs("node-sensitivity", supermatrix=[[0.5, 0.5], [0.5, 0.5]], row=0, column=1, values=[0.5, 0.25])
    assert found["base"] == pytest.approx([0.5, 0.5])
    assert found["weights"][1] == pytest.approx([1 / 3, 2 / 3])
    assert [(each["first"], each["second"]) for each in found["crossovers"]] == [(1, 0)]


def test_damped_weights_of_a_row() -> None:
    matrix = [[0, 0.5], [1, 0.5]]
    arguments = {"supermatrix": matrix, "row": 0, "values": 0.5, "goal": [1, 0], "weights": "damped", "damping": 0.5}
    found = outputs("row-sensitivity", **arguments)
    assert found["weights"][0] == pytest.approx(found["base"])
    assert found["supermatrices"][0].tolist() == matrix


@pytest.mark.parametrize(
    "inputs",
    [
        {"supermatrix": TWO_WAY, "row": 2, "column": 0, "values": [0.5]},
        {"supermatrix": TWO_WAY, "row": 0, "column": 0, "values": [2]},
        {"supermatrix": TWO_WAY, "row": 0, "column": 5, "values": [0.5]},
        {"supermatrix": TWO_WAY, "row": 0, "column": 0, "values": [0.5], "weights": "heavy"},
    ],
)
def test_what_is_refused(inputs: dict) -> None:
    with pytest.raises(DecisionError):
        outputs("node-sensitivity", **inputs)
