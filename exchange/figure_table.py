"""Tables of operating figures: long (one row a reading) or wide (periods, districts or figures across).

Which it is is seen from the headings: two of them that name periods, or segments, or one that names a figure, make a
wide table. What the other columns hold is seen from their values.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyarrow as pa

from exchange.list_columns import (
    FITS,
    SEGMENT_HEADINGS,
    called,
    durations,
    is_nothing,
    numbers,
    open_list,
    places_of,
    texts_of,
)
from mcdm.errors import DecisionError
from mcdm.findings import Fact, Finding
from mcdm.judgments import FloatArray
from satisfaction.answer_scales import plain
from satisfaction.figure_readings import FigureReading, minutes_of_unit, possible
from satisfaction.list_rows import in_rows, row_numbers
from satisfaction.periods import read_period
from satisfaction.place_names import place_names, with_nearest
from satisfaction.respondents import Population
from studies.study import Study

Layout = Literal["long", "periods", "places", "figures"]
"""One row a reading; or what stands across."""

COMPANY = frozenset(
    called("company, whole company, total, all, overall, sum, 全公司, 公司, 合计, 总计, 全市, 全县, 全区, 整体")
)
"""What a row of all customers is called."""

VALUE = frozenset(called("value, reading, figure value, result, 数值, 值, 指标值, 实际值, 完成值, 本期, 当月值"))

Place = tuple[str, str]
"""Dimension and segment; both empty for the whole company."""


@dataclass(frozen=True, eq=False)
class FigureTable:
    """A read table of figures.

    Parameters
    ----------
    readings
        What was understood, in the order of the table.
    layout
        How it was read.
    cells, left_out
        How many cells held something, and how many of them were not taken.
    findings
        What was not understood or cannot be, with the first rows of each reason.
    """

    readings: tuple[FigureReading, ...]
    layout: Layout
    cells: int
    left_out: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class _Names:
    """What texts of the table stand for."""

    figures: Mapping[str, str]
    places: Callable[[str], Place | None]
    bounds: Mapping[str, tuple[float, float]]
    minutes: Mapping[str, float | None]
    written: tuple[str, ...]

    @classmethod
    def of(cls, study: Study) -> _Names:
        """Names of figures and segments as people write them, and the values that each figure can have."""
        bounds = {figure.indicator: possible(figure) for figure in study.figures}
        minutes = {figure.indicator: minutes_of_unit(figure) for figure in study.figures}
        labels = (label for figure in study.figures for label in (figure.label.en, figure.label.zh) if label)
        places = (name for each in study.population.dimensions for name in place_names(study.population, each.id))
        return cls(_figures(study), places_of(_places(study.population)), bounds, minutes, (*labels, *places))

    def figure(self, text: str) -> str:
        """Indicator whose figure is called so, with or without a unit in brackets; empty where none is."""
        told = plain(text)
        return self.figures.get(told) or self.figures.get(re.sub(r"\s*[(（\[].*$", "", told), "")

    def place(self, text: str) -> Place | None:
        """Segment, or the whole company where the text names it or is empty; None where it names neither."""
        told = plain(text)
        return ("", "") if not told or told in COMPANY else self.places(told)


def read_figure_table(path: str | Path, study: Study, *, name: str = "", indicator: str = "") -> FigureTable:
    """Readings of the figures of a study from a table of any layout.

    A value that the figure cannot have is left out, with a finding; a row without a district is the whole company's.

    Parameters
    ----------
    indicator
        Whose figure a table is about that does not say so itself.

    Raises
    ------
    DecisionError
        ``list-empty``, ``readings-without-period``, ``readings-without-figure``, ``readings-without-value``,
        ``readings-none``, and those of :func:`exchange.survey_files.open_survey`.
    """
    file = open_list(path, "values of figures", name=name)
    columns: list[list[str]] = [[] for _ in file.columns]
    for batch in file.batches():
        for k, column in enumerate(batch.columns):
            columns[k] += texts_of(column, batch.num_rows)
    table = _Table(file.name, file.columns, columns, _Names.of(study), indicator)
    readings = {_key(reading): reading for reading in table.readings()}
    if not readings:
        raise DecisionError("readings-none", file=file.name, cells=table.cells)
    repeated = table.understood - len(readings)
    findings = [*file.findings, *table.findings()]
    if repeated:
        findings.append(Finding.of("readings-repeated", count=repeated))
    left_out = table.cells - table.understood
    return FigureTable(tuple(readings.values()), table.layout, table.cells, left_out, tuple(findings))


def _key(reading: FigureReading) -> tuple[str, str, str, str]:
    return reading.indicator, reading.period, reading.dimension, reading.segment


def _figures(study: Study) -> dict[str, str]:
    """Every name of a figure -> its indicator; names of figures before those of indicators, ids first of all."""
    nodes = {node.id: node.label for node in study.model.indicators}
    found = {plain(figure.indicator): figure.indicator for figure in study.figures}
    for labels in ({figure.indicator: figure.label for figure in study.figures}, nodes):
        for figure in study.figures:
            label = labels.get(figure.indicator)
            for text in (label.en, label.zh) if label else ():
                if text:
                    found.setdefault(plain(text), figure.indicator)
    return found


def _places(population: Population) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for dimension in population.dimensions:
        for segment in dimension.segments:
            for text in (segment.id, segment.label.en, segment.label.zh):
                if text:
                    found.setdefault(plain(text), (dimension.id, segment.id))
    return found


class _Table:
    """One table on its way to readings; counts what it cannot read by reason."""

    def __init__(
        self, file: str, headings: Sequence[str], columns: Sequence[list[str]], names: _Names, indicator: str
    ) -> None:
        self.file, self.headings, self.columns, self.names, self.indicator = file, headings, columns, names, indicator
        self.cells = self.understood = 0
        self._problems: dict[str, list[tuple[int, str]]] = {}
        self._impossible: dict[str, list[tuple[int, str, str]]] = {}
        self._blank: list[int] = []
        self._named: list[int] = []
        self._values: dict[tuple[int, float | None], FloatArray] = {}
        across: dict[Layout, dict[int, str | Place | None]] = {
            "periods": {k: read_period(text) for k, text in enumerate(headings)},
            "figures": {k: names.figure(text) for k, text in enumerate(headings)},
            "places": {k: names.place(text) for k, text in enumerate(headings)},
        }
        found = {kind: {k: each for k, each in named.items() if each} for kind, named in across.items()}
        self.layout: Layout = "long"
        least: Mapping[Layout, int] = {"periods": 2, "places": 2, "figures": 1}
        for layout, fewest in least.items():
            if self.layout == "long" and len(found[layout]) >= fewest:
                self.layout = layout
        self.across = found.get(self.layout, {})
        rest = [k for k in range(len(headings)) if k not in self.across]
        self.period_at = None if self.layout == "periods" else self._holding(rest, lambda text: bool(read_period(text)))
        rest = [k for k in rest if k != self.period_at]
        self.figure_at = (
            None if self.layout == "figures" else self._holding(rest, lambda text: bool(names.figure(text)))
        )
        rest = [k for k in rest if k != self.figure_at]
        self.place_at = None if self.layout == "places" else self._place_column(rest, headings)
        self.value_at = self._value([k for k in rest if k != self.place_at], headings)
        lacking: Mapping[Layout, bool] = {"periods": self.period_at is None, "places": self.place_at is None}
        for layout, is_lacking in lacking.items():
            if self.layout == "long" and is_lacking and self.value_at in found[layout]:
                # A single column of values under the name of a period or a place.
                self.layout, self.across = layout, {self.value_at: found[layout][self.value_at]}

    def _holding(self, places: Sequence[int], fits: Callable[[str], bool], share: float = FITS) -> int | None:
        """The first column whose values are mostly of a kind."""
        for k in places:
            filled = [text for text in self.columns[k][:500] if text]
            if filled and sum(map(fits, filled)) >= share * len(filled):
                return k
        return None

    def _place_column(self, places: Sequence[int], headings: Sequence[str]) -> int | None:
        """The column of districts: the one whose values are, else the one that is called so and holds no numbers."""
        found = self._holding(places, lambda text: self.names.place(text) is not None, share=0.5)
        called_so = [k for k in places if plain(headings[k]) in SEGMENT_HEADINGS and any(self.columns[k])]
        return (
            found if found is not None else next((k for k in called_so if not _mostly_numbers(self.columns[k])), None)
        )

    def _value(self, places: Sequence[int], headings: Sequence[str]) -> int | None:
        """The column of values of a long table: the one called so, else the last one with numbers."""
        if self.layout != "long":
            return None
        named = [k for k in places if plain(headings[k]) in VALUE]
        with_numbers = [k for k in places if _mostly_numbers(self.columns[k])]
        return named[0] if named else with_numbers[-1] if with_numbers else None

    def readings(self) -> Iterator[FigureReading]:
        """Every cell that is understood; the others are counted under what they lack."""
        self._check()
        rows = len(self.columns[0])
        for row in range(rows):
            for k in self.across or (self.value_at or 0,):
                text = self.columns[k][row]
                if is_nothing(text):
                    continue
                self.cells += 1
                told = self._told(row, k)
                if told is None:
                    continue
                figure, period, (dimension, segment) = told
                value = self._number(k, row, figure)
                low, high = self.names.bounds[figure]
                if math.isnan(value):
                    self._note("readings-not-a-number", row, text)
                elif not low <= value <= high:
                    self._impossible.setdefault(figure, []).append((row + 2, self.headings[k], text))
                else:
                    self.understood += 1
                    yield FigureReading(figure, period, value, dimension, segment, self.file)

    def _number(self, k: int, row: int, figure: str) -> float:
        """The value of a cell in the unit of its figure: ``1:35`` is 95 min, or 1.58 h."""
        minutes = self.names.minutes[figure]
        if (k, minutes) not in self._values:
            texts = pa.array(self.columns[k], pa.string())
            self._values[k, minutes] = (
                numbers(texts) if minutes is None else durations(texts, minutes=minutes) / minutes
            )
        return float(self._values[k, minutes][row])

    def _told(self, row: int, k: int) -> tuple[str, str, Place] | None:
        """Whose value a cell is, when and where; None, with a note, where the row does not say."""
        named = self.across.get(k)
        figure = named if self.layout == "figures" else self._figure(row)
        period = named if self.layout == "periods" else read_period(self._text(self.period_at, row))
        place = named if isinstance(named, tuple) else self._place(row)
        if not figure:
            written = with_nearest(self._text(self.figure_at, row), self.names.written)
            self._note("readings-figure-unknown", row, written)
        elif not period:
            self._note("readings-period-unknown", row, self._text(self.period_at, row))
        elif place is None:
            written = with_nearest(self._text(self.place_at, row), self.names.written)
            self._note("readings-place-unknown", row, written)
        else:
            if self.place_at is not None:
                (self._named if self._text(self.place_at, row) else self._blank).append(row + 2)
            return str(figure), str(period), place
        return None

    def _figure(self, row: int) -> str:
        return self.indicator if self.figure_at is None else self.names.figure(self.columns[self.figure_at][row])

    def _place(self, row: int) -> Place | None:
        return ("", "") if self.place_at is None else self.names.place(self.columns[self.place_at][row])

    def _text(self, at: int | None, row: int) -> str:
        return "" if at is None else self.columns[at][row]

    def _check(self) -> None:
        if self.layout == "long" and self.value_at is None:
            raise DecisionError("readings-without-value", file=self.file)
        if self.layout != "periods" and self.period_at is None:
            raise DecisionError("readings-without-period", file=self.file)
        if self.layout != "figures" and self.figure_at is None and not self.indicator:
            raise DecisionError("readings-without-figure", file=self.file)

    def _note(self, code: str, row: int, text: str) -> None:
        self._problems.setdefault(code, []).append((row + 2, text or "–"))

    def findings(self) -> Iterator[Finding]:
        """One for each reason: how many cells, their first rows and texts; one for each figure with impossible ones."""
        for code, found in self._problems.items():
            examples = "; ".join([*dict.fromkeys(text for _, text in found)][:EXAMPLES])
            rows = [row for row, _ in found]
            yield in_rows(code, rows, len(rows), examples=examples)
        for figure, cells in self._impossible.items():
            row, column, value = cells[0]
            low, high = self.names.bounds[figure]
            facts: dict[str, Fact] = {"least": low} if math.isinf(high) else {"low": low, "high": high}
            others = [each for each, _, _ in cells[1:]]
            if others:
                facts["others" if len(others) > 1 else "other"] = row_numbers(others, MOST_ROWS)
            yield Finding.of(
                "readings-impossible", figure, file=self.file, row=row, column=column, value=value, **facts
            )
        if self._blank and self._named:
            yield in_rows("readings-blank-place", self._blank, len(self._blank))


EXAMPLES = 3
"""So many texts of a reason are told."""

MOST_ROWS = 20
"""So many rows of impossible values are told."""


def _mostly_numbers(texts: Sequence[str]) -> bool:
    filled = [text for text in texts[:500] if text]
    return bool(filled) and float((numbers(pa.array(filled)) == numbers(pa.array(filled))).mean()) >= FITS
