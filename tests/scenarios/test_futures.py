"""Futures: factors and probabilities."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.futures import Future, check_probabilities

NAN = float("nan")


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("future-out-of-range", lambda: Future("f", Label(), 1.1)),
        ("future-out-of-range", lambda: Future("f", Label(), 0.5, gap_factors=(("i", -1),))),
        ("future-out-of-range", lambda: Future("f", Label(), 0.5, effect_factors=(("a", NAN),))),
        ("future-out-of-range", lambda: Future("f", Label(), 0.5, expectation_drift=NAN)),
    ],
)
def test_refused(code: str, make: Callable[[], object]) -> None:
    with pytest.raises(DecisionError) as raised:
        make()
    assert raised.value.code == code


def test_probabilities_sum_to_one() -> None:
    check_probabilities(())
    check_probabilities((Future("a", Label(), 0.4), Future("b", Label(), 0.6)))
    with pytest.raises(DecisionError, match="futures-not-a-distribution"):
        check_probabilities((Future("a", Label(), 0.4),))
