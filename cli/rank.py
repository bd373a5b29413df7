"""``rank``: scenarios, alternatives or rated things, side by side by several ranking methods."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from cli.arguments import add_json, add_study, print_json, read_study
from cli.table import table
from cli.words import finding_as_json, print_findings
from i18n import numbers
from i18n.errors import error_sentence
from i18n.translate import Translator, translator
from mcdm.choice import Choice
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.ranking.rank_reversal import RankReversals, rank_reversals
from mcdm.ranking.side_by_side import SideBySide, side_by_side
from reports.sentences.ranking import RANKING, agreement, reversal
from studies.decision_matrix import DecisionTable, of_alternatives, of_networks, of_ratings, of_scenarios
from studies.evaluate import Evaluation, project
from studies.measure import measure
from studies.study import Study
from studies.synthesis import synthesise
from studies.weigh import weigh

NAME = "rank"
HELP = "rank alternatives, rated things or scenarios by several methods, side by side"

METHODS = ("weighted-sum", "topsis", "vikor", "promethee-ii", "copras", "marcos")
"""What is compared where no method is named."""

SOURCES = ("networks", "ratings", "alternatives", "scenarios")
"""What a study may rank, in the order it is looked for."""

WEIGHTS = ("experts", "equal", "entropy", "critic", "combined")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --method, --of, --weights, --json."""
    add_study(parser)
    parser.add_argument("--method", metavar="NAME", action="append", default=[], help="a ranking method; repeatable")
    parser.add_argument("--of", choices=SOURCES, help="what is ranked (default: the first that the study has)")
    parser.add_argument("--weights", choices=WEIGHTS, default="experts", help="of the criteria (default: experts)")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the ranks of every method, how far they agree, and who changes the order of the others."""
    study = read_study(arguments.study)
    decision = _table(study, arguments.of)
    matrix = decision.matrix(decision.weights(arguments.weights))
    choices = [Choice(name) for name in arguments.method or METHODS]
    compared = side_by_side(matrix, choices)
    tests = [rank_reversals(matrix, Choice(ranking.method)) for ranking in compared.rankings]
    findings = (*matrix.findings(), *(each for ranking in compared.rankings for each in ranking.findings))
    if arguments.json:
        document = as_json(decision, compared, tests, matrix.weights.tolist())
        document["findings"] = [finding_as_json(each, study, arguments.language) for each in findings]
        print_json(document)
    else:
        _print(decision, compared, tests, arguments.language)
        print()
        print_findings(findings, study, arguments.language)
    return 0


def _table(study: Study, wanted: str | None) -> DecisionTable:
    """What is asked for, or the first that the study has."""
    weighing = weigh(study)
    for source in (wanted,) if wanted else SOURCES:
        found = None
        if source == "networks":
            found = of_networks(study, synthesise(study, weighing))
        elif source == "ratings":
            found = of_ratings(study, weighing)
        elif source == "alternatives":
            found = of_alternatives(study, weighing)
        elif len(study.scenarios) > 1:
            evaluation = Evaluation(weighing, measure(study, weighing.weights))
            found = of_scenarios(study, project(study, evaluation, Draws()), weighing)
        if found is not None:
            return found
    raise DecisionError("ranking-source-missing", source=wanted) if wanted else DecisionError("nothing-to-rank")


def as_json(
    decision: DecisionTable, compared: SideBySide, tests: Sequence[RankReversals], weights: list[float]
) -> dict[str, object]:
    """The matrix, every ranking, and what was found about them."""
    names = list(decision.options)
    return {
        "of": decision.source,
        "alternatives": names,
        "criteria": [
            {"id": each.id, "objective": each.objective, "weight": weight, "assumed": each.assumed}
            for each, weight in zip(decision.criteria, weights, strict=True)
        ],
        "values": decision.values.tolist(),
        "rankings": {
            ranking.method: {
                "scores": dict(zip(names, ranking.scores.tolist(), strict=True)),
                "ranks": dict(zip(names, ranking.ranks.tolist(), strict=True)),
                "higher_is_better": ranking.higher_is_better,
            }
            for ranking in compared.rankings
        },
        "refused": {method: str(reason.code) for method, reason in compared.refused},
        "wins": compared.wins if compared.rankings else {},
        "concordance": compared.concordance if len(compared.rankings) > 1 else None,
        "correlations": compared.correlations.tolist(),
        "reversals": {
            test.method: [
                {
                    "change": each.change,
                    "alternative": each.alternative,
                    "flipped": [list(pair) for pair in each.flipped],
                    "winner": each.winner,
                }
                for each in test.reversals
            ]
            for test in tests
        },
    }


def _print(decision: DecisionTable, compared: SideBySide, tests: Sequence[RankReversals], language: str) -> None:
    t = translator(language)
    names = {name: label.in_language(language) or name for name, label in decision.options.items()}
    if compared.rankings:
        print(_ranks(names, compared, t))
        print()
        print(agreement(compared, names, t))
    for test in tests:
        print(f"- {reversal(test, names, t)}")
    labels = {**decision.options, **{each.id: each.label for each in decision.criteria}}
    labels |= {method: Label(t(RANKING[method][0])) for method, _ in compared.refused}
    for method, reason in compared.refused:
        print(f"- {t(RANKING[method][0])}: {error_sentence(reason, language, labels)}")


def _ranks(names: dict[str, str], compared: SideBySide, t: Translator) -> str:
    methods = [t(RANKING[ranking.method][0]) for ranking in compared.rankings]
    rows = [
        (name, names[name], *(numbers.count(int(ranking.ranks[k])) for ranking in compared.rankings))
        for k, name in enumerate(compared.alternatives)
    ]
    return table((t("id"), t("name"), *methods), rows)
