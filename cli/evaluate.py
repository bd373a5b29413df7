"""``evaluate``: weights, consistency, fuzzy evaluation and the satisfaction index of a study."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence

from cli.arguments import add_json, add_study, add_survey, print_json, read_study, read_survey
from cli.table import table
from cli.words import finding_as_json, print_findings
from i18n import numbers
from i18n.translate import N_, Translator, translator
from mcdm.findings import Finding
from studies.evaluate import Evaluation, evaluate
from studies.findings import findings_of
from studies.study import Study

NAME = "evaluate"
HELP = "weigh the criteria and measure satisfaction"

SOURCES = {
    "survey": N_("from the survey"),
    "stated": N_("stated baseline, no survey"),
    "figures": N_("from operating figures, no survey"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --survey, --json."""
    add_study(parser)
    add_survey(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the index with what it rests on, and the three weights side by side."""
    study = read_study(arguments.study)
    summary, doubts = read_survey(arguments.survey, study)
    evaluation = evaluate(study, summary)
    findings = (*doubts, *findings_of(study, evaluation))
    if arguments.json:
        print_json(as_json(study, evaluation, findings, arguments.language))
    else:
        _print(study, evaluation, findings, arguments.language)
    return 0


def as_json(
    study: Study, evaluation: Evaluation, findings: Sequence[Finding], language: str = "en"
) -> dict[str, object]:
    """The evaluation with the names that other programs rely on; grade numbers are 0-based."""
    weighing, measurement = evaluation.weighing, evaluation.measurement
    index, fuzzy = measurement.index, measurement.fuzzy
    effectiveness = float(fuzzy.effectiveness)
    return {
        "study": {"en": study.label.en, "zh": study.label.zh},
        "index": {
            "score": index.score,
            "percent": index.percent,
            "low": index.low,
            "high": index.high,
            "source": index.source,
            "note": "no survey" if index.source != "survey" else "",
            "answers": index.answers,
        },
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
        "evaluation": {
            "B": fuzzy.B.tolist(),
            "score": float(fuzzy.score),
            "max_membership_grade": int(fuzzy.max_membership_grade),
            "effectiveness": effectiveness if math.isfinite(effectiveness) else None,
            "confidence_grade": int(fuzzy.confidence_grade),
            "entropy": float(fuzzy.entropy),
        },
        "indicators": {
            name: {"score": each.value, "low": each.low, "high": each.high, "answers": each.answers}
            for name, each in measurement.indicators.items()
        },
        "findings": [finding_as_json(each, study, language) for each in findings],
    }


def _print(study: Study, evaluation: Evaluation, findings: Sequence[Finding], language: str) -> None:
    t, index = translator(language), evaluation.measurement.index
    print(study.label.in_language(language))
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
    print()
    print(_weights(study, evaluation, t))
    print()
    print_findings(findings, study, language)


def _weights(study: Study, evaluation: Evaluation, t: Translator) -> str:
    methods = evaluation.weighing.by_method
    measured = evaluation.measurement.indicators
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
