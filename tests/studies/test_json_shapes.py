"""Shapes: one description that reads, writes and states its schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import pytest
from jsonschema import Draft202012Validator

from mcdm.errors import DecisionError
from mcdm.labels import Label
from studies.json_shapes import LabelShape, Number, RepeatedKeys, Shapes
from tests.studies.parts import refused

SHAPES = Shapes({Label: LabelShape()}, {})


@dataclass(frozen=True)
class Inner:
    """A part."""

    id: str
    size: float = 0.5


@dataclass(frozen=True)
class Outer:
    """One of everything an annotation may say."""

    inner: Inner
    parts: tuple[Inner, ...] = ()
    pair: tuple[int, str] = (1, "x")
    mode: Literal["slow", "fast"] = "slow"
    note: str | None = None
    open: bool = True
    marks: tuple[str, ...] = ("a",)


EVERYTHING = Outer(Inner("A", 2.0), (Inner("B"),), (3, "y"), "fast", "n", False, ())


def test_a_record_follows_its_annotations() -> None:
    shape = SHAPES.of(Outer)
    written = {
        "inner": {"id": "A", "size": 2},
        "parts": [{"id": "B", "size": 0.5}],
        "pair": [3, "y"],
        "mode": "fast",
        "note": "n",
        "open": False,
        "marks": [],
    }
    assert shape.write(EVERYTHING) == written
    assert shape.read(written, "") == EVERYTHING
    Draft202012Validator(shape.schema()).validate(written)


def test_empty_is_left_out_where_it_is_the_default() -> None:
    plain = Outer(Inner("A"))
    written = SHAPES.of(Outer).write(plain)
    assert "parts" not in written
    assert "note" not in written
    assert written["marks"] == ["a"]
    assert SHAPES.of(Outer).read({"inner": {"id": "A"}, "note": None}, "") == plain


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"inner": {"id": 1}}, "inner/id"),
        ({"inner": {"id": "A", "size": "2"}}, "inner/size"),
        ({"inner": {"id": "A"}, "parts": [{"id": "B", "size": None}]}, "parts/B/size"),
        ({"inner": {"id": "A"}, "parts": [3]}, "parts/#1"),
        ({"inner": {"id": "A"}, "pair": ["x", "x"]}, "pair/#1"),
        ({"inner": {"id": "A"}, "open": 1}, "open"),
        ({"inner": {"id": "A"}, "mode": "quick"}, "mode"),
        ({"inner": {"id": "A"}, "marks": "a"}, "marks"),
    ],
)
def test_what_does_not_fit_is_named_by_its_path(value: Any, path: str) -> None:
    assert refused(lambda: SHAPES.of(Outer).read(value, "")).facts["path"] == path
    assert not Draft202012Validator(SHAPES.of(Outer).schema()).is_valid(value)


@pytest.mark.parametrize("value", [1.5, 10**400, float("inf"), float("nan"), "1", True, None])
def test_whole_numbers_are_whole_and_finite(value: Any) -> None:
    with pytest.raises(DecisionError):
        Number(whole=True).read(value, "")


def test_numbers_lose_nothing() -> None:
    for value in (0.1, 1e300, -5e-324, 3.0, 2.0**53, 2.0**60, 12, 2**70):
        assert Number().read(Number().write(value), "") == value
    assert repr(Number().write(3.0)) == "3"
    assert Number(whole=True).read(2**60 + 1, "") == 2**60 + 1


def test_a_long_value_is_shown_short() -> None:
    shown = str(refused(lambda: Number().read("x" * 500, "")).facts["given"])
    assert len(shown) <= 60


def test_a_repeated_key_is_refused() -> None:
    twice = RepeatedKeys(id="A")
    twice.repeated = "id"
    assert refused(lambda: SHAPES.of(Inner).read(twice, "here")).facts == {"path": "here", "key": "id"}


def test_a_type_without_a_shape_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="study_shapes"):
        SHAPES.of(dict[str, int])
