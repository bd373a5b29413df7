"""Reading, computing and checking a reference case."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mcdm.errors import DecisionError
from studies.reference_cases import ReferenceCase, compute, plain, read_case, verify

MATRIX = [[1, 2, 6], [0.5, 1, 3], [1 / 6, 1 / 3, 1]]


def case(**changes: object) -> ReferenceCase:
    document = {
        "method": "geometric-mean",
        "inputs": {"matrix": MATRIX},
        "expected": {"weights": [0.6, 0.3, 0.1]},
        "tolerance": 1e-9,
    }
    return read_case({**document, **changes}, "here.json")


def test_a_right_case_passes() -> None:
    assert all(check.passed for check in verify(case()))


@pytest.mark.parametrize(
    "expected",
    [
        {"weights": [0.6, 0.3, 0.2]},  # another number
        {"weights": [0.6, 0.3]},  # another length
        {"weights": 0.6},  # another form
        {"no_such_output": 1},
        {"weights": {"a": 0.6}},
    ],
)
def test_a_wrong_case_fails(expected: dict[str, object]) -> None:
    assert not all(check.passed for check in verify(case(expected=expected)))


def test_a_tolerance_may_belong_to_one_output() -> None:
    loose = case(expected={"weights": [0.61, 0.3, 0.1]}, tolerance={"weights": 0.02})
    assert all(check.passed for check in verify(loose))


def test_computing_never_reads_what_is_expected() -> None:
    assert compute(case(expected={"weights": "nonsense"}))["weights"] == pytest.approx([0.6, 0.3, 0.1])


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ([], "case-not-an-object"),
        ({"inputs": {}}, "case-key-missing"),
        ({"method": "geometric-mean"}, "case-key-missing"),
        ({"method": "geometric-mean", "inputs": []}, "case-not-an-object"),
    ],
)
def test_a_document_that_is_no_case_is_refused(document: object, code: str) -> None:
    with pytest.raises(DecisionError) as refused:
        read_case(document, "here.json")
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"method": "geometric-men"}, "case-method-unknown"),
        ({"inputs": {}}, "case-input-missing"),
        ({"inputs": {"matrix": "nonsense"}}, "case-numbers-unreadable"),
        ({"inputs": {"matrix": [[1, 2], [3]]}}, "case-numbers-unreadable"),
        ({"inputs": {"matrix": [[1, 2, 3], [1, 1, 1]]}}, "matrix-not-square"),
        ({"method": "hierarchy", "inputs": {"alternatives": ["a"], "tree": "no"}}, "case-input-unreadable"),
    ],
)
def test_a_case_that_cannot_be_computed_says_why(changes: dict[str, object], code: str) -> None:
    with pytest.raises(DecisionError) as refused:
        compute(case(**changes))
    assert refused.value.code == code


def test_undefined_numbers_are_null_in_json() -> None:
    assert plain({"a": np.array([1.0, math.nan]), "b": np.int64(2), "c": (math.inf, None)}) == {
        "a": [1.0, None],
        "b": 2,
        "c": [None, None],
    }
