"""Plans by their merits: benefits, opportunities, costs and risks (BOCR), judged by people or derived from projections.

Where a panel compared the plans on each merit, its priorities are joined as given. Where nobody did, they are derived
from what was simulated, and said to be derived:

- benefits: what the plan gains on today, in the central run;
- opportunities: how far the band reaches above the central run;
- costs: the net present value;
- risks: the largest regret over the futures, or without futures how far the band reaches below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

import mcdm.bocr  # noqa: F401  (registers the methods)
from mcdm.bocr import MERITS, BocrResult, Contribution
from mcdm.catalogue import find
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from scenarios.projection import Projection
from scenarios.robust import FutureTable

EQUAL = dict.fromkeys(MERITS, 0.25)
"""Weights of the merits where nobody stated any."""

USUAL = Choice.of("subtractive")
"""How merits are joined unless told otherwise: bB + oO - cC - rR, in which a plan that costs nothing has no trouble."""


@dataclass(frozen=True, eq=False)
class PlanMerits:
    """Priorities of plans on each merit.

    Parameters
    ----------
    scenarios
        Ids of the m plans.
    contributions
        One for each merit that tells plans apart; priorities (m,) sum to one, for costs and risks the highest is worst.
    derived
        Whether they come from projections and not from people.
    findings
        ``merits-derived``, ``merit-without-difference`` (all plans are zero there, so it is left out).
    """

    scenarios: tuple[str, ...]
    contributions: tuple[Contribution, ...]
    derived: bool
    findings: tuple[Finding, ...] = ()

    def joined(self, synthesis: Choice = USUAL) -> BocrResult:
        """One number a plan, by a method of kind "synthesis" of the weighting floor."""
        found: BocrResult = find("synthesis", synthesis.method).call(self.contributions, synthesis.arguments)
        return found

    def ranking(self, synthesis: Choice = USUAL) -> tuple[str, ...]:
        """Ids of the plans, the best first."""
        order = np.argsort(-self.joined(synthesis).raw, kind="stable")
        return tuple(self.scenarios[k] for k in order.tolist())


def stated_merits(
    priorities: Mapping[str, Mapping[str, float]], weights: Mapping[str, float] | None = None
) -> PlanMerits:
    """Merits as a panel judged them.

    Parameters
    ----------
    priorities
        Merit (of :data:`mcdm.bocr.MERITS`) -> plan -> priority.
    weights
        Merit -> its weight; equal where not given.

    Raises
    ------
    DecisionError
        ``synthesis-empty``, ``synthesis-merit-unknown``, ``merit-plans-differ`` where merits rank other plans.
    """
    if not priorities:
        raise DecisionError("synthesis-empty")
    scenarios = tuple(next(iter(priorities.values())))
    for merit, of_plans in priorities.items():
        if set(of_plans) != set(scenarios):
            raise DecisionError("merit-plans-differ", merit=merit, plans=", ".join(of_plans))
    given = EQUAL if weights is None else weights
    parts = tuple(
        Contribution(merit, [of_plans[name] for name in scenarios], given.get(merit, 0.0), merit)
        for merit, of_plans in priorities.items()
    )
    return PlanMerits(scenarios, parts, derived=False)


def derived_merits(
    projections: Sequence[Projection], table: FutureTable | None = None, weights: Mapping[str, float] | None = None
) -> PlanMerits:
    """Merits from what was simulated; the plan that changes nothing is best left out, because it has none.

    Parameters
    ----------
    projections
        Of the plans, on the same draws.
    table
        The plans against the futures, for the risks.

    Raises
    ------
    DecisionError
        ``synthesis-empty`` where no merit tells the plans apart, ``id-unknown`` for a plan that the table lacks.
    """
    names = tuple(each.scenario for each in projections)
    given, findings, parts = EQUAL if weights is None else weights, [Finding.of("merits-derived")], []
    for merit, values in _derived(projections, table).items():
        if values.max() <= 0:
            findings.append(Finding.of("merit-without-difference", merit, merit=merit))
        else:
            parts.append(Contribution(merit, values / values.sum(), given.get(merit, 0.0), merit))
    if not parts:
        raise DecisionError("synthesis-empty")
    return PlanMerits(names, tuple(parts), derived=True, findings=tuple(findings))


def _derived(projections: Sequence[Projection], table: FutureTable | None) -> dict[str, FloatArray]:
    """Merit -> what it is derived from, (m,), zero or more."""
    last = np.array([each.index[-1] for each in projections])
    found = {
        "benefits": np.array([each.gain for each in projections]),
        "opportunities": np.array([each.high[-1] for each in projections]) - last,
        "costs": np.array([each.cost.npv for each in projections]),
        "risks": last - np.array([each.low[-1] for each in projections]),
    }
    if table is not None:
        regret = dict(zip(table.scenarios, table.max_regret.tolist(), strict=True))
        for each in projections:
            if each.scenario not in regret:
                raise DecisionError("id-unknown", name=each.scenario, where="scenarios", suggestion="")
        found["risks"] = np.array([regret[each.scenario] for each in projections])
    return {merit: np.maximum(values, 0.0) for merit, values in found.items()}
