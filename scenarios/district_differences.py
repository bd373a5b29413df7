"""Control districts: what changed where a plan began, less what changed meanwhile where it had not begun."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mcdm.errors import DecisionError


@dataclass(frozen=True)
class DistrictIndex:
    """The index of one district in one wave of the survey, and its standard error.

    `quarter` counts from the decision; it is 0 or negative before.
    """

    district: str
    quarter: int
    score: float
    standard_error: float


@dataclass(frozen=True)
class Difference:
    """What the districts that began gained beyond those that had not.

    Parameters
    ----------
    value, standard_error
        On the scale of the index.
    districts, controls
        How many districts had begun, and how many stood against them.
    before, before_error
        The same of the waves before the beginning: far from zero, the districts were on different ways already. None
        with fewer than two waves before.
    """

    value: float
    standard_error: float
    districts: int
    controls: int
    before: float | None = None
    before_error: float | None = None

    @property
    def is_told(self) -> bool:
        """Whether the difference is more than chance, at 95 %."""
        return abs(self.value) > 1.96 * self.standard_error

    @property
    def was_apart(self) -> bool:
        """Whether the districts were on different ways before it began, at 95 %."""
        return self.before is not None and abs(self.before) > 1.96 * (self.before_error or 0.0)


Cell = tuple[str, int]


def difference_in_differences(seen: Sequence[DistrictIndex], begun: Mapping[str, int]) -> Difference:
    """Group-time differences against districts that have not begun yet, all cells counting alike.

    Each district that has begun is compared, in every wave since, with its last wave before and with the districts
    that have not begun by then: so a later beginner is a control until it begins. Answers of different cells are taken
    as independent.

    Parameters
    ----------
    begun
        District -> the quarter in which the plan began there; districts that are not named never began.

    Raises
    ------
    DecisionError
        ``district-without-control`` where no district and wave can be compared so.

    References
    ----------
    Callaway & Sant'Anna 2021, Difference-in-differences with multiple time periods,
    doi:10.1016/j.jeconom.2020.12.001.
    """
    cells = {(each.district, each.quarter): each for each in seen}
    after = _contrasts(cells, begun, before=False)
    if not after:
        raise DecisionError("district-without-control", districts=", ".join(sorted(begun)))
    value, error = _averaged(after, cells)
    earlier = _contrasts(cells, begun, before=True)
    before, before_error = _averaged(earlier, cells) if earlier else (None, None)
    districts = {name for contrast in after for (name, _), part in contrast.items() if name in begun and part > 0}
    controls = {name for contrast in after for name, _ in contrast} - districts
    return Difference(value, error, len(districts), len(controls), before, before_error)


def _contrasts(
    cells: Mapping[Cell, DistrictIndex], begun: Mapping[str, int], *, before: bool
) -> list[dict[Cell, float]]:
    """One contrast of cells for each district that begins and wave after it (or before it): cell -> coefficient."""
    names, waves = sorted({name for name, _ in cells}), sorted({quarter for _, quarter in cells})
    found = []
    for name in names:
        if name not in begun:
            continue
        earlier = [quarter for quarter in waves if quarter < begun[name] and (name, quarter) in cells]
        if not earlier:
            continue
        base = earlier[-1]
        wanted = earlier[:-1] if before else [q for q in waves if q >= begun[name] and (name, q) in cells]
        for quarter in wanted:
            by_then = max(quarter, base)
            free = [other for other in names if other != name and begun.get(other, math.inf) > by_then
                    and (other, quarter) in cells and (other, base) in cells]  # fmt: skip
            if free:
                later, sooner = (base, quarter) if before else (quarter, base)
                contrast = {(name, later): 1.0, (name, sooner): -1.0}
                contrast |= {(other, later): -1 / len(free) for other in free}
                contrast |= {(other, sooner): 1 / len(free) for other in free}
                found.append(contrast)
    return found


def _averaged(contrasts: Sequence[Mapping[Cell, float]], cells: Mapping[Cell, DistrictIndex]) -> tuple[float, float]:
    """The mean of contrasts and its standard error: cells that several contrasts share count with all of them."""
    total: dict[Cell, float] = defaultdict(float)
    for contrast in contrasts:
        for cell, part in contrast.items():
            total[cell] += part / len(contrasts)
    value = sum(part * cells[cell].score for cell, part in total.items())
    return value, math.sqrt(sum((part * cells[cell].standard_error) ** 2 for cell, part in total.items()))
