"""The index of segments where figures count beside answers: what a district measures mixed with what it answers.

Figures are taken as exact, as for the index of the whole: the interval of a segment shrinks by the share that its
respondents answer for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.weights import Weights
from satisfaction.memberships import Memberships, mixture
from satisfaction.segments import SegmentIndex
from studies.operations import Operations, operations, segment_memberships
from studies.study import Study


def mixed_segments(
    study: Study, weights: Weights, found: Sequence[SegmentIndex], dimensions: Sequence[str]
) -> tuple[SegmentIndex, ...]:
    """Indices of segments with their measured figures mixed in, in the share the study chose.

    Parameters
    ----------
    found
        The indices from answers alone.
    dimensions
        What their segments belong to. Figures are read for the first of them that any figure is divided by; those
        without a value of their own in a segment take that of the whole company.
    """
    share = study.choices.survey_share
    if share == 1:
        return tuple(found)
    known = operations(study)
    at = _divided_by(known, dimensions)
    measured, doubts = segment_memberships(study, dimensions[at], known)
    doubted = {finding.place: finding for finding in doubts}
    return tuple(
        _mixed(study, weights, each, measured[each.segment[at]], doubted.get(each.segment[at]))
        if each.segment[at] in measured
        else each
        for each in found
    )


def _divided_by(known: Operations, dimensions: Sequence[str]) -> int:
    used = {each.dimension for each in known.figures if each.segments}
    return next((k for k, name in enumerate(dimensions) if name in used), 0)


def _mixed(
    study: Study, weights: Weights, segment: SegmentIndex, figures: Memberships, doubt: Finding | None
) -> SegmentIndex:
    answered = _in_model_order(study, segment.memberships)
    both = mixture(answered, figures, study.choices.survey_share)
    kept = both.renormalised(weights.values)
    score = float(kept @ both.values @ np.array(study.scale.scores))
    index = segment.index.as_part(score, _answered_for(study, kept, answered))
    findings = (*segment.findings, doubt) if doubt is not None else segment.findings
    return replace(segment, index=index, memberships=both, findings=findings)


def _in_model_order(study: Study, memberships: Memberships) -> Memberships:
    values = np.zeros((len(study.model.indicator_ids), memberships.values.shape[-1]))
    for row, node in enumerate(study.model.indicator_ids):
        if node in memberships.indicators:
            values[row] = memberships.values[memberships.indicators.index(node)]
    return Memberships(study.model.indicator_ids, values)


def _answered_for(study: Study, kept: FloatArray, answered: Memberships) -> float:
    """Share of the index that respondents answer for: all of an indicator without a figure, a share of the others."""
    figures = {figure.indicator for figure in study.figures}
    share = study.choices.survey_share
    parts = [
        weight * (share if node in figures else 1.0) * bool(known)
        for node, weight, known in zip(study.model.indicator_ids, kept.tolist(), answered.known.tolist(), strict=True)
    ]
    return float(sum(parts))
