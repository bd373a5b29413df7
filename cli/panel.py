"""``panel``: how far the experts of a study agree, who thinks alike, who stands apart, and who moves the result."""

from __future__ import annotations

import argparse

from cli.arguments import add_json, add_study, print_json, read_study
from cli.table import table
from i18n.numbers import score, share
from i18n.translate import Translator, translator
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.panel.consensus import Outlier
from reports.sentences import opinions as say
from reports.sentences.judgments import set_name
from reports.sentences.weights import AGREEMENT
from scenarios.compare import Comparison
from studies.evaluate import compare, evaluate, project
from studies.opinions import Opinions, SetAgreement, opinions
from studies.outcome import Outcome, of_alternatives, of_indicators, of_scenarios
from studies.study import Study
from studies.weigh import weigh

NAME = "panel"
HELP = "how far the experts agree, who stands apart, who moves the result"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --json."""
    add_study(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the panel in sentences, then set by set and expert by expert."""
    study, t = read_study(arguments.study), translator(arguments.language)
    outcome, comparison = _decision(study)
    found = opinions(study, outcome, weigh(study))
    if arguments.json:
        print_json(as_json(found, outcome))
    elif found is None:
        print(t("Nobody has judged yet"))
    else:
        _print(study, found, comparison, t)
    return 0


def as_json(found: Opinions | None, outcome: Outcome | None) -> dict[str, object]:
    """The panel with the names that other programs rely on; ids everywhere, undefined numbers as null."""
    if found is None:
        return {"experts": [], "consensus": None, "sets": [], "leaving": [], "outcome": None}
    return {
        "experts": list(found.experts),
        "consensus": found.consensus,
        "word": found.word,
        "kendall": None if found.concordance is None else found.concordance.coefficient,
        "outlier": _outlier(found.outlier, found.experts, found.elements),
        "clusters": None
        if found.clusters is None
        else {
            "clear": found.clusters.clear,
            "silhouette": found.clusters.silhouette,
            "groups": [[found.experts[k] for k in group] for group in found.clusters.members],
        },
        "weights": {
            expert: dict(zip(found.elements, row, strict=True))
            for expert, row in zip(found.experts, found.weights.tolist(), strict=True)
        },
        "outcome": None if outcome is None else outcome.kind,
        "together": dict(zip(found.options, found.together.tolist(), strict=True)),
        "alone": {
            expert: dict(zip(found.options, row, strict=True))
            for expert, row in zip(found.experts, found.values.tolist(), strict=True)
        },
        "leaving": [
            {
                "expert": each.expert,
                "shift": each.shift,
                "element": each.element,
                "change": each.change,
                "winner": each.winner or None,
                "values": dict(zip(found.options, each.values.tolist(), strict=True)),
            }
            for each in found.leaving
        ],
        "sets": [_set(each) for each in found.sets],
    }


def _set(each: SetAgreement) -> dict[str, object]:
    return {
        "set": each.set,
        "experts": list(each.experts),
        "consensus": each.consensus,
        "word": each.word,
        "kendall": None if each.concordance is None else each.concordance.coefficient,
        "outlier": None if each.outlier is None else each.experts[each.outlier.expert],
        "moves": each.moves,
    }


def _outlier(found: Outlier | None, experts: tuple[str, ...], elements: tuple[str, ...]) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "expert": experts[found.expert],
        "distance": found.distance,
        "stands_apart": found.stands_apart,
        "element": elements[found.element],
        "factor": found.factor,
    }


def _decision(study: Study) -> tuple[Outcome | None, Comparison | None]:
    """What the study decides between: its scenarios where they can be projected, else alternatives or indicators."""
    if len(study.scenarios) > 1:
        try:
            projected = project(study, evaluate(study), Draws())
        except DecisionError:  # nothing is measured: no scenario leads anywhere
            return of_alternatives(study) or of_indicators(study), None
        return of_scenarios(study, projected), compare(study, projected)
    return of_alternatives(study) or of_indicators(study), None


def _print(study: Study, found: Opinions, comparison: Comparison | None, t: Translator) -> None:
    names = {name: label.in_language(t.language) for name, label in study.labels.items()}
    topics = {name: say.topic(asked, study.labels, t) for name, asked in study.comparison_sets.items()}

    def tied(first: str, second: str) -> bool:
        return comparison is not None and comparison.verdict(first, second) == "indistinguishable"

    read = say.PanelRead(found, names, topics, tied)
    print(say.answer(read, t))
    for sentence in (say.concordance(read, t), say.groups(read, t), say.apart(read, t), say.alone(read, t),
                     say.decides(read, t)):  # fmt: skip
        if sentence:
            print(sentence)
    print()
    print(_sets(study, found, t))
    if found.leaving:
        print()
        print(_leaving(read, t))


def _sets(study: Study, found: Opinions, t: Translator) -> str:
    rows = [
        (
            each.set,
            set_name(study.comparison_sets[each.set], study.labels, t),
            score(each.consensus),
            t(AGREEMENT[each.word]) if each.word else "",
            score(each.concordance.coefficient if each.concordance else None, 2),
            share(each.moves, 1),
        )
        for each in found.sets
    ]
    return table((t("id"), t("Comparison set"), t("Consensus"), t("Agreement"), t("Kendall's W"), t("Moves")), rows)


def _leaving(read: say.PanelRead, t: Translator) -> str:
    rows = [
        (each.expert, read.name(each.expert), share(each.shift, 1), say.changed_most(each, read),
         read.name(each.winner))
        for each in read.opinions.leaving
    ]  # fmt: skip
    heads = (t("id"), t("Without"), t("Weight moved"), t("Changes most"), t("Then leads"))
    return table(heads, rows)
