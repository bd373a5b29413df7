"""The parts of a study's document that have a friendlier form than a record of their fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mcdm.choice import Choice
from mcdm.judgments import DirectRatings, Judgments, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.model import Link
from mcdm.scales import parse_judgment
from scenarios.levers import Effect, Lever
from scenarios.scenario import PlannedAmount, Scenario
from studies.json_shapes import (
    Json,
    LabelShape,
    ListOf,
    NamedRows,
    Number,
    Record,
    RowOf,
    Shapes,
    Text,
    build,
    join,
    read_list,
    read_object,
    wrong,
)
from studies.study import Ballot, IndicatorShares, Study


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


class ParameterShape:
    """A parameter of a method: number, text or flag."""

    def read(self, value: Json, path: str) -> float | int | str | bool:
        """The value as it is written."""
        if isinstance(value, bool):
            return value
        if isinstance(value, str):
            return Text().read(value, path)
        return Number(whole=isinstance(value, int)).read(value, path)

    def write(self, value: float | int | str | bool) -> Json:
        """The value itself."""
        return Number().write(value) if isinstance(value, float) else value

    def schema(self) -> dict[str, Json]:
        """One of the three types."""
        return {"type": ["number", "string", "boolean"]}


class ChoiceShape:
    """A method by name, or with the parameters that differ from its defaults."""

    _parameters = NamedRows(ParameterShape())

    def read(self, value: Json, path: str) -> Choice:
        """``"eigenvector"`` or ``{"method": "exponential", "parameters": {"scale": 3}}``."""
        if isinstance(value, str):
            return Choice(Text().read(value, path))
        found = Record(Choice, {"method": Text(), "parameters": self._parameters}).read(value, path)
        assert isinstance(found, Choice)
        return found

    def write(self, value: Choice) -> Json:
        """A plain name where every parameter has its default."""
        if not value.parameters:
            return value.method
        return {"method": value.method, "parameters": self._parameters.write(value.parameters)}

    def schema(self) -> dict[str, Json]:
        """A string or an object."""
        full = Record(Choice, {"method": Text(), "parameters": self._parameters}).schema()
        return {"anyOf": [{"type": "string"}, full]}


class AmountsShape:
    """An amount held from time 0 on, or one amount a quarter."""

    def read(self, value: Json, path: str) -> tuple[float, ...]:
        """A tuple of one amount or several."""
        return ListOf(Number()).read(value, path) if isinstance(value, list) else (Number().read(value, path),)

    def write(self, value: tuple[float, ...]) -> Json:
        """A number where the amount is held."""
        return Number().write(value[0]) if len(value) == 1 else ListOf(Number()).write(value)

    def schema(self) -> dict[str, Json]:
        """A number or an array of numbers."""
        amount = {"type": "number", "minimum": 0}
        return {"anyOf": [amount, {"type": "array", "items": amount, "minItems": 1}]}


@dataclass(frozen=True)
class JudgmentsShape:
    """What a ballot holds: rows of judgments, or points by element.

    Parameters
    ----------
    elements
        Elements of the comparison set, in its order: they are not repeated in every ballot.
    """

    elements: tuple[str, ...]

    def read(self, value: Json, path: str) -> Judgments:
        """Rows ``["C1", "C2", 2]``, or an object ``{"N14": 45, "N12": 55}``."""
        if isinstance(value, dict):
            points = NamedRows(Number()).read(value, path)
            names, numbers = zip(*points, strict=True) if points else ((), ())
            ratings = build(DirectRatings, path, names, numbers)
            assert isinstance(ratings, DirectRatings)
            return ratings
        rows = tuple(self._row.read(row, join(path, _pair(row, k))) for k, row in enumerate(read_list(value, path)))
        comparisons = build(PairwiseComparisons, path, self.elements, rows)
        assert isinstance(comparisons, PairwiseComparisons)
        return comparisons

    def write(self, value: Judgments) -> Json:
        """Rows or points."""
        if isinstance(value, DirectRatings):
            return NamedRows(Number()).write(tuple(zip(value.elements, value.points, strict=True)))
        return [self._row.write(judgment) for judgment in value.judgments]

    def schema(self) -> dict[str, Json]:
        """An array of rows or an object of points."""
        points = {"type": "object", "additionalProperties": {"type": "number", "minimum": 0}, "minProperties": 1}
        return {"anyOf": [{"type": "array", "items": self._row.schema()}, points]}

    @property
    def _row(self) -> RowOf:
        return RowOf((Text(), Text(), JudgmentShape()), PairwiseJudgment, lambda j: (j.first, j.second, j.value))


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


SHAPES = Shapes(
    special={
        Label: LabelShape(),
        Choice: ChoiceShape(),
        tuple[tuple[str, float], ...]: NamedRows(Number()),
        Link: RowOf((Text(), Text()), Link, lambda link: (link.source, link.target)),
    },
    special_fields={
        (Lever, "effects"): NamedRows(
            RowOf((Number(), Number(), Number())),
            lambda name, shares: Effect(name, *shares),
            lambda effect: (effect.indicator, (effect.low, effect.likely, effect.high)),
        ),
        (Scenario, "plan"): NamedRows(AmountsShape(), PlannedAmount, lambda planned: (planned.lever, planned.amounts)),
        (Study, "baseline"): NamedRows(
            ListOf(Number()), IndicatorShares, lambda shares: (shares.indicator, shares.shares)
        ),
        (Study, "ballots"): ListOf(BallotShape({})),
    },
)
