"""Random indices: the printed tables, the formula, and what is simulated where they end."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.comparisons.matrix import redundant_judgments
from mcdm.comparisons.random_index import TABLES, random_index, simulated_random_index
from mcdm.errors import DecisionError
from mcdm.scales import SAATY_VALUES
from mcdm.weighting.incomplete_lambda_max import complete


@pytest.mark.parametrize(
    ("table", "third", "fifteenth"),
    [("saaty-1980", 0.58, 1.59), ("saaty-2005", 0.52, 1.59), ("donegan-dodd-1991", 0.4914, 1.4969)],
)
def test_printed_tables_run_from_three_to_fifteen(table: str, third: float, fifteenth: float) -> None:
    assert random_index(3, table).value == third
    assert random_index(15, table).value == fifteenth
    beyond = random_index(16, table)
    assert beyond.simulated
    assert beyond.value == simulated_random_index(16)


def test_alonso_lamata_is_a_formula_for_any_size() -> None:
    # CR = (lambda_max - n) / (2.7699 n - 4.3513 - n), so the index is that denominator over n - 1
    assert random_index(4, "alonso-lamata-2006").value == pytest.approx((2.7699 * 4 - 4.3513 - 4) / 3)
    assert not random_index(40, "alonso-lamata-2006").simulated


@pytest.mark.parametrize("table", TABLES)
def test_all_tables_describe_the_same_judgments(table: str) -> None:
    for n in range(4, 16):  # at n = 3 the published values differ most
        assert random_index(n, table).value == pytest.approx(simulated_random_index(n), rel=0.08)


@pytest.mark.parametrize("n", [1, 2])
def test_two_elements_cannot_contradict_each_other(n: int) -> None:
    assert random_index(n).value == 0


def test_a_tree_of_answers_cannot_contradict_itself() -> None:
    assert random_index(6, missing=redundant_judgments(6)).value == 0


@pytest.mark.parametrize(("n", "missing"), [(4, 1), (5, 3), (6, 4), (9, 12)])
def test_missing_judgments_lower_the_index_about_linearly(n: int, missing: int) -> None:
    # Ágoston and Csató 2022: nearly linear in the number of missing judgments
    linear = simulated_random_index(n) * (1 - missing / redundant_judgments(n))
    found = random_index(n, missing=missing)
    assert found.simulated
    assert found.value == pytest.approx(linear, abs=0.06)


@pytest.mark.parametrize(("n", "missing"), [(12, 20), (15, 60)])
def test_of_larger_sets_the_index_falls_in_proportion(n: int, missing: int) -> None:
    row, column = np.triu_indices(n, 1)
    generator = np.random.default_rng(5)
    values = generator.choice(np.asarray(SAATY_VALUES), size=(200, len(row)))
    matrices = np.ones((200, n, n))
    matrices[:, row, column], matrices[:, column, row] = values, 1 / values
    for matrix in matrices:
        left_out = generator.permutation(np.flatnonzero(column > row + 1))[:missing]  # a chain of answers is kept
        matrix[row[left_out], column[left_out]] = matrix[column[left_out], row[left_out]] = 0
    drawn = float((complete(matrices).lambda_max.mean() - n) / (n - 1))
    assert random_index(n, missing=missing).value == pytest.approx(drawn, rel=0.1)


def test_many_elements_need_few_random_matrices() -> None:
    assert simulated_random_index(120) == pytest.approx(1.735, abs=0.01)


def test_an_unknown_table_is_refused_with_the_closest() -> None:
    with pytest.raises(DecisionError) as caught:
        random_index(4, "saaty-1908")
    assert caught.value.facts["suggestion"] == "saaty-1980"
