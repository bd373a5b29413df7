"""``repair``: whose answers contradict themselves, and the smallest changes that would mend them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace

from cli.arguments import add_json, add_study, print_json, read_study
from i18n.translate import Translator, translator
from mcdm.comparisons.repair import RepairFrontier
from mcdm.errors import DecisionError, closest
from reports.sentences import repair as say
from reports.sentences.judgments import set_name
from reports.sentences.weights import RANDOM_INDICES
from studies.contradictions import Contradictions, contradictions
from studies.repairs import Proposal, frontier, proposals
from studies.study import Study

NAME = "repair"
HELP = "the smallest changes of judgments that bring answers to the consistency threshold"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --expert, --set, --threshold, --json."""
    add_study(parser)
    parser.add_argument("--expert", metavar="ID", help="only this expert's answers")
    parser.add_argument("--set", metavar="ID", help="only this comparison set, e.g. goal")
    parser.add_argument("--threshold", type=float, metavar="CR", help="ratio to reach (default: the study's)")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what would have to change; answers within the threshold only where they are asked for by name."""
    study, t = read_study(arguments.study), translator(arguments.language)
    if arguments.threshold is not None:
        study = replace(study, choices=replace(study.choices, consistency_threshold=arguments.threshold))
    _check(study, arguments.expert, arguments.set)
    found = list(_answers(study, arguments.expert, arguments.set))
    if arguments.json:
        print_json({"threshold": study.choices.consistency_threshold, "random_index": study.choices.random_index,
                    "answers": [_as_json(study, each) for each in found]})  # fmt: skip
        return 0
    for each in found:
        _print(study, each, t)
    if not found:
        print(t("Every consistency ratio is at most {threshold:score2}.",
                threshold=study.choices.consistency_threshold))  # fmt: skip
    return 0


def _check(study: Study, expert: str | None, name: str | None) -> None:
    """Refuse an expert or a set that the study does not have."""
    experts = [each.id for each in study.experts]
    for given, known, where in ((expert, experts, "experts"), (name, list(study.every_set), "ballots")):
        if given is not None and given not in known:
            raise DecisionError("id-unknown", name=given, where=where, suggestion=closest(given, known))


def _answers(study: Study, expert: str | None, name: str | None) -> Iterator[Contradictions]:
    """The answers that are asked about, in the order of the model: all of one expert and set, else those above."""
    for asked in study.every_set if name is None else (name,):
        for each in study.experts:
            if expert is None or each.id == expert:
                found = contradictions(study, each.id, asked)
                named = expert is not None and name is not None
                if found is not None and (named or found.ratio > study.choices.consistency_threshold):
                    yield found


def _as_json(study: Study, found: Contradictions) -> dict[str, object]:
    spread = frontier(study, found.expert, found.set)
    return {
        "expert": found.expert,
        "set": found.set,
        "ratio": found.ratio,
        "gci": found.gci,
        "proposals": [_proposal(each) for each in proposals(study, found.expert, found.set)],
        "frontier": [] if spread is None else _frontier(spread),
    }


def _proposal(proposal: Proposal) -> dict[str, object]:
    """A proposal; the pair and its values stand beside the kind where it is a single one."""
    only = proposal.changes[0] if len(proposal.changes) == 1 else None
    return {
        "kind": proposal.kind,
        "first": only and only.first,
        "second": only and only.second,
        "old": only and only.old,
        "new": only and only.new,
        "exact": proposal.exact,
        "ratio_before": proposal.ratio_before,
        "ratio_after": proposal.ratio_after,
        "changes": [
            {
                "first": change.first,
                "second": change.second,
                "old": change.old,
                "new": change.new,
                "implied": change.implied,
            }
            for change in proposal.changes
        ],
    }


def _frontier(spread: RepairFrontier) -> list[dict[str, object]]:
    return [
        {
            "changes": int(count),
            "ratio": float(spread.ratio[k]),
            "move": float(spread.move[k]) if spread.reached[k] else None,
            "exact": bool(spread.exact[k]),
        }
        for k, count in enumerate(spread.count)
    ]


def _print(study: Study, found: Contradictions, t: Translator) -> None:
    names, choices = study.labels, study.choices
    table = RANDOM_INDICES.get(choices.random_index, choices.random_index)
    expert = f"{found.expert} {names[found.expert].in_language(t.language)}".strip()
    print(f"{expert} · {_set_name(study, found.set, t)}")
    print(say.verdict(found, choices.consistency_threshold, table, t))
    if found.detour is not None:
        print(say.detour_sentence(found.detour, names, t))
    for proposal in proposals(study, found.expert, found.set):
        print(f"- {say.proposal_sentence(proposal, names, t)}")
    for pair in found.judgments[:3]:
        print(f"  {say.judged_sentence(pair, names, t)}")
    spread = frontier(study, found.expert, found.set)
    if spread is not None:
        print("\n".join(say.frontier_sentence(spread, t)))
    print()


def _set_name(study: Study, name: str, t: Translator) -> str:
    """The name of a set; inside a network its id, which says where it is."""
    asked = study.comparison_sets.get(name)
    return name if asked is None else set_name(asked, study.labels, t)
