"""Gains of many figures at once are those of each one alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcdm.labels import Label
from satisfaction.indicators import OperatingFigure
from satisfaction.memberships import utility
from scenarios.figure_gains import FigureGains
from scenarios.figures import figure_values


@st.composite
def measured(draw: st.DrawFn) -> OperatingFigure:
    steps = draw(st.lists(st.floats(1e-3, 1e3), min_size=1, max_size=6))
    direction = draw(st.sampled_from((1.0, -1.0)))
    anchors = draw(st.floats(-1e3, 1e3)) + direction * np.cumsum([0.0, *steps])
    today, attainable = draw(st.floats(-3e3, 3e3)), draw(st.floats(-3e3, 3e3))
    return OperatingFigure("N1", Label("f", "指标"), Label(), today, attainable, tuple(anchors.tolist()), 1.0)


@given(st.lists(measured(), min_size=1, max_size=4), st.lists(st.floats(0, 3), min_size=1, max_size=4))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_many_figures_gain_what_each_gains_alone(figures: list[OperatingFigure], left: list[float]) -> None:
    rows = list(range(len(figures)))[::-1]
    gains = FigureGains(figures).of(rows, np.repeat([left], len(rows), axis=0))
    for row, gain in zip(rows, gains, strict=True):
        figure = figures[row]
        alone = utility(figure_values(figure, np.array(left)), figure.anchors) - utility(figure.today, figure.anchors)
        assert gain == pytest.approx(alone, abs=1e-9)
        assert (gain[np.array(left) == 1] == 0).all()


def test_the_narrowest_anchors_give_no_warning() -> None:
    narrow = OperatingFigure("N1", Label("f", "指标"), Label(), 0.0, 1.0, (5e-324, 0.0), 1.0)
    assert FigureGains([narrow]).of([0], np.array([[1.0, 0.5, 0.0]])).tolist() == [[0.0, 1.0, 1.0]]
