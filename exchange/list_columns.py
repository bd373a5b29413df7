"""What the columns of a list of outages or tickets mean: guessed from headings and rows, corrected by a planner."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from exchange.survey_file import SurveyFile
from exchange.survey_files import open_survey
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.answer_scales import plain
from satisfaction.periods import Order, is_ambiguous, moments, order_of
from satisfaction.place_names import place_names, with_nearest
from satisfaction.questionnaire import SegmentColumn
from satisfaction.respondents import Population

Rows = Sequence[Sequence[str]]

FITS = 0.6
"""A column may play a role if this share of its values can be read so."""

_NUMBER = r"^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$"
_NOTHING = frozenset(
    ("", "-", "--", "—", "/", "无", "匿名", "未知", "n/a", "na", "null", "none", "anonymous", "unknown")
)


@dataclass(frozen=True)
class Role:
    """Something a list says in one column.

    Parameters
    ----------
    name
        E.g. ``"start"``.
    headings
        What such a column is called, in English and Chinese; one heading may contain another.
    kind
        What its values must be: ``"date"``, ``"number"``, ``"duration"`` or ``"text"``.
    required
        Whether the list cannot be read without it.
    what
        How a required role is called in a sentence.
    """

    name: str
    headings: tuple[str, ...]
    kind: str = "text"
    required: bool = False
    what: str = ""


@dataclass(frozen=True)
class ListMapping:
    """How a list is read.

    Parameters
    ----------
    columns
        Pairs (role, heading) of the roles that the list has.
    dimension
        To which dimension the places of the list belong; empty where none is known.
    order
        Which comes first in 3/7/2026.
    hours
        Whether a duration is given in hours, not minutes.
    """

    columns: tuple[tuple[str, str], ...]
    dimension: str = ""
    order: Order = "month"
    hours: bool = False

    def column(self, role: str) -> str | None:
        """Heading of the column that plays a role."""
        return dict(self.columns).get(role)

    def with_column(self, role: str, heading: str | None) -> ListMapping:
        """The mapping with another column in a role, or with none; a column plays one role only."""
        kept = tuple(pair for pair in self.columns if pair[0] != role and pair[1] != heading)
        return replace(self, columns=(*kept, (role, heading)) if heading else kept)

    def check(self, roles: Sequence[Role], known: Sequence[str], file: str) -> None:
        """Raise ``list-column-missing`` where a required role has no column, ``survey-column-missing`` for one gone."""
        for role in roles:
            if role.required and not self.column(role.name):
                raise DecisionError("list-column-missing", what=role.what, file=file, known=", ".join(known))
        for _, heading in self.columns:
            if heading not in known:
                raise DecisionError("survey-column-missing", column=heading, suggestion="", known=", ".join(known))


def called(*lines: str) -> tuple[str, ...]:
    """Headings from lines of them, separated by commas; the likeliest first."""
    return tuple(name for line in lines for name in line.split(", "))


SEGMENT_HEADINGS = called(
    "district, region, area, county, branch, 区域, 区县, 地区, 县区, 供电所, 供电单位, 供电公司",
    "所属单位, 所属区域, 单位, 片区, 街道, 乡镇",
)


def guess_mapping(
    columns: Sequence[str], rows: Rows, roles: Sequence[Role], population: Population
) -> tuple[ListMapping, tuple[Finding, ...]]:
    """A mapping that fits as far as can be seen, and what was not sure about it.

    A heading decides, if the values can be read so. The place is found by its values first: whatever they are called,
    they are the segments of a dimension that the study knows.
    """
    values = {name: [str(row[i]) for row in rows if str(row[i]).strip()] for i, name in enumerate(columns)}
    chosen: dict[str, str] = {}
    dimension, place = _place(values, population)
    if place:
        chosen["segment"] = place
    for role in roles:
        free = [name for name in columns if name not in chosen.values()]
        found = None if role.name in chosen else _best(role, free, values)
        if found:
            chosen[role.name] = found
    dates = [text for role in roles if role.kind == "date" for text in values.get(chosen.get(role.name, ""), [])]
    findings = (Finding.of("list-dates-ambiguous", example=next(iter(dates))),) if is_ambiguous(dates) else ()
    duration = plain(chosen.get("minutes", ""))
    hours = any(word in duration for word in ("小时", "hour", "(h)", "/h"))
    known = tuple((role.name, chosen[role.name]) for role in roles if role.name in chosen)
    return ListMapping(known, dimension, order_of(dates) or "month", hours), findings


def _place(values: Mapping[str, list[str]], population: Population) -> tuple[str, str]:
    """The dimension whose segments fill a column, and that column; the first dimension where nothing fits."""
    best, share = ("", ""), FITS
    for dimension in population.dimensions:
        for name, texts in values.items():
            place_of = places_of(SegmentColumn(name, dimension.id).reading(population))
            part = sum(place_of(text) is not None for text in texts) / len(texts) if texts else 0.0
            if part > share:
                best, share = (dimension.id, name), part
    district = next((each.id for each in population.dimensions if each.id == "district"), "")
    return best if best[1] else (district, "")


def _best(role: Role, free: Sequence[str], values: Mapping[str, list[str]]) -> str | None:
    """The free column that is called most like a role and can be read so."""
    scores = {name: _likeness(name, role.headings) for name in free if _readable(role.kind, values[name])}
    found = max(scores, key=lambda name: scores[name], default=None)
    return found if found is not None and scores[found] > 0 else None


def _likeness(heading: str, names: Sequence[str]) -> float:
    """1 for a name itself, less the more else a heading says around it; 0 where it says nothing of the kind."""
    told = re.sub(r"[\s_\-]+", " ", plain(heading)).strip()
    bare = re.sub(r"\s*[(（\[].*$", "", told)
    best = 0.0
    for place, name in enumerate(names):
        if bare == name:
            return 2 - place / 100
        inside = name in told if _is_chinese(name) else re.search(rf"\b{re.escape(name)}\b", told) is not None
        if inside:
            best = max(best, len(name) / len(told))
    return best


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def _readable(kind: str, texts: list[str]) -> bool:
    if kind == "text" or not texts:
        return kind == "text" or not texts
    column = pa.array(texts, pa.string())
    read: Mapping[str, Callable[[pa.Array], npt.NDArray[np.bool_]]] = {
        "date": lambda given: ~np.isnat(moments(given)) | ~np.isnat(moments(given, "day")),
        "number": lambda given: np.isfinite(numbers(given)),
        "duration": lambda given: np.isfinite(durations(given)),
    }
    return float(read[kind](column).mean()) >= FITS


# ---------------------------------------------------------------------- columns as arrays


def open_list(path: str | Path, what: str, *, name: str = "", largest_bytes: int | None = None) -> SurveyFile:
    """Open a list as :func:`exchange.survey_files.open_survey` does; ``list-empty`` for one without rows of `what`."""
    try:
        return open_survey(path, name=name, largest_bytes=largest_bytes)
    except DecisionError as error:
        if error.code != "survey-empty":
            raise
        raise DecisionError("list-empty", file=name or Path(path).name, what=what) from error


PIECE = 16_384
"""Rows that are looked at together: their texts are Python objects, so a block of a file may be too many."""


def pieces(file: SurveyFile, mapping: ListMapping, coded: Sequence[str]) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The rows of a list, some at a time, with the number of the first in the file: headings stand in row 1."""
    wanted = list(dict.fromkeys(heading for _, heading in mapping.columns))
    row = 2
    for batch in file.batches(wanted, [name for role in coded if (name := mapping.column(role))]):
        for start in range(0, batch.num_rows, PIECE):
            yield row + start, batch.slice(start, PIECE)
        row += batch.num_rows


def texts_of(column: pa.Array | None, size: int) -> list[str]:
    """A column as trimmed texts; empty ones where there is no such column."""
    if column is None:
        return [""] * size
    if pa.types.is_dictionary(column.type):
        known = _trimmed(column.dictionary)
        return ["" if k is None else known[k] for k in column.indices.to_pylist()]
    return _trimmed(column)


def _trimmed(column: pa.Array) -> list[str]:
    texts = pc.fill_null(pc.cast(column, pa.string()), "")
    return [str(text) for text in pc.utf8_trim_whitespace(pc.replace_substring_regex(texts, r"\s+", " ")).to_pylist()]


def numbers(column: pa.Array | None, size: int = 0) -> FloatArray:
    """A column as numbers: ``1,234``, ``1234户``, ``1.2万``, ``98.5%``, ``98,5``; NaN where there is none."""
    if column is None:
        return np.full(size, np.nan)
    texts = pc.replace_substring_regex(_flat(column), r"[户个人次件%\x{FF05}]+$", "")
    many = pc.ends_with(texts, "万")
    bare = pc.replace_substring_regex(texts, "万$", "")
    grouped = pc.match_substring_regex(bare, r"^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
    bare = pc.if_else(grouped, pc.replace_substring(bare, ",", ""), bare)
    bare = pc.replace_substring_regex(bare, r"^([+-]?\d+),(\d+)$", r"\1.\2")
    return np.asarray(_floats(bare) * np.where(many.to_numpy(zero_copy_only=False), 1e4, 1.0))


def durations(column: pa.Array | None, size: int = 0, *, minutes: float = 1.0) -> FloatArray:
    """A column as minutes: ``1:35``, ``1小时35分``, ``95 min``; NaN where there is none.

    Parameters
    ----------
    minutes
        How many a bare number stands for; what brings its own unit does not ask.
    """
    if column is None:
        return np.full(size, np.nan)
    texts, found = _flat(column), numbers(column) * minutes
    for form in _DURATIONS:
        known = pc.and_(pc.match_substring_regex(texts, form), pc.not_equal(texts, ""))
        rows = np.flatnonzero(known.to_numpy(zero_copy_only=False))
        if rows.size:
            parts = pc.extract_regex(texts.take(pa.array(rows)), form)
            found[rows] = sum(
                (np.nan_to_num(_floats(pc.struct_field(parts, part))) * each for part, each in _PARTS.items()),
                np.zeros(rows.size),
            )
    return found


_DURATIONS = (
    r"^(?P<d>)(?P<h>\d{1,4})[:\x{FF1A}](?P<m>[0-5]?\d)(?:[:\x{FF1A}](?P<s>[0-5]?\d)(?:\.\d+)?)?$",
    (
        r"(?i)^(?:(?P<d>\d+(?:\.\d+)?)(?:天|日|days?|d))?(?:(?P<h>\d+(?:\.\d+)?)(?:小时|时|hours?|hrs?|h))?"
        r"(?:(?P<m>\d+(?:\.\d+)?)(?:分钟?|min(?:ute)?s?\.?|m))?(?:(?P<s>\d+(?:\.\d+)?)(?:秒钟?|sec(?:ond)?s?|s))?$"
    ),
)
_PARTS = {"d": 1440.0, "h": 60.0, "m": 1.0, "s": 1 / 60}
"""Minutes of each part of a written duration."""


def _flat(column: pa.Array) -> pa.Array:
    """A column as texts without spaces; empty ones where there is nothing."""
    texts = pc.fill_null(pc.cast(column, pa.string()), "")
    return pc.replace_substring_regex(pc.replace_substring(texts, "\uff0c", ","), r"\s+", "")


def _floats(texts: pa.Array) -> FloatArray:
    known = pc.match_substring_regex(texts, _NUMBER)
    values = pc.fill_null(pc.cast(pc.if_else(known, texts, None), pa.float64()), np.nan)
    return np.array(values.to_numpy(zero_copy_only=False), np.float64)


def is_nothing(text: str) -> bool:
    """Whether a text stands for no entry: empty, a dash, 匿名 ..."""
    return text.strip().casefold() in _NOTHING


_OFFICE = re.compile(r"(?:供电)?(?:所|分?公司|营业厅|分?局|服务中心)$|\s+(?:branch|office|station|district)$")

T = TypeVar("T")


def places_of(known: Mapping[str, T]) -> Callable[[str], T | None]:
    """What a place stands for, by its plain text: as it is written, else without the office that it is named after.

    ``城区供电所`` is read as ``城区``, unless two places would be called so.
    """
    bare: dict[str, list[T]] = {}
    for text, place in known.items():
        bare.setdefault(_OFFICE.sub("", text), []).append(place)
    alone = {text: places[0] for text, places in bare.items() if all(place == places[0] for place in places)}

    def place_of(text: str) -> T | None:
        told = plain(text)
        return known.get(told, alone.get(_OFFICE.sub("", told)))

    return place_of


@dataclass
class SegmentReader:
    """Segment ids of the places of a list, and the places that no segment is known for."""

    known: Mapping[str, str]
    unknown: dict[str, int]
    names: tuple[str, ...] = ()

    @classmethod
    def of(cls, mapping: ListMapping, population: Population) -> SegmentReader:
        """The reader of a mapping's dimension."""
        known = SegmentColumn("", mapping.dimension).reading(population)
        return cls(known, {}, place_names(population, mapping.dimension))

    def read(self, texts: Sequence[str]) -> list[str]:
        """Segment ids; empty where a place is not known, which is counted."""
        place_of = places_of(self.known)
        table = {text: place_of(text) or "" for text in set(texts)}
        for text in texts:
            if not table[text] and not is_nothing(text) and (text in self.unknown or len(self.unknown) < MOST_PLACES):
                self.unknown[text] = self.unknown.get(text, 0) + 1
        return [table[text] for text in texts]

    def findings(self) -> tuple[Finding, ...]:
        """That places of the list are no segments of the study, with the most frequent of them."""
        if not self.unknown:
            return ()
        first = sorted(self.unknown, key=lambda text: (-self.unknown[text], text))[:3]
        count, rows = len(self.unknown), sum(self.unknown.values())
        examples = "; ".join(with_nearest(text, self.names) for text in first)
        return (Finding.of("list-places-unknown", count=count, rows=rows, examples=examples),)


MOST_PLACES = 500
"""Places that nobody knows are counted up to here."""
