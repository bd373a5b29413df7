"""What a drawing says to the browser: its tables and its scales, read from the specification."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reports.charts.look import Figure

Row = dict[str, Any]


def layers(figure: Figure) -> list[Row]:
    """The layers, from the lowest to the highest."""
    drawn: list[Row] = figure.spec()["layer"]
    return drawn


def tables(figure: Figure, mark: str = "") -> Iterator[list[Row]]:
    """The table of every layer, or of those that draw with one mark."""
    spec = figure.spec()
    for layer in spec["layer"]:
        if mark in ("", layer["mark"]["type"]):
            yield layer.get("data", spec.get("data"))["values"]


def table(figure: Figure, *fields: str) -> list[Row]:
    """The first table whose rows have these fields."""
    return next(rows for rows in tables(figure) if rows and all(set(fields) <= set(row) for row in rows))


def texts(figure: Figure) -> list[str]:
    """Everything that is written in the drawing, in the order of the layers."""
    written = []
    for layer, rows in zip(layers(figure), tables(figure), strict=True):
        field = layer["encoding"].get("text", {}).get("field")
        written += [str(row[field]) for row in rows] if field else []
    return written


def domain(figure: Figure, channel: str) -> list[Any]:
    """The ends (or names) of the one scale of a channel: layers that disagree would be drawn on each other's axes."""
    found = [
        layer["encoding"][channel]["scale"]["domain"]
        for layer in layers(figure)
        if "scale" in layer["encoding"].get(channel, {})
    ]
    assert found
    assert all(each == found[0] for each in found)
    ends: list[Any] = found[0]
    return ends


def ticks(figure: Figure, channel: str) -> list[float]:
    """The values written along an axis."""
    axes = [layer["encoding"].get(channel, {}).get("axis") for layer in layers(figure)]
    values: list[float] = next(axis["values"] for axis in axes if axis and "values" in axis)
    return values


def inside(values: list[float], ends: list[float]) -> bool:
    """Whether all values lie between the ends of a scale."""
    low, high = min(ends), max(ends)
    return all(low - 1e-9 <= value <= high + 1e-9 for value in values)
