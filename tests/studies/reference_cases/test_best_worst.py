"""Conventions of the best-worst cases."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from tests.studies.reference_cases.test_weighting import outputs

TRANSPORT = {"best": 2, "worst": 0, "best_to_others": [8, 2, 1], "others_to_worst": [1, 5, 8]}


def test_the_index_is_the_printed_one_unless_given() -> None:
    found = outputs("best-worst-nonlinear", **TRANSPORT)
    assert found["consistency_ratio"] == pytest.approx(found["xi"] / 4.47)
    given = outputs("best-worst-nonlinear", **TRANSPORT, consistency_index=2)
    assert given["consistency_ratio"] == pytest.approx(found["xi"] / 2)


def test_the_deviation_of_the_linear_model_is_its_ratio() -> None:
    found = outputs("best-worst-linear", **TRANSPORT)
    assert found["consistency_ratio"] == found["xi"]
    assert found["input_based_ratio"] == pytest.approx(2 / 56)


def test_equal_elements_contradict_nothing() -> None:
    found = outputs("best-worst-nonlinear", best=0, worst=1, best_to_others=[1, 1], others_to_worst=[1, 1])
    assert (found["xi"], found["consistency_ratio"]) == (0, 0)
    assert found["weights"].tolist() == [0.5, 0.5]


def test_intervals_enclose_the_weights() -> None:
    found = outputs("best-worst-nonlinear", best=0, worst=3, best_to_others=[1, 2, 4, 9], others_to_worst=[9, 6, 2, 1])
    low, high = np.transpose(found["weight_intervals"])
    assert (low <= found["weights"]).all()
    assert (found["weights"] <= high).all()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"best": True}, "case-numbers-unreadable"),
        ({"best": 1.5}, "case-numbers-unreadable"),
        ({"best": "price"}, "case-input-unreadable"),
        ({"best": 3}, "best-worst-position"),
        ({"best_to_others": [[8, 2, 1]]}, "case-numbers-unreadable"),
        ({"best_to_others": [8, 2]}, "best-worst-wrong-length"),
        ({"others_to_worst": [1, 0.2, 8]}, "best-worst-value"),
    ],
)
def test_unreadable_answers_are_refused(changed: dict[str, object], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        outputs("best-worst-linear", **TRANSPORT | changed)
