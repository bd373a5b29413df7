"""The parts of a study's document that have a friendlier form than a record of their fields."""

from __future__ import annotations

from mcdm.choice import Choice
from mcdm.labels import Label
from mcdm.model import Link
from scenarios.levers import Effect, Lever
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
