"""Obligations: every rule of a budget as a number that a plan adds up lever by lever, between two bounds.

One form serves the exact model, the search on the simulator, and the search for the rules that contradict each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from scenarios.budgets.plan_values import PlanValues
from scenarios.budgets.rules import BudgetRules

SLACK = 1e-9
"""Part of a bound by which a sum may miss it: rounding."""

LEAST_NEEDED = 0.01
"""A lever that another one needs counts as used from this part of its maximum on, not from a single bolt."""

Quantity = Callable[[FloatArray], FloatArray]
"""Amounts (p, levers) -> what each lever adds, same shape."""


@dataclass(frozen=True, eq=False)
class Obligation:
    """One rule.

    Parameters
    ----------
    told
        The rule in words, as a finding: what is said where it contradicts others.
    quantity
        What each lever adds.
    low, high
        Bounds of the sum.
    """

    told: Finding
    quantity: Quantity
    low: float = -np.inf
    high: float = np.inf

    def keeps(self, amounts: FloatArray) -> NDArray[np.bool_]:
        """Which plans (p, levers) keep it: (p,)."""
        total = self.quantity(amounts).sum(-1)
        low = self.low - SLACK * max(1.0, abs(self.low)) if np.isfinite(self.low) else self.low
        high = self.high + SLACK * max(1.0, abs(self.high)) if np.isfinite(self.high) else self.high
        return np.asarray((total >= low) & (total <= high))


def obligations(values: PlanValues, rules: BudgetRules, budget: float | None) -> tuple[Obligation, ...]:
    """Everything a plan keeps: the total (none where the budget is None), yearly cash, and the rules.

    Raises
    ------
    DecisionError
        ``id-unknown`` for a lever that a rule names and the model does not have.
    """
    found = [*_must_fund(values, rules), *_relations(values, rules), *_limits(values, rules)]
    found += [*_pools(values, rules), *_years(values, rules)]
    if budget is not None:
        told = Finding.of("rule-budget", budget=float(budget))
        found.append(Obligation(told, values.lever_costs, high=float(budget)))
    return tuple(found)


def keep_all(kept: tuple[Obligation, ...], amounts: FloatArray) -> NDArray[np.bool_]:
    """Which plans (p, levers) keep every obligation: (p,)."""
    found = np.ones(len(amounts), bool)
    for obligation in kept:
        found &= obligation.keeps(amounts)
    return found


def emissions_at_least(values: PlanValues, tonnes: float) -> Obligation:
    """Avoid at least so many tonnes of CO2 until the last quarter."""
    return Obligation(
        Finding.of("rule-emissions", tonnes=tonnes), lambda amounts: amounts * values.unit_emissions, low=tonnes
    )


# ---------------------------------------------------------------------- kinds of rules


def _must_fund(values: PlanValues, rules: BudgetRules) -> Iterator[Obligation]:
    for name, amount in rules.must_fund:
        row = values.model.lever_position(name, "rules/must_fund")
        alone = np.zeros((1, len(values.model.levers)))
        alone[0, row] = amount
        told = Finding.of(
            "rule-must-fund",
            name,
            lever=name,
            amount=amount,
            cost=float(values.cost(alone)[0]),
            maximum=values.model.levers[row].maximum,
        )
        yield Obligation(told, _reaches(row, amount), low=1.0)


def _relations(values: PlanValues, rules: BudgetRules) -> Iterator[Obligation]:
    position = values.model.lever_position
    for group in rules.either_or:
        rows = [position(name, "rules/either_or") for name in group]
        yield Obligation(Finding.of("rule-either-or", names=", ".join(group)), _used(dict.fromkeys(rows, 1.0)), high=1)
    for each in rules.prerequisites:
        lever, needs = (position(name, "rules/prerequisites") for name in (each.lever, each.needs))
        least = LEAST_NEEDED * values.model.levers[needs].maximum
        told = Finding.of("rule-prerequisite", each.lever, lever=each.lever, needs=each.needs,
                          least=float(np.ceil(least)) if values.model.levers[needs].whole else least)  # fmt: skip
        quantity = _needs(lever, needs, least)
        yield Obligation(told, quantity, high=0)


def _limits(values: PlanValues, rules: BudgetRules) -> Iterator[Obligation]:
    for limit in rules.limits:
        row = values.model.lever_position(limit.lever, "rules/limits")
        if limit.least > 0:
            told = Finding.of("rule-least", limit.lever, lever=limit.lever, least=limit.least)
            yield Obligation(told, _between(row, 0.0, limit.least * (1 - SLACK)), high=0)
        if limit.most is not None:
            told = Finding.of("rule-most", limit.lever, lever=limit.lever, most=limit.most)
            yield Obligation(told, _between(row, limit.most * (1 + SLACK), np.inf), high=0)


def _pools(values: PlanValues, rules: BudgetRules) -> Iterator[Obligation]:
    for pool in rules.pools:
        member = np.array([lever.department == pool.department for lever in values.model.levers], np.float64)
        told = Finding.of("rule-pool", pool.department, department=pool.department, budget=pool.budget)
        yield Obligation(told, lambda amounts, m=member: values.lever_costs(amounts) * m, high=pool.budget)  # type: ignore[misc]


def _years(values: PlanValues, rules: BudgetRules) -> Iterator[Obligation]:
    first, unit = values.yearly_payments
    for year, cash in enumerate(rules.yearly[: first.shape[-1]]):
        told = Finding.of("rule-year", year=year + 1, budget=cash)
        yield Obligation(
            told,
            lambda amounts, k=year: (amounts > 0) * first[:, k] + amounts * unit[:, k],  # type: ignore[misc]
            high=cash,
        )


def _reaches(row: int, least: float) -> Quantity:
    """One where a lever is used with at least so much."""

    def quantity(amounts: FloatArray) -> FloatArray:
        found = np.zeros(amounts.shape)
        found[..., row] = amounts[..., row] >= least * (1 - SLACK)
        return found

    return quantity


def _between(row: int, above: float, below: float) -> Quantity:
    """One where the amount of a lever lies between two bounds."""

    def quantity(amounts: FloatArray) -> FloatArray:
        found = np.zeros(amounts.shape)
        found[..., row] = (amounts[..., row] > above) & (amounts[..., row] < below)
        return found

    return quantity


def _used(weights: dict[int, float]) -> Quantity:
    """Counts levers that are used."""

    def quantity(amounts: FloatArray) -> FloatArray:
        found = np.zeros(amounts.shape)
        for row, weight in weights.items():
            found[..., row] = weight * (amounts[..., row] > 0)
        return found

    return quantity


def _needs(lever: int, needs: int, least: float) -> Quantity:
    """One where a lever is used, less one where the lever it needs is."""

    def quantity(amounts: FloatArray) -> FloatArray:
        found = np.zeros(amounts.shape)
        found[..., lever] = amounts[..., lever] > 0
        found[..., needs] = -1.0 * (amounts[..., needs] >= least * (1 - SLACK))
        return found

    return quantity
