"""Cases of the ACSI score and of structural models."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from studies.reference_cases.structural import acsi, ecsi_index, pls_path_model, total_effects

DATA = {
    "a": [1, 2, 3, 4, 5, 6, 7, 8],
    "b": [2, 2, 3, 5, 4, 6, 8, 7],
    "c": [1, 3, 2, 4, 6, 5, 7, 9],
    "d": [5, 5, 5, 5, 5, 5, 5, 5],
}
BLOCKS = {"A": ["a", "b"], "C": ["c"]}


def test_scores() -> None:
    assert acsi([8, 7, 6])["score"] == pytest.approx(100 * 6 / 9)
    assert acsi([3], worst=1, best=5)["score"] == pytest.approx(50)
    assert ecsi_index({"a": [1, 10], "b": [10, 10]}, ["a", "b"], [0.5, 0.5])["index"] == pytest.approx(50)


def test_a_path_between_two_constructs_is_their_correlation() -> None:
    found = pls_path_model(DATA, BLOCKS, [["A", "C"]])
    (path,) = found["path_coefficients"]
    assert found["total_effects"] == {"A->C": path}
    assert found["r_squared"] == {"C": pytest.approx(path**2)}
    assert found["outer_weights"]["c"] == pytest.approx(1)
    assert found["converged"]


def test_an_item_without_variance_weighs_nothing() -> None:
    found = pls_path_model(DATA, {"A": ["a", "d"], "C": ["c"]}, [["A", "C"]], "factorial")
    assert found["outer_weights"]["d"] == 0


def test_a_construct_without_variance_is_said() -> None:
    """It is not silently nought."""
    with pytest.raises(DecisionError, match="path-model-column-constant") as refused:
        pls_path_model(DATA, {"A": ["a"], "D": ["d"], "C": ["c"]}, [["A", "C"], ["D", "C"]])
    assert refused.value.facts["construct"] == "D"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ((0.5, 0.8), "case-input-not-a-list"),
        (([0.5, 0.2], [0.8]), "case-input-not-a-number"),
        (([[0.5, 0.2]], 0.8), "case-input-not-a-list"),
    ],
)
def test_a_number_in_place_of_a_list_is_said(wrong: tuple[object, object], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        total_effects(*wrong)


def test_what_is_no_case() -> None:
    with pytest.raises(DecisionError, match="parameter-not-a-choice"):
        pls_path_model(DATA, BLOCKS, [["A", "C"]], "paths")
    with pytest.raises(DecisionError, match="structure-construct-empty"):
        pls_path_model(DATA, {**BLOCKS, "B": []}, [["A", "C"]])
    with pytest.raises(DecisionError, match="case-column-missing") as caught:
        pls_path_model(DATA, {"A": ["aa"], "C": ["c"]}, [["A", "C"]])
    assert caught.value.facts["suggestion"] == "a"
    with pytest.raises(DecisionError, match="case-numbers-unreadable"):
        pls_path_model({**DATA, "b": [None, *DATA["b"][1:]]}, BLOCKS, [["A", "C"]])
    with pytest.raises(DecisionError, match="case-numbers-unreadable"):
        ecsi_index("data.csv", ["a"], [1])


def test_total_effects_say_what_the_coefficients_allow() -> None:
    found = total_effects([0.8, 0.36, 0.33, 0.07], 0.87)
    assert found["to_loyalty"] == pytest.approx([0.696, 0.3132, 0.2871, 0.0609])
    assert found["largest_mean_correlation"] == pytest.approx(0.0752, abs=1e-4)
