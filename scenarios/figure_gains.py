"""Gains in utility of many operating figures at once: one computation for all that move, not one for each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mcdm.judgments import FloatArray
from satisfaction.indicators import OperatingFigure


class FigureGains:
    """Operating figures side by side, as arrays.

    Parameters
    ----------
    figures
        The m figures.
    """

    def __init__(self, figures: Sequence[OperatingFigure]) -> None:
        self.today = np.array([figure.today for figure in figures], np.float64)
        self.gaps = np.array([gap(figure) for figure in figures], np.float64)
        self.visibility = np.array([figure.visibility for figure in figures], np.float64)
        most = max((len(figure.anchors) for figure in figures), default=2) - 1
        self._from = np.zeros((most, len(figures)))
        self._wide = np.ones((most, len(figures)))
        self._worth = np.zeros((most, len(figures)))  # of a figure with fewer anchors the others are worth nothing
        for k, figure in enumerate(figures):
            steps = len(figure.anchors) - 1
            self._from[:steps, k] = figure.anchors[:-1]
            self._wide[:steps, k] = np.diff(figure.anchors)
            self._worth[:steps, k] = 1 / steps
        self._least, self._most = np.minimum(self._wide, 0), np.maximum(self._wide, 0)
        self._lost_today = self._lost(list(range(len(figures))), self.today)

    def of(self, rows: Sequence[int], left: FloatArray) -> FloatArray:
        """The gain in utility since today of some figures (k positions) with parts of their gaps left: (k, ...).

        A part of one gives a gain of zero, to the bit.
        """
        some, shape = list(rows), (len(rows), *[1] * (left.ndim - 1))
        today = self.today[some].reshape(shape)
        now = today + self.gaps[some].reshape(shape) * (left - 1)
        return self._lost_today[some].reshape(shape) - self._lost(some, now)

    def _lost(self, rows: list[int], values: FloatArray) -> FloatArray:
        """How far values (k, ...) are from the best anchor, 0, to the worst, 1: equal steps, straight between."""
        lost = np.zeros_like(values)
        shape = (len(rows), *[1] * (values.ndim - 1))
        steps = (
            each[:, rows].reshape(-1, *shape) for each in (self._from, self._wide, self._least, self._most, self._worth)
        )
        for start, wide, least, most, worth in zip(*steps, strict=True):
            gone = values - start
            np.maximum(gone, least, out=gone)
            np.minimum(gone, most, out=gone)
            gone /= wide
            gone *= worth
            lost += gone
        return lost


def gap(figure: OperatingFigure) -> float:
    """Today's value less the attainable one, with its sign; 0 where the figure is already better."""
    distance = figure.today - figure.attainable
    lower_is_better = figure.anchors[0] < figure.anchors[-1]
    return distance if (distance > 0) == lower_is_better else 0.0
