"""The library of levers: measures with cost, curve, timing and effects, to be taken into a study and corrected there.

A measure acts on kinds of figures ("saidi", "notice"), not on the figures of one study. Which of a study's figures are
of a kind is suggested by their names and decided by whoever takes the measure over; nothing is forced. What rests on a
published number says so in its source; everything else is called an assumption.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from mcdm.errors import DecisionError, closest
from mcdm.labels import Label
from scenarios.levers import Effect, Lever
from studies.edits import next_id
from studies.json_shapes import Json, LabelShape, ListOf, Record, Shape
from studies.study import Study
from studies.study_shapes import SHAPES

FILE = Path(__file__).parent.parent / "assets" / "levers" / "library.json"

Field = Literal["power", "service"]
"""What a measure is for: power supply, or any service company."""


@dataclass(frozen=True)
class FigureKind:
    """A kind of operating figure: its id, its name, and the words that figures of this kind are called by."""

    id: str
    label: Label
    words: tuple[str, ...]


@dataclass(frozen=True)
class Measure:
    """A lever of the library; its effects name kinds of figures."""

    field: Field
    lever: Lever

    @property
    def id(self) -> str:
        """Its name in the library."""
        return self.lever.id


@dataclass(frozen=True)
class LeverLibrary:
    """Every measure and every kind of figure, with a note on how to read the numbers."""

    note: Label
    kinds: tuple[FigureKind, ...]
    measures: tuple[Measure, ...]

    def measure(self, name: str) -> Measure:
        """The measure of this id; ``measure-unknown``."""
        known = {each.id: each for each in self.measures}
        if name not in known:
            raise DecisionError("measure-unknown", name=name, suggestion=closest(name, known))
        return known[name]

    def kind(self, name: str) -> FigureKind:
        """The kind of this id."""
        return next(each for each in self.kinds if each.id == name)


@cache
def lever_library() -> LeverLibrary:
    """The library that comes with the program."""
    measures = ListOf(_MeasureShape(SHAPES.record(Lever)))
    fields: dict[str, Shape] = {
        "note": LabelShape(), "kinds": ListOf(SHAPES.record(FigureKind)), "measures": measures
    }  # fmt: skip
    found = Record(LeverLibrary, fields).read(json.loads(FILE.read_bytes()), "")
    assert isinstance(found, LeverLibrary)
    return found


@dataclass(frozen=True)
class _MeasureShape:
    """A lever with the field it is for."""

    lever: Record

    def read(self, value: Json, path: str) -> Measure:
        """The field beside the fields of a lever."""
        own = {name: part for name, part in value.items() if name != "field"}
        return Measure("service" if value.get("field") == "service" else "power", self.lever.read(own, path))

    def write(self, value: Measure) -> Json:
        """The reverse of :meth:`read`."""
        return {"field": value.field, **self.lever.write(value.lever)}

    def schema(self) -> dict[str, Json]:
        """That of a lever."""
        return self.lever.schema()


# ---------------------------------------------------------------------- which figures a measure acts on


def kinds_of_figures(study: Study) -> dict[str, str]:
    """Indicator -> the kind that its operating figure is most likely of; those of no known kind are left out."""
    found = {}
    for figure in study.figures:
        node = study.labels[figure.indicator]
        told = [figure.label.en, figure.label.zh, node.en, node.zh, figure.indicator]
        said = " | ".join(re.sub(r"\s+", " ", text.casefold()) for text in told)
        fits = [(len(word.encode()), kind.id) for kind in lever_library().kinds for word in kind.words if word in said]
        if fits:
            found[figure.indicator] = max(fits, key=lambda fit: fit[0])[1]
    return found


def suggested(study: Study, measure: Measure) -> dict[str, tuple[str, ...]]:
    """Kind of every effect of a measure -> the figures of the study that seem to be of it."""
    kinds = kinds_of_figures(study)
    return {
        effect.indicator: tuple(indicator for indicator, kind in kinds.items() if kind == effect.indicator)
        for effect in measure.lever.effects
    }


def taken_over(study: Study, measure: Measure, acts_on: Mapping[str, Sequence[str]]) -> Lever:
    """The measure as a lever of a study, with effects on the figures that were chosen for each kind.

    A figure chosen for two kinds gets the stronger effect once.

    Raises
    ------
    DecisionError
        ``id-unknown`` for a figure that the study does not have.
    """
    known = [figure.indicator for figure in study.figures]
    effects: dict[str, Effect] = {}
    for effect in measure.lever.effects:
        for indicator in acts_on.get(effect.indicator, ()):
            if indicator not in known:
                raise DecisionError("id-unknown", name=indicator, where="figures", suggestion=closest(indicator, known))
            if indicator not in effects or effects[indicator].likely < effect.likely:
                effects[indicator] = replace(effect, indicator=indicator)
    return replace(measure.lever, id=next_id(study, "L"), effects=tuple(effects.values()))


def is_taken(study: Study, measure: Measure) -> bool:
    """Whether a lever of the study bears the name of a measure already."""
    names = {text for lever in study.levers for text in (lever.label.en, lever.label.zh) if text}
    return bool(names & {measure.lever.label.en, measure.lever.label.zh})
