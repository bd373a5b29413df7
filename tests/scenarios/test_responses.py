"""Response curves: registration, elicitation, refused parameters. Their laws are in tests/laws."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.catalogue import methods
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from scenarios.responses import hill_from_shares, response, scale_from_share


def test_the_catalogue_lists_them() -> None:
    assert {name: [p.name for p in found.parameters] for name, found in methods("response").items()} == {
        "exponential": ["scale"],
        "hill": ["half", "exponent"],
        "s-curve": ["midpoint", "steepness"],
        "linear-to-cap": ["cap"],
    }


def test_a_choice_becomes_a_function() -> None:
    assert response(Choice.of("linear-to-cap", cap=90))(45.0) == 0.5


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (Choice.of("linear"), "method-unknown"),
        (Choice.of("hill", kappa=3.0), "parameter-unknown"),
        (Choice.of("exponential", scale=0.0), "parameter-out-of-range"),
    ],
)
def test_a_choice_that_means_nothing(choice: Choice, code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        response(choice)


@pytest.mark.parametrize(("amount", "share"), [(0, 0.5), (10, 0), (10, 1), (10, -1), (float("nan"), 0.5)])
def test_shares_that_fix_no_curve(amount: float, share: float) -> None:
    with pytest.raises(DecisionError, match="response-share-out-of-range"):
        scale_from_share(amount, share)


@pytest.mark.parametrize("second", [(20, 0.3), (10, 0.6), (20, 0.4)])
def test_two_answers_must_rise(second: tuple[float, float]) -> None:
    with pytest.raises(DecisionError, match="response-not-rising"):
        hill_from_shares((10, 0.4), second)


def test_hill_far_out_is_one() -> None:
    curve = response(Choice.of("hill", half=1e-6, exponent=10.0))
    assert curve(np.array([0.0, 1e300])).tolist() == [0.0, 1.0]


def test_order_of_the_answers_does_not_matter() -> None:
    assert hill_from_shares((10, 0.2), (20, 0.6)) == hill_from_shares((20, 0.6), (10, 0.2))
