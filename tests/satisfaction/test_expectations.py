"""Expectations follow experience: a gain fades as people get used to it."""

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.expectations import expectation_path, next_expectation


def test_a_quarter_makes_up_a_part_of_the_distance() -> None:
    assert next_expectation(70, 80) == pytest.approx(71.5)
    assert next_expectation(70, 80, adaptation=0.0) == 70
    assert next_expectation(70, 80, adaptation=1.0, promise=2.0) == 82


def test_a_gain_fades_towards_nothing() -> None:
    path = expectation_path(70, [80] * 40)
    assert path.shape == (41,)
    gains = 80 - path
    assert (np.diff(gains) < 0).all()
    assert gains[-1] == pytest.approx(10 * 0.85**40)


def test_promises_raise_expectations_when_they_are_made() -> None:
    assert expectation_path(70, [70, 70, 70], promises=[5]).tolist() == pytest.approx([70, 75, 74.25, 73.6125])


@pytest.mark.parametrize("adaptation", [-0.1, 1.1])
def test_a_speed_outside_its_range_is_refused(adaptation: float) -> None:
    with pytest.raises(DecisionError, match="adaptation-out-of-range"):
        next_expectation(70, 80, adaptation=adaptation)
