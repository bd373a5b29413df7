"""Shapes: one description of a part of a document that reads it, writes it and states its JSON schema.

The shape of a dataclass follows from its fields, so a new field of a noun is in the document at once. Where people
should see something friendlier than a record (a label, a row of points), ``studies.document`` names another shape.
Strict: an unknown or repeated key, NaN, a wrong type is an error with the path to it. Ids serve as path where there
are any: ``levers/L3/effects/N12``.
"""

from __future__ import annotations

import dataclasses
import json
import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass
from functools import cached_property
from typing import Any, Literal, Protocol, Union, get_args, get_origin, get_type_hints

from mcdm.errors import DecisionError, closest
from mcdm.labels import Label

Json = Any
"""A value as ``json.loads`` gives it."""

LARGEST_WHOLE = 2**53
"""Up to here a float with nothing after the point is written as a whole number and read back as the same float."""


class RepeatedKeys(dict[str, Json]):
    """An object of the document that names a key twice: noticed while parsing, refused where its path is known."""

    repeated: str


class Shape(Protocol):
    """What a part of the document looks like."""

    def read(self, value: Json, path: str) -> Any:
        """The part as a value of the study; DecisionError with the path where it does not fit."""

    def write(self, value: Any) -> Json:
        """The reverse of :meth:`read`."""

    def schema(self) -> dict[str, Json]:
        """The shape as JSON schema, draft 2020-12."""


# ---------------------------------------------------------------------- reading strictly


def wrong(path: str, what: str, value: Json) -> DecisionError:
    """The error that says where something else stands than what belongs there."""
    shown = json.dumps(value, ensure_ascii=False, default=str)
    given = shown[:57] + "…" if len(shown) > 60 else shown
    return DecisionError("document-wrong-type", path=path, what=what, given=given)


def read_object(value: Json, path: str) -> dict[str, Json]:
    """An object with no key twice."""
    if not isinstance(value, dict):
        raise wrong(path, "an object in braces", value)
    if isinstance(value, RepeatedKeys):
        raise DecisionError("document-key-repeated", path=path, key=value.repeated)
    return value


def read_list(value: Json, path: str, length: int | None = None) -> list[Json]:
    """A list, of a fixed length where one is given."""
    if not isinstance(value, list):
        raise wrong(path, "a list in brackets", value)
    if length is not None and len(value) != length:
        raise DecisionError("document-wrong-length", path=path, given=len(value), expected=length)
    return value


def build(make: Callable[..., Any], path: str, *args: Any, **fields: Any) -> Any:
    """Make a value of the study; what it refuses is said together with the path."""
    try:
        return make(*args, **fields)
    except DecisionError as error:
        if not path or error.code.startswith("document-"):
            raise
        raise DecisionError("document-part-refused", path=path, cause=error.code, reason=error) from error


def join(path: str, step: str) -> str:
    """One step further into the document."""
    return f"{path}/{step}" if path else step


def step_name(item: Json, position: int) -> str:
    """How a path names an item of a list: by its id where it has one, else by its place, counted from 1."""
    if isinstance(item, dict):
        for key in ("id", "indicator", "element", "question", "column"):
            if isinstance(item.get(key), str) and item[key]:
                return str(item[key])
    return f"#{position + 1}"


# ---------------------------------------------------------------------- simple shapes


@dataclass(frozen=True)
class Number:
    """A finite number; whole numbers only, where `whole`."""

    whole: bool = False

    def read(self, value: Json, path: str) -> float | int:
        """A finite float, or an int where whole numbers are asked for."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise wrong(path, "a whole number" if self.whole else "a number", value)
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise wrong(path, "a finite number", value)
        if not self.whole:
            return number
        if value != int(value):
            raise wrong(path, "a whole number", value)
        return int(value)

    def write(self, value: float) -> Json:
        """A float that is whole loses its ``.0``."""
        return int(value) if float(value).is_integer() and abs(value) <= LARGEST_WHOLE else value

    def schema(self) -> dict[str, Json]:
        """A number or an integer."""
        return {"type": "integer" if self.whole else "number"}


@dataclass(frozen=True)
class Text:
    """A string."""

    def read(self, value: Json, path: str) -> str:
        """A string that can be stored in UTF-8."""
        if not isinstance(value, str) or any("\ud800" <= letter <= "\udfff" for letter in value):
            raise wrong(path, "a text in quotes", value)
        return value

    def write(self, value: str) -> Json:
        """The string itself."""
        return value

    def schema(self) -> dict[str, Json]:
        """A string."""
        return {"type": "string"}


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def read(self, value: Json, path: str) -> bool:
        """A boolean, and nothing that only acts like one."""
        if not isinstance(value, bool):
            raise wrong(path, "true or false", value)
        return value

    def write(self, value: bool) -> Json:
        """The boolean itself."""
        return value

    def schema(self) -> dict[str, Json]:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Word:
    """One of a few fixed words."""

    words: tuple[str, ...]

    def read(self, value: Json, path: str) -> str:
        """A word of the list, with a suggestion where it is misspelt."""
        if not isinstance(value, str) or value not in self.words:
            near = closest(str(value), self.words)
            raise DecisionError(
                "document-word-unknown", path=path, given=str(value), known=", ".join(self.words), suggestion=near
            )
        return value

    def write(self, value: str) -> Json:
        """The word itself."""
        return value

    def schema(self) -> dict[str, Json]:
        """An enumeration."""
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Optional:
    """A shape, or null."""

    inner: Shape

    def read(self, value: Json, path: str) -> Any:
        """None for null."""
        return None if value is None else self.inner.read(value, path)

    def write(self, value: Any) -> Json:
        """Null for None."""
        return None if value is None else self.inner.write(value)

    def schema(self) -> dict[str, Json]:
        """The shape or null."""
        return {"anyOf": [self.inner.schema(), {"type": "null"}]}


@dataclass(frozen=True)
class LabelShape:
    """A name in two languages; a plain text is the English one."""

    def read(self, value: Json, path: str) -> Label:
        """``{"en": ..., "zh": ...}`` or a plain text."""
        if isinstance(value, str):
            return Label(Text().read(value, path))
        names = read_object(value, path)
        for key in names:
            if key not in ("en", "zh"):
                raise DecisionError("document-key-unknown", path=path, key=key, suggestion=closest(key, ("en", "zh")))
        return Label(**{key: Text().read(name, join(path, key)) for key, name in names.items()})

    def write(self, value: Label) -> Json:
        """A plain text where only English is known."""
        return {"en": value.en, "zh": value.zh} if value.zh else value.en

    def schema(self) -> dict[str, Json]:
        """A string or an object of two strings."""
        both = {"type": "object", "properties": {"en": {"type": "string"}, "zh": {"type": "string"}}}
        return {"anyOf": [{"type": "string"}, {**both, "additionalProperties": False}]}


# ---------------------------------------------------------------------- shapes made of shapes


@dataclass(frozen=True)
class ListOf:
    """A list of one shape, read as a tuple."""

    item: Shape

    def read(self, value: Json, path: str) -> tuple[Any, ...]:
        """A tuple of the items."""
        items = read_list(value, path)
        return tuple(self.item.read(item, join(path, step_name(item, k))) for k, item in enumerate(items))

    def write(self, value: tuple[Any, ...]) -> Json:
        """A list of the items."""
        return [self.item.write(item) for item in value]

    def schema(self) -> dict[str, Json]:
        """An array."""
        return {"type": "array", "items": self.item.schema()}


@dataclass(frozen=True)
class RowOf:
    """A list with a fixed shape at each place, e.g. ``["N14", "N11"]`` for a link; `make` takes them in order."""

    items: tuple[Shape, ...]
    make: Callable[..., Any] = lambda *items: items
    take: Callable[[Any], tuple[Any, ...]] = tuple

    def read(self, value: Json, path: str) -> Any:
        """What `make` makes of the items."""
        row = read_list(value, path, len(self.items))
        pairs = enumerate(zip(self.items, row, strict=True), 1)
        return build(self.make, path, *(shape.read(item, join(path, f"#{k}")) for k, (shape, item) in pairs))

    def write(self, value: Any) -> Json:
        """A list of the items."""
        return [shape.write(item) for shape, item in zip(self.items, self.take(value), strict=True)]

    def schema(self) -> dict[str, Json]:
        """An array of fixed length."""
        prefix = [shape.schema() for shape in self.items]
        return {"type": "array", "prefixItems": prefix, "minItems": len(prefix), "maxItems": len(prefix)}


@dataclass(frozen=True)
class NamedRows:
    """``{name: entry}`` for a tuple of values that each carry a name of their own, e.g. ``{"L1": 3600}``."""

    entry: Shape
    make: Callable[[str, Any], Any] = lambda name, entry: (name, entry)
    take: Callable[[Any], tuple[str, Any]] = lambda value: (value[0], value[1])

    def read(self, value: Json, path: str) -> tuple[Any, ...]:
        """A tuple in the order of the document."""
        found = read_object(value, path)
        return tuple(
            build(self.make, join(path, name), Text().read(name, path), self.entry.read(entry, join(path, name)))
            for name, entry in found.items()
        )

    def write(self, value: tuple[Any, ...]) -> Json:
        """An object by name."""
        return {name: self.entry.write(entry) for name, entry in map(self.take, value)}

    def schema(self) -> dict[str, Json]:
        """An object of any keys."""
        return {"type": "object", "additionalProperties": self.entry.schema()}


def _empty(value: object) -> bool:
    """Whether it says nothing: no text, no list, nothing, or a record of nothing else."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return all(_empty(getattr(value, field.name)) for field in dataclasses.fields(value))
    return value is None or value in ((), "")


@dataclass(frozen=True, eq=False)
class Record:
    """A frozen dataclass as an object of its fields.

    A field with a default may be absent. What is empty (no text, no list, nothing) is not written; every other default
    is, so that a stored study keeps its meaning when a default of the software changes.
    """

    make: type[Any]
    fields: Mapping[str, Shape]
    extra: tuple[str, ...] = ()

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The fields without a default."""
        plain = [f.name for f in dataclasses.fields(self.make) if f.default is MISSING and f.default_factory is MISSING]
        return tuple(name for name in plain if name in self.fields)

    @cached_property
    def omitted(self) -> frozenset[str]:
        """The fields that are empty by default: not written while they are."""
        return frozenset(f.name for f in dataclasses.fields(self.make) if _empty(f.default))

    def read(self, value: Json, path: str) -> Any:
        """An instance of the dataclass."""
        return build(self.make, path, **self.read_fields(value, path))

    def read_fields(self, value: Json, path: str) -> dict[str, Any]:
        """The fields that are there, each read by its shape."""
        found = read_object(value, path)
        for key in found:
            if key not in self.fields and key not in self.extra:
                near = closest(key, self.fields)
                raise DecisionError("document-key-unknown", path=path, key=key, suggestion=near)
        for key in self.required:
            if key not in found:
                raise DecisionError("document-key-missing", path=path, key=key)
        return {key: shape.read(found[key], join(path, key)) for key, shape in self.fields.items() if key in found}

    def write(self, value: Any) -> Json:
        """An object of the fields that are not empty."""
        entries = ((key, shape, getattr(value, key)) for key, shape in self.fields.items())
        return {
            key: shape.write(entry) for key, shape, entry in entries if key not in self.omitted or not _empty(entry)
        }

    def schema(self) -> dict[str, Json]:
        """An object with these keys and no others."""
        properties = {key: shape.schema() for key, shape in self.fields.items()}
        required = {"required": list(self.required)} if self.required else {}
        return {"type": "object", "properties": properties, **required, "additionalProperties": False}


# ---------------------------------------------------------------------- shapes from types


@dataclass(frozen=True, eq=False)
class Shapes:
    """Finds the shape of a type; `special` and `special_fields` name those that do not follow from the type."""

    special: Mapping[Any, Shape]
    special_fields: Mapping[tuple[type[Any], str], Shape]

    def of(self, kind: Any) -> Shape:
        """The shape of a type as it stands in an annotation."""
        if kind in self.special:
            return self.special[kind]
        simple: dict[Any, Shape] = {float: Number(), int: Number(whole=True), str: Text(), bool: Flag()}
        if kind in simple:
            return simple[kind]
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            return self.record(kind)
        return self._composed(kind)

    def record(self, kind: type[Any], extra: tuple[str, ...] = ()) -> Record:
        """The shape of a dataclass, from the annotations of its fields; `extra` keys are allowed and not read."""
        hints = get_type_hints(kind)
        names = [f.name for f in dataclasses.fields(kind)]
        return Record(kind, {n: self.special_fields.get((kind, n)) or self.of(hints[n]) for n in names}, extra)

    def _composed(self, kind: Any) -> Shape:
        origin, inner = get_origin(kind), get_args(kind)
        if origin is Literal:
            return Word(inner)
        if origin is tuple and inner[-1] is Ellipsis:
            return ListOf(self.of(inner[0]))
        if origin is tuple:
            return RowOf(tuple(map(self.of, inner)))
        if origin in (Union, types.UnionType) and len(inner) == 2 and type(None) in inner:
            return Optional(self.of(next(each for each in inner if each is not type(None))))
        raise TypeError(f"no shape for {kind!r}: name one in studies/study_shapes.py")
