"""``explain``: which lever of a plan makes how much of its gain, by which way, and one paragraph in plain words."""

from __future__ import annotations

import argparse
from dataclasses import replace

from cli.arguments import add_json, add_study, add_survey, print_json, read_study, read_survey
from cli.simulate import chosen_scenarios
from cli.table import table
from cli.words import finding_as_json, print_findings
from i18n import numbers
from i18n.translate import Translator, translator
from mcdm.draws import Draws
from mcdm.errors import DecisionError, closest
from reports.charts.scales import IndexDisplay
from reports.sentences.attribution import Explanation, paragraph
from scenarios.attribution import Attribution
from scenarios.effect_path import EffectPaths, Link, PathStep
from scenarios.futures import Future
from scenarios.scenario import Scenario
from studies.evaluate import evaluate, explain, follow, project
from studies.looking_back import NORMAL_95
from studies.study import Study

NAME = "explain"
HELP = "which lever makes how much of a plan's gain, and by which way"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY and the plan."""
    add_study(parser)
    add_survey(parser)
    parser.add_argument("--scenario", metavar="ID", help="the plan; the best of the study where none is named")
    parser.add_argument(
        "--plan", action="append", nargs="+", metavar="LEVER=AMOUNT", default=[], help="a plan in place of a scenario"
    )
    parser.add_argument("--against", metavar="ID", help="explain the difference to this scenario, not to no plan")
    parser.add_argument("--future", metavar="ID", help="in this future of the study")
    parser.add_argument("--quarter", type=int, metavar="N", help="quarter of the paths (default: the last)")
    parser.add_argument("--periods", type=int, metavar="N", help="quarters to project")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print shares, paths and the paragraph."""
    study, t = read_study(arguments.study), translator(arguments.language)
    if arguments.periods is not None:
        study = replace(study, settings=replace(study.settings, quarters=arguments.periods))
    summary, doubts = read_survey(arguments.survey, study)
    evaluation = evaluate(study, summary)
    future = _future(study, arguments.future)
    named = [arguments.scenario] if arguments.scenario else []
    plan = [text for part in arguments.plan for text in part]
    if named and plan:
        raise DecisionError("plan-and-scenario", scenario=arguments.scenario)
    offered = chosen_scenarios(study, named, plan)
    if arguments.against and not named and not plan:
        offered = tuple(each for each in offered if each.id != arguments.against)
    if not offered:
        raise DecisionError("comparison-empty")
    if arguments.against and arguments.against in named:
        raise DecisionError("explained-against-itself", scenario=arguments.against)
    runs = project(study, evaluation, Draws(), offered, future)
    best = max(range(len(offered)), key=lambda k: runs[k].index[-1]) if not named and not plan else len(offered) - 1
    scenario, against = offered[best], study.scenario(arguments.against) if arguments.against else None
    found = explain(study, evaluation, scenario, future=future, against=against)
    paths = follow(study, evaluation, scenario, future=future, quarter=arguments.quarter)
    said = Explanation(
        _name(scenario, t),
        found,
        paths,
        runs[best],
        {lever.id: lever.label.in_language(t.language) or lever.id for lever in study.levers},
        {each.indicator: each.label.in_language(t.language) or each.indicator for each in study.figures},
        {each.indicator: each.unit.in_language(t.language) for each in study.figures},
        frozenset(lever.id for lever in study.levers if lever.assumed),
        _name(against, t) if against is not None else "",
    )
    text = paragraph(said, display=IndexDisplay("score", min(study.scale.scores), max(study.scale.scores)), t=t)
    findings = tuple(dict.fromkeys((*doubts, *evaluation.findings, *runs[best].findings,
                                    *found.findings, *paths.findings)))  # fmt: skip
    if arguments.json:
        document = as_json(scenario, found, paths)
        document |= {"paragraph": text, "findings": [finding_as_json(each, study, t.language) for each in findings]}
        print_json(document)
        return 0
    print(text)
    if found.levers:
        tables = (_shares(said, t), _ways(said, t))
        print("\n" + "\n\n".join(each for each in tables if each) + "\n")
    print_findings(findings, study, t.language)
    return 0


def _future(study: Study, name: str | None) -> Future | None:
    if name is None:
        return None
    known = {future.id: future for future in study.futures}
    if name not in known:
        raise DecisionError("id-unknown", name=name, where="futures", suggestion=closest(name, known))
    return known[name]


def _name(scenario: Scenario, t: Translator) -> str:
    return scenario.label.in_language(t.language) or scenario.id


# ---------------------------------------------------------------------- JSON


def as_json(scenario: Scenario, found: Attribution, paths: EffectPaths) -> dict[str, object]:
    """Shares by lever and quarter (time 0 first) and the paths, on the scale of the index."""
    return {
        "scenario": scenario.id,
        "against": found.against or None,
        "exact": found.is_exact,
        "index": found.index.tolist(),
        "without": found.reference.tolist(),
        "gain": found.gain.tolist(),
        "residual": float(abs(found.residual).max(initial=0.0)),
        "today": found.today,
        "drift": found.drift.tolist(),
        "growth": found.growth.tolist(),
        "together": found.together,
        "levers": {
            lever: {
                "share": float(found.shares[k]),
                "standard_error": None if found.errors is None else float(found.errors[k, -1]),
                "alone": float(found.alone[k]),
                "removed_last": float(found.removed[k]),
                "quarters": found.quarterly[k].tolist(),
            }
            for k, lever in enumerate(found.levers)
        },
        "quarter": paths.quarter,
        "indicators": {
            name: float(points)
            for name, points in zip(paths.indicators, paths.by_indicator, strict=True)
            if abs(points) > 1e-12
        },
        "paths": {lever: [_step(step) for step in paths.of(lever)] for lever in paths.levers},
    }


def _step(step: PathStep) -> dict[str, object]:
    return {
        "indicator": step.indicator,
        "figure": _link(step.figure),
        "utility": _link(step.utility),
        "shift": _link(step.shift),
        "score": _link(step.score),
        "weight": step.weight,
        "points": step.points,
        "all_levers": step.gained,
    }


def _link(link: Link | None) -> dict[str, float] | None:
    return None if link is None else {"from": link.before, "to": link.after, "own": link.own}


# ---------------------------------------------------------------------- tables


def _shares(said: Explanation, t: Translator) -> str:
    found, error = said.attribution, said.attribution.errors
    heads = [t("lever"), t("contribution"), t("alone"), t("removed last")]
    rows = [
        [
            said.levers[found.levers[k]],
            numbers.signed(float(found.shares[k]), 4),
            numbers.signed(float(found.alone[k]), 4),
            numbers.signed(float(found.removed[k]), 4),
            *([] if error is None else [numbers.score(NORMAL_95 * float(error[k, -1]), 4)]),
        ]
        for k in said.ranked
    ]
    whole = [t("together"), numbers.signed(said.gain, 4), "", "", *([] if error is None else [""])]
    return table([*heads, *([] if error is None else [t("± (95%)")])], [*rows, whole])


def _ways(said: Explanation, t: Translator) -> str:
    """Every way of every lever: the figure as the plan has it, and what of it is its own; empty where nothing moves."""
    heads = (t("lever"), t("operating figure"), t("today"), t("then"), t("own part"), t("logits"), t("score"),
             t("weight"), t("index"))  # fmt: skip
    rows = []
    for k in said.ranked:
        lever = said.attribution.levers[k]
        for step in said.paths.of(lever) if lever in said.paths.levers else ():
            figure = step.figure
            rows.append((
                said.levers[lever],
                said.indicators.get(step.indicator, step.indicator),
                numbers.plain(figure.before) if figure else "",
                numbers.plain(figure.after) if figure else "",
                _signed(figure.own) if figure else "",
                numbers.signed(step.shift.own),
                numbers.signed(step.score.own, 4),
                numbers.score(step.weight),
                "" if step.points is None else numbers.signed(step.points, 4),
            ))  # fmt: skip
    return table(heads, rows) if rows else ""


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + numbers.plain(value)
