"""Dates as people write them, and the periods they fall into: ``"2026-09"``, ``"2026-Q3"``, ``"2026"``.

A moment is a ``datetime64[s]`` of the clock on the wall: an offset from Greenwich is read and left aside, because one
list is kept in one place. What is no date is ``NaT``, never a guess; only whether 3/7/2026 is in March or in July must
be known, from :func:`order_of` or from a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Unit = Literal["month", "quarter", "year"]
Order = Literal["day", "month"]
"""Which of the two comes first in 3/7/2026."""

Moments = npt.NDArray[np.datetime64]

MONTHS_OF: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}

LAST_YEAR = 2149
"""Dates are read from 1900 up to here."""

_TIME = (
    r"(?:\s*(?:星期|周)[一二三四五六日天])?"
    r"(?:[T\s]*(?P<half>上午|凌晨|中午|下午|晚上)?\s*(?P<h>\d{1,2})\s*[:：时点]\s*"
    r"(?:(?P<n>\d{1,2})\s*分?\s*(?:[:：]?\s*(?P<s>\d{1,2})(?:[.,]\d+)?\s*秒?)?)?\s*(?P<late>[AaPp]\.?[Mm]\.?)?)?"
    r"\s*(?:Z|[+-]\d{2}:?\d{2})?$"
)
_FORMS = (
    r"^(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号]?" + _TIME,
    r"^(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<y>\d{4})" + _TIME,
    r"^(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:[T\s]?(?P<h>\d{2}):?(?P<n>\d{2}):?(?P<s>\d{2})?)?$",
    r"^(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*月?$",
    r"^(?P<d>\d{1,2})[-\s]+(?P<name>[A-Za-z]{3,9})\.?[-\s,]+(?P<y>\d{4})" + _TIME,
    r"^(?P<name>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})" + _TIME,
)
_SERIAL = r"^[2-7]\d{4}(?:\.\d+)?$"
"""Days since 1899-12-30, as spreadsheets count them: 1954 to 2118."""

_SPREADSHEET_EPOCH = np.datetime64("1899-12-30", "s")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NEVER = np.datetime64("NaT", "s")


# ---------------------------------------------------------------------- reading dates


def moments(values: pa.Array, order: Order = "month") -> Moments:
    """What dates and times stand in a column, ``datetime64[s]``, shape (rows,); ``NaT`` where none is understood.

    Parameters
    ----------
    values
        Texts in any of the usual forms (2026-07-03 08:05, 2026/7/3 8:05, 2026年7月3日8时5分, 20260703080500,
        3 Jul 2026, 03.07.2026, the day numbers of spreadsheets), or dates already.
    order
        Which comes first in 3/7/2026.
    """
    if pa.types.is_timestamp(values.type) or pa.types.is_date(values.type):
        plain = pc.cast(values, pa.timestamp("s"), safe=False)
        when = np.asarray(plain.to_numpy(zero_copy_only=False), "datetime64[s]")
        years = when.astype("datetime64[Y]").astype(np.int64) + 1970
        return np.asarray(np.where((years >= 1900) & (years <= LAST_YEAR), when, _NEVER))
    texts = pc.utf8_trim_whitespace(pc.fill_null(pc.cast(values, pa.string()), ""))
    found = np.full(len(texts), _NEVER)
    open_rows = np.arange(len(texts))
    for form in (_SERIAL, *_FORMS):
        if not open_rows.size:
            break
        left = texts.take(pa.array(open_rows))
        known = np.asarray(pc.match_substring_regex(left, form).to_numpy(zero_copy_only=False), bool)
        if known.any():
            some = left.filter(pa.array(known))
            found[open_rows[known]] = _serials(some) if form is _SERIAL else _parts(some, form, order)
            open_rows = open_rows[~known]
    return found


def order_of(texts: Iterable[str]) -> Order | None:
    """Which comes first in dates like 25/7/2026; None where the texts do not say, or contradict each other."""
    pattern = re.compile(r"^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}")
    pairs = {(int(found[1]), int(found[2])) for found in map(pattern.match, texts) if found}
    day, month = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    return None if day == month else "day" if day else "month"


def is_ambiguous(texts: Iterable[str]) -> bool:
    """Whether there are dates like 3/7/2026 and nothing among them tells the day from the month."""
    known = list(texts)
    return any(re.match(r"^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", text) for text in known) and order_of(known) is None


def _serials(texts: pa.Array) -> Moments:
    days = pc.cast(texts, pa.float64()).to_numpy()
    return np.asarray(_SPREADSHEET_EPOCH + np.rint(days * 86_400).astype("timedelta64[s]"))


def _parts(texts: pa.Array, form: str, order: Order) -> Moments:
    """Moments from the named parts of a form; ``NaT`` for a 30th of February or a 25th hour."""
    parts = pc.extract_regex(texts, form)
    names = {field.name for field in parts.type}

    def number(name: str) -> npt.NDArray[np.int64]:
        if name not in names:
            return np.zeros(len(texts), np.int64)
        column = pc.struct_field(parts, name)
        return np.asarray(pc.cast(pc.if_else(pc.equal(column, ""), "0", column), pa.int64()).to_numpy())

    year, month, day = number("y"), number("m"), number("d")
    if "a" in names:
        day, month = (number("a"), number("b")) if order == "day" else (number("b"), number("a"))
    if "name" in names:
        called = [str(name)[:3].lower() for name in pc.struct_field(parts, "name").to_pylist()]
        month = np.array([_ENGLISH.index(name) + 1 if name in _ENGLISH else 0 for name in called], np.int64)
    if "d" not in names and "a" not in names:
        day = np.ones(len(texts), np.int64)
    hour = _on_the_clock(number("h"), parts if "half" in names else None)
    minute, second = number("n"), number("s")
    good = (
        (month >= 1)
        & (month <= 12)
        & (day >= 1)
        & (hour <= 24)
        & (minute < 60)
        & (second < 60)
        & (year >= 1900)
        & (year <= LAST_YEAR)
    )
    good &= (hour < 24) | ((minute == 0) & (second == 0))
    first = ((year - 1970) * 12 + np.where(good, month, 1) - 1).astype("datetime64[M]")
    good &= day <= ((first + 1).astype("datetime64[D]") - first.astype("datetime64[D]")).astype(np.int64)
    found = first.astype("datetime64[s]") + ((day - 1) * 86_400 + hour * 3_600 + minute * 60 + second).astype(
        "timedelta64[s]"
    )
    return np.asarray(np.where(good, found, _NEVER))


def _on_the_clock(hour: npt.NDArray[np.int64], parts: pa.Array | None) -> npt.NDArray[np.int64]:
    """Hours of 0 to 24 from those that say forenoon or afternoon."""
    if parts is None:
        return hour
    half, late = (
        np.asarray(pc.struct_field(parts, name).to_numpy(zero_copy_only=False), str) for name in ("half", "late")
    )
    afternoon = np.isin(half, ("下午", "晚上", "中午")) | np.char.startswith(np.char.lower(late), "p")
    forenoon = np.isin(half, ("上午", "凌晨")) | np.char.startswith(np.char.lower(late), "a")
    told = np.where(afternoon & (hour < 12), hour + 12, hour)
    told = np.where((half == "中午") & (hour == 11), 11, told)
    return np.where(forenoon & (hour == 12), 0, told)


# ---------------------------------------------------------------------- periods


def starts(when: Moments, unit: Unit) -> npt.NDArray[np.datetime64]:
    """First month of the period of each moment, ``datetime64[M]``."""
    months = when.astype("datetime64[M]")
    step = MONTHS_OF[unit]
    return months if step == 1 else ((months.astype(np.int64) // step) * step).astype("datetime64[M]")


def name(start: np.datetime64, unit: Unit) -> str:
    """The period that begins with this month, as it is written: ``"2026-09"``, ``"2026-Q3"``, ``"2026"``."""
    year, month = divmod(int(start.astype("datetime64[M]").astype(np.int64)) + 1970 * 12, 12)
    return {"month": f"{year}-{month + 1:02d}", "quarter": f"{year}-Q{month // 3 + 1}", "year": str(year)}[unit]


def unit_of(period: str) -> Unit | None:
    """How long a period is; None for a text that is none."""
    forms: tuple[tuple[str, Unit], ...] = (
        (r"\d{4}", "year"), (r"\d{4}-Q[1-4]", "quarter"), (r"\d{4}-(0[1-9]|1[0-2])", "month")
    )  # fmt: skip
    return next((unit for form, unit in forms if re.fullmatch(form, period)), None)


def bounds(period: str) -> tuple[np.datetime64, np.datetime64]:
    """First month of a period and the month after its last one; a text that is no period raises ``ValueError``."""
    unit = unit_of(period)
    if unit is None:
        raise ValueError(period)
    month = (int(period[6]) - 1) * 3 + 1 if unit == "quarter" else int(period[5:] or 1)
    first = np.datetime64(f"{period[:4]}-{month:02d}", "M")
    return first, first + MONTHS_OF[unit]


def days(period: str) -> int:
    """How many days a period has."""
    first, end = bounds(period)
    return int((end.astype("datetime64[D]") - first.astype("datetime64[D]")).astype(np.int64))


def shifted(period: str, steps: int) -> str:
    """The period so many of its own lengths later: ``shifted("2026-01", -1)`` is ``"2025-12"``."""
    first, end = bounds(period)
    return name(first + steps * (end - first), unit_of(period) or "month")


def year_before(period: str) -> str:
    """The same period of the year before."""
    return f"{int(period[:4]) - 1}{period[4:]}"


def in_time(names: Iterable[str]) -> tuple[str, ...]:
    """Names of periods in the order of time, the earliest first; what is no period stays in its place.

    >>> in_time(("2026-Q2", "2026-Q3", "2026-Q1"))
    ('2026-Q1', '2026-Q2', '2026-Q3')
    """
    given = tuple(names)
    spans = {name: bounds(period) for name in given if (period := read_period(name))}
    rising = iter(sorted((name for name in given if name in spans), key=lambda name: spans[name]))
    return tuple(next(rising) if name in spans else name for name in given)


_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WRITTEN_QUARTER = re.compile(r"(\d{4})\s*[-/年. ]?\s*(?:Q\s*([1-4])|第?([一二三四1-4])季度?)", re.IGNORECASE)
_WRITTEN_QUARTER_FIRST = re.compile(r"Q\s*([1-4])\s*[-/ ]?\s*(\d{4})", re.IGNORECASE)
_WRITTEN_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:份)?|(\d{4})(0[1-9]|1[0-2])")
_WRITTEN_NAME = re.compile(r"([A-Za-z]{3,9})\.?[\s-]+(\d{4})")


def read_period(text: str) -> str:
    """A period as people write it (2026-09, 2026年9月, 202609, 2026年三季度, Sep 2026, 2026年), or an empty text."""
    written = " ".join(text.split())
    if found := _WRITTEN_QUARTER.fullmatch(written):
        return f"{found[1]}-Q{_QUARTERS[found[2] or found[3]]}"
    if found := _WRITTEN_QUARTER_FIRST.fullmatch(written):
        return f"{found[2]}-Q{found[1]}"
    if found := re.fullmatch(r"((?:19|20)\d{2})\s*年?(?:度)?", written):
        return found[1]
    year, month = "", 0
    if found := _WRITTEN_MONTH.fullmatch(written):
        year, month = found[1] or found[3], int(found[2] or found[4])
    elif (found := _WRITTEN_NAME.fullmatch(written)) and found[1][:3].lower() in _ENGLISH:
        year, month = found[2], _ENGLISH.index(found[1][:3].lower()) + 1
    return f"{year}-{month:02d}" if 1 <= month <= 12 else _of_a_day(written)


def _of_a_day(written: str) -> str:
    """The month of a full date, e.g. of a heading that a spreadsheet made a date of."""
    (when,) = moments(pa.array([written]))
    return "" if np.isnat(when) else name(when, "month")
