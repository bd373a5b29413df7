"""The importance-performance map: what matters and is weak, what matters and is strong, and what matters less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray

Quadrant = Literal["concentrate", "keep up", "low priority", "possible overkill"]
Crosshair = Literal["means", "medians"]

_ROUNDING = 1e-12
"""Part of a line by which a value on it may seem to lie below."""


@dataclass(frozen=True, eq=False)
class ImportancePerformance:
    """Attributes by importance and performance, cut in four by a cross.

    Parameters
    ----------
    attributes
        Ids of the n attributes.
    importance, performance
        Shape (n,).
    lines
        Importance and performance where the cross stands.
    quadrants
        Of every attribute by its two values; on a line counts as high.
    settled
        Whether both its intervals lie on one side of the lines, shape (n,); what has no interval is not settled.
    """

    attributes: tuple[str, ...]
    importance: FloatArray
    performance: FloatArray
    lines: tuple[float, float]
    quadrants: tuple[Quadrant, ...]
    settled: NDArray[np.bool_]

    def among(self, quadrant: Quadrant) -> tuple[str, ...]:
        """The attributes of a quadrant, the most important first."""
        inside = [k for k, name in enumerate(self.quadrants) if name == quadrant]
        return tuple(self.attributes[k] for k in sorted(inside, key=lambda k: -self.importance[k]))

    def is_settled(self, attribute: str) -> bool:
        """Whether the quadrant of an attribute would stand in another sample."""
        return bool(self.settled[self.attributes.index(attribute)])


def importance_performance(
    attributes: Sequence[str],
    importance: FloatArray,
    performance: FloatArray,
    *,
    importance_ends: FloatArray | None = None,
    performance_ends: FloatArray | None = None,
    crosshair: Crosshair = "means",
    performance_line: float | None = None,
) -> ImportancePerformance:
    """Cut attributes in four: concentrate here, keep up the good work, low priority, possible overkill.

    Parameters
    ----------
    attributes
        Ids of the n attributes, at least one.
    importance, performance
        Shape (n,): in any unit.
    importance_ends, performance_ends
        Low and high ends of their intervals, shape (n, 2); nan where there is none.
    crosshair
        Where the cross stands: at the means or at the medians of the attributes.
    performance_line
        A performance to cut at in place of the mean or median, e.g. a target.

    Raises
    ------
    DecisionError
        ``map-empty``, ``map-wrong-shape``.

    References
    ----------
    Martilla, J. A., James, J. C. (1977). Journal of Marketing 41(1), 77-79.
    https://doi.org/10.1177/002224297704100112
    """
    if not len(attributes):
        raise DecisionError("map-empty")
    if importance.shape != (len(attributes),) or performance.shape != importance.shape:
        raise DecisionError(
            "map-wrong-shape", count=len(attributes), importance=len(importance), performance=len(performance)
        )
    centre = np.median if crosshair == "medians" else np.mean
    across = float(centre(importance))
    up = float(centre(performance)) if performance_line is None else performance_line
    settled = _clear(importance_ends, across, len(attributes)) & _clear(performance_ends, up, len(attributes))
    names = tuple(_NAMES[_reaches(i, across), _reaches(p, up)] for i, p in zip(importance, performance, strict=True))
    return ImportancePerformance(tuple(attributes), importance, performance, (across, up), names, settled)


_NAMES: dict[tuple[bool, bool], Quadrant] = {
    (True, False): "concentrate",
    (True, True): "keep up",
    (False, False): "low priority",
    (False, True): "possible overkill",
}


def _reaches(value: float, line: float) -> bool:
    """Whether a value is on the line or above; up to rounding, for the mean of equal values may lie beside them."""
    return bool(value >= line - _ROUNDING * abs(line))


def _clear(ends: FloatArray | None, line: float, count: int) -> NDArray[np.bool_]:
    """Whose interval lies on one side of the line; an interval that is not there (None, nan) does not."""
    if ends is None:
        return np.zeros(count, bool)
    return np.asarray((ends[:, 0] >= line) | (ends[:, 1] < line), np.bool_)
