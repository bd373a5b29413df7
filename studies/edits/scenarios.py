"""Edits of scenarios, futures and the settings of a simulation; and the name of the study."""

from __future__ import annotations

from dataclasses import replace

from mcdm.labels import Label
from scenarios.budgets.rules import BudgetRules
from scenarios.futures import Future
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.settings import SimulationSettings
from studies.edits.entries import replaced, require, without
from studies.edits.levers import check_amount
from studies.study import Study


def rename_study(study: Study, label: Label, note: Label | None = None) -> Study:
    """Give the study another name, and another note where one is given."""
    return replace(study, label=label, note=study.note if note is None else note)


def add_scenario(study: Study, scenario: Scenario) -> Study:
    """Add a scenario; ``id-taken`` where there is one with this id, ``lever-beyond-maximum`` for its plan."""
    study = replace(study, scenarios=(*study.scenarios, scenario))
    for lever in study.levers:
        check_amount(lever, scenario.amount(lever.id), scenario=scenario.id)
    return study


def copy_scenario(study: Study, name: str, new: str, label: Label) -> Study:
    """Add a scenario with the plan of another."""
    return add_scenario(study, replace(study.scenario(name), id=new, label=label))


def rename_scenario(study: Study, name: str, label: Label) -> Study:
    """Give a scenario another name; its id stays."""
    return _with_scenario(study, replace(study.scenario(name), label=label))


def remove_scenario(study: Study, name: str) -> Study:
    """Remove a scenario."""
    study.scenario(name)
    return replace(study, scenarios=without(study.scenarios, name, lambda scenario: scenario.id))


def set_amount(study: Study, scenario: str, lever: str, *amounts: float) -> Study:
    """Plan an amount of a lever, held from time 0 on, or one amount a quarter; nothing but zeros takes it out.

    Raises
    ------
    DecisionError
        ``id-unknown``, ``amount-negative``, ``lever-beyond-maximum``.
    """
    plan = study.scenario(scenario)
    before = next((each for each in plan.plan if each.lever == lever), PlannedAmount(lever, amounts))
    return plan_lever(study, scenario, replace(before, amounts=amounts))


def plan_lever(study: Study, scenario: str, planned: PlannedAmount) -> Study:
    """Plan a lever: how much, when and where, all at once; nothing but zeros takes it out.

    Raises
    ------
    DecisionError
        ``id-unknown``, ``lever-beyond-maximum``.
    """
    plan = study.scenario(scenario)
    require(planned.lever, (each.id for each in study.levers), "levers")
    for each in study.levers:
        if each.id == planned.lever:
            check_amount(each, planned.peak, scenario=scenario)
    if planned.peak == 0:
        return _with_scenario(study, replace(plan, plan=without(plan.plan, planned.lever, lambda each: each.lever)))
    return _with_scenario(study, replace(plan, plan=replaced(plan.plan, planned, lambda each: each.lever)))


def set_targets(
    study: Study, scenario: str, lever: str, dimension: str, targets: tuple[tuple[str, float], ...]
) -> Study:
    """Say where a planned lever is spent: parts of its amount by segment; no targets for everywhere alike.

    Raises
    ------
    DecisionError
        ``id-unknown`` where the scenario does not plan the lever, or for a segment; ``targets-not-parts``.
    """
    plan = study.scenario(scenario)
    require(lever, (planned.lever for planned in plan.plan), f"scenarios/{scenario}")
    (planned,) = (each for each in plan.plan if each.lever == lever)
    aimed = replace(planned, dimension=dimension if targets else "", targets=targets)
    return _with_scenario(study, replace(plan, plan=replaced(plan.plan, aimed, lambda each: each.lever)))


def _with_scenario(study: Study, scenario: Scenario) -> Study:
    return replace(study, scenarios=replaced(study.scenarios, scenario, lambda each: each.id))


def set_futures(study: Study, futures: tuple[Future, ...]) -> Study:
    """Name the ways the world may turn out, all at once: their probabilities must sum to one."""
    return replace(study, futures=futures)


def set_rules(study: Study, rules: BudgetRules) -> Study:
    """Change what every plan that spends a budget keeps."""
    return replace(study, rules=rules)


def set_settings(study: Study, settings: SimulationSettings) -> Study:
    """Change the conventions of a simulation."""
    return replace(study, settings=settings)
