"""``futures``: scenarios against futures, who is the robust choice, and when each scenario fails."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from cli.arguments import add_json, add_study, add_survey, print_json, read_study, read_survey
from cli.table import table
from cli.words import finding_as_json, print_findings
from i18n import numbers
from i18n.translate import N_, Translator, translator
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from reports.charts.scales import IndexDisplay
from reports.sentences import futures as say
from reports.sentences.reader import Reader
from reports.sentences.scenarios import listed
from satisfaction.survey import SurveySummary
from scenarios.boxes import Box
from scenarios.exploration import FUTURES, Exploration
from scenarios.robust import FutureTable
from studies.evaluate import evaluate, face_futures
from studies.plan_futures import Discovery, explore_futures, when_below, when_worse
from studies.study import Study

NAME = "futures"
HELP = "hold scenarios against futures and say when they fail"

RULES = {
    "expected": N_("highest on average"),
    "maximin": N_("best at worst"),
    "minimax_regret": N_("least to regret"),
    "hurwicz": N_("best and worst mixed"),
    "satisficing": N_("most often at the threshold"),
}
"""Rule of choice -> its words."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, which scenarios, how many futures, and what counts as failure."""
    add_study(parser)
    add_survey(parser)
    parser.add_argument("--scenario", action="append", metavar="ID", default=[], help="only this one (repeatable)")
    parser.add_argument(
        "--explore", type=int, metavar="N", default=FUTURES, help=f"futures explored (default: {FUTURES}; 0: none)"
    )
    parser.add_argument("--threshold", type=float, metavar="X", help="a scenario fails below this index")
    parser.add_argument("--optimism", type=float, metavar="A", default=0.5, help="part of the best case (Hurwicz)")
    parser.add_argument("--seed", type=int, metavar="N", default=Draws().seed, help="seed of the futures explored")
    add_json(parser)


@dataclass(frozen=True, eq=False)
class Answer:
    """Everything that is printed."""

    study: Study
    named: FutureTable | None
    explored: Exploration | None
    discoveries: tuple[Discovery, ...]
    threshold: float | None
    optimism: float
    findings: tuple[Finding, ...]


def run(arguments: argparse.Namespace) -> int:
    """Print the table of the named futures, the choices, and the boxes in words."""
    if not 0 <= arguments.optimism <= 1:
        raise DecisionError("settings-out-of-range", name="optimism", value=arguments.optimism, low=0, high=1)
    study = read_study(arguments.study)
    _check_threshold(study, arguments.threshold)
    summary, doubts = read_survey(arguments.survey, study)
    found = answer(study, arguments, summary, doubts)
    if arguments.json:
        print_json(as_json(found, arguments.language))
    else:
        _print(found, translator(arguments.language))
        print_findings(found.findings, study, arguments.language)
    return 0


def _check_threshold(study: Study, threshold: float | None) -> None:
    low, high = min(study.scale.scores), max(study.scale.scores)
    if threshold is not None and not low <= threshold <= high:  # nan is not either
        raise DecisionError("settings-out-of-range", name="threshold", value=threshold, low=low, high=high)


def answer(
    study: Study, arguments: argparse.Namespace, summary: SurveySummary | None, doubts: Sequence[Finding]
) -> Answer:
    """Everything there is to say.

    Raises
    ------
    DecisionError
        ``comparison-empty``, ``id-unknown``, ``exploration-out-of-range``, ``ranges-empty`` where nothing can be
        explored and no future has a name.
    """
    names = arguments.scenario or [scenario.id for scenario in study.scenarios]
    chosen = tuple(study.scenario(name) for name in dict.fromkeys(names))
    if not chosen:
        raise DecisionError("comparison-empty")
    evaluation = evaluate(study, summary)
    named = face_futures(study, evaluation, chosen) if study.futures else None
    explored, discoveries, nothing = None, list[Discovery](), tuple[Finding, ...]()
    if arguments.explore:
        draws = Draws(arguments.seed)
        try:
            explored = explore_futures(study, evaluation, chosen, count=arguments.explore, draws=draws)
            discoveries = _discoveries(explored, arguments.threshold)
        except DecisionError as error:
            if named is None or error.code != "ranges-empty":
                raise
            nothing = (Finding.of("nothing-to-explore"),)  # what the named futures say stands all the same
    doubtful = (*doubts, *evaluation.findings, *nothing, *(each for one in discoveries for each in one.findings))
    return Answer(
        study,
        named,
        explored,
        tuple(discoveries),
        arguments.threshold,
        arguments.optimism,
        tuple(dict.fromkeys(doubtful)),
    )


def _discoveries(explored: Exploration, threshold: float | None) -> list[Discovery]:
    """When each scenario falls below the threshold; without one, when the best on average falls behind the others."""
    if threshold is not None:
        return [when_below(explored, scenario, threshold) for scenario in explored.scenarios]
    best = explored.scenarios[int(explored.values.mean(-1).argmax())]
    return [when_worse(explored, best, other) for other in explored.scenarios if other != best]


# ---------------------------------------------------------------------- JSON


def as_json(found: Answer, language: str) -> dict[str, object]:
    """The answer with the names that other programs rely on."""
    return {
        "named": None if found.named is None else _named(found.named, found),
        "explored": None if found.explored is None else _explored(found.explored, found.threshold),
        "discoveries": [_discovery(each, found) for each in found.discoveries],
        "findings": [finding_as_json(finding, found.study, language) for finding in found.findings],
    }


def _named(table_: FutureTable, found: Answer) -> dict[str, object]:
    columns: dict[str, list[float]] = {
        "expected": table_.expected.tolist(),
        "worst": table_.worst.tolist(),
        "max_regret": table_.max_regret.tolist(),
        "hurwicz": table_.hurwicz(found.optimism).tolist(),
        "p10": table_.quantile(0.1).tolist(),
    }
    chosen_by = table_.choices(found.optimism, found.threshold)
    if found.threshold is not None:
        columns["reaching"] = table_.probability_of(found.threshold).tolist()
    return {
        "probabilities": dict(zip(table_.futures, table_.probabilities.tolist(), strict=True)),
        "scenarios": {
            name: {
                "values": dict(zip(table_.futures, row, strict=True)),
                **{column: values[k] for column, values in columns.items()},
            }
            for k, (name, row) in enumerate(zip(table_.scenarios, table_.values.tolist(), strict=True))
        },
        "choices": {rule: next(iter(chosen), None) for rule, chosen in chosen_by.items()},
        "tied": {rule: list(chosen) for rule, chosen in chosen_by.items() if len(chosen) > 1},
    }


def _explored(explored: Exploration, threshold: float | None) -> dict[str, object]:
    reaching = None if threshold is None else explored.reaching(threshold).tolist()
    return {
        "count": len(explored.points),
        "ranges": [
            {"kind": each.kind, "name": each.name, "low": each.low, "high": each.high} for each in explored.ranges
        ],
        "scenarios": {
            name: {
                "lowest": float(values.min()),
                "mean": float(values.mean()),
                "highest": float(values.max()),
                "max_regret": float(regret.max()),
                **({} if reaching is None else {"reaching": reaching[k]}),
            }
            for k, (name, values, regret) in enumerate(
                zip(explored.scenarios, explored.values, explored.regret, strict=True)
            )
        },
    }


def _discovery(each: Discovery, found: Answer) -> dict[str, object]:
    assert found.explored is not None
    ranges = found.explored.ranges

    def box(told: Box) -> dict[str, object]:
        limits = [
            {"kind": ranges[r.column].kind, "name": ranges[r.column].name, "low": r.low, "high": r.high,
             "low_p": r.low_p, "high_p": r.high_p}
            for r in told.restrictions
        ]  # fmt: skip
        return {"limits": limits, "coverage": told.coverage, "density": told.density, "mass": told.mass}

    return {
        "scenario": each.scenario,
        "below": each.threshold,
        "other": each.other or None,
        "failing": each.failing,
        "boxes_hold": each.holds,
        "boxes": [box(told) for told in each.boxes.boxes],
    }


# ---------------------------------------------------------------------- text


def _print(found: Answer, t: Translator) -> None:
    if found.named is not None:
        print(_table(found.named, found, t))
        print()
        for rule, chosen in found.named.choices(found.optimism, found.threshold).items():
            names = [_label(found.study, scenario, t) for scenario in chosen]
            chosen_by = listed(names, t) or t("no scenario reaches it in any future")
            print(t("{rule}: {names}", rule=t(RULES[rule]), names=chosen_by))
        print()
    if found.explored is not None:
        print(t("{count} futures explored", count=len(found.explored.points)))
        by = Reader(found.study, IndexDisplay("score", *_ends(found.study)), t)
        for each in found.discoveries:
            sentence = say.discovery(each, found.explored.ranges, by)
            if sentence:
                print(f"- {sentence}")
        print()


def _ends(study: Study) -> tuple[float, float]:
    return min(study.scale.scores), max(study.scale.scores)


def _label(study: Study, name: str, t: Translator) -> str:
    label = study.labels[name].in_language(t.language) if name in study.labels else ""
    return f"{name} {label}".strip()


def _table(named: FutureTable, found: Answer, t: Translator) -> str:
    rows = [
        (
            name,
            *(numbers.score(value) for value in named.values[k].tolist()),
            numbers.score(float(named.expected[k])),
            numbers.score(float(named.worst[k])),
            numbers.score(float(named.max_regret[k]), 4),
            numbers.score(float(named.hurwicz(found.optimism)[k])),
        )
        for k, name in enumerate(named.scenarios)
    ]
    futures = [
        f"{_label(found.study, name, t)} ({numbers.share(p)})"
        for name, p in zip(named.futures, named.probabilities.tolist(), strict=True)
    ]
    return table((t("id"), *futures, t("expected"), t("worst"), t("max regret"), t("best and worst mixed")), rows)
