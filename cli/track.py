"""``track``: every decision on record against what was observed since, and what is learnt from it."""

from __future__ import annotations

import argparse

from cli.arguments import add_json, add_study, add_survey, print_json, read_study, read_survey
from cli.table import table
from cli.words import finding_as_json, print_findings
from i18n import numbers
from i18n.translate import Translator, translator
from mcdm.findings import Finding
from reports.charts.scales import IndexDisplay
from reports.sentences import track as words
from satisfaction.survey import SurveySummary
from scenarios.backtest import Backtest
from studies import edits
from studies.control_districts import ControlledGain, controlled_gains
from studies.evaluate import Evaluation, evaluate
from studies.learning import Learnt
from studies.looking_back import NORMAL_95, LookBack, Review, labels_of, look_back, observed_in_waves
from studies.study import Study

NAME = "track"
HELP = "decisions on record against what was observed since"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY and a survey with later waves."""
    add_study(parser)
    add_survey(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print how decisions turned out; with a survey its later waves count as observations beside those on record."""
    study, t = read_study(arguments.study), translator(arguments.language)
    summary, doubts = read_survey(arguments.survey, study)
    evaluation = evaluate(study)
    controlled: tuple[ControlledGain, ...] = ()
    if summary is not None:
        study, controlled, more = _with_waves(study, evaluation, summary)
        doubts = (*doubts, *more)
    found = look_back(study, evaluation)
    display = IndexDisplay("score", min(study.scale.scores), max(study.scale.scores))
    names = {each.id: each.scenario.label.in_language(t.language) or each.scenario.id for each in study.decisions}
    called = labels_of(study)
    said = {
        "answer": words.answer(found, names, t),
        "evidence": words.evidence(found, display=display, t=t).replace("**", ""),
    }
    findings = tuple(dict.fromkeys((*doubts, *found.findings)))
    if arguments.json:
        document = {**said, **as_json(found, controlled)}
        document["findings"] = [finding_as_json(each, study, t.language, called) for each in findings]
        print_json(document)
        return 0
    print(said["answer"])
    if found.reviews:
        print(f"{said['evidence']}\n\n{_table(found, names, t)}\n")
    if found.learnt is not None:
        groups = {each.id: each.label.in_language(t.language) or each.id for each in study.levers}
        print(f"{words.learnt(found.learnt, groups, t)}\n")
    if findings:
        print_findings(findings, study, t.language, called)
    return 0


def _with_waves(
    study: Study, evaluation: Evaluation, summary: SurveySummary
) -> tuple[Study, tuple[ControlledGain, ...], tuple[Finding, ...]]:
    """The study with the index of every later wave, where nothing was written down for that quarter."""
    findings: list[Finding] = []
    gains: list[ControlledGain] = []
    weights = evaluation.weighing.weights
    for decision in study.decisions:
        known = {each.quarter for each in study.observed if each.decision == decision.id}
        seen, doubts = observed_in_waves(study, weights, summary, decision)
        controlled, more = controlled_gains(study, weights, summary, decision)
        findings += [*doubts, *more]
        gains += controlled
        for each in seen:
            study = study if each.quarter in known else edits.observe(study, each)
    return study, tuple(gains), tuple(dict.fromkeys(findings))


# ---------------------------------------------------------------------- JSON


def as_json(found: LookBack, controlled: tuple[ControlledGain, ...] = ()) -> dict[str, object]:
    """Decisions, the back-test of all observations, scales, and districts, on the scale of the index."""
    return {
        "decisions": [_decision(found, review) for review in found.reviews],
        "backtest": None if found.test is None else _test(found.test),
        "learnt": None if found.learnt is None else _learnt(found.learnt),
        "districts": [
            {
                "dimension": each.dimension,
                "segments": list(each.segments),
                "difference": each.difference.value,
                "standard_error": each.difference.standard_error,
                "before": each.difference.before,
                "controls": each.difference.controls,
            }
            for each in controlled
        ],
    }


def _decision(found: LookBack, review: Review) -> dict[str, object]:
    decision = review.decision
    return {
        "id": decision.id,
        "day": decision.day,
        "who": decision.who,
        "scenario": decision.scenario.id,
        "name": {"en": decision.scenario.label.en, "zh": decision.scenario.label.zh},
        "plan": {each.lever: list(each.amounts) for each in decision.scenario.plan},
        "version": decision.version,
        "cost": decision.cost,
        "reason": decision.reason,
        "expected": {
            "index": list(decision.expected.index),
            "low": list(decision.expected.low),
            "high": list(decision.expected.high),
            "mean": list(decision.expected.mean),
        },
        "done": decision.done,
        "observed": [
            {
                "quarter": check.observed.quarter,
                "score": check.observed.score,
                "standard_error": check.observed.standard_error,
                "source": check.observed.source,
                "expected": check.expected,
                "low": check.low,
                "high": check.high,
                "verdict": check.verdict,
            }
            for check in review.checks
        ],
        "verdict": found.verdict(review) if review.is_judged or not review.checks else "one-observation",
        "backtest": None if review.test is None else _test(review.test),
        "lesson": decision.lesson,
    }


def _test(test: Backtest) -> dict[str, object]:
    return {
        "count": test.count,
        "mae": test.mae,
        "bias": test.bias,
        "rmse": test.rmse,
        "covered": test.covered,
        "covered_with_error": test.covered_with_error,
        "skill": test.skill,
        "sampling": test.sampling,
        "sampling_share": test.sampling_share,
        "model": test.model,
    }


def _learnt(learnt: Learnt) -> dict[str, object]:
    by_group = learnt.by_group
    return {
        "scale": float(learnt.whole.values[0]),
        "standard_error": float(learnt.whole.errors[0]),
        "identified": bool(learnt.whole.identified[0]),
        "observations": learnt.observations,
        "groups": {
            group: {
                "levers": list(levers),
                "scale": None if by_group is None else float(by_group.values[k]),
                "standard_error": None if by_group is None else float(by_group.errors[k]),
                "identified": group in learnt.identified,
            }
            for k, (group, levers) in enumerate(zip(learnt.groups, learnt.levers, strict=True))
        },
        "proposal": learnt.proposal,
    }


def _half(error: float) -> str:
    """Half of the 95 % interval; empty where the error is not known."""
    return numbers.score(NORMAL_95 * error) if error else ""


def _table(found: LookBack, names: dict[str, str], t: Translator) -> str:
    rows = []
    for review in found.reviews:
        decision, latest = review.decision, review.latest
        rows.append((
            decision.day,
            decision.who,
            names[decision.id],
            numbers.score(latest.expected if latest else decision.expected.path[-1]),
            numbers.score(latest.observed.score) if latest else "",
            _half(latest.observed.standard_error) if latest else "",
            words.verdict(found, review, t),
        ))  # fmt: skip
    heads = (
        t("day"),
        t("who"),
        t("scenario"),
        t("expected"),
        t("observed"),
        t("± (95%)"),
        t("verdict"),
    )
    return table(heads, rows)
