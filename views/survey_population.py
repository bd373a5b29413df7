"""What a survey file says about customers that the study does not know yet: a new wave, who answers, by which way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
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

_QUARTERS = (("First", "一"), ("Second", "二"), ("Third", "三"), ("Fourth", "四"))
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def dimension_label(name: str) -> Label:
    """What a dimension that the study does not have yet is called."""
    return _DIMENSIONS.get(name, Label(name, name))


def segment_label(name: str) -> Label:
    """What a segment that the study does not have yet is called."""
    return _SEGMENTS.get(name, Label(name, name))


def wave_label(name: str) -> Label:
    """What a new wave is called: a period in words, as in "First quarter 2026", else as the file calls it."""
    period = periods.read_period(name)
    unit, year = periods.unit_of(period), period[:4]
    if unit == "quarter":
        english, chinese = _QUARTERS[int(period[-1]) - 1]
        return Label(f"{english} quarter {year}", f"{year} 年第{chinese}季度")
    if unit == "month":
        month = int(period[5:])
        return Label(f"{_MONTHS[month - 1]} {year}", f"{year} 年 {month} 月")
    return Label(year, f"{year} 年") if unit == "year" else Label(name, name)


def with_questionnaire(
    study: Study,
    asked: Questionnaire,
    told: Mapping[str, tuple[str, ...]],
    invited: Mapping[tuple[str, str], int] | None = None,
) -> Study:
    """The study with a questionnaire, and with the dimensions and segments that it reads: one step to undo.

    Parameters
    ----------
    invited
        How many were asked for this survey, by (dimension, segment), in place of what the study has; None leaves that.
    """
    if invited is not None:
        study = edits.set_invited(study, invited)
    return edits.set_questionnaire(with_told(study, told), asked)


def with_told(study: Study, told: Mapping[str, tuple[str, ...]]) -> Study:
    """The study with the dimensions and segments that a file tells."""
    for name, segments in told.items():
        study = _with_segments(study, name, segments)
    return study


def invited_in(study: Study) -> dict[tuple[str, str], int]:
    """How many were asked, by (dimension, segment), as far as the study knows."""
    return {(d.id, s.id): s.invited for d in study.population.dimensions for s in d.segments if s.invited is not None}


def asked_for_another(study: Study, name: str, loaded: Collection[str], examples: Iterable[Study]) -> bool:
    """Whether the numbers of customers asked were given for another survey than the one called `name`.

    They were where another one was loaded before, or where they are those of an example; a file that is read anew keeps
    them, and so does the first file of a study that somebody prepared for it.
    """
    given = invited_in(study)
    if not given or name in loaded:
        return False
    return bool(loaded) or any(given == invited_in(each) for each in examples)


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
    """The study with the segments that a dimension lacks; waves in the order of time."""
    label = wave_label if name == WAVE else segment_label
    known = next((each for each in study.population.dimensions if each.id == name), None)
    before = known.segments if known is not None else ()
    missing = [each for each in segments if each not in {segment.id for segment in before}]
    if known is not None and not missing:
        return study
    after = (*before, *(Segment(each, label(each)) for each in missing))
    if name == WAVE:
        by_id = {segment.id: segment for segment in after}
        after = tuple(by_id[each] for each in periods.in_time(by_id))
    if known is None:
        return edits.add_dimension(study, Dimension(name, dimension_label(name), after))
    return edits.set_dimension(study, replace(known, segments=after))
