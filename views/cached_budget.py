"""What is computed once about a budget and kept: the question, its answer, its frontier, its trade-offs.

Long work runs beside the pages. Of each kind a visitor has one piece under way: a new question stops the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from time import sleep
from typing import Any, TypeVar

import streamlit as st

from mcdm.findings import Finding
from satisfaction.survey import SurveySummary
from scenarios.budgets.frontier import row_of
from scenarios.budgets.optimise import with_bests
from scenarios.budgets.plan_values import Over
from scenarios.budgets.rules import BudgetRules
from scenarios.budgets.spending import Aim, Spending
from scenarios.scenario import Scenario
from studies.countable import broken_things
from studies.evaluate import Evaluation
from studies.spend import (
    Allocation,
    Effort,
    FrontierPoint,
    MarginalValue,
    NextTenth,
    RulePrice,
    TradeOffs,
    allocate,
    budgets,
    doubts,
    frontier,
    in_few_digits,
    in_whole_units,
    marginal_values,
    next_tenth,
    points_of,
    preview,
    question,
    rule_price,
    trade_offs,
)
from studies.study import Study
from views import cached, cached_scenarios, session
from views.components import waiting
from views.jobs import Job

T = TypeVar("T")

QUICK = Effort(finer=0)
"""Work on a plan that is only held against another one."""

CUTS, MORE_CUTS = 3, 12
"""How often the bound over all amounts is made closer: unasked, and when somebody wants to know."""

PAUSE = 0.05
"""Seconds between two looks at whether somebody is still waiting."""


@dataclass(frozen=True)
class Wanted:
    """What a visitor asks: a budget in 10k yuan (None for any sum), what is sought, over which quarters."""

    budget: float | None
    aim: Aim = "expected"
    over: Over = "last"


@dataclass(frozen=True, eq=False)
class Answer:
    """The best plan for a budget.

    Parameters
    ----------
    asked
        The question, with the best of every future where regret is sought.
    best, marginal
        The plan, and what more money in each lever would gain.
    costs
        Lever -> net present value of what the plan spends on it.
    worths
        Scenario with constant amounts everywhere -> what it is worth by the aim.
    doubts
        What is doubtful.
    needed
        Where no plan keeps the rules: the least money with which one does; None where no sum helps.
    """

    asked: Spending
    best: Allocation
    marginal: tuple[MarginalValue, ...]
    costs: Mapping[str, float]
    worths: Mapping[str, float]
    doubts: tuple[Finding, ...]
    needed: float | None = None


@dataclass(frozen=True, eq=False)
class Advice:
    """What is worked out after the plan stands: the bound over all amounts, and where a tenth more should go.

    Parameters
    ----------
    whole
        The best plan where things that come whole are bought whole; None where the plan breaks none of them.
    """

    more: NextTenth | None
    bound: float | None
    whole: Allocation | None = None


# ---------------------------------------------------------------------- what is asked


def spending(wanted: Wanted, study: Study | None = None) -> Spending:
    """The question of a budget in the open study."""
    study = study or session.study()
    return _spending(_key(study, wanted), study, cached.evaluation(study), session.survey(), wanted)


@st.cache_resource(max_entries=128, show_spinner=False)
def _spending(
    key: str, _study: Study, _evaluation: Evaluation, _survey: SurveySummary | None, _wanted: Wanted
) -> Spending:
    asked = question(_study, _evaluation, budget=0.0 if _wanted.budget is None else _wanted.budget, aim=_wanted.aim,
                     over=_wanted.over, summary=_survey)  # fmt: skip
    return asked if _wanted.budget is not None else replace(asked, budget=None)


def key_of(wanted: Wanted) -> str:
    """Key of a question in the open study: the same as long as nothing it reads has changed."""
    return _key(session.study(), wanted)


def _key(study: Study, wanted: Wanted) -> str:
    read = session.key_of(study.futures, study.rules)
    return f"budget|{cached_scenarios.simulated(study)}|{read}|{wanted}"


def everything(wanted: Wanted) -> float:
    """What all levers cost at their most, in 10k yuan."""
    asked = spending(replace(wanted, budget=None))
    return float(asked.values.cost(asked.ranges.most[None])[0])


def steps(wanted: Wanted) -> tuple[float, ...]:
    """The budgets of the frontier: the same whatever budget is looked at, unless that lies beyond."""
    study = session.study()
    usual = study.settings.budget
    asked = spending(replace(wanted, budget=usual if usual > 0 else None))
    found = budgets(asked)
    return found if wanted.budget is None or wanted.budget <= found[-1] * 1.001 else budgets(spending(wanted))


# ---------------------------------------------------------------------- answers


def answer(wanted: Wanted) -> Answer | None:
    """The best plan for a budget; None while it is worked out or stopped, and then the page says so."""
    study, survey = session.study(), session.survey()
    asked, plans = spending(wanted), constant(study)
    work = lambda job: _answered(study, survey, asked, plans, job)  # noqa: E731
    what = session.translate()("Finding the best plan")
    return _under_way("answer", f"{key_of(wanted)}|{session.key_of(study.scenarios)}", what, work)


def _answered(
    study: Study, survey: SurveySummary | None, asked: Spending, plans: tuple[Scenario, ...], job: Job[Answer]
) -> Answer:
    with _first():
        if asked.aim == "regret":
            asked = with_bests(asked, Effort(), job.advance)
        best = in_few_digits(asked, allocate(asked, progress=job.advance))
    found = doubts(study, asked, best, survey)
    if not best.is_feasible:
        return Answer(asked, best, (), {}, {}, found, _least_money(asked, job))
    worths = {plan.id: float(asked.worth(asked.values.amounts_of(plan)[None])[0]) for plan in plans}
    return Answer(asked, best, marginal_values(asked, best), costs_of(asked, best.plan), worths, found)


def _least_money(asked: Spending, job: Job[Answer]) -> float | None:
    """What the cheapest plan that keeps the other rules costs."""
    cheap = replace(asked, budget=None, aim="expected", bests=None)
    return allocate(cheap, goal=0.0, progress=job.advance).cost


def costs_of(asked: Spending, plan: Sequence[tuple[str, float]]) -> dict[str, float]:
    """Lever -> net present value of what a plan spends on it."""
    costs = asked.values.lever_costs(row_of(asked, plan)[None])[0]
    levers = asked.values.model.levers
    return {lever.id: float(cost) for lever, cost in zip(levers, costs, strict=True) if cost > 0}


def constant(study: Study) -> tuple[Scenario, ...]:
    """The scenarios of one amount for each lever, spent everywhere alike: those that a budget could have given."""
    return tuple(each for each in study.scenarios if all(len(set(p.amounts)) == 1 and not p.targets for p in each.plan))


def advice(wanted: Wanted, found: Answer) -> Advice | None:
    """Where more money should go, the bound, whole units; None while it is worked out: the plan is shown meanwhile."""
    broken = broken_things(session.study(), found.best.plan)

    def work(job: Job[Advice]) -> Advice:
        more = next_tenth(found.asked, found.best, effort=QUICK, progress=_politely(job))
        bound = None
        if found.best.status != "searched":
            bound = allocate(found.asked, effort=Effort(cuts=CUTS), progress=_politely(job)).bound
        whole = allocate(in_whole_units(found.asked, broken), effort=QUICK, progress=_politely(job)) if broken else None
        return Advice(more, bound, whole)

    what = session.translate()("Where more money should go, and how much better a plan could be")
    return _under_way("advice", f"advice|{key_of(wanted)}", what, work, patience=0.0)


def bound(wanted: Wanted, found: Answer) -> float | None:
    """The closest bound over all amounts: up to a minute of work, begun when somebody asks."""

    def work(job: Job[float | None]) -> float | None:
        return allocate(found.asked, effort=Effort(cuts=MORE_CUTS), progress=_politely(job)).bound

    what = session.translate()("Bringing the bound closer")
    return _under_way("bound", f"bound|{key_of(wanted)}", what, work, patience=0.0)


def goal(wanted: Wanted, index: float) -> Allocation | None:
    """The cheapest plan that reaches an index, whatever it costs; None while it is worked out."""
    asked = spending(replace(wanted, budget=None))
    key = f"goal|{key_of(replace(wanted, budget=None))}|{index!r}"
    what = session.translate()("Finding the cheapest plan")
    work = lambda job: allocate(asked, goal=index, progress=job.advance)  # noqa: E731
    return _under_way("goal", key, what, work, patience=0.0)


def rule_prices(wanted: Wanted, without: Mapping[str, BudgetRules]) -> dict[str, RulePrice] | None:
    """What each rule costs, by the key under which the rules without it are given; None while it is worked out."""
    asked = spending(wanted)

    def work(job: Job[dict[str, RulePrice]]) -> dict[str, RulePrice]:
        parts = len(without) + 1
        best = allocate(asked, effort=QUICK, progress=_slice(job, 0, parts))
        return {
            key: rule_price(asked, best, rules, _slice(job, k, parts))
            for k, (key, rules) in enumerate(without.items(), 1)
        }

    what = session.translate()("Working out what each rule costs")
    return _under_way("prices", f"prices|{key_of(wanted)}", what, work, patience=0.0)


def _slice(job: Job[Any], place: int, parts: int) -> Callable[[float], None]:
    """The progress of one of several pieces of a job."""
    told = _politely(job)
    return lambda share: told((place + share) / parts)


# ---------------------------------------------------------------------- many budgets


def preview_of(wanted: Wanted) -> tuple[FrontierPoint, ...]:
    """A quick frontier, nothing of it proven."""
    at = steps(wanted)
    return _preview(f"{key_of(replace(wanted, budget=None))}|{at[-1]!r}", spending(replace(wanted, budget=at[-1])), at)


@st.cache_resource(max_entries=32, show_spinner=False)
def _preview(key: str, _asked: Spending, _budgets: tuple[float, ...]) -> tuple[FrontierPoint, ...]:
    return preview(_asked, _budgets)


def frontier_of(wanted: Wanted) -> tuple[FrontierPoint, ...] | None:
    """The proven frontier; None while it is worked out or was stopped: the preview stands meanwhile."""
    at = steps(wanted)
    asked = spending(replace(wanted, budget=at[-1]))

    def work(job: Job[tuple[FrontierPoint, ...]]) -> tuple[FrontierPoint, ...]:
        return points_of(frontier(asked, at, progress=_politely(job)))

    what = session.translate()("Proving the best plan of {count} budgets", count=len(at))
    return _under_way("frontier", f"frontier|{key_of(replace(wanted, budget=None))}|{at[-1]!r}", what, work,
                      patience=0.0)  # fmt: skip


def trade_offs_of(wanted: Wanted) -> TradeOffs | None:
    """Plans none of which is better in everything; None while they are worked out."""
    at = steps(wanted)
    asked = spending(replace(wanted, budget=at[-1], aim="expected"))
    key = f"trade|{key_of(replace(wanted, budget=None, aim='expected'))}|{at[-1]!r}"
    what = session.translate()("Looking for plans that none beats in everything")
    return _under_way("trade", key, what, lambda job: trade_offs(asked, at, progress=_politely(job)))


# ---------------------------------------------------------------------- one piece of each kind


def _under_way(
    kind: str, key: str, what: str, do: Callable[[Job[T]], T], *, patience: float = waiting.PATIENCE
) -> T | None:
    """The work of this key; what this visitor had under way of the same kind is stopped, and begins anew if wanted."""
    place = f"budget/under-way/{kind}"
    before: tuple[str, Job[Any]] | None = session.remembered(place)
    job = cached.work(key, do)
    if before is not None and before[0] != key:
        _stop(kind)
        if kind == "answer":
            _stop("advice")
            _stop("bound")
    session.remember(place, (key, job))
    return waiting.result(key, what, do, patience=patience)


@st.cache_resource(show_spinner=False)
def _urgent() -> list[str]:
    """One entry for every answer that somebody is waiting for."""
    return []


@contextmanager
def _first() -> Iterator[None]:
    """What runs in here goes before everything that a page can do without for a while."""
    _urgent().append("answer")
    try:
        yield
    finally:
        _urgent().pop()


def _politely(job: Job[Any]) -> Callable[[float], None]:
    """Tells a job how far it is, and lets whoever waits for an answer go first."""

    def progress(share: float) -> None:
        while _urgent() and not job.cancelled():
            sleep(PAUSE)
        job.advance(share)

    return progress


def _stop(kind: str) -> None:
    """Stop what this visitor has under way of a kind; whoever else waits for it begins it anew."""
    before: tuple[str, Job[Any]] | None = session.remembered(f"budget/under-way/{kind}")
    if before is not None and before[1].running:
        before[1].cancel()
        cached.forget_work(before[0])
