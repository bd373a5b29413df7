"""``optimise``: the best plan for a budget, how sure that is, where the next money should go, and the frontier."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from cli.arguments import add_json, add_study, add_survey, print_json, read_study, read_survey
from cli.progress import progress
from cli.table import table
from cli.words import finding_as_json, print_findings
from exchange.study_files import write_text_file
from i18n import numbers
from i18n.errors import finding_sentence
from i18n.translate import N_, Translator, translator
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.labels import Label
from scenarios.budgets.optimise import with_bests
from studies.document import write
from studies.evaluate import evaluate
from studies.spend import (
    Allocation,
    Effort,
    FrontierPoint,
    MarginalValue,
    NextTenth,
    allocate,
    budgets,
    doubts,
    frontier,
    marginal_values,
    next_tenth,
    points_of,
    question,
)
from studies.study import Study

NAME = "optimise"
HELP = "the best plan for a budget, and the efficient frontier"

AIMS = ("expected", "futures", "p10", "cvar", "regret")
MOST_POINTS, MOST_DRAWS = 200, 5_000
CUTS_OF_A_SUM, PROVING_CUTS = 2, 12
"""How often ranges of amounts are cut for the upper bound, usually and with ``--prove``."""
CUTS = {"regret": 0}
"""Where that is different: a few cuts take seconds and only say that no regret is below nothing."""

STATUS = {
    "proven": N_("proven best on its levels of amounts"),
    "limit": N_("good, but the proof was stopped"),
    "searched": N_("searched, not proven"),
    "infeasible": N_("no plan keeps all rules"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, the budget, what is sought, and what else is wanted to know."""
    add_study(parser)
    add_survey(parser)
    parser.add_argument("--budget", type=float, metavar="X", help="net present value, 10k yuan (default: the study's)")
    parser.add_argument("--frontier", type=int, metavar="N", default=0, help="also the best plans of N budgets")
    parser.add_argument("--top", type=float, metavar="X", help="largest budget of the frontier (default: twice X)")
    parser.add_argument("--aim", choices=AIMS, default="expected", help="what is maximised (default: expected)")
    parser.add_argument("--over", choices=("last", "mean"), default="last", help="last quarter, or mean of quarters")
    parser.add_argument(
        "--goal",
        type=float,
        metavar="INDEX",
        help="the cheapest plan that reaches this index (regret: in every future)",
    )
    parser.add_argument("--periods", type=int, metavar="N", help="quarters to project")
    parser.add_argument("--draws", type=int, metavar="N", default=200, help="draws of p10 and cvar (default: 200)")
    parser.add_argument("--seed", type=int, metavar="N", default=Draws().seed, help="seed of the draws")
    parser.add_argument("--prove", action="store_true", help="bring the upper bound close to the plan (up to a minute)")
    parser.add_argument("--scenario-out", metavar="FILE", type=Path, help="save the study with the plan as a scenario")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the plan, its worth and what stands around it; exit 0 also where no plan keeps the rules."""
    study = read_study(arguments.study)
    if arguments.periods is not None:
        study = replace(study, settings=replace(study.settings, quarters=arguments.periods))
    _check("draws", arguments.draws, 1, MOST_DRAWS)
    if arguments.goal is not None:
        _check("goal", arguments.goal, min(study.scale.scores), max(study.scale.scores))
    if arguments.frontier:
        _check("frontier", arguments.frontier, 2, MOST_POINTS)
    summary, doubtful = read_survey(arguments.survey, study)
    evaluation = evaluate(study, summary)
    asked = question(
        study,
        evaluation,
        budget=arguments.budget,
        aim=arguments.aim,
        over=arguments.over,
        draws=Draws(arguments.seed, arguments.draws),
        summary=summary,
    )
    points: tuple[FrontierPoint, ...] = ()
    marginal: tuple[MarginalValue, ...] = ()
    more: NextTenth | None = None
    with _silent_solver(), progress(NAME) as show:
        told: Callable[[float], None] = lambda share: show(0, share)  # noqa: E731
        if arguments.aim == "regret" and arguments.goal is None:
            asked = with_bests(asked, Effort(), lambda share: None)
        effort = Effort(cuts=PROVING_CUTS if arguments.prove else CUTS.get(arguments.aim, CUTS_OF_A_SUM))
        found = allocate(asked, goal=arguments.goal, effort=effort, progress=told)
        if found.is_feasible and arguments.goal is None:
            marginal, more = marginal_values(asked, found), next_tenth(asked, found)
        if arguments.frontier:
            steps = budgets(asked, arguments.frontier, arguments.top)
            points = points_of(frontier(replace(asked, bests=None), steps, progress=told))
    findings = (*doubtful, *evaluation.findings, *doubts(study, asked, found, summary))
    if arguments.scenario_out is not None and found.is_feasible:
        _save(study, found, arguments.scenario_out)
    if arguments.json:
        print_json(as_json(study, found, points, marginal, more, findings, arguments.language))
    else:
        _print(study, found, points, marginal, more, translator(arguments.language))
        said = () if found.is_feasible else found.findings  # said in place of the plan
        print_findings([each for each in findings if each not in said], study, arguments.language)
    return 0


def _check(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise DecisionError("settings-out-of-range", name=name, value=value, low=low, high=high)


@contextmanager
def _silent_solver() -> Iterator[None]:
    """The solver is compiled and sometimes writes a line of its own to standard output, where only ours belong."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _save(study: Study, found: Allocation, path: Path) -> None:
    """The study with the plan as a further scenario, under a name that is free."""
    taken = {scenario.id for scenario in study.scenarios}
    name = next(each for each in ("best", *(f"best{k}" for k in range(2, len(taken) + 3))) if each not in taken)
    plan = found.scenario(name, Label("Best plan for the budget", "预算最优方案"))
    write_text_file(write(replace(study, scenarios=(*study.scenarios, plan))), path)


# ---------------------------------------------------------------------- as JSON


def as_json(
    study: Study,
    found: Allocation,
    points: Sequence[FrontierPoint] = (),
    marginal: Sequence[MarginalValue] = (),
    more: NextTenth | None = None,
    findings: Sequence[Finding] = (),
    language: str = "en",
) -> dict[str, object]:
    """The answer with the names that other programs rely on; money in 10k yuan, undefined numbers null."""
    return {
        "plan": dict(found.plan),
        "index": found.index,
        "cost": found.cost,
        "status": found.status,
        "frontier": [
            {"budget": each.budget, "index": each.index, "worth": each.worth, "cost": each.cost,
             "plan": dict(each.plan), "status": each.status}
            for each in points
        ],
        "aim": found.aim,
        "over": found.over,
        "budget": found.budget,
        "goal": found.goal,
        "worth": found.worth,
        "model_index": found.model_worth,
        "gap": found.gap,
        "bound": found.bound,
        "levels": list(found.levels),
        "cash_by_year": found.cash.tolist(),
        "avoided": found.avoided,
        "marginal": [
            {"lever": each.lever, "index_per_10k_yuan": each.gain, "amount": each.amount, "cost": each.cost}
            for each in marginal
        ],
        "next": None if more is None else {
            "budget": more.allocation.budget,
            "index": more.allocation.index,
            "worth": more.allocation.worth,
            "gain": more.gain,
            "plan": dict(more.allocation.plan),
            "changes": [{"lever": lever, "amount": amount, "cost": cost} for lever, amount, cost in more.changes],
        },
        "conflicts": [finding_as_json(each, study, language) for each in found.conflicts],
        "further_conflicts": [
            [finding_as_json(each, study, language) for each in conflict] for conflict in found.further_conflicts
        ],
        "findings": [finding_as_json(each, study, language) for each in findings],
    }  # fmt: skip


# ---------------------------------------------------------------------- as text


def _print(
    study: Study,
    found: Allocation,
    points: Sequence[FrontierPoint],
    marginal: Sequence[MarginalValue],
    more: NextTenth | None,
    t: Translator,
) -> None:
    if not found.is_feasible:
        _print_conflicts(study, found, t)
        print()
        return
    print(_levers(study, found, t))
    print()
    cost = numbers.money(found.cost, t.language) if found.cost else t("no money")
    print(t("index {index} for {cost}: {status}", index=numbers.score(found.index, 4), cost=cost,
            status=t(STATUS[found.status])))  # fmt: skip
    _print_worth(found, t)
    if more is not None and more.changes and marginal:
        _print_next(study, marginal, more, t)
    if points:
        print()
        print(_frontier(points, t, apart=found.aim != "expected" or found.over == "mean"))
    print()


def _print_conflicts(study: Study, found: Allocation, t: Translator) -> None:
    """The rules in conflict; where there are several contradictions, that each of them must be ended."""
    several, alone = bool(found.further_conflicts), len(found.conflicts) == 1
    print(t("This rule cannot be kept:") if alone else t("No plan keeps all rules. These contradict each other:"))
    _print_rules(study, found.conflicts, t)
    if several:
        print(t("Without the first rule above, other rules still cannot be kept:"))
    else:
        print(t("Change or drop it.") if alone else t("Change or drop any one of them."))
    for conflict in found.further_conflicts:
        print()
        print(t("This rule cannot be kept:") if len(conflict) == 1 else t("These contradict each other:"))
        _print_rules(study, conflict, t)
    if several:
        print(t("Change or drop at least one rule of each list."))


def _print_rules(study: Study, rules: Sequence[Finding], t: Translator) -> None:
    for rule in rules:
        print(f"- {finding_sentence(rule, t.language, study.labels)}")


def _print_worth(found: Allocation, t: Translator) -> None:
    """What was maximised, where that is not the index at the end, and what no plan exceeds."""
    worth, bound = (0.0 if each is None else each for each in (found.worth, found.bound))
    if found.aim == "regret" and found.goal is not None:
        print(t("index in the worst future {index}", index=numbers.score(worth, 4)))
    elif found.aim == "regret":
        print(t("largest regret over the futures {regret}", regret=numbers.score(max(-worth, 0.0), 4)))
    elif found.aim != "expected":
        print(t("worth {worth} by the aim {aim}", worth=numbers.score(worth, 4), aim=found.aim))
    elif found.over == "mean":
        print(t("mean index over the quarters {worth}; at the end {index}", worth=numbers.score(worth, 4),
                index=numbers.score(found.index, 4)))  # fmt: skip
    if found.bound is None:
        return
    if found.aim == "regret" and found.goal is None:
        print(t("no plan has a regret below {regret}", regret=numbers.score(max(-bound, 0.0), 4)))
    else:
        print(t("no plan at all is worth more than {bound}", bound=numbers.score(bound, 4)))


def _frontier(points: Sequence[FrontierPoint], t: Translator, *, apart: bool) -> str:
    """One budget a line; what was maximised stands apart from the index at the end where they differ."""
    rows = [
        (numbers.money(each.budget, t.language, [p.budget for p in points]), numbers.score(each.index, 4),
         *([numbers.score(each.worth, 4)] if apart else []), _plan(each))
        for each in points
    ]  # fmt: skip
    return table((t("budget"), t("index"), *([t("worth")] if apart else []), t("plan")), rows)


def _levers(study: Study, found: Allocation, t: Translator) -> str:
    units = {lever.id: lever.unit.in_language(t.language) for lever in study.levers}
    rows = [(lever, study.labels[lever].in_language(t.language), f"{amount!r}", units[lever])
            for lever, amount in found.plan]  # fmt: skip
    return table((t("id"), t("lever"), t("amount"), t("unit")), rows)


def _print_next(study: Study, marginal: Sequence[MarginalValue], more: NextTenth, t: Translator) -> None:
    best = marginal[0]
    name = study.labels[best.lever].in_language(t.language)
    gain = numbers.signed(100 * best.gain, 5)
    print(t("a further million yuan gains {gain}, first in {lever}", gain=gain, lever=name))
    costs = [cost for _, _, cost in more.changes]
    changed = [(study.labels[lever].in_language(t.language), numbers.money(cost, t.language, costs))
               for lever, _, cost in sorted(more.changes, key=lambda each: -each[2])]  # fmt: skip
    listed = t(", ").join(f"{lever} {cost}" for lever, cost in changed)
    print(t("the next tenth of the budget gains {gain}: {changes}", gain=numbers.signed(more.gain, 4), changes=listed))


def _plan(point: FrontierPoint) -> str:
    return " ".join(f"{lever}={amount:g}" for lever, amount in point.plan)
