"""One rule for how few answers are too few."""

import pytest

from satisfaction.thinness import THIN, is_thin, thinness


@pytest.mark.parametrize(
    ("answers", "customers", "thin"),
    [(29, float("inf"), True), (30, float("inf"), False), (9, 12, False), (6, 12, True), (0, 0, True)],
)
def test_thin_unless_most_customers_answered(answers: int, customers: float, thin: bool) -> None:
    assert is_thin(answers, customers) is thin


def test_very_thin_below_twelve() -> None:
    assert [thinness("D1", n)[0].code for n in (11, 12, 29)] == ["segment-very-thin", "segment-thin", "segment-thin"]
    assert thinness("D1", 30) == ()
    assert thinness("D1", 5)[0].details == {"count": 5, "minimum": THIN}
