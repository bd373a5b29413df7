"""Every figure in both languages: it draws, says what it shows, and keeps to the rules of the look."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from mcdm.model import CriteriaModel, Link
from reports.charts import model
from reports.charts.look import PAPER_SCENARIOS, Figure, Palette
from reports.charts.scales import IndexDisplay
from tests.reports.charts.gallery import Study, criteria_model, figures

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


@pytest.mark.slow
@pytest.mark.parametrize("count", [2, 12])
def test_any_number_of_scenarios_is_compared(count: int) -> None:
    study = Study("en", count=count)
    drawn = figures(study)
    for name in ("trajectories", "quantile-dots", "cost-index"):
        svg = drawn[name]().svg()
        assert all(svg.count(text) > 0 for text in (study.palette.names[-1].split(" ")[0], "<path"))


def test_feedback_is_what_lies_on_a_loop() -> None:
    study = criteria_model(links=0)
    a, b, c, d = study.node_ids[:4]
    links = (Link(a, b), Link(b, c), Link(c, a), Link(c, d))
    looped = CriteriaModel(study.goal, study.nodes, study.clusters, links)
    assert model.feedback(looped) == {(a, b), (b, c), (c, a)}
