"""How a simulation runs: horizon, money, asymmetry, and what is uncertain for every lever at once."""

from __future__ import annotations

from dataclasses import dataclass

from mcdm.errors import DecisionError


@dataclass(frozen=True)
class SimulationSettings:
    """Conventions of a run.

    Parameters
    ----------
    quarters
        Horizon T; results have T + 1 points, time 0 first.
    discount_rate
        Per year, for net present values.
    loss_aversion
        How much stronger a loss of utility shifts answers than a gain.
    visibility_scale
        (low, likely, high) of the triangular factor on every visibility coefficient; one draw for all indicators.
    budget
        Money to spend, net present value in 10k yuan; 0 where none is set.
    tie_margin
        Two scenarios are indistinguishable when the probability that one beats the other lies within
        ``[tie_margin, 1 - tie_margin]``.
    """

    quarters: int = 12
    discount_rate: float = 0.06
    loss_aversion: float = 1.5
    visibility_scale: tuple[float, float, float] = (1.0, 1.0, 1.0)
    budget: float = 0.0
    tie_margin: float = 0.1

    def __post_init__(self) -> None:
        low, likely, high = self.visibility_scale
        sound = (
            1 <= self.quarters <= 400
            and self.discount_rate > -1
            and self.loss_aversion > 0
            and 0 <= low <= likely <= high
            and self.budget >= 0
            and 0 <= self.tie_margin < 0.5
        )
        if not sound:
            raise DecisionError("settings-out-of-range", settings=str(self))
