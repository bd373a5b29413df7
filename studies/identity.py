"""How the things in a study are told apart: what makes a lever of one version the same lever in another."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Hashable, Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any

from mcdm.choice import Choice
from mcdm.judgments import BestWorstComparisons, DirectRatings, PairwiseComparisons
from mcdm.labels import Label
from mcdm.model import Link
from mcdm.ratings import RatedCriterion, Rating
from satisfaction.complaints import ComplaintCount
from satisfaction.entitlements import Entitlement
from satisfaction.figure_readings import FigureReading
from satisfaction.indicators import OperatingFigure
from satisfaction.questionnaire import Item, SegmentColumn
from satisfaction.reliability import OutageCount
from satisfaction.structure import StructuralPath
from scenarios.budgets.rules import AmountLimit, DepartmentPool, Prerequisite
from scenarios.levers import CurveAnswer, Effect, EffectOpinion, Interaction
from scenarios.observed import ObservedIndex
from scenarios.overload import Overload
from scenarios.scenario import PlannedAmount
from studies.study import Ballot, IndicatorShares, WeightOverride
from studies.subnetworks import Placement

Step = str | tuple[str, ...]
"""The name of a field, or the key of a thing: its id, or what else tells it from its like."""

Place = tuple[Step, ...]
"""The way to a value: ``("levers", "L2", "maximum")``, ``("interactions", ("L1", "L2", "N3"), "strength")``."""


class Absent(Enum):
    """Stands where there is nothing: before something was added, after it was removed."""

    ABSENT = "absent"

    def __bool__(self) -> bool:
        return False


ABSENT = Absent.ABSENT

KEYS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        AmountLimit: ("lever",),
        Ballot: ("expert", "set"),
        ComplaintCount: ("category", "period", "dimension", "segment"),
        CurveAnswer: ("expert", "amount"),
        DepartmentPool: ("department",),
        Effect: ("indicator",),
        EffectOpinion: ("expert",),
        Entitlement: ("dimension", "segment"),
        FigureReading: ("indicator", "period", "dimension", "segment"),
        IndicatorShares: ("indicator",),
        Interaction: ("first", "second", "indicator"),
        Item: ("column", "role"),
        Link: ("source", "target"),
        ObservedIndex: ("decision", "quarter"),
        OperatingFigure: ("indicator",),
        OutageCount: ("period", "dimension", "segment", "cause", "planned", "major"),
        Overload: ("indicator",),
        Placement: ("network", "element"),
        PlannedAmount: ("lever",),
        Prerequisite: ("lever", "needs"),
        RatedCriterion: ("criterion",),
        Rating: ("alternative", "criterion"),
        SegmentColumn: ("column",),
        StructuralPath: ("source", "target"),
        WeightOverride: ("element",),
    }
)
"""What tells things without an id apart. What is in none of these tables has no key: its tuple is one value."""

WHOLE = (Label, Choice, PairwiseComparisons, BestWorstComparisons, DirectRatings)
"""What is one value, although it has fields: half of a name or of a method says nothing."""


@cache
def fields(kind: Hashable) -> Mapping[str, Any]:
    """The fields of a dataclass and their types."""
    known: Any = kind
    hints = typing.get_type_hints(known)
    return {field.name: hints[field.name] for field in dataclasses.fields(known)}


def has_parts(value: object) -> bool:
    """Whether a value is looked at field by field."""
    return dataclasses.is_dataclass(value) and not isinstance(value, (type, *WHOLE))


def items(hint: Any, value: object) -> dict[Step, Any] | None:
    """The things in a tuple by their keys, in order; None where the tuple is one value."""
    kind = _element(hint)
    if kind is None or not isinstance(value, tuple):
        return None
    found = {_key(kind, each): each for each in value}
    return found if len(found) == len(value) else None


def element(hint: Any) -> Any:
    """The type of the things in a tuple."""
    return typing.get_args(hint)[0]


def _element(hint: Any) -> Any:
    """The type of the things in a tuple of any length that have keys; None for any other type."""
    if typing.get_origin(hint) is UnionType:
        return None
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is not tuple or len(arguments) != 2 or arguments[1] is not Ellipsis:
        return None
    return arguments[0] if _has_key(arguments[0]) else None


def _has_key(kind: Any) -> bool:
    if typing.get_origin(kind) is tuple:
        return typing.get_args(kind)[0] is str
    return kind is str or kind in KEYS or (isinstance(kind, type) and "id" in getattr(kind, "__dataclass_fields__", ()))


def _key(kind: Any, value: Any) -> Step:
    if typing.get_origin(kind) is tuple:
        return value if typing.get_args(kind)[1] is Ellipsis else str(value[0])
    if kind is str:
        return str(value)
    names = KEYS.get(kind, ("id",))
    return str(getattr(value, names[0])) if len(names) == 1 else tuple(str(getattr(value, name)) for name in names)
