"""``evaluate``: weights, consistency, fuzzy evaluation and the satisfaction index of a study."""

from __future__ import annotations

import argparse
import math

from cli import alternatives
from cli.arguments import add_json, add_study, add_survey, add_workers, print_json, read_study, read_survey
from cli.table import table
from cli.words import finding_as_json, print_findings
from i18n import numbers
from i18n.translate import N_, Translator, translator
from mcdm.errors import DecisionError
from mcdm.fuzzy import effectiveness_verdict
from reports.sentences import index as say
from satisfaction.survey import SurveySummary
from studies.evaluate import Evaluation
from studies.findings import findings_of, unmeasured
from studies.measure import Measurement, measure
from studies.study import Study
from studies.synthesis import rated, synthesise
from studies.weigh import weigh
from studies.weighing import Weighing

NAME = "evaluate"
HELP = "weigh the criteria and measure satisfaction"

SOURCES = {
    "survey": N_("from the survey"),
    "stated": N_("stated baseline, no survey"),
    "figures": N_("from operating figures, no survey"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --survey, --workers, --scheduler, --json."""
    add_study(parser)
    add_survey(parser)
    add_workers(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the index with what it rests on, the three weights side by side, and what is ranked.

    A study that measures nothing (a model of alternatives, say) has no index: that is a finding, not an error.
    """
    study = read_study(arguments.study)
    summary, doubts = read_survey(arguments.survey, study, workers=arguments.workers, scheduler=arguments.scheduler)
    weighing = weigh(study)
    measurement = _measured(study, weighing, summary)
    if measurement is None:
        found = unmeasured(study, weighing)
    else:
        found = findings_of(study, Evaluation(weighing, measurement))
    synthesis, ratings = synthesise(study, weighing), rated(study, weighing)
    ranked = (*(synthesis.findings if synthesis else ()), *(ratings.findings if ratings else ()))
    findings = tuple(dict.fromkeys((*doubts, *found, *ranked)))
    said = [finding_as_json(each, study, arguments.language) for each in findings]
    if arguments.json:
        document = as_json(study, weighing, measurement)
        document |= {
            "alternatives": alternatives.priorities(synthesis),
            "synthesis": alternatives.synthesis_as_json(study, synthesis),
            "ratings": alternatives.ratings_as_json(study, ratings),
            "findings": said,
        }
        print_json(document)
    else:
        t = translator(arguments.language)
        _print(study, weighing, measurement, t)
        for drawn in alternatives.in_words(study, synthesis, ratings, t):
            print(drawn, end="\n\n")
        print_findings(findings, study, arguments.language)
    return 0


def _measured(study: Study, weighing: Weighing, summary: SurveySummary | None) -> Measurement | None:
    """The index, or None where nothing is known about any indicator."""
    try:
        return measure(study, weighing.weights, summary)
    except DecisionError as error:
        if error.code != "memberships-unknown":
            raise
        return None


def as_json(study: Study, weighing: Weighing, measurement: Measurement | None) -> dict[str, object]:
    """Weights and index with the names that other programs rely on; grade numbers are 0-based."""
    return {
        "study": {"en": study.label.en, "zh": study.label.zh},
        "index": None if measurement is None else _index(measurement),
        "weights": dict(weighing.weights.as_dict()),
        "weights_by_method": {name: dict(weights.as_dict()) for name, weights in weighing.by_method.items()},
        "cluster_weights": dict(weighing.branch),
        "consistency": [
            {
                "expert": each.expert,
                "set": each.set,
                "ratio": each.consistency_ratio,
                "ratio_of_completion": each.incomplete_ratio,
                "answered": each.answered,
                "pairs": each.pairs,
            }
            for each in weighing.experts
        ],
        "random_index": study.choices.random_index,
        "consensus": weighing.consensus,
        "evaluation": None if measurement is None else _fuzzy(measurement),
        "indicators": {
            name: {"score": each.value, "low": each.low, "high": each.high, "answers": each.answers}
            for name, each in (measurement.indicators if measurement is not None else {}).items()
        },
    }


def _index(measurement: Measurement) -> dict[str, object]:
    index = measurement.index
    return {
        "score": index.score,
        "percent": index.percent,
        "low": index.low,
        "high": index.high,
        "source": index.source,
        "note": "no survey" if index.source != "survey" else "",
        "answers": index.answers,
    }


def _fuzzy(measurement: Measurement) -> dict[str, object]:
    fuzzy, effectiveness = measurement.fuzzy, float(measurement.fuzzy.effectiveness)
    return {
        "B": fuzzy.B.tolist(),
        "score": float(fuzzy.score),
        "max_membership_grade": int(fuzzy.max_membership_grade),
        "effectiveness": effectiveness if math.isfinite(effectiveness) else None,
        "confidence_grade": int(fuzzy.confidence_grade),
        "entropy": float(fuzzy.entropy),
    }


def _print(study: Study, weighing: Weighing, measurement: Measurement | None, t: Translator) -> None:
    print(study.label.in_language(t.language))
    if measurement is None:
        print(t("No satisfaction index: nothing is measured."))
    else:
        index = measurement.index
        print(
            t(
                "Satisfaction index {score}, {percent} of 100[ (95% interval {low} to {high})]: {source}",
                score=numbers.score(index.score),
                percent=numbers.percent(index.percent),
                low=None if index.low is None else numbers.score(index.low),
                high=None if index.high is None else numbers.score(index.high),
                source=t(SOURCES[index.source]),
            )
        )
        print(_grades(study, measurement, t))
    print()
    print(_weights(study, weighing, measurement, t))
    print()


def _grades(study: Study, measurement: Measurement, t: Translator) -> str:
    """The memberships of the whole, and the grade they speak for by two criteria."""
    fuzzy, names = measurement.fuzzy, [grade.label.in_language(t.language) for grade in study.scale.grades]
    largest, reached, alpha = int(fuzzy.max_membership_grade), int(fuzzy.confidence_grade), float(fuzzy.effectiveness)
    shares = zip(names, fuzzy.shares.tolist(), strict=True)
    largest_name, told = say.maximum_membership(
        names[largest], float(fuzzy.shares[largest]), alpha, effectiveness_verdict(alpha), t
    )
    criterion = N_("{criterion}: {grade}. {told}")
    sure = say.confidence(names[reached], reached == 0, study.choices.confidence_level, t)
    return "\n".join(
        (
            " · ".join(f"{name} {numbers.share(share, 1)}" for name, share in shares),
            t(criterion, criterion=t("Maximum membership"), grade=largest_name, told=told),
            t(criterion, criterion=t("Confidence criterion"), grade=names[reached], told=sure),
        )
    )


def _weights(study: Study, weighing: Weighing, measurement: Measurement | None, t: Translator) -> str:
    methods = weighing.by_method
    measured = measurement.indicators if measurement is not None else {}
    rows = [
        (
            node.id,
            node.label.in_language(t.language),
            *(numbers.score(float(methods[name].values[k])) for name in ("ahp", "damped", "limit")),
            numbers.score(measured[node.id].value if node.id in measured else None),
        )
        for k, node in enumerate(study.model.indicators)
    ]
    return table((t("id"), t("indicator"), t("AHP"), t("damped"), t("limit"), t("score")), rows)
