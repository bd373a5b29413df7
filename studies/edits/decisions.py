"""Edits of the record: decisions, and what was observed after them."""

from __future__ import annotations

from dataclasses import replace

from scenarios.observed import ObservedIndex
from studies.edits.entries import require, without
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


def _place(observed: ObservedIndex) -> tuple[str, int]:
    return observed.decision, observed.quarter
