"""``indices``: every index of satisfaction on the same data, side by side."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from cli import index_tables
from cli.arguments import add_json, add_study, add_survey, print_json, read_study, read_survey
from cli.table import table
from cli.words import finding_as_json, print_findings
from i18n import numbers
from i18n.errors import error_sentence, finding_sentence
from i18n.translate import Translator, translator
from mcdm.errors import DecisionError
from mcdm.fuzzy import FuzzyEvaluation
from reports.sentences import indices as say
from satisfaction.index.set_pair import SetPairAnalysis
from satisfaction.kano import KanoFeatures
from satisfaction.precision import Estimate
from satisfaction.role_scores import RoleScores
from satisfaction.servqual import ServiceGaps
from studies.index_agreement import Agreement
from studies.index_readings import IndexReading, Indices
from studies.indices import indices
from studies.study import Study
from studies.weigh import weigh

NAME = "indices"
HELP = "every index of satisfaction side by side: fuzzy, average, roles, set pair, ACSI, structure, SERVQUAL, Kano"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --survey, --json."""
    add_study(parser)
    add_survey(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print every index with its interval and how many answered, or why it is absent; then where they agree."""
    study = read_study(arguments.study)
    summary, doubts = read_survey(arguments.survey, study)
    found = indices(study, weigh(study).weights, summary)
    findings = (*doubts, *(each for one in found.known for each in one.findings), *found.findings)
    unique = tuple(dict.fromkeys(findings))
    if arguments.json:
        document = as_json(found, study, arguments.language)
        document["findings"] = [finding_as_json(each, study, arguments.language) for each in unique]
        print_json(document)
    else:
        _print(found, study, translator(arguments.language))
        print_findings(unique, study, arguments.language)
    return 0


def as_json(found: Indices, study: Study, language: str = "en") -> dict[str, object]:
    """Readings by key, and where they agree on indicators and clusters."""
    return {
        "used": found.used.key,
        "indices": {each.key: _reading(each, study, language) for each in found.readings},
        "apart": [each.key for each in found.apart],
        "indicators": _agreement(found.indicators),
        "clusters": _agreement(found.clusters),
    }


def _reading(each: IndexReading, study: Study, language: str) -> dict[str, object]:
    if each.absent is not None:
        return {"absent": {"code": each.absent.code, "text": _absent(each, study, language)}}
    return {
        "percent": _estimate(each.percent),
        "value": _estimate(each.own),
        "band": None if each.band is None else list(each.band),
        "answers": each.answers,
        "sampled": each.sampled,
        "detail": _detail(each),
    }


def _estimate(found: Estimate | None) -> dict[str, float | None] | None:
    return None if found is None else {"value": found.value, "low": found.low, "high": found.high}


def _detail(each: IndexReading) -> object:
    """What an index is made of, where that is not a page of its own."""
    detail = each.detail
    if isinstance(detail, FuzzyEvaluation):
        return {"B": detail.B.tolist(), "confidence_grade": int(detail.confidence_grade)}
    if isinstance(detail, RoleScores):
        roles = {
            role.role: {"weight": role.weight, "score": _estimate(role.score), "gap": _estimate(role.gap)}
            for role in detail.roles
        }
        return {"roles": roles, "target": detail.target, "held": detail.held}
    if isinstance(detail, SetPairAnalysis):
        named = ("degree", "neutral", "proportional", "low", "high", "potential", "exponential", "tendency")
        return {name: getattr(detail, name) for name in named} | {"elements": detail.elements.tolist()}
    if isinstance(detail, ServiceGaps):
        return _gaps(detail)
    if isinstance(detail, KanoFeatures):
        return {
            feature.indicator: {
                "class": feature.combined,
                "shares": dict(feature.shares),
                "better": _estimate(feature.better),
                "worse": _estimate(feature.worse),
                "answers": feature.answers,
            }
            for feature in detail.features
        }
    if isinstance(detail, Mapping):
        return {question: _estimate(part) for question, part in detail.items()}
    return None


def _gaps(found: ServiceGaps) -> dict[str, object]:
    gaps = {
        each.indicator: {
            "perceived": _estimate(each.perceived),
            "expected": _estimate(each.expected),
            "gap": _estimate(each.gap),
            "ratio": _estimate(each.ratio),
            "position": _estimate(each.position),
            "zone": each.zone,
        }
        for each in found.gaps
    }
    return {"ratio": _estimate(found.ratio), "expected": _estimate(found.expected), "indicators": gaps}


def _agreement(found: Agreement) -> dict[str, object]:
    return {
        "scores": {name: dict(scores) for name, scores in found.scores.items()},
        "correlations": [{"first": a, "second": b, "rho": rho, "common": count}
                         for (a, b), (rho, count) in found.correlations.items()],
        "bottom": list(found.bottom),
        "certainly at the bottom": list(found.certain_bottom),
        "partings": [{"element": p.element, "lower": p.lower, "higher": p.higher} for p in found.partings],
    }  # fmt: skip


def _absent(each: IndexReading, study: Study, language: str) -> str:
    if isinstance(each.absent, DecisionError):
        return error_sentence(each.absent, language, study.labels)
    assert each.absent is not None
    return str(finding_sentence(each.absent, language, study.labels))


def _remark(each: IndexReading, t: Translator) -> str:
    """What is to be known of the number of an index."""
    if each.used:
        return t("in use")
    if each.says_nothing:
        return t("the same whatever customers answer")
    if each.band is not None:
        low, high = each.band
        return t("{low} to {high} by assumption", low=numbers.percent(low), high=numbers.percent(high))
    return "" if each.percent else t("no number: classes below")


def _print(found: Indices, study: Study, t: Translator) -> None:
    names = say.Names({name: label.in_language(t.language) for name, label in study.labels.items()})
    print(say.answer(found, t))
    print(say.lead(found, names, t))
    print()
    rows = [
        (say.called(each, t), say.number(each, t), numbers.count(each.answers) if each.answers else "–",
         _remark(each, t))
        for each in found.known
    ]  # fmt: skip
    print(table((t("index"), t("0–100, 95%"), "n", ""), rows))
    for each in found.readings:
        if each.absent is not None:
            print(f"- {say.called(each, t)}: {_absent(each, study, t.language)}")
    for each in found.known:
        if told := index_tables.made_of(each, study.scale, names, t):
            print(f"\n{told}")
    print()
    for sentence in (say.order(found.indicators, t), *say.partings(found.indicators, names, t)):
        if sentence:
            print(f"- {sentence}")
    print()
