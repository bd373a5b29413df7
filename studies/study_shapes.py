"""The parts of a study's document that have a friendlier form than a record of their fields."""

from __future__ import annotations

from dataclasses import dataclass

from mcdm.choice import Choice
from mcdm.labels import Label
from mcdm.model import Link
from scenarios.levers import Effect, EffectOpinion, Lever
from scenarios.scenario import PlannedAmount, Scenario
from studies.ballot_shapes import BallotShape
from studies.json_shapes import (
    Json,
    LabelShape,
    ListOf,
    NamedRows,
    Number,
    Record,
    RowOf,
    Shape,
    Shapes,
    Text,
)
from studies.study import IndicatorShares, Study
from studies.subnetworks import Placement


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


class EffectShape:
    """Low, likely and high of an effect; with the experts' opinions where it was pooled from them."""

    _shares = RowOf((Number(), Number(), Number()))
    _opinions = NamedRows(_shares)

    def read(self, value: Json, path: str) -> tuple[tuple[float, ...], tuple[EffectOpinion, ...]]:
        """``[.3, .45, .55]`` or ``{"shares": [...], "opinions": {"E1": [...]}}``."""
        if isinstance(value, list):
            return self._shares.read(value, path), ()
        found = Record(_PooledEffect, {"shares": self._shares, "opinions": self._opinions}).read(value, path)
        return found.shares, tuple(EffectOpinion(name, *shares) for name, shares in found.opinions)

    def write(self, value: tuple[tuple[float, ...], tuple[EffectOpinion, ...]]) -> Json:
        """A plain row where nobody's opinion stands beside it."""
        shares, opinions = value
        if not opinions:
            return self._shares.write(shares)
        given = tuple((each.expert, (each.low, each.likely, each.high)) for each in opinions)
        return {"shares": self._shares.write(shares), "opinions": self._opinions.write(given)}

    def schema(self) -> dict[str, Json]:
        """An array or an object."""
        full = Record(_PooledEffect, {"shares": self._shares, "opinions": self._opinions}).schema()
        return {"anyOf": [self._shares.schema(), full]}


@dataclass(frozen=True)
class _PooledEffect:
    shares: tuple[float, ...]
    opinions: tuple[tuple[str, tuple[float, ...]], ...] = ()


class PlannedShape:
    """The amount of a lever, with the segments it is spent in where it is not spent everywhere."""

    _amounts = AmountsShape()
    _targets = NamedRows(Number())

    def _record(self) -> Record:
        fields: dict[str, Shape] = {"amounts": self._amounts, "dimension": Text(), "targets": self._targets}
        return Record(_PlannedFields, fields)

    def read(self, value: Json, path: str) -> _PlannedFields:
        """``3600``, ``[0, 12]`` or ``{"amounts": 3600, "dimension": "district", "targets": {"D4": 1}}``."""
        if not isinstance(value, dict):
            return _PlannedFields(self._amounts.read(value, path))
        found = self._record().read(value, path)
        assert isinstance(found, _PlannedFields)
        return found

    def write(self, value: _PlannedFields) -> Json:
        """A plain amount where it is spent everywhere."""
        return self._record().write(value) if value.dimension else self._amounts.write(value.amounts)

    def schema(self) -> dict[str, Json]:
        """An amount or an object."""
        return {"anyOf": [*self._amounts.schema()["anyOf"], self._record().schema()]}


@dataclass(frozen=True)
class _PlannedFields:
    amounts: tuple[float, ...]
    dimension: str = ""
    targets: tuple[tuple[str, float], ...] = ()


SHAPES = Shapes(
    special={
        Label: LabelShape(),
        Choice: ChoiceShape(),
        tuple[tuple[str, float], ...]: NamedRows(Number()),
        Placement: RowOf(
            (Text(), Number(), Number(), Text()), Placement, lambda at: (at.element, at.x, at.y, at.network)
        ),
        Link: RowOf((Text(), Text()), Link, lambda link: (link.source, link.target)),
    },
    special_fields={
        (Lever, "effects"): NamedRows(
            EffectShape(),
            lambda name, given: Effect(name, given[0][0], given[0][1], given[0][2], given[1]),
            lambda effect: (effect.indicator, ((effect.low, effect.likely, effect.high), effect.opinions)),
        ),
        (Scenario, "plan"): NamedRows(
            PlannedShape(),
            lambda lever, given: PlannedAmount(lever, given.amounts, given.dimension, given.targets),
            lambda planned: (planned.lever, _PlannedFields(planned.amounts, planned.dimension, planned.targets)),
        ),
        (Study, "baseline"): NamedRows(
            ListOf(Number()), IndicatorShares, lambda shares: (shares.indicator, shares.shares)
        ),
        (Study, "ballots"): ListOf(BallotShape({})),
    },
)
