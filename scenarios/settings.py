"""How a simulation runs: horizon, money, asymmetry, and what is uncertain for every lever at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from mcdm.errors import DecisionError
from scenarios.overload import Overload

LARGEST_DRIFT = 10.0
"""Logits a year by which expectations may rise or fall."""

LONGEST = 400
"""Quarters that a run may have: a hundred years."""


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
    expectation_drift
        How fast expectations rise in every future, in logits a year.
    gap_growth
        (indicator, growth a year): how much the gap of an operating figure grows by itself, as load does; .03 is 3 %.
    spillover
        Part of every shift of answers that passes on along the influences of the network (rho_s), in [0, .9].
    amplifying
        Whether spilled effects add to the direct ones; otherwise the whole keeps its scale.
    spillover_with_network
        Allows spill-over although the weights already carry the influences: counted twice, and said so.
    overloads
        Where the load outgrows capacity; none unless a study asks for it.
    """

    quarters: int = 12
    discount_rate: float = 0.06
    loss_aversion: float = 1.5
    visibility_scale: tuple[float, float, float] = (1.0, 1.0, 1.0)
    budget: float = 0.0
    tie_margin: float = 0.1
    expectation_drift: float = 0.0
    gap_growth: tuple[tuple[str, float], ...] = ()
    spillover: float = 0.0
    amplifying: bool = False
    spillover_with_network: bool = False
    overloads: tuple[Overload, ...] = ()

    def __post_init__(self) -> None:
        low, likely, high = self.visibility_scale
        bounds = {
            "quarters": (self.quarters, 1, LONGEST),
            "discount_rate": (self.discount_rate, -0.5, 1),
            "loss_aversion": (self.loss_aversion, 0.01, 100),
            "visibility_scale low": (low, 0, likely),
            "visibility_scale high": (high, likely, 100),
            "budget": (self.budget, 0, 1e15),
            "tie_margin": (self.tie_margin, 0, 0.49),
            "expectation_drift": (self.expectation_drift, -LARGEST_DRIFT, LARGEST_DRIFT),
            "spillover": (self.spillover, 0, 0.9),
            **{f"gap_growth {name}": (growth, -0.9, 10) for name, growth in self.gap_growth},
        }
        for name, (value, least, most) in bounds.items():
            if not least <= value <= most:
                raise DecisionError("settings-out-of-range", name=name, value=value, low=least, high=most)
        for where, named in (
            ("settings/gap_growth", [name for name, _ in self.gap_growth]),
            ("settings/overloads", [overload.indicator for overload in self.overloads]),
        ):
            for name in named:
                if named.count(name) > 1:
                    raise DecisionError("id-taken", name=name, where=where)

    def over(self, measured: Collection[str], levers: Collection[str]) -> SimulationSettings:
        """The same without what is said of figures and levers that are not among these."""
        kept = tuple(each for each in self.overloads if each.indicator in measured)
        return replace(
            self,
            gap_growth=tuple(each for each in self.gap_growth if each[0] in measured),
            overloads=tuple(
                replace(each, relief=tuple(part for part in each.relief if part[0] in levers)) for each in kept
            ),
        )
