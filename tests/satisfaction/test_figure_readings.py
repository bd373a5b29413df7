"""A reading is a number."""

import pytest

from mcdm.errors import DecisionError
from satisfaction.figure_readings import FigureReading


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(DecisionError, match="figure-not-a-number"):
        FigureReading("N11", "2026", float("nan"))
