"""What a survey file says about customers that the study does not know yet: a new wave, who answers, by which way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa

from mcdm.labels import Label
from satisfaction import periods
from satisfaction.questionnaire import Questionnaire
from satisfaction.questionnaire_draft import ColumnUse, QuestionnaireDraft
from satisfaction.respondents import Dimension, Segment
from studies import edits
from studies.study import Study

WAVE = "wave"
"""The dimension whose segments are the times of asking."""

_DIMENSIONS = {
    WAVE: Label("Wave", "调查轮次"),
    "role": Label("Who answers", "受访者身份"),
    "source": Label("Source", "调查来源"),
}
_SEGMENTS = {
    "customer": Label("Customers", "客户"),
    "expert": Label("Experts", "专家"),
    "staff": Label("Staff", "员工"),
    "web": Label("Web", "网络"),
    "phone": Label("Phone", "电话"),
    "on-site": Label("On site", "现场"),
    "third-party": Label("Third party", "第三方"),
}
"""Names of what a guess may find in a file though the study never heard of it."""


def dimension_label(name: str) -> Label:
    """What a dimension that the study does not have yet is called."""
    return _DIMENSIONS.get(name, Label(name, name))


def segment_label(name: str) -> Label:
    """What a segment that the study does not have yet is called."""
    return _SEGMENTS.get(name, Label(name, name))


def with_questionnaire(study: Study, asked: Questionnaire, told: Mapping[str, tuple[str, ...]]) -> Study:
    """The study with a questionnaire, and with the dimensions and segments that it reads: one step to undo."""
    for name, segments in told.items():
        study = _with_segments(study, name, segments)
    return edits.set_questionnaire(study, asked)


def told(draft: QuestionnaireDraft, answers: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """The segments that a draft names by dimension, as far as the first rows show them."""
    found: dict[str, list[str]] = {}
    for use in draft.having("segment"):
        found.setdefault(use.target, []).extend(_segments_of(use, answers.get(use.column, ())))
    for name, segment in draft.fixed:
        found.setdefault(name, []).append(segment)
    return {name: tuple(dict.fromkeys(segments)) for name, segments in found.items()}


def periods_in(texts: Collection[str], unit: periods.Unit) -> tuple[str, ...]:
    """The periods that dates fall into, rising."""
    order = periods.order_of(texts) or "month"
    when = periods.moments(pa.array([*texts], pa.string()), order)
    starts = np.unique(periods.starts(when[~np.isnat(when)], unit))
    return tuple(periods.name(start, unit) for start in starts)


def _segments_of(use: ColumnUse, texts: Collection[str]) -> tuple[str, ...]:
    if use.dates:
        return periods_in(texts, use.dates)
    return tuple(segment for _, segment in (*use.values, *use.thresholds, *use.exceptions))


def _with_segments(study: Study, name: str, segments: tuple[str, ...]) -> Study:
    known = next((each for each in study.population.dimensions if each.id == name), None)
    if known is None:
        new = tuple(Segment(each, segment_label(each)) for each in segments)
        return edits.add_dimension(study, Dimension(name, dimension_label(name), new))
    ids = {each.id for each in known.segments}
    new = tuple(Segment(each, segment_label(each)) for each in segments if each not in ids)
    return edits.set_dimension(study, replace(known, segments=(*known.segments, *new))) if new else study
