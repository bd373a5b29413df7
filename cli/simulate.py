"""``simulate``: the index of scenarios quarter by quarter, with bands, cost and comparison."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from cli import sources
from cli.arguments import add_json, add_study, add_survey, print_json, read_study, read_survey
from cli.plan_amounts import read_plan
from cli.table import table
from cli.words import finding_as_json, print_findings
from i18n import numbers
from i18n.translate import Translator, translator
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.labels import Label
from scenarios.compare import Comparison
from scenarios.projection import Projection
from scenarios.scenario import Scenario
from studies.evaluate import Evaluation, compare, evaluate, project
from studies.places import PlanBySegment, by_segment
from studies.study import Study

NAME = "simulate"
HELP = "project scenarios over the quarters"
PLAN = "plan"
"""Id of the scenario that ``--plan`` makes."""
LARGEST_DRAWS = 100_000
"""More would take minutes, and change no digit that is shown."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY and what to run."""
    add_study(parser)
    add_survey(parser)
    parser.add_argument("--scenario", action="append", metavar="ID", default=[], help="run this scenario (repeatable)")
    parser.add_argument(
        "--plan",
        action="append",
        nargs="+",
        metavar="LEVER[@DIMENSION:SEGMENT]=AMOUNT",
        default=[],
        help='one scenario named "plan"; several segments of one lever add up',
    )
    parser.add_argument(
        "--by",
        action="append",
        metavar="DIMENSION",
        default=[],
        help="also by the segments of this dimension (repeatable)",
    )
    parser.add_argument("--periods", type=int, metavar="N", help="quarters to project")
    parser.add_argument("--draws", type=int, metavar="N", default=200, help="draws behind the bands (default: 200)")
    parser.add_argument("--seed", type=int, metavar="N", default=Draws().seed, help="seed of the draws")
    sources.add_vary(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the projections; index is the central run, low and high the 5th and 95th percentile of the draws."""
    study = read_study(arguments.study)
    if arguments.periods is not None:
        study = replace(study, settings=replace(study.settings, quarters=arguments.periods))
    chosen = chosen_scenarios(study, arguments.scenario, [text for part in arguments.plan for text in part])
    if arguments.draws > LARGEST_DRAWS:
        name, high = "draws", LARGEST_DRAWS
        raise DecisionError("settings-out-of-range", name=name, value=arguments.draws, low=1, high=high)
    draws = sources.varied(Draws(arguments.seed, arguments.draws), arguments.vary)
    summary, doubts = read_survey(arguments.survey, study)
    evaluation = evaluate(study, summary)
    findings = (*doubts, *evaluation.findings)
    projections = project(study, evaluation, draws, chosen)
    compared = compare(study, projections)
    segments = by_segments(study, evaluation, chosen, arguments.by)
    varied = sources.uncertainty(study, evaluation, draws) if arguments.vary else None
    if arguments.json:
        document = as_json(study, projections, compared, draws, findings, arguments.language, segments)
        document["all_sources"] = sources.all_sources(study, evaluation, chosen, draws)
        if varied is not None:
            document["variance"] = sources.variance(varied, chosen)
        print_json(document)
    else:
        print(_table(study, projections, compared, translator(arguments.language)))
        for each in segments:
            print(f"\n{_segments_table(study, each, translator(arguments.language))}")
        for sentence in sources.told(study, varied, chosen, translator(arguments.language)) if varied else ():
            print(sentence)
        of_plans = [one.findings for one in projections] + [one.findings for one in segments]
        doubtful = (*findings, *(each for found in of_plans for each in found))
        print_findings(tuple(dict.fromkeys(doubtful)), study, arguments.language)
    return 0


def chosen_scenarios(study: Study, names: Sequence[str], plan: Sequence[str]) -> tuple[Scenario, ...]:
    """The scenarios to run: those named and the plan, else all of the study."""
    named = tuple(study.scenario(name) for name in names)
    planned = (Scenario(PLAN, Label("Plan", "方案"), read_plan(plan)),) if plan else ()
    return (*named, *planned) or study.scenarios


def by_segments(
    study: Study, evaluation: Evaluation, chosen: Sequence[Scenario], dimensions: Sequence[str]
) -> tuple[PlanBySegment, ...]:
    """Every scenario by the segments of every dimension asked for."""
    asked = tuple(dict.fromkeys(dimensions))
    return tuple(by_segment(study, evaluation, scenario, name) for scenario in chosen for name in asked)


def as_json(
    study: Study,
    projections: Sequence[Projection],
    compared: Comparison,
    draws: Draws,
    findings: Sequence[Finding] = (),
    language: str = "en",
    segments: Sequence[PlanBySegment] = (),
) -> dict[str, object]:
    """Projections by scenario with the names that other programs rely on; time 0 first, money in 10k yuan.

    `findings` are those of the baseline that every scenario starts from; each scenario carries its own beside.
    """
    scenarios = {each.scenario: _projection(study, each, language) for each in projections}
    for part in segments:
        found = scenarios[part.scenario].setdefault("segments", {})
        assert isinstance(found, dict)
        found[part.dimension] = _segments(study, part, language)
    return {
        "seed": draws.seed,
        "draws": draws.count,
        "quarters": study.settings.quarters,
        "scenarios": scenarios,
        "comparison": {
            "scenarios": list(compared.scenarios),
            "probability_better": compared.beats.tolist(),
            "leaders": list(compared.leaders),
        },
        "findings": [finding_as_json(finding, study, language) for finding in findings],
    }


def _projection(study: Study, each: Projection, language: str) -> dict[str, object]:
    return {
        "index": each.index.tolist(),
        "low": each.low.tolist(),
        "median": each.median.tolist(),
        "high": each.high.tolist(),
        "mean": each.draws_index.mean(0).tolist(),
        "npv": each.cost.npv,
        "residual": each.cost.residual,
        "cost_by_lever": dict(each.cost.by_lever),
        "cash": each.cost.cash.tolist(),
        "figures": {name: each.figures[:, k].tolist() for k, name in enumerate(each.measured)},
        "B": each.shares[-1].tolist(),
        "findings": [finding_as_json(finding, study, language) for finding in each.findings],
    }


def _segments(study: Study, part: PlanBySegment, language: str) -> dict[str, object]:
    rows = zip(part.segments, part.shares.tolist(), part.index, part.gain.tolist(), strict=True)
    return {
        "segments": {
            name: {
                "share": share,
                "today": float(path[0]),
                "end": float(path[-1]),
                "gain": gain,
                "index": path.tolist(),
            }
            for name, share, path, gain in rows
        },
        "together": part.together.tolist(),
        "pooled": part.pooled.tolist(),
        "falling": list(part.falling),
        "findings": [finding_as_json(finding, study, language) for finding in part.findings],
    }


def _segments_table(study: Study, part: PlanBySegment, t: Translator) -> str:
    labels = study.labels
    rows = [
        (
            part.scenario,
            labels[name].in_language(t.language) or name if name in labels else name,
            f"{share:.1%}",
            numbers.score(float(path[0])),
            numbers.score(float(path[-1])),
        )
        for name, share, path in zip(part.segments, part.shares.tolist(), part.index, strict=True)
    ]
    last = t("quarter {number}", number=len(part.pooled) - 1)
    named = labels[part.dimension].in_language(t.language) if part.dimension in labels else part.dimension
    return table((t("id"), named or part.dimension, t("share of customers"), t("today"), last), rows)


def _table(study: Study, projections: Sequence[Projection], compared: Comparison, t: Translator) -> str:
    labels = study.labels
    rows = [
        (
            each.scenario,
            labels[each.scenario].in_language(t.language) if each.scenario in labels else each.scenario,
            numbers.score(float(each.index[0])),
            numbers.score(float(each.index[-1])),
            f"{numbers.score(float(each.low[-1]))}–{numbers.score(float(each.high[-1]))}",
            numbers.money(each.cost.npv, t.language, [p.cost.npv for p in projections]),
            t("best or tied") if len(projections) > 1 and each.scenario in compared.leaders else "",
        )
        for each in projections
    ]
    last = t("quarter {number}", number=study.settings.quarters)
    return table((t("id"), t("scenario"), t("today"), last, t("90% of draws"), t("net present cost"), ""), rows)
