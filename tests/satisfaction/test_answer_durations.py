"""How long respondents took, in whatever form a file says it."""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa
import pytest

from satisfaction.answer_durations import durations, seconds_in


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("95", 95), (95, 95), ("95.5", 95.5), ("95 s", 95), ("95秒", 95), ("1分35秒", 95), ("1 min 35 s", 95),
        ("2m", 120), ("00:01:35", 95), ("1:35", 95), ("1小时2分", 3720), ("1 hour", 3600), ("1,234", 1234),
    ],
)  # fmt: skip
def test_seconds_of_a_text(text: object, seconds: float) -> None:
    assert seconds_in(text) == seconds


@pytest.mark.parametrize("text", ["", None, "long", "2026-01-05", "1..2 s"])
def test_no_time_at_all(text: object) -> None:
    assert math.isnan(seconds_in(text))


@pytest.mark.parametrize(
    "column",
    [
        pa.array([95, None, 30]),
        pa.array([95.0, None, 30.0]),
        pa.array(["95秒", "", "0:30"]),
        pa.array(["95 s", None, "30"]).dictionary_encode(),
        pa.array([95_000, None, 30_000], pa.duration("ms")),
    ],
)
def test_a_column_of_any_type_says_the_same(column: pa.Array) -> None:
    np.testing.assert_array_equal(durations(column), [95, np.nan, 30])
    np.testing.assert_array_equal(durations(column.slice(1)), [np.nan, 30])


def test_a_column_without_values() -> None:
    assert np.isnan(durations(pa.nulls(3))).all()
