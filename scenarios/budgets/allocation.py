"""An allocation: how a budget is spent, what that is worth, and how much better it could still be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from scenarios.budgets.plan_values import Over, as_scenario
from scenarios.budgets.spending import Aim
from scenarios.scenario import Scenario

Status = Literal["proven", "limit", "searched", "infeasible"]


@dataclass(frozen=True, eq=False)
class Allocation:
    """The plan found for a budget, in 10k yuan and on the scale of the index.

    Parameters
    ----------
    plan
        (lever, amount) of every lever used.
    index
        What the simulator gives for it: the central run at the last quarter, whatever was maximised.
    worth
        What was maximised, by the simulator: the index itself, its mean over the futures, its lower tail, or less the
        largest regret; at the last quarter or as the mean over the quarters.
    cost
        Net present value.
    cash
        Payments of years 1, 2, ..., shape (years,); time 0 belongs to year 1.
    avoided
        Tonnes of CO2 avoided until the last quarter.
    status
        "proven": on its levels of amounts no plan is better, up to `gap`; "limit": the proof was stopped before;
        "searched": the index is no sum over figures, or the aim is a tail, so nothing is proven; "infeasible".
    budget
        What might be spent; None for any sum.
    aim, over
        What was maximised, and over which quarters.
    goal
        The index that was to be reached as cheaply as possible; None where the index was maximised.
    model_worth
        What the exact model says of its own best plan of levels, from which amounts were then moved freely on the
        simulator; None where there was none.
    gap
        How much better, by the model, another plan of the same levels could be.
    bound
        No allowed plan of whatever amounts is worth more; None where that was not asked or cannot be said.
    levels
        How many levels each lever had, in the order of the model; empty without an exact model.
    conflicts
        Rules that cannot all be kept, each necessary for the contradiction; empty unless infeasible.
    further_conflicts
        Sets of rules that still contradict each other after one rule of every set before is dropped.
    findings
        What is doubtful.
    """

    plan: tuple[tuple[str, float], ...]
    index: float | None
    worth: float | None
    cost: float | None
    cash: FloatArray
    avoided: float | None
    status: Status
    budget: float | None
    aim: Aim
    over: Over
    goal: float | None = None
    model_worth: float | None = None
    gap: float | None = None
    bound: float | None = None
    levels: tuple[int, ...] = ()
    conflicts: tuple[Finding, ...] = ()
    further_conflicts: tuple[tuple[Finding, ...], ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_feasible(self) -> bool:
        """Whether there is a plan at all, perhaps the empty one."""
        return self.status != "infeasible"

    def amount(self, lever: str) -> float:
        """The amount of a lever, 0 where it is not used."""
        return dict(self.plan).get(lever, 0.0)

    def scenario(self, name: str = "plan", label: Label | None = None) -> Scenario:
        """The plan as a scenario of the study."""
        return as_scenario(self.plan, name, label)
