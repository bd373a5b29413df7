"""Spending a budget in a study: its levers, rules, futures and customers as one question, and the answers to it.

The question is made once and asked in many ways::

    asked = question(study, evaluation, budget=6000)      # whose aim, rules and futures are the study's
    best = allocate(asked)                                # the plan, its status and how much better it could be
    points = preview(asked, budgets(asked))               # a frontier within a second; frontier(...) proves it
    marginal_values(asked, best), next_tenth(asked, best)
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm.draws import Draws
from mcdm.findings import Finding
from satisfaction.strata import stratify_by
from satisfaction.survey import SurveySummary
from scenarios.baseline import Baseline
from scenarios.budgets.allocation import Allocation
from scenarios.budgets.exchange_search import rounded
from scenarios.budgets.frontier import (
    FrontierPoint,
    MarginalValue,
    NextTenth,
    frontier,
    marginal_values,
    next_tenth,
    preview,
    row_of,
)
from scenarios.budgets.optimise import Effort, Progress, allocate, silent
from scenarios.budgets.plan_values import Over, PlanValues
from scenarios.budgets.rules import BudgetRules
from scenarios.budgets.spending import Aim, SegmentFloor, Spending
from scenarios.budgets.trade_offs import TradeOffs, trade_offs
from scenarios.scenario import Scenario
from scenarios.uncertainty import sample_effects
from studies.counted_answers import counted_answers
from studies.evaluate import Evaluation, effects, today
from studies.study import Study

__all__ = [
    "Allocation", "Effort", "FrontierPoint", "MarginalValue", "NextTenth", "RulePrice",
    "TradeOffs",
    "allocate", "budgets", "doubts", "frontier", "in_few_digits", "in_whole_units",
    "kept_as", "marginal_values", "next_tenth", "preview", "question", "rule_price",
    "strongest_rival", "trade_offs",
]  # fmt: skip

POINTS = 20
"""Budgets of a frontier."""

DIGITS = 4
"""Of an amount that a plan says."""

TAIL_DRAWS = Draws(count=200)
"""Draws that a lower tail is read from."""


def question(
    study: Study,
    evaluation: Evaluation,
    *,
    budget: float | None = None,
    aim: Aim = "expected",
    over: Over = "last",
    draws: Draws = TAIL_DRAWS,
    summary: SurveySummary | None = None,
) -> Spending:
    """How to spend a budget in this study.

    Parameters
    ----------
    budget
        Net present value in 10k yuan; that of the study's settings where not given, any sum where those have none.
    aim, over
        What is maximised, and over which quarters.
    draws
        Behind the aims "p10" and "cvar".
    summary
        The survey, whose segments the rules may forbid to fall.

    Raises
    ------
    DecisionError
        ``budget-negative``, ``aim-without-futures``; ``id-unknown`` where a rule names a lever that is gone.
    """
    model, start = effects(study), today(study, evaluation.measurement)
    given = study.settings.budget or None if budget is None else budget
    return Spending(
        PlanValues(model, start, study.futures, over),
        study.rules,
        None if given is None else float(given),
        aim,
        sample_effects(model, draws) if aim in ("p10", "cvar") else None,
        _floors(study, start, summary),
    )


def _floors(study: Study, start: Baseline, summary: SurveySummary | None) -> tuple[SegmentFloor, ...]:
    """Every segment that may not fall, by its own answers; all customers together where nobody was surveyed."""
    if summary is None:
        return tuple(SegmentFloor(dimension, "", start.central) for dimension in study.rules.floors)
    found = []
    for dimension in study.rules.floors:
        asked, _ = counted_answers(study, summary, beside=(dimension,))
        rows = [study.model.indicator_ids.index(indicator) for indicator in asked.indicators]
        strata = stratify_by(asked, study.population, (dimension,), study.choices.representation)
        for (segment,), one in strata.items():
            shares = np.array(start.memberships)
            own = one.memberships().values
            known = own.any(-1)
            shares[np.array(rows)[known]] = own[known]
            found.append(SegmentFloor(dimension, segment, replace(start.central, memberships=shares)))
    return tuple(found)


def doubts(study: Study, asked: Spending, allocation: Allocation, summary: SurveySummary | None) -> tuple[Finding, ...]:
    """What is doubtful about an allocation as an answer for this study."""
    found = list(allocation.findings)
    if study.rules.floors and summary is None:
        found.append(Finding.of("floors-by-company", names=", ".join(study.rules.floors)))
    years = asked.values.yearly_payments.shape[-1]
    if len(study.rules.yearly) > years:
        found.append(Finding.of("yearly-beyond-horizon", years=len(study.rules.yearly), horizon=years))
    most = {lever.id: lever.maximum for lever in study.levers}
    found += [
        Finding.of("limit-beyond-maximum", limit.lever, least=limit.least, maximum=most[limit.lever])
        for limit in study.rules.limits
        if limit.lever in most and limit.least > most[limit.lever]
    ]
    departments = {lever.department for lever in study.levers}
    found += [
        Finding.of("pool-without-levers", pool.department, department=pool.department)
        for pool in study.rules.pools
        if pool.department not in departments
    ]
    return tuple(found)


def budgets(asked: Spending, points: int = POINTS, top: float | None = None) -> tuple[float, ...]:
    """Budgets of a frontier, evenly spaced from 0: to twice the budget asked about, or to what all levers cost."""
    everything = float(asked.values.cost(replace(asked, budget=None).ranges.most[None])[0])
    end = top if top is not None else everything if asked.budget is None else min(2 * asked.budget, everything)
    return tuple(np.linspace(0, end or everything, max(points, 2)).tolist())


def points_of(allocations: Sequence[Allocation]) -> tuple[FrontierPoint, ...]:
    """Allocations of a frontier as points, those without a plan left out."""
    return tuple(
        FrontierPoint(each.budget or 0.0, each.index, each.worth, each.cost, each.plan, each.status)
        for each in allocations
        if each.index is not None and each.worth is not None and each.cost is not None
    )


def in_few_digits(asked: Spending, best: Allocation) -> Allocation:
    """The same plan in amounts that can be said, four digits of their range, within all rules; worth what it then is.

    An amount of 48.3078 is no decision: 48.31 is. Single last digits are added as long as the rules allow it.
    """
    if not best.plan:
        return best
    row = rounded(asked.space, row_of(asked, best.plan), DIGITS)[None]
    if not asked.allowed(row)[0]:
        return best
    values = asked.values
    return replace(
        best,
        plan=values.plan_of(row[0]),
        index=float(asked.ending.index(row)[0]),
        worth=float(asked.worth(row)[0]) + 0.0,
        cost=float(values.cost(row)[0]),
        cash=values.yearly(row)[0],
        avoided=float(values.avoided(row)[0]),
    )


def in_whole_units(asked: Spending, levers: Collection[str]) -> Spending:
    """The same question where some levers can only be bought whole."""
    model = asked.values.model
    whole = tuple(replace(each, whole=True) if each.id in levers else each for each in model.levers)
    return replace(asked, values=replace(asked.values, model=replace(model, levers=whole)))


@dataclass(frozen=True)
class RulePrice:
    """What a rule costs: what the best plan found without it is worth more, all others kept, not a slope.

    As sure as both plans are: where a better one was missed without the rule, it costs more than said, never less.

    Parameters
    ----------
    gain
        How much more a plan is worth by the aim without it; all of it (None) where no plan keeps the rules with it.
    worth
        What the best plan without it is worth; None where there is none either.
    money
        What less is needed without it to be worth as much as with it, in 10k yuan; None where that cannot be said.
    """

    gain: float | None
    worth: float | None
    money: float | None


def rule_price(asked: Spending, best: Allocation, without: BudgetRules, progress: Progress = silent) -> RulePrice:
    """What the rules cost that `without` lacks: the best plan without them, and the cheapest that is as good as `best`.

    The plan found with the rules keeps fewer rules too, so that it is where both searches begin: no price is negative.
    """
    free = replace(asked, rules=without, bests=None)
    start = [row_of(asked, best.plan)] if best.is_feasible else []
    found = allocate(free, starts=start, progress=lambda share: progress(0.5 * share))
    if found.worth is None or best.worth is None:
        return RulePrice(None, found.worth, None)
    gain = max(found.worth - best.worth, 0.0)
    money = None
    if gain > 0 and asked.aim != "regret" and best.cost is not None:
        cheaper = allocate(replace(free, budget=None), goal=best.worth, starts=start,
                           progress=lambda share: progress(0.5 + 0.5 * share))  # fmt: skip
        missed = any(each.code == "goal-unreachable" for each in cheaper.findings)
        money = None if cheaper.cost is None or missed else max(best.cost - cheaper.cost, 0.0)
    return RulePrice(gain, found.worth, money)


def kept_as(study: Study, plan: Scenario) -> Scenario | None:
    """The scenario of the study that plans the same, as it is after a plan was saved; None where there is none."""
    return next((each for each in study.scenarios if each.plan and set(each.plan) == set(plan.plan)), None)


def strongest_rival(best: Allocation, worths: Mapping[str, float], costs: Mapping[str, float]) -> str:
    """The scenario that the best plan of a budget is held against, empty where none is: the best that costs no more.

    Where all cost more it is the best of them, if the plan is worth more all the same.

    Parameters
    ----------
    worths, costs
        Of each scenario, by the aim of the plan, and net present value.
    """
    within = [name for name in worths if best.budget is None or costs[name] <= best.budget * (1 + 1e-9)]
    name = max(within or worths, key=lambda each: worths[each], default="")
    beaten = bool(name) and best.worth is not None and best.worth > worths[name]
    return name if within or beaten else ""
