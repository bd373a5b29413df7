"""Which columns of a survey say who answered, when, by which way, and how long it took."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa

from satisfaction import periods
from satisfaction.answer_durations import seconds_in
from satisfaction.answer_scales import number_in, plain
from satisfaction.question_words import spaced
from satisfaction.questionnaire import TIER_THRESHOLDS, Period, SegmentColumn
from satisfaction.respondents import Dimension, Population
from satisfaction.scale_guess import FITS, Answers

Why = Literal["name", "values", "heading"]
Values = Mapping[str, Answers]

_RESPONDENT = re.compile(
    r"^((respondent|customer|answer|response|user|account|participant|record|interview)[ _-]?)?(id|no|number|nr|key)$"
    r"|^respondent$|^(答卷|问卷|客户|用户|受访者|样本)?(编号|序号|id|户号|号)$|^受访者$"
)
_DURATION = re.compile(
    r"duration|seconds|time taken|completion time|elapsed|time spent"
    r"|(答题|作答|填写|填答|所用)(时间|时长|用时)|用时|耗时"
)
_DATE = re.compile(
    r"\bdate\b|submitted|timestamp|started|completed|finished"
    r"|日期|(提交|开始|结束|填写|答卷|调查).*时间|^时间$|\btime\b"
)
_ENERGY = re.compile(r"kwh|电量|energy use|consumption")
_REVENUE = re.compile(r"revenue|turnover|annual bill|bill amount|电费(金额|支出)?$|年电费|月电费|营业收入|收入")
_WEIGHT = re.compile(
    r"^(\w+ )?(weights?|wts?|wgts?|pweight|fweight)( ?\d+)?$|^(expansion|weighting|scaling|scale|raising) factor$"
    r"|^(样本|抽样|设计|扩展|调查|最终|加权)?(权重|权数|权值|加权系数|扩展系数|膨胀系数)$"
)
_WAVE = re.compile(r"^(survey )?(wave|round|period)$|轮次|期次|批次|^期$")

_DIMENSIONS: Mapping[str, str] = {
    "district": r"\b(district|region|area|county|branch)\b"
    r"|区域|区县|县区|地区|片区|街道|乡镇|供电所|供电单位|供电公司|所属单位",
    "tier": r"\btier\b|(customer|user) (class|category|type|group)|(用电|客户|用户)(类别|类型|等级|性质|分类)",
    "channel": r"\bchannel\b|渠道",
}
"""How headings call the usual dimensions, by the dimension's id."""

ROLES: Mapping[str, tuple[str, ...]] = {
    "customer": ("customer", "customers", "client", "user", "consumer", "客户", "用户", "用电客户", "居民", "企业用户"),
    "expert": ("expert", "experts", "panel", "specialist", "专家", "评委", "行业专家"),
    "staff": (
        "staff",
        "employee",
        "employees",
        "internal",
        "worker",
        "员工",
        "职工",
        "内部员工",
        "工作人员",
        "一线员工",
    ),
}
"""Who answers, as files write it."""

SOURCES: Mapping[str, tuple[str, ...]] = {
    "web": ("web", "online", "internet", "app", "wechat", "email", "网络", "网上", "线上", "微信", "网页",
            "邮件", "手机"),
    "phone": ("phone", "telephone", "call", "hotline", "sms", "电话", "电话调查", "短信", "热线"),
    "on-site": ("on-site", "on site", "onsite", "face to face", "face-to-face", "hall", "paper", "in person",
                "现场", "面访", "入户", "营业厅", "线下", "纸质"),
    "third-party": ("third party", "third-party", "agency", "institute", "第三方", "第三方机构", "外部机构"),
}  # fmt: skip
"""By which way answers came, as files write it."""


@dataclass(frozen=True)
class SegmentGuess:
    """A column that divides respondents, how surely, and why."""

    segment: SegmentColumn
    sureness: float
    why: Why


def guess_segments(
    columns: Sequence[str], values: Values, rows: Mapping[str, Sequence[str]], population: Population
) -> tuple[SegmentGuess, ...]:
    """The columns that divide by a dimension of the population, by who answers, by which way, and when.

    `values` counts the plain answers of a column, `rows` are its texts as they stand in the file.
    """
    found: list[SegmentGuess] = []
    free = list(columns)

    def take(guess: SegmentGuess | None) -> None:
        if guess is not None:
            found.append(guess)
            free.remove(guess.segment.column)

    for dimension in population.dimensions:
        take(_by_dimension(free, values, dimension))
    for name, known, headings in (
        ("role", ROLES, r"\brole\b|respondent type|身份|角色|受访者类型|评价主体"),
        ("source", SOURCES, r"\bsource\b|channel|\bmode\b|来源|渠道|方式|途径"),
    ):
        if name not in {each.segment.dimension for each in found}:
            take(_by_vocabulary(name, known, headings, free, values))
    if "wave" not in {each.segment.dimension for each in found}:
        take(_by_wave(free, values))
    if "wave" not in {each.segment.dimension for each in found}:
        take(_by_date(free, rows, population))
    return tuple(found)


def dimension_named(column: str, population: Population) -> str:
    """Id of the dimension that a heading speaks of, whatever its values are; empty where it names none."""
    heading, short = spaced(column), plain(column)
    for dimension in population.dimensions:
        names = {plain(name) for name in (dimension.id, dimension.label.en, dimension.label.zh)} - {""}
        if any(re.search(rf"\b{re.escape(n)}\b", heading) if n.isascii() else len(n) > 1 and n in short for n in names):
            return dimension.id
    ids = [dimension.id for dimension in population.dimensions]
    return next((name for name, called in _DIMENSIONS.items() if name in ids and re.search(called, heading)), "")


def is_respondent(column: str, answers: Answers) -> bool:
    """Whether a column identifies respondents: by its heading, and no value twice."""
    return bool(_RESPONDENT.search(spaced(column))) and max(answers.values(), default=0) <= 1


def is_duration(column: str, rows: Sequence[str]) -> bool:
    """Whether a column says how long a respondent took."""
    given = [text for text in rows if text.strip()]
    seconds = [seconds_in(text) for text in given]
    return bool(_DURATION.search(plain(column))) and sum(s > 0 for s in seconds) >= FITS * max(len(given), 1)


def is_revenue(column: str, answers: Answers) -> bool:
    """Whether a column says what a customer pays."""
    given = [text for text in answers if text]
    numbers = [number_in(text) for text in given]
    return bool(_REVENUE.search(plain(column))) and bool(given) and bool(np.isfinite(numbers).mean() >= FITS)


def is_weight(column: str, answers: Answers) -> bool:
    """Whether a column says how many customers a respondent stands for: by its heading, and numbers of zero or more."""
    given = [text for text in answers if text]
    numbers = np.array([number_in(text) for text in given])
    return bool(_WEIGHT.search(spaced(column))) and bool(given) and bool((numbers >= 0).mean() >= FITS)


def dates_share(texts: Sequence[str]) -> float:
    """Share of the texts that are dates, whichever comes first in them, the day or the month."""
    given = pa.array([text for text in texts if text.strip()], pa.string())
    unknown = np.isnat(periods.moments(given, "month")) & np.isnat(periods.moments(given, "day"))
    return float(1 - unknown.mean()) if len(given) else 0.0


def _by_dimension(columns: Sequence[str], values: Values, dimension: Dimension) -> SegmentGuess | None:
    for column in columns:
        why = _divides(column, values[column], dimension)
        if why:
            return SegmentGuess(SegmentColumn(column, dimension.id), 1.0 if why == "name" else 0.85, why)
    tiers = {segment for _, segment in TIER_THRESHOLDS} <= {segment.id for segment in dimension.segments}
    energy = next((name for name in columns if _ENERGY.search(plain(name))), None)
    if tiers and energy is not None:
        return SegmentGuess(SegmentColumn(energy, dimension.id, thresholds=TIER_THRESHOLDS), 0.8, "heading")
    return None


def _divides(column: str, answers: Answers, dimension: Dimension) -> Why | None:
    known = SegmentColumn(column, dimension.id).reading(Population((dimension,)))
    given = {text: count for text, count in answers.items() if text}
    understood = sum(count for text, count in given.items() if text in known)
    if understood and plain(column) in (plain(dimension.id), plain(dimension.label.en), plain(dimension.label.zh)):
        return "name"
    return "values" if understood and understood >= FITS * sum(given.values()) else None


def _by_vocabulary(
    dimension: str, known: Mapping[str, tuple[str, ...]], headings: str, columns: Sequence[str], values: Values
) -> SegmentGuess | None:
    meaning = {text: segment for segment, texts in known.items() for text in texts}
    for column in columns:
        given = {text: count for text, count in values[column].items() if text}
        understood = {text: meaning[text] for text in given if text in meaning}
        named = re.search(headings, spaced(column))
        if understood and named and sum(given[text] for text in understood) >= FITS * sum(given.values()):
            pairs = tuple(sorted(understood.items()))
            return SegmentGuess(SegmentColumn(column, dimension, pairs), 0.8, "values")
    return None


def _by_wave(columns: Sequence[str], values: Values) -> SegmentGuess | None:
    """A column called "wave", whose texts become the waves: as periods where they are."""
    for column in columns:
        texts = [text for text in values[column] if text]
        if _WAVE.search(spaced(column)) and 0 < len(texts) <= 40:
            pairs = tuple((text, periods.read_period(text) or text) for text in sorted(texts))
            return SegmentGuess(SegmentColumn(column, "wave", pairs), 0.8, "heading")
    return None


def _by_date(columns: Sequence[str], rows: Mapping[str, Sequence[str]], population: Population) -> SegmentGuess | None:
    """The first column of dates; numbers are dates only where the heading says so."""
    for column in columns:
        texts = rows[column]
        named = bool(_DATE.search(spaced(column)))
        numbers = all(re.fullmatch(r"[\d.]*", text.strip()) for text in texts)
        if (named or not numbers) and dates_share(texts) >= FITS:
            unit = _unit(population)
            return SegmentGuess(SegmentColumn(column, "wave", dates=unit), 0.8 if named else 0.65, "values")
    return None


def _unit(population: Population) -> Period:
    """The period of the population's own waves, else the quarter."""
    for dimension in population.dimensions:
        if dimension.id == "wave":
            units = {periods.unit_of(segment.id) for segment in dimension.segments} - {None}
            if len(units) == 1:
                return units.pop() or "quarter"
    return "quarter"
