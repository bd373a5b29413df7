"""Edits of the record: decisions, and what was observed after them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mcdm.labels import Label
from scenarios.calibrate import scaled
from scenarios.observed import ObservedIndex
from studies.edits.entries import replaced, require, without
from studies.record import DecisionRecord
from studies.study import Study


def record_decision(study: Study, decision: DecisionRecord) -> Study:
    """Add a decision; ``id-taken`` where there is one with this id."""
    return replace(study, decisions=(*study.decisions, decision))


def remove_decision(study: Study, name: str) -> Study:
    """Take a decision out of the record, with what was observed after it."""
    require(name, (decision.id for decision in study.decisions), "decisions")
    left = without(study.decisions, name, lambda decision: decision.id)
    return replace(study, decisions=left, observed=tuple(each for each in study.observed if each.decision != name))


def observe(study: Study, observed: ObservedIndex) -> Study:
    """Write down the index of a later quarter, in place of what stood there."""
    kept = [each for each in study.observed if _place(each) != _place(observed)]
    return replace(study, observed=tuple(sorted([*kept, observed], key=_place)))


def remove_observation(study: Study, decision: str, quarter: int) -> Study:
    """Take an observation back."""
    return replace(study, observed=tuple(each for each in study.observed if _place(each) != (decision, quarter)))


def note_decision(study: Study, name: str, *, done: str | None = None, lesson: str | None = None) -> Study:
    """Write down what was really done, or what is to change; what was expected stays as it was recorded."""
    require(name, (decision.id for decision in study.decisions), "decisions")
    (decision,) = (each for each in study.decisions if each.id == name)
    noted = replace(
        decision,
        done=decision.done if done is None else done,
        lesson=decision.lesson if lesson is None else lesson,
    )
    return replace(study, decisions=replaced(study.decisions, noted, lambda each: each.id))


def scale_effects(study: Study, scales: Mapping[str, float], source: Label, *, measured: bool = False) -> Study:
    """Multiply the effects of some levers by what was learnt of them; their source says so.

    Parameters
    ----------
    scales
        Lever -> factor.
    source
        What is added to the source of each of them.
    measured
        Whether these levers themselves were told apart, so that their effects are no assumption any more.
    """
    known = [lever.id for lever in study.levers]
    for name in scales:
        require(name, known, "levers")
    return replace(
        study,
        levers=tuple(
            replace(
                scaled(lever, scales[lever.id]),
                source=_both(lever.source, source),
                assumed=lever.assumed and not measured,
            )
            if lever.id in scales
            else lever
            for lever in study.levers
        ),
    )


def _both(first: Label, second: Label) -> Label:
    """Two sources one after the other, each a sentence of its own."""
    english, chinese = first.en.rstrip(". "), first.zh.rstrip("\u3002 ")
    return Label(
        f"{english}. {second.en}" if english else second.en, f"{chinese}\u3002{second.zh}" if chinese else second.zh
    )


def _place(observed: ObservedIndex) -> tuple[str, int]:
    return observed.decision, observed.quarter
