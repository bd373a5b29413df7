"""The look of every figure, in both languages: it draws, says what it shows, and keeps its colours and inks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from reports.charts import compare
from reports.charts.look import (
    BAD,
    BRASS,
    GOOD,
    GRADES,
    HEAT,
    INTERVAL,
    NEUTRAL,
    PAPER_SCENARIOS,
    Figure,
    Palette,
    from_below,
    grade_colours,
    quoted,
)
from reports.charts.scales import IndexDisplay
from tests.reports.charts.gallery import Study, figures

STUDIES = {"en": Study("en"), "zh": Study("zh", IndexDisplay("percent"))}
FIGURES = {(name, lang): draw for lang, study in STUDIES.items() for name, draw in figures(study).items()}
WORDLESS = {"lever-sourced", "lever-assumed"}
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module", params=FIGURES, ids="-".join)
def drawn(request: pytest.FixtureRequest) -> tuple[str, str, Figure]:
    """Name, language and figure."""
    name, language = request.param
    return name, language, FIGURES[request.param]()


def everything(node: Any) -> Iterator[dict[str, Any]]:
    """All objects of a specification."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from everything(child)


@pytest.mark.slow
@pytest.mark.parametrize("name", figures(STUDIES["en"]))
def test_it_draws_marks_and_words(name: str) -> None:
    svg = FIGURES[name, "en"]().svg(width=640)
    words = [
        word for text in re.findall(r"<text[^>]*>(.*?)</text>", svg, re.S) for word in re.findall(r">?([^<>]+)", text)
    ]
    assert svg.count("<path") > 2
    assert name in WORDLESS or len(words) > 1
    assert not [word for word in words if word in {"NaN", "undefined", "null", "nan"}]
    assert "NaN" not in "".join(re.findall(r' d="[^"]*"', svg))


def test_it_says_what_it_shows(drawn: tuple[str, str, Figure]) -> None:
    _, language, figure = drawn
    assert figure.takeaway.endswith((".", "。"))
    assert not re.search(r"[{}…]|nan|None", figure.takeaway)
    assert bool(CHINESE.search(figure.takeaway)) is (language == "zh")


def test_colours_of_scenarios_come_from_the_theme(drawn: tuple[str, str, Figure]) -> None:
    screen = drawn[2].on("screen").to_dict()
    for part in everything(screen):
        colour = part.get("color")
        if isinstance(colour, dict) and colour.get("field") == "scenario":
            assert "range" not in colour["scale"]
            assert colour["scale"]["domain"] == STUDIES["en"].palette.domain
    assert not set(PAPER_SCENARIOS) & set(re.findall("#[0-9A-Fa-f]{6}", json.dumps(screen)))


def test_ink_is_the_surfaces(drawn: tuple[str, str, Figure]) -> None:
    screen, paper = (json.dumps(drawn[2].on(surface).to_dict()) for surface in ("screen", "paper"))
    assert "currentColor" in screen
    assert "currentColor" not in paper
    assert "#1B252A" not in screen


def test_layers_agree_on_having_an_axis(drawn: tuple[str, str, Figure]) -> None:
    """One layer without an axis among others with one blanks the whole chart in the browser."""
    seen: dict[str, set[bool]] = {"x": set(), "y": set()}
    for layer in drawn[2].on().to_dict()["layer"]:
        for channel, found in seen.items():
            encoding = layer.get("encoding", {}).get(channel, {})
            if "field" in encoding:
                found.add(encoding.get("axis", {}) is None)
    assert all(len(found) < 2 for found in seen.values())


def test_a_picture_is_as_wide_as_asked() -> None:
    png = FIGURES["waterfall", "en"]().png(width=400, scale=2)
    assert int.from_bytes(png[16:20], "big") == 800


def test_more_scenarios_than_colours_are_told_apart_by_dash_and_shape() -> None:
    ids = tuple(f"s{k}" for k in range(20))
    palette = Palette(ids, ids, status_quo="s3")
    assert palette.domain[0] == "s3"
    assert sorted(palette.domain) == sorted(ids)
    dashes = palette.dash().to_dict()["scale"]["range"]
    shapes = palette.shape().to_dict()["scale"]["range"]
    colours = [k % len(PAPER_SCENARIOS) for k in range(len(ids))]
    assert len({(c, tuple(d), s) for c, d, s in zip(colours, dashes, shapes, strict=True)}) == len(ids)


def test_without_a_status_quo_its_grey_stays_unused() -> None:
    palette = Palette(("a", "b"), ("A", "B"))
    assert palette.domain == ["", "a", "b"]
    assert palette.dash().to_dict()["scale"]["range"][1:] == [[1, 0], [1, 0]]


def test_a_taller_figure_is_the_same_drawing() -> None:
    figure = FIGURES["trajectories", "en"]()
    usual, tall = figure.spec(), figure.spec(height=900)
    assert tall["height"] == 900
    assert {key: part for key, part in tall.items() if key != "height"} == {
        key: part for key, part in usual.items() if key != "height"
    }
    assert figure.on(height=900).to_dict()["height"] == 900


def test_what_a_page_sends_is_what_the_schema_allows(drawn: tuple[str, str, Figure]) -> None:
    """The plain values that skip validation are those that pass it."""
    figure = drawn[2]
    checked = figure.on("screen").to_dict(validate=True)
    tables = checked.pop("datasets", {})
    for part in (checked, *checked["layer"]):
        if "name" in part.get("data", {}):
            part["data"] = {"values": tables[part["data"]["name"]]}
    assert figure.spec("screen") | {"config": None} == checked | {"config": None}


def test_texts_inside_expressions_cannot_end_them() -> None:
    assert quoted("it's a \\ sign") == r"'it\'s a \\ sign'"


@pytest.mark.slow
def test_names_with_quotes_are_drawn() -> None:
    study = Study("en")
    palette = Palette(study.ids, ("Status 'quo'", *study.palette.names[1:]), "plan-0")
    names = np.full((2, 2), 0.5)
    svg = compare.better(names, ("plan-0", "plan-1"), palette=palette, t=study.t).svg()
    assert "Status 'quo'" in svg.replace("&#39;", "'").replace("&apos;", "'")


def test_columns_have_the_same_number_of_lines_filled_from_above() -> None:
    assert from_below({"a": ["one"], "b": ["two", "lines"]}) == {"a": ["", "one"], "b": ["two", "lines"]}
    assert from_below({}) == {}


def test_grades_between_two_colours_are_mixed() -> None:
    nine = grade_colours(9)
    assert nine[::2] == list(GRADES)
    assert nine[1] == "#4E9996", "half of #1F7A78 and half of #7DB8B3"
    assert grade_colours(1) == [GRADES[0]]


PAGES = {"light": ("#FDFCFA", "#1B252A"), "dark": ("#12181B", "#E8EAEA")}
ENDS = {"low", "importance_low", "stated_low", "left", "bottom", "from"}
"""Fields where the bar or the whisker of an interval begins."""


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("colour", [GOOD, BAD, HEAT, NEUTRAL, BRASS])
def test_the_bar_of_an_interval_is_seen_on_both_surfaces(colour: str, page: str) -> None:
    """Three to one, as for every mark that carries a meaning (WCAG 2.2, 1.4.11)."""
    assert _contrast(colour, INTERVAL["opacity"], PAGES[page][0]) >= 3


@pytest.mark.parametrize("page", PAGES)
def test_every_interval_of_every_figure_is_seen(drawn: tuple[str, str, Figure], page: str) -> None:
    """Its colours and its opacity together; the palette of scenarios is the theme's, checked with it."""
    surface, ink = PAGES[page]
    for layer in drawn[2].spec()["layer"]:
        encoding, mark = layer["encoding"], layer["mark"]
        fields = {encoding.get(axis, {}).get("field") for axis in ("x", "y")}
        if mark["type"] == "rule" and fields & ENDS and encoding.keys() & {"x2", "y2"}:
            colour = encoding.get("color", {})
            if colour.get("field") == "scenario":
                assert mark.get("opacity", 1) >= 0.85
            else:
                for each in colour.get("scale", {}).get("range") or [mark.get("color", ink)]:
                    assert _contrast(each, mark["opacity"], surface) >= 3, (each, mark)


def _contrast(colour: str, opacity: float, page: str) -> float:
    seen = [a * opacity + b * (1 - opacity) for a, b in zip(_channels(colour), _channels(page), strict=True)]
    bright, dim = sorted((_luminance(seen), _luminance(_channels(page))), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _channels(colour: str) -> list[float]:
    return [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]


def _luminance(channels: list[float]) -> float:
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
