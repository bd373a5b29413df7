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
        bounds = {
            "quarters": (self.quarters, 1, 400),
            "discount_rate": (self.discount_rate, -0.5, 1),
            "loss_aversion": (self.loss_aversion, 0.01, 100),
            "visibility_scale low": (low, 0, likely),
            "visibility_scale high": (high, likely, 100),
            "budget": (self.budget, 0, 1e15),
            "tie_margin": (self.tie_margin, 0, 0.49),
        }
        for name, (value, least, most) in bounds.items():
            if not least <= value <= most:
                raise DecisionError("settings-out-of-range", name=name, value=value, low=least, high=most)
