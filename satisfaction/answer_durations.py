"""How long respondents took, as files write it: 95, "95 s", "1 min 35 s", "00:01:35", "1分35秒"."""

from __future__ import annotations

import math
import re

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from satisfaction.answer_scales import number_in, plain

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{1,2})(?:\.\d+)?")
_PARTS = re.compile(
    r"(?:(?P<h>[\d.]+)\s*(?:hours?|hrs?|h|小时|时))?\s*"
    r"(?:(?P<m>[\d.]+)\s*(?:minutes?|mins?|min|m|分钟|分))?\s*"
    r"(?:(?P<s>[\d.]+)\s*(?:seconds?|secs?|sec|s|秒钟|秒))?"
)


def seconds_in(text: object) -> float:
    """The seconds a text says, NaN where it says none. A plain number is one of seconds."""
    written = "" if text is None else plain(text)
    if clock := _CLOCK.fullmatch(written):
        return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])
    parts = _PARTS.fullmatch(written)
    if written and parts:
        sizes = (("h", 3600), ("m", 60), ("s", 1))
        try:
            return float(sum(float(parts[name]) * size for name, size in sizes if parts[name]))
        except ValueError:
            return math.nan
    return number_in(written) if re.fullmatch(r"[\d.,' e+-]+", written) else math.nan


def durations(values: pa.Array) -> npt.NDArray[np.float64]:
    """Seconds of every row of a column of any type, NaN where there are none; shape (rows,)."""
    kind = values.type
    if pa.types.is_null(kind):
        return np.full(len(values), np.nan)
    if pa.types.is_duration(kind):
        micro = pc.cast(pc.cast(values, pa.duration("us")), pa.int64())
        return np.asarray(pc.cast(micro, pa.float64()).to_numpy(zero_copy_only=False) / 1e6, np.float64)
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return np.asarray(pc.cast(values, pa.float64()).to_numpy(zero_copy_only=False), np.float64)
    coded = values if pa.types.is_dictionary(kind) else pc.dictionary_encode(pc.cast(values, pa.string()))
    table = np.array([*map(seconds_in, coded.dictionary.to_pylist()), np.nan])
    places = pc.fill_null(coded.indices, len(table) - 1).to_numpy(zero_copy_only=False)
    return np.asarray(table[places], np.float64)
