"""One rule for how few answers are too few."""

import pytest

from satisfaction.thinness import THIN, is_thin, thinness


@pytest.mark.parametrize(("answers", "thin"), [(0, True), (29, True), (30, False)])
def test_thin_below_thirty(answers: int, thin: bool) -> None:
    assert is_thin(answers) is thin


def test_very_thin_below_twelve() -> None:
    assert [thinness("D1", n)[0].code for n in (11, 12, 29)] == ["segment-very-thin", "segment-thin", "segment-thin"]
    assert thinness("D1", 30) == ()
    assert thinness("D1", 5)[0].details == {"count": 5, "minimum": THIN}
