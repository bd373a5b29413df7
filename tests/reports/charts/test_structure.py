"""The drawing of a structural model: three columns, no box upon another, every path with its number."""

from __future__ import annotations

from itertools import combinations

import pytest

from i18n.translate import translator
from reports.charts import structure as charts
from reports.charts.structure import Arrow, Box
from tests.reports.charts.drawing import domain, tables, texts

T = translator("en")

FLAT = [("a", "s"), ("b", "s"), ("c", "s"), ("s", "l"), ("a", "l")]
CHAIN = [("i", "e"), ("e", "q"), ("e", "v"), ("q", "v"), ("i", "s"), ("q", "s"), ("v", "s"), ("s", "c"), ("s", "l"),
         ("i", "l"), ("c", "l")]  # fmt: skip


def arrows(paths: list[tuple[str, str]]) -> list[Arrow]:
    return [
        Arrow(source, target, 0.1 + 0.05 * k, ".05–.20", "unclear" if k == 1 else "raises", f"{source} → {target}")
        for k, (source, target) in enumerate(paths)
    ]


def boxes(paths: list[tuple[str, str]]) -> list[Box]:
    names = dict.fromkeys(name for path in paths for name in path)
    ends = {target for _, target in paths}
    return [Box(name, f"Construct {name}", "60.0", 0.4 if name in ends else None) for name in names]


@pytest.mark.parametrize("paths", [FLAT, CHAIN], ids=["flat", "chain"])
def test_no_box_stands_on_another(paths: list[tuple[str, str]]) -> None:
    figure = charts.diagram(boxes(paths), arrows(paths), "s", t=T)
    frames = next(tables(figure, "rect"))
    assert len(frames) == len(boxes(paths))
    for one, two in combinations(frames, 2):
        beside = one["x2"] < two["x"] or two["x2"] < one["x"]
        above = one["y2"] < two["y"] or two["y2"] < one["y"]
        assert beside or above
    assert max(row["y2"] for row in frames) <= domain(figure, "y")[0]
    assert max(row["x2"] for row in frames) <= domain(figure, "x")[1]


@pytest.mark.parametrize("paths", [FLAT, CHAIN], ids=["flat", "chain"])
def test_every_path_has_its_number_and_interval(paths: list[tuple[str, str]]) -> None:
    figure = charts.diagram(boxes(paths), arrows(paths), "s", t=T)
    written = texts(figure)
    assert written.count(".05–.20") == len(paths)
    assert {".10", ".15", ".20"} <= set(written)
    heads = next(tables(figure, "point"))
    assert len({row["path"] for row in heads}) == len(paths)


def test_paths_that_are_not_known_have_no_number() -> None:
    unknown = [Arrow(source, target, None, "", "unknown", f"{source} → {target}") for source, target in FLAT]
    figure = charts.diagram([Box(box.id, box.name) for box in boxes(FLAT)], unknown, "s", t=T)
    assert not any(character.isdigit() for text in texts(figure) for character in text)
    assert figure.takeaway == "5 constructs and 5 paths; how strong they are is not known."


def test_causes_stand_left_and_consequences_right() -> None:
    figure = charts.diagram(boxes(FLAT), arrows(FLAT), "s", t=T)
    lines = next(tables(figure, "line"))
    for row in lines:
        assert 0 <= row["x"] <= domain(figure, "x")[1]
    first = {row["path"]: row["x"] for row in lines if row["step"] == 0}
    assert first["a>s"] < first["s>l"]


def test_a_path_past_satisfaction_goes_round_its_box() -> None:
    figure = charts.diagram(boxes(CHAIN), arrows(CHAIN), "s", t=T)
    column = next(row for row in next(tables(figure, "rect")) if row["x"] not in (0,) and _middle(figure, row))
    for row in next(tables(figure, "line")):
        if row["path"] == "i>l" and column["x"] < row["x"] < column["x2"]:
            assert not column["y"] <= row["y"] <= column["y2"]


def _middle(figure: charts.Figure, row: dict) -> bool:
    columns = sorted({each["x"] for each in next(tables(figure, "rect"))})
    return row["x"] == columns[1]


def test_broad_where_constructs_of_a_column_act_on_each_other() -> None:
    assert charts.is_broad(arrows(CHAIN), "s")
    assert not charts.is_broad(arrows(FLAT), "s")


def test_the_takeaway_names_the_strongest_and_counts_the_unclear() -> None:
    told = charts.diagram(boxes(FLAT), arrows(FLAT), "s", t=T).takeaway
    assert "a → l" in told
    assert "1 of the paths cannot be told from zero" in told
    assert charts.diagram([Box("a", "A")], [], "a", t=T).takeaway == "Constructs without paths."


def test_long_names_fit_two_lines() -> None:
    long = [Box("a", "A construct with a name that goes on and on without an end in sight"), Box("s", "S")]
    written = texts(charts.diagram(long, arrows([("a", "s")]), "s", t=T))
    assert any(line.endswith("…") for line in written)


def test_drawn_for_paper() -> None:
    assert "Construct a" in charts.diagram(boxes(FLAT), arrows(FLAT), "s", t=T).svg()
