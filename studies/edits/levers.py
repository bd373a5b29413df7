"""Edits of levers and of what they do together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from mcdm.errors import DecisionError
from scenarios.budgets.rules import BudgetRules
from scenarios.levers import Interaction, Lever
from studies.edits.entries import replaced, require, without
from studies.study import Study


def add_lever(study: Study, lever: Lever) -> Study:
    """Add an improvement measure; ``id-taken`` where there is one with this id."""
    return replace(study, levers=(*study.levers, lever))


def set_lever(study: Study, lever: Lever) -> Study:
    """Change the lever with this id: range, curve, timing, cost, effects, source.

    Raises
    ------
    DecisionError
        ``lever-beyond-maximum`` where a scenario already plans more than its new maximum.
    """
    require(lever.id, (each.id for each in study.levers), "levers")
    for scenario in study.scenarios:
        check_amount(lever, scenario.amount(lever.id), scenario=scenario.id)
    return replace(study, levers=replaced(study.levers, lever, lambda each: each.id))


def buy_whole(study: Study, names: Collection[str]) -> Study:
    """Say of several levers at once that only whole units can be bought."""
    for name in names:
        require(name, (lever.id for lever in study.levers), "levers")
    levers = tuple(replace(lever, whole=True) if lever.id in names else lever for lever in study.levers)
    return replace(study, levers=levers)


def remove_lever(study: Study, name: str) -> Study:
    """Remove a lever from the study, from every plan, interaction and future."""
    require(name, (lever.id for lever in study.levers), "levers")
    return replace(
        study,
        levers=without(study.levers, name, lambda lever: lever.id),
        interactions=tuple(each for each in study.interactions if name not in (each.first, each.second)),
        scenarios=tuple(
            replace(scenario, plan=without(scenario.plan, name, lambda planned: planned.lever))
            for scenario in study.scenarios
        ),
        futures=tuple(
            replace(future, effect_factors=without(future.effect_factors, name, lambda factor: factor[0]))
            for future in study.futures
        ),
        rules=_rules_without(study.rules, name),
        settings=study.settings.over(
            {figure.indicator for figure in study.figures}, {lever.id for lever in study.levers} - {name}
        ),
    )


def _rules_without(rules: BudgetRules, name: str) -> BudgetRules:
    """The rules without a lever; an either-or of which only one is left says nothing any more."""
    groups = [tuple(lever for lever in group if lever != name) for group in rules.either_or]
    return replace(
        rules,
        limits=without(rules.limits, name, lambda limit: limit.lever),
        must_fund=without(rules.must_fund, name, lambda funded: funded[0]),
        either_or=tuple(group for group in groups if len(group) > 1),
        prerequisites=tuple(each for each in rules.prerequisites if name not in (each.lever, each.needs)),
    )


def check_amount(lever: Lever, amount: float, *, scenario: str = "") -> None:
    """Raise ``lever-beyond-maximum`` where more of a lever is planned than there can be."""
    if amount > lever.maximum:
        raise DecisionError(
            "lever-beyond-maximum",
            lever=lever.id,
            scenario=scenario,
            amount=amount,
            maximum=lever.maximum,
            unit=lever.unit,
        )


def set_interaction(study: Study, interaction: Interaction) -> Study:
    """Say what two levers do together on one figure, in place of what was said before."""
    return replace(study, interactions=replaced(study.interactions, interaction, _acting))


def remove_interaction(study: Study, interaction: Interaction) -> Study:
    """Take an interaction back."""
    return replace(study, interactions=without(study.interactions, _acting(interaction), _acting))


def _acting(interaction: Interaction) -> tuple[frozenset[str], str]:
    return frozenset((interaction.first, interaction.second)), interaction.indicator
