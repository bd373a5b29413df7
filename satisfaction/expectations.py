"""How expectations move: they follow what customers experience, which is why gains in satisfaction fade."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np

from mcdm.catalogue import Bounds
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray

ADAPTATION = 0.15
"""Share of the distance to what is experienced that expectations make up in a quarter: an assumption, not a finding."""


def next_expectation(
    expected: float,
    perceived: float,
    *,
    adaptation: Annotated[float, Bounds(0, 1)] = ADAPTATION,
    promise: float = 0.0,
) -> float:
    """Expectation one quarter on: E + adaptation (P - E) + what promises add, all on one scale, e.g. 0-100.

    Raises
    ------
    DecisionError
        ``adaptation-out-of-range`` outside [0, 1].
    """
    if not 0 <= adaptation <= 1:
        raise DecisionError("adaptation-out-of-range", value=adaptation)
    return expected + adaptation * (perceived - expected) + promise


def expectation_path(
    expected: float, perceived: Sequence[float], *, adaptation: float = ADAPTATION, promises: Sequence[float] = ()
) -> FloatArray:
    """Expectations at the beginning and after each of t quarters, shape (t + 1,).

    Parameters
    ----------
    expected
        Expectation today.
    perceived
        What customers experience in each quarter, length t.
    promises
        What is promised in each quarter adds this much; nothing where left out.
    """
    path = [expected]
    for quarter, experience in enumerate(perceived):
        promise = promises[quarter] if quarter < len(promises) else 0.0
        path.append(next_expectation(path[-1], experience, adaptation=adaptation, promise=promise))
    return np.array(path)
