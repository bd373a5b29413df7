"""A reading is a number, and what it may be follows from the unit and the scale of its figure."""

import math

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.figure_readings import FigureReading, minutes_of_unit, possible
from satisfaction.indicators import OperatingFigure


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(DecisionError, match="figure-not-a-number"):
        FigureReading("N11", "2026", float("nan"))


def figure(english: str, chinese: str, *anchors: float) -> OperatingFigure:
    return OperatingFigure("N1", Label("Any", "任一"), Label(english, chinese), anchors[0], anchors[0], anchors, 1.0)


@pytest.mark.parametrize(
    ("of", "bounds", "minutes"),
    [
        (figure("%", "%", 99, 90), (0, 100), None),
        (figure("% of customers", "", 99, 90), (0, 100), None),
        (figure("", "\uff05", 99, 90), (0, 100), None),
        (figure("% against the year before", "%", -5, 5), (-math.inf, math.inf), None),
        (figure("% of the plan", "%", 120, 80), (0, math.inf), None),
        (figure("percentage points", "个百分点", 1, 0), (0, math.inf), None),
        (figure("min", "分钟", 5, 30), (0, math.inf), 1),
        (figure("h a year", "小时/年", 1, 9), (0, math.inf), 60),
        (figure("points", "分", 97, 60), (0, math.inf), None),
    ],
)
def test_what_is_possible(of: OperatingFigure, bounds: tuple[float, float], minutes: float | None) -> None:
    assert (possible(of), minutes_of_unit(of)) == (bounds, minutes)
