"""What a ballot holds, in a document: rows of judgments, points by element, or the best and the worst.

The plain forms stay plain: ``["C1", "C2", "1/3"]`` for a judgment, ``{"N14": 45, "N12": 55}`` for points. A judgment
with a range, options or a comment has them in a fourth place; an answer with skipped pairs or revisions is an object.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from mcdm.judgments import (
    BestWorstComparisons,
    DirectRatings,
    Judgments,
    PairwiseComparisons,
    PairwiseJudgment,
    Revision,
    SkippedPair,
)
from mcdm.scales import parse_judgment
from studies.json_shapes import (
    Json,
    ListOf,
    NamedRows,
    Number,
    Optional,
    Record,
    RowOf,
    Shape,
    Text,
    build,
    join,
    read_list,
    read_object,
    wrong,
)
from studies.study import Ballot


class JudgmentShape:
    """A positive ratio: a number, or a text such as ``"1/3"``."""

    _PATTERN = "^[1-9][0-9]{0,8}(/[1-9][0-9]{0,8})?$"

    def read(self, value: Json, path: str) -> float:
        """The ratio as a float."""
        if isinstance(value, str) and re.fullmatch(self._PATTERN, value):
            return parse_judgment(value, where=path)
        if isinstance(value, str) or (number := Number().read(value, path)) <= 0:
            raise wrong(path, "a positive number or a ratio such as 1/3", value)
        return number

    def write(self, value: float) -> Json:
        """A fraction where it is one to the last bit, else the number."""
        inverse = round(1 / value) if 1e-8 < value < 1 else 0
        return f"1/{inverse}" if inverse and float(Fraction(1, inverse)) == value else Number().write(value)

    def schema(self) -> dict[str, Json]:
        """A positive number or a ratio."""
        return {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "pattern": self._PATTERN}]}


_REVISION = Record(
    Revision,
    {
        "first": Text(),
        "second": Text(),
        "old": Optional(JudgmentShape()),
        "new": Optional(JudgmentShape()),
        "by": Text(),
        "reason": Text(),
    },
)
_SKIPPED = RowOf((Text(), Text(), Text()), SkippedPair, lambda pair: (pair.first, pair.second, pair.reason))
_RATIOS = NamedRows(JudgmentShape())


_MORE: Mapping[str, Shape] = {
    "low": Optional(JudgmentShape()),
    "high": Optional(JudgmentShape()),
    "options": ListOf(JudgmentShape()),
    "comment": Text(),
}
"""What may stand in the fourth place of a judgment."""


class PairShape:
    """One judgment: ``["C1", "C2", 3]``, or ``["C1", "C2", 3, {"low": 2, "high": 5, "comment": "..."}]``."""

    def read(self, value: Json, path: str) -> PairwiseJudgment:
        """A judgment with what belongs to it."""
        row = read_list(value, path)
        if len(row) == 4:
            more = Record(PairwiseJudgment, _MORE).read_fields(row[3], join(path, "#4"))
            row = row[:3]
        else:
            more = {}
        plain = RowOf((Text(), Text(), JudgmentShape()))
        first, second, ratio = plain.read(row, path)
        judgment = build(PairwiseJudgment, path, first, second, ratio, **more)
        assert isinstance(judgment, PairwiseJudgment)
        return judgment

    def write(self, value: PairwiseJudgment) -> Json:
        """Three places, or four where there is more to say."""
        row: list[Json] = [value.first, value.second, JudgmentShape().write(value.value)]
        more = {
            key: shape.write(getattr(value, key))
            for key, shape in _MORE.items()
            if getattr(value, key) not in (None, (), "")
        }
        return [*row, more] if more else row

    def schema(self) -> dict[str, Json]:
        """An array of three or four."""
        text = {"type": "string"}
        properties = {key: shape.schema() for key, shape in _MORE.items()}
        more = {"type": "object", "properties": properties, "additionalProperties": False}
        prefix = [text, text, JudgmentShape().schema(), more]
        return {"type": "array", "prefixItems": prefix, "minItems": 3, "maxItems": 4}


@dataclass(frozen=True)
class JudgmentsShape:
    """What a ballot holds.

    Parameters
    ----------
    elements
        Elements of the comparison set, in its order: they are not repeated in every ballot.
    """

    elements: tuple[str, ...]

    def read(self, value: Json, path: str) -> Judgments:
        """Rows; or an object: points, ``{"best": ..., "worst": ...}``, or ``{"pairs": [...], "skipped": [...]}``."""
        if not isinstance(value, dict):
            return self._pairwise({"pairs": value}, path, at=path)
        if isinstance(value.get("pairs"), list):
            return self._pairwise(value, path, at=join(path, "pairs"))
        if isinstance(value.get("best"), str):
            return self._best_worst(value, path)
        points = NamedRows(Number()).read(value, path)
        names, numbers = zip(*points, strict=True) if points else ((), ())
        ratings = build(DirectRatings, path, names, numbers)
        assert isinstance(ratings, DirectRatings)
        return ratings

    def write(self, value: Judgments) -> Json:
        """The plainest form that holds everything."""
        if isinstance(value, DirectRatings):
            return NamedRows(Number()).write(tuple(zip(value.elements, value.points, strict=True)))
        if isinstance(value, BestWorstComparisons):
            written = {key: _RATIOS.write(getattr(value, key)) for key in ("best_to_others", "others_to_worst")}
            return {"best": value.best, "worst": value.worst, **written}
        rows: Json = [PairShape().write(judgment) for judgment in value.judgments]
        if not value.skipped and not value.revisions:
            return rows
        more = {"skipped": ListOf(_SKIPPED).write(value.skipped), "revisions": ListOf(_REVISION).write(value.revisions)}
        return {"pairs": rows, **{key: items for key, items in more.items() if items}}

    def schema(self) -> dict[str, Json]:
        """An array of rows, or an object of one of three kinds."""
        rows = {"type": "array", "items": PairShape().schema()}
        points = {"type": "object", "additionalProperties": {"type": "number", "minimum": 0}, "minProperties": 1}
        full = self._object({"pairs": rows, "skipped": ListOf(_SKIPPED).schema(),
                             "revisions": ListOf(_REVISION).schema()}, "pairs")  # fmt: skip
        text: Json = {"type": "string"}
        ratios = _RATIOS.schema()
        anchored = self._object(
            {"best": text, "worst": text, "best_to_others": ratios, "others_to_worst": ratios}, "best", "worst"
        )
        return {"anyOf": [rows, points, full, anchored]}

    @staticmethod
    def _object(properties: dict[str, Json], *required: str) -> dict[str, Json]:
        return {
            "type": "object",
            "properties": properties,
            "required": list(required),
            "additionalProperties": False,
        }

    def _pairwise(self, found: dict[str, Json], path: str, *, at: str) -> PairwiseComparisons:
        given = read_list(found["pairs"], at)
        rows = tuple(PairShape().read(row, join(at, _pair(row, k))) for k, row in enumerate(given))
        parts: Mapping[str, Shape] = {"skipped": ListOf(_SKIPPED), "revisions": ListOf(_REVISION)}
        rest = {key: value for key, value in found.items() if key != "pairs"}
        more: dict[str, Any] = Record(PairwiseComparisons, parts).read_fields(rest, path)
        comparisons = build(PairwiseComparisons, path, self.elements, rows, **more)
        assert isinstance(comparisons, PairwiseComparisons)
        return comparisons

    def _best_worst(self, found: dict[str, Json], path: str) -> BestWorstComparisons:
        shapes: Mapping[str, Shape] = {
            "best": Text(),
            "worst": Text(),
            "best_to_others": _RATIOS,
            "others_to_worst": _RATIOS,
        }
        parts: dict[str, Any] = Record(BestWorstComparisons, shapes).read_fields(found, path)
        comparisons = build(BestWorstComparisons, path, self.elements, **parts)
        assert isinstance(comparisons, BestWorstComparisons)
        return comparisons


def _pair(row: Json, position: int) -> str:
    named = isinstance(row, list) and len(row) > 1
    return f"{row[0]}:{row[1]}" if named else f"#{position + 1}"


@dataclass(frozen=True)
class BallotShape:
    """One ballot: ``{"expert": "E1", "set": "goal", "judgments": [...]}``.

    Parameters
    ----------
    sets
        Comparison set -> its elements in order. A ballot that has them in another order says so (``"elements"``).
    """

    sets: Mapping[str, tuple[str, ...]]

    def read(self, value: Json, path: str) -> Ballot:
        """A ballot whose elements are those of its set."""
        found = read_object(value, path)
        name = Text().read(found.get("set"), join(path, "set"))
        given = found.get("elements")
        names = self.sets.get(name, ()) if given is None else ListOf(Text()).read(given, join(path, "elements"))
        ballot = Record(Ballot, {"expert": Text(), "set": Text(), "judgments": JudgmentsShape(names)}, ("elements",))
        if name not in self.sets:  # the study says so, with a suggestion, once everything is read
            found = {**found, "judgments": []}
        read = ballot.read(found, path)
        assert isinstance(read, Ballot)
        return read

    def write(self, value: Ballot) -> Json:
        """The ballot; elements only where they stand in another order than the set has."""
        elements = value.judgments.elements
        implied = isinstance(value.judgments, DirectRatings) or elements == self.sets.get(value.set)
        order = {} if implied else {"elements": list(elements)}
        rows = JudgmentsShape(elements).write(value.judgments)
        return {"expert": value.expert, "set": value.set, **order, "judgments": rows}

    def schema(self) -> dict[str, Json]:
        """An object with these keys."""
        text = {"type": "string"}
        keys = {"expert": text, "set": text, "elements": {"type": "array", "items": text}}
        judgments = JudgmentsShape(()).schema()
        required = ["expert", "set", "judgments"]
        return {
            "type": "object",
            "properties": {**keys, "judgments": judgments},
            "required": required,
            "additionalProperties": False,
        }
