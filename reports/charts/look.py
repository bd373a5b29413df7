"""The look of every chart: colours with a meaning, one configuration, and the figure that carries both.

One rule makes light and dark work without a rerun: a chart names a colour only where it is readable on both surfaces.
Text and rules take the ink of the surface through styles, scenarios take the palette of the theme through a scale
without a range, and heat is one hue whose opacity carries the value. `Figure.on` sets the ink at the very end, so the
functions that draw know nothing of the surface.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self, cast

import altair as alt
import vl_convert

Surface = Literal["screen", "paper"]
Align = Literal["left", "center", "right"]

GOOD, BAD, HEAT = "#1C8B82", "#CB5A33", "#16858A"
"""Better, worse, and the one hue of quantities: marks only (3:1 on both surfaces), never text."""

BRASS = "#B4893A"
"""What is assumed: pencilled in, always dashed."""

NEUTRAL = "#858D95"

INTERVAL: dict[str, Any] = {"strokeWidth": 4, "opacity": 1, "strokeCap": "round"}
"""The bar of an interval: in full colour, so that its ends too are 3:1 on both surfaces; only areas are faint."""

GRADES = ("#1F7A78", "#7DB8B3", "#CFCAC0", "#DFA178", "#B5532F")
ON_GRADES = ("#FFFFFF", "#14232A", "#14232A", "#14232A", "#FFFFFF")
"""Five grades, best to worst, and the text on them."""

PAPER_SCENARIOS = ("#7B848B", "#3568B8", "#A0479B", "#C0650F", "#087F72", "#6B7A1E", "#B5472B", "#2E2A8C")
"""The palette of `.streamlit/config.toml` for documents; the first is the status quo."""

_INK, _PAPER_INK = "currentColor", "#1B252A"
_PAPER_FONT = "Source Sans, Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
"""No name with a digit, such as Source Sans 3: unquoted it is no font name, and pictures would have no text at all."""

_SECONDARY, _FAINT = 0.74, 0.16


@dataclass(frozen=True, eq=False)
class Figure:
    """A drawing and the sentence that states what it shows.

    Parameters
    ----------
    chart
        The drawing, without colours of a surface.
    takeaway
        One sentence in the language of the reader: spoken by screen readers, and the text under a figure in print.
    """

    chart: alt.LayerChart
    takeaway: str

    def on(self, surface: Surface = "screen", *, height: int | None = None) -> alt.LayerChart:
        """The chart in the ink of a surface. Never a global theme: that would be shared by all users of a server."""
        chart = self.chart.copy()
        chart.config = alt.Config.from_dict(configuration(surface))
        return chart.properties(height=height) if height else chart

    def spec(self, surface: Surface = "screen", *, height: int | None = None) -> dict[str, Any]:
        """The same as plain values, three times as fast: what a page sends to the browser when a slider moves."""
        drawing: dict[str, Any] = self.chart.to_dict(validate=False)
        tables = drawing.pop("datasets", {})
        for part in (drawing, *drawing["layer"]):
            if "name" in part.get("data", {}):
                part["data"] = {"values": tables[part["data"]["name"]]}
        drawing["config"] = configuration(surface)
        return drawing | ({"height": height} if height else {})

    def png(self, *, width: int = 720, scale: float = 2.0) -> bytes:
        """The picture for a document, `width` units wide in all, at `scale` pixels a unit."""
        return bytes(vl_convert.vegalite_to_png(self._printed(width), scale=scale))

    def svg(self, *, width: int = 720) -> str:
        """The drawing for a document, as text."""
        return str(vl_convert.vegalite_to_svg(self._printed(width)))

    def pdf(self, *, width: int = 720, height: int | None = None) -> bytes:
        """The drawing for a page of print: as sharp as the printer."""
        return bytes(vl_convert.vegalite_to_pdf(self._printed(width, height)))

    def _printed(self, width: int, height: int | None = None) -> dict[str, Any]:
        fit = alt.AutoSizeParams(type="fit", contains="padding")
        drawing: dict[str, Any] = self.on("paper", height=height).properties(width=width, autosize=fit).to_dict()
        return drawing


def configuration(surface: Surface) -> dict[str, Any]:
    """Vega-Lite configuration of a surface. On screen Streamlit lays its fonts and palettes underneath."""
    paper = surface == "paper"
    ink = _PAPER_INK if paper else _INK
    config: dict[str, Any] = {
        "background": "#FFFFFF" if paper else "transparent",
        "padding": {"left": 2, "right": 4, "top": 4, "bottom": 2},
        "view": {"stroke": None},
        "axis": {
            "domain": False, "ticks": False, "grid": False, "gridOpacity": 0.7,
            "labelFontSize": 12, "labelPadding": 6, "labelLimit": 260, "labelFlush": False, "labelOverlap": False,
            "labelColor": ink, "labelOpacity": _SECONDARY,
            "titleFontSize": 12, "titlePadding": 8, "titleFontWeight": 400, "titleAnchor": "start",
            "titleColor": ink, "titleOpacity": _SECONDARY,
        },
        "bar": {"cornerRadius": 2},
        "line": {"strokeWidth": 2, "strokeCap": "round", "strokeJoin": "round"},
        "text": {"color": ink, "fontSize": 12},
        "rule": {"color": ink, "opacity": _FAINT},
        "rect": {"cornerRadius": 3},
        "style": {
            "ink": {"color": ink, "fill": ink, "opacity": 1},
            "outline": {"color": ink, "stroke": ink, "fill": "transparent", "fillOpacity": 0},
            "note": {"opacity": _SECONDARY, "fontSize": 12},
            "strong": {"fontWeight": 600, "fontSize": 13},
        },
    }  # fmt: skip
    if paper:
        config["font"] = _PAPER_FONT
        config["axis"] |= {"gridColor": "#E1DCD1", "domainColor": "#B9B4A9"}
        config["range"] = {"category": list(PAPER_SCENARIOS)}
    return config


@dataclass(frozen=True)
class Palette:
    """The scenarios of a study, all of them and in their order: each keeps its colour for the life of the study.

    Parameters
    ----------
    ids, names
        Of every scenario of the study, shown or not; names in the language of the reader.
    status_quo
        Id of the empty plan: grey and dashed. Empty where the study has none; the grey then stays unused.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    status_quo: str = ""

    @property
    def domain(self) -> list[str]:
        """Scenarios in the order of the theme's colours, the status quo first."""
        return [self.status_quo, *(name for name in self.ids if name != self.status_quo)]

    def name(self, scenario: str) -> str:
        """The name of a scenario."""
        return self.names[self.ids.index(scenario)]

    def colour(self) -> alt.Color:
        """The colour of the field ``scenario``: a domain without a range, so that the theme supplies the colours."""
        return alt.Color("scenario:N", scale=alt.Scale(domain=self.domain), legend=None)

    def dash(self) -> alt.StrokeDash:
        """Dashes of the field ``scenario``: the status quo, and those whose colour is used a second time."""
        dashes = [[4, 4] if name == self.status_quo else _DASHES[self._lap(name)] for name in self.domain]
        return alt.StrokeDash("scenario:N", scale=alt.Scale(domain=self.domain, range=dashes), legend=None)

    def shape(self) -> alt.Shape:
        """Shapes of the field ``scenario``: a disc, and another shape where its colour is used a second time."""
        shapes = [_SHAPES[self._lap(name)] for name in self.domain]
        return alt.Shape("scenario:N", scale=alt.Scale(domain=self.domain, range=shapes), legend=None)

    def _lap(self, scenario: str) -> int:
        return min(self.domain.index(scenario) // len(PAPER_SCENARIOS), len(_DASHES) - 1)


_DASHES = ([1, 0], [9, 3], [9, 3, 2, 3])
_SHAPES = ("circle", "diamond", "square")


Row = dict[str, Any]
"""One line of a table behind a drawing: plain values by field."""


class _Sheet(alt.Chart):
    """A chart that takes its channels in short, as any does, but never searches the whole schema for their class."""

    def encode(self, *args: Any, **channels: Any) -> Self:
        """The same as of any chart: ``text="name:N"``, ``y=alt.value(0)`` ..."""
        return super().encode(*args, **{name: _channel(name, of) for name, of in channels.items()})


def _channel(name: str, of: Any) -> Any:
    kind = name[0].upper() + name[1:]
    if isinstance(of, str):
        return getattr(alt, kind)(of)
    if isinstance(of, dict) and of.keys() == {"value"}:
        return getattr(alt, f"{kind}Value")(of["value"])
    return of


def sheet(rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    """An empty chart over rows of plain values; its encodings name their types."""
    return _Sheet(alt.InlineData(values=[dict(row) for row in rows]))


def draw(*layers: alt.Chart, height: float) -> alt.LayerChart:
    """Layers one above the other, in all `height` pixels high with axes and heads; the width is the page's."""
    return cast(alt.LayerChart, alt.layer(*layers).properties(height=height))


def across(field: str, scale: alt.Scale, axis: alt.Axis | None = None) -> alt.X:
    """A quantity from left to right. Layers share their axis: one without it blanks the whole chart."""
    return alt.X(f"{field}:Q", scale=scale, axis=axis)


def upward(field: str, scale: alt.Scale, axis: alt.Axis | None = None) -> alt.Y:
    """A quantity from bottom to top."""
    return alt.Y(f"{field}:Q", scale=scale, axis=axis)


def lanes(field: str, names: Sequence[str], *, limit: int | alt.ExprRef = 240, gap: float = 0.1) -> alt.Y:
    """One row for each name, in this order, with the name at the left."""
    scale = alt.Scale(domain=list(names), paddingInner=gap)
    return alt.Y(f"{field}:N", sort=None, title=None, scale=scale, axis=alt.Axis(labelLimit=limit))


def heads(field: str, names: Sequence[str], lines: Mapping[str, Sequence[str]] | None = None) -> alt.X:
    """One column for each name, in this order, with the name above, broken into `lines` where given."""
    broken = from_below(lines or {name: [name] for name in names})
    table = ", ".join(f"{quoted(name)}: [{', '.join(map(quoted, parts))}]" for name, parts in broken.items())
    padding = 8 + LINE * (max(map(len, broken.values()), default=1) - 1)
    axis = alt.Axis(
        orient="top", labelAngle=0, labelPadding=padding, labelLimit=150, labelLineHeight=LINE,
        labelExpr=f"({{{table}}})[datum.label]",
    )  # fmt: skip
    return alt.X(f"{field}:N", sort=None, title=None, scale=alt.Scale(domain=list(names), paddingInner=0.06), axis=axis)


LINE = 15
"""Height of a line of text that stands in several."""


def from_below(lines: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The same number of lines for each name, filled from above: Vega hangs lines down from the first one."""
    most = max(map(len, lines.values()), default=1)
    return {name: [*[""] * (most - len(parts)), *parts] for name, parts in lines.items()}


def meaning(field: str, colours: Mapping[Any, str]) -> alt.Color:
    """Colours that mean something: value of the field -> colour."""
    return alt.Color(f"{field}:N", legend=None, scale=alt.Scale(domain=list(colours), range=list(colours.values())))


def tip(field: str, title: str, number: str = "") -> alt.Tooltip:
    """One line of what is said when a mark is pointed at."""
    return alt.Tooltip(f"{field}:Q", title=title, format=number) if number else alt.Tooltip(f"{field}:N", title=title)


def quoted(text: str) -> str:
    """A text inside a Vega expression."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def grade_colours(count: int) -> list[str]:
    """Colours of `count` grades, best to worst: the five, or their nearest where a scale has more or fewer."""
    if count == len(GRADES):
        return list(GRADES)
    steps = [k * (len(GRADES) - 1) / max(count - 1, 1) for k in range(count)]
    return [_blend(GRADES[int(s)], GRADES[min(int(s) + 1, len(GRADES) - 1)], s % 1) for s in steps]


def text_on_grades(count: int) -> list[str]:
    """Colours of the text on `count` grades."""
    last = len(ON_GRADES) - 1
    return [ON_GRADES[round(k * last / max(count - 1, 1))] for k in range(count)]


def _blend(first: str, second: str, share: float) -> str:
    channels = [(int(first[k : k + 2], 16), int(second[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in channels)
