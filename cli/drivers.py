"""``drivers``: what drives satisfaction, held against what is stated; what to fix first; how good the questions are."""

from __future__ import annotations

import argparse

from cli.arguments import add_json, add_study, add_survey, print_json, read_study, read_survey
from cli.progress import progress
from cli.table import table
from cli.words import finding_as_json, print_findings
from i18n import numbers
from i18n.translate import Translator, translator
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from reports.sentences import funnel as say_funnel
from reports.sentences import importance as say
from satisfaction.critical_to_satisfaction import FunnelGroup
from satisfaction.drivers import Drivers
from satisfaction.questionnaire_quality import QuestionnaireQuality
from satisfaction.survey import SurveySummary
from studies.importance import RESAMPLES, SEED, Importance, funnel, importance, quality
from studies.structural import names_in
from studies.study import Study

NAME = "drivers"
HELP = "what drives satisfaction, against what is stated; what to fix first"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --survey, --outcome, --method, --bootstrap, --seed, --json."""
    add_study(parser)
    add_survey(parser)
    parser.add_argument("--outcome", metavar="KEY", default="", help="the question to explain (default: overall)")
    parser.add_argument("--method", choices=tuple(say.METHODS), help="default: shapley up to 15 drivers, else johnson")
    parser.add_argument("--bootstrap", metavar="N", type=int, default=RESAMPLES, help="resamples behind intervals")
    parser.add_argument("--seed", metavar="N", type=int, default=SEED, help="of the resamples")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the drivers, the map, the disagreements, the funnel, and the quality of the questionnaire."""
    if arguments.bootstrap < 0 or arguments.seed < 0:
        raise DecisionError("draws-out-of-range", seed=arguments.seed, count=arguments.bootstrap)
    study = read_study(arguments.study)
    survey, doubts = read_survey(arguments.survey, study)
    if survey is None:
        raise DecisionError("drivers-need-survey")
    with progress("drivers") as show:
        found = importance(
            study, survey, outcome=arguments.outcome, method=arguments.method, resamples=arguments.bootstrap,
            seed=arguments.seed, progress=lambda share: show(round(share * arguments.bootstrap), share),
        )  # fmt: skip
    groups = _funnel(study, survey, found, arguments)
    good, weak = quality(study, survey)
    findings = tuple(dict.fromkeys((*doubts, *found.findings, *weak)))
    if arguments.json:
        print_json(as_json(study, found, groups, good, findings, arguments.language))
    else:
        _print(study, found, groups, good, translator(arguments.language))
        print_findings(findings, study, arguments.language, names_in(study, study.structure))
    return 0


def _funnel(
    study: Study, survey: SurveySummary, found: Importance, arguments: argparse.Namespace
) -> tuple[FunnelGroup, ...]:
    if found.derived is None:
        return ()
    resamples = min(arguments.bootstrap, 200)
    return funnel(
        study, survey, found.outcome, method=arguments.method, resamples=resamples, seed=arguments.seed
    )  # fmt: skip


# ---------------------------------------------------------------------- as JSON


def as_json(
    study: Study,
    found: Importance,
    groups: tuple[FunnelGroup, ...],
    good: QuestionnaireQuality | None,
    findings: tuple[Finding, ...],
    language: str,
) -> dict[str, object]:
    """Everything by ids; what is not known is null."""
    return {
        "outcome": found.outcome or None,
        "outcomes": list(found.outcomes),
        "respondents": found.respondents,
        "target": study.choices.target,
        "derived": None if found.derived is None else _derived(found.derived),
        "stated": {
            name: {
                item: {"share": value, "low": low, "high": high}
                for item, value, low, high in zip(
                    shares.items, shares.values.tolist(), shares.low.tolist(), shares.high.tolist(), strict=True
                )
            }
            for name, shares in (("panel", found.panel), ("customers", found.customers))
            if shares is not None
        },
        "performance": {
            item: {"score": each.value, "low": each.low, "high": each.high} for item, each in found.performance.items()
        },
        "map": _map(found),
        "disagreements": {
            reading: [
                {"indicator": gap.item, "stated": gap.stated, "derived": gap.derived, "difference": gap.difference,
                 "low": gap.low, "high": gap.high, "stated_rank": gap.stated_rank, "derived_rank": gap.derived_rank,
                 "rank_gap": gap.rank_gap, "rank_low": gap.rank_low, "rank_high": gap.rank_high, "verdict": gap.verdict}
                for gap in found.gaps(reading)
            ]
            for reading in found.readings
            if reading != "derived"
        },
        "funnel": [_group(each) for each in groups],
        "quality": None if good is None else _quality_as_json(good),
        "findings": [finding_as_json(each, study, language, names_in(study, study.structure)) for each in findings],
    }  # fmt: skip


def _derived(found: Drivers) -> dict[str, object]:
    ends = found.intervals
    return {
        "method": found.method,
        "r_squared": found.explained,
        "adjusted_r_squared": found.adjusted,
        "adjusted_low": None if ends is None else ends.adjusted[0],
        "adjusted_high": None if ends is None else ends.adjusted[1],
        "answers": found.answers,
        "indicators": {
            item: {
                "importance": float(found.importance[k]),
                "share": float(found.shares[k]),
                "low": None if ends is None else float(ends.low[k]),
                "high": None if ends is None else float(ends.high[k]),
                "first": None if ends is None else float(ends.first[k]),
                "coefficient": float(found.coefficients[k]),
                "correlation": float(found.correlations[k]),
            }
            for k, item in enumerate(found.items)
        },
        "clusters": {
            name: {
                "share": float(found.group_shares[k]),
                "low": None if ends is None else float(ends.group_low[k]),
                "high": None if ends is None else float(ends.group_high[k]),
            }
            for k, name in enumerate(found.groups)
        },
    }


def _map(found: Importance) -> dict[str, object]:
    drawn = found.map(found.readings[0])
    return {
        "importance": found.readings[0],
        "lines": {"importance": drawn.lines[0], "performance": drawn.lines[1]},
        "quadrants": {
            item: {"quadrant": quadrant, "settled": bool(settled)}
            for item, quadrant, settled in zip(drawn.attributes, drawn.quadrants, drawn.settled, strict=True)
        },
    }


def _group(group: FunnelGroup) -> dict[str, object]:
    return {
        "dimension": group.step.dimension or None,
        "segments": list(group.step.segments),
        "customers": group.customers,
        "counted": group.counted,
        "respondents": group.respondents,
        "r_squared": None if group.drivers is None else group.drivers.explained,
        "adjusted_r_squared": None if group.drivers is None else group.drivers.adjusted,
        "critical": [
            {"indicator": each.item, "share": each.share, "score": each.performance, "verdict": each.verdict,
             "budget": each.budget}
            for each in group.critical
        ],
    }  # fmt: skip


def _quality_as_json(found: QuestionnaireQuality) -> dict[str, object]:
    factors = found.factorability
    return {
        "alpha": {
            (each.group or "all"): {"value": each.value, "low": each.low, "high": each.high, "items": list(each.items)}
            for each in (found.overall, *found.groups)
        },
        "kmo": factors.kmo,
        "bartlett": {"chi_square": factors.chi_square, "degrees_of_freedom": factors.freedom, "p": factors.p_value},
        "answers": factors.answers,
    }


# ---------------------------------------------------------------------- in words


def _print(
    study: Study, found: Importance, groups: tuple[FunnelGroup, ...], good: QuestionnaireQuality | None, t: Translator
) -> None:
    names = {name: label.in_language(t.language) or name for name, label in study.labels.items()}
    read = say.ImportanceRead(found, names, say.outcome_name(study, found.outcome, t), study.choices.target)
    print(say.answer(read, t))
    print(say.lead(read, t), end="\n\n")
    drawn = found.map(found.readings[0])
    rows = []
    for k in sorted(range(len(drawn.attributes)), key=lambda k: -drawn.importance[k]):
        item = drawn.attributes[k]
        derived = found.derived
        driven = numbers.NONE if derived is None or item not in derived.items else (
            say.share_between(derived, derived.items.index(item), t))  # fmt: skip
        judged = found.performance[item]
        corner = t(say.QUADRANTS[drawn.quadrants[k]]) + ("" if drawn.settled[k] else f" {t('(undecided)')}")
        panel = numbers.share(found.panel.values[found.panel.items.index(item)], 1)
        rows.append((item, names[item], driven, panel, numbers.score(judged.value), corner))
    print(table((t("id"), t("name"), t("drives"), t("panel"), t("score"), t("what to do")), rows), end="\n\n")
    for reading in found.readings:
        for gap in say.disagreements(found.gaps(reading), reading):
            print(f"- {say.gap_sentence(gap, reading, names, t)}")
    for group in groups:
        title = f"{say_funnel.step_name(group.step, names, t)} ({say_funnel.group_size(group, t)})"
        print(f"- {title}: {say_funnel.group_sentence(group, names, t)}")
    if good is not None:
        print(f"- {say.quality_title(good, t)}")
        for told in say.factorability(good, t):
            print(f"- {told}")
    print()
