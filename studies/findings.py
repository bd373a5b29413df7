"""What is doubtful about a study: unfinished, unsourced or unlikely, but computable."""

from __future__ import annotations

from collections.abc import Iterator

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from satisfaction.survey import SurveySummary
from scenarios.elicitation import disagreement
from scenarios.figures import beyond_attainable
from studies.evaluate import Evaluation, evaluate
from studies.study import PANEL, Study
from studies.weigh import weigh
from studies.weighing import Weighing


def check(study: Study, summary: SurveySummary | None = None) -> tuple[Finding, ...]:
    """Everything doubtful about a study, in the order of the work: judging, measuring, planning.

    A study that cannot be measured yet is a finding here, not an error, so that a half-built one can be checked.
    """
    try:
        evaluation = evaluate(study, summary)
    except DecisionError as error:
        if error.code == "memberships-unknown":
            return unmeasured(study, weigh(study))
        stops = _stops(error)
        if stops is None:
            raise
        return (*judging(study), stops, *planning(study))
    return findings_of(study, evaluation)


def _stops(error: DecisionError) -> Finding | None:
    """An answer or a setting that keeps a study from being weighed, as something to mend; None for any other error."""
    place = str(error.facts.get("set", ""))
    if error.code == "ratings-not-comparable":
        return Finding.of("weighing-stopped-by-zero-points", place, element=str(error.facts["element"]))
    if error.code == "expert-weights-all-zero":
        return Finding.of("weighing-stopped-by-expert-weights", place)
    if error.code == "overrides-all-zero":
        return Finding.of("weighing-stopped-by-overrides", place)
    return None


def findings_of(study: Study, evaluation: Evaluation) -> tuple[Finding, ...]:
    """The same for a study that was evaluated already."""
    everything = (*judging(study), *evaluation.findings, *planning(study))
    return tuple(dict.fromkeys(everything))


def unmeasured(study: Study, weighing: Weighing) -> tuple[Finding, ...]:
    """What is doubtful about a study that was weighed and measures nothing."""
    everything = (*judging(study), *weighing.findings, Finding.of("nothing-measured"), *planning(study))
    return tuple(dict.fromkeys(everything))


def judging(study: Study) -> tuple[Finding, ...]:
    """Experts who left pairs open in sets that are asked of experts."""
    return tuple(_unfinished(study))


def planning(study: Study) -> tuple[Finding, ...]:
    """Assumed levers, levers without effect, figures that nothing can move, and those a simulation counts twice."""
    stuck = (finding for each in study.figures for finding in beyond_attainable(each, each.indicator))
    return (*_levers(study), *stuck, *_counted_twice(study))


def _unfinished(study: Study) -> Iterator[Finding]:
    by_panel = {ballot.set for ballot in study.ballots if ballot.expert == PANEL}
    answered_by_experts = {ballot.set for ballot in study.ballots if ballot.expert != PANEL}
    asked = [each for each in study.comparison_sets.values() if each.id not in by_panel]
    for expert in study.experts:
        own = {ballot.set: ballot for ballot in study.ballots if ballot.expert == expert.id}
        # A set that nobody answered has its own finding; here it would be repeated for every expert.
        open_pairs = sum(
            each.pair_count - _answered(own[each.id].judgments) if each.id in own else each.pair_count
            for each in asked
            if each.id in answered_by_experts
        )
        if open_pairs:
            pairs = sum(each.pair_count for each in asked if each.id in answered_by_experts)
            yield Finding.of("expert-left-pairs-open", expert.id, count=open_pairs, pairs=pairs)


def _answered(judgments: object) -> int:
    """Pairs a ballot decides: those judged, or all where points were given."""
    answered = getattr(judgments, "answered", None)
    if answered is not None:
        return int(answered)
    elements = len(getattr(judgments, "elements", ()))
    return elements * (elements - 1) // 2


def _levers(study: Study) -> Iterator[Finding]:
    assumed = [lever.id for lever in study.levers if lever.assumed]
    if assumed:
        yield Finding.of("levers-assumed", "", count=len(assumed), levers=len(study.levers), names=", ".join(assumed))
    acting = {name for pair in study.interactions if pair.strength for name in (pair.first, pair.second)}
    acting |= {name for each in study.settings.overloads for name, part in each.relief if part}
    for lever in study.levers:
        if not lever.effects and lever.id not in acting:
            yield Finding.of("lever-without-effect", lever.id)
        for effect in lever.effects:
            yield from disagreement(effect, lever.id)


def _counted_twice(study: Study) -> Iterator[Finding]:
    """A figure that is part of the memberships moves the answers of a simulation once more."""
    share = study.choices.survey_share
    if share < 1 and study.figures and any(lever.effects for lever in study.levers):
        yield Finding.of("figures-counted-twice", "", share=1 - share)
