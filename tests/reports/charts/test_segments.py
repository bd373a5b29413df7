"""Figures of segments: colours mean above and below, hollow means thin or chance, everything inside its axis."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.charts.scales import IndexDisplay
from reports.charts.segments import (
    PICKED,
    ChangeRow,
    HeatCell,
    ProfileRow,
    WavePoint,
    changes,
    heat_map,
    profile,
    waves,
)
from tests.reports.charts.drawing import domain, inside, layers, table, tables, texts

T, ZH = translator("en"), translator("zh")
SCORE, PERCENT = IndexDisplay(), IndexDisplay("percent")
CELLS = [
    HeatCell("City", "VIP", "D1|VIP", 0.74, 0.70, 0.78, 60, False),
    HeatCell("City", "Ordinary", "D1|ordinary", 0.69, 0.68, 0.70, 700, False),
    HeatCell("Hills", "VIP", "D5|VIP", 0.71, 0.4, 1.0, 4, True),
    HeatCell("Hills", "Ordinary", "D5|ordinary", 0.64, 0.62, 0.66, 173, False),
]


def test_cells_are_coloured_around_the_centre() -> None:
    figure = heat_map(CELLS, centre=0.68, display=SCORE, t=T, picked="D5|ordinary")
    rows = {row["key"]: row for row in table(figure, "key", "fullness")}
    assert {key: row["above"] for key, row in rows.items()} == {
        "D1|VIP": True,
        "D1|ordinary": True,
        "D5|ordinary": False,
    }
    assert rows["D1|VIP"]["fullness"] == 1
    assert rows["D5|ordinary"]["fullness"] == pytest.approx(0.04 / 0.06)
    assert rows["D1|VIP"]["half"] == "± .040"
    hollow = [layer for layer in layers(figure) if layer["mark"].get("strokeDash")]
    assert len(hollow) == 1
    assert {".710", "n = 4"} <= set(texts(figure))
    assert (
        figure.takeaway
        == "Most satisfied: City · VIP (.740); least: Hills · Ordinary (.640). Too few answers in 1 of 4."
    )


def test_every_cell_can_be_picked_also_a_thin_one() -> None:
    figure = heat_map(CELLS, centre=0.68, display=SCORE, t=T)
    touched = list(tables(figure))[-1]  # on top of everything, so that no text swallows the click
    (pick,) = figure.spec()["params"]
    assert (pick["name"], pick["views"]) == (PICKED, [layers(figure)[-1]["name"]])
    assert [row["key"] for row in touched] == [cell.key for cell in CELLS]
    assert "params" not in heat_map(CELLS, centre=0.68, display=SCORE, t=T, pickable=False).spec()


def test_a_map_without_answers_is_drawn() -> None:
    empty = [HeatCell("City", "VIP", "D1|VIP", None, None, None, 0, True)]
    figure = heat_map(empty, centre=0.68, display=PERCENT, t=T)
    assert texts(figure) == ["no answers", ""]
    assert figure.takeaway == "No segment has enough answers to be ranked."


def test_a_profile_is_grey_where_chance_may_explain_it() -> None:
    rows = [
        ProfileRow("Below", 0.60, 0.58, 0.62, 0.68, True),
        ProfileRow("Level", 0.66, 0.62, 0.70, 0.68, False),
        ProfileRow("Above", 0.75, 0.73, 0.77, 0.68, True),
        ProfileRow("Unknown", 0.50, None, None, 0.68, False),
    ]
    figure = profile(rows, display=SCORE, t=T)
    drawn = {row["name"]: row for row in table(figure, "kind", "whole")}
    assert {name: row["kind"] for name, row in drawn.items()} == {
        "Unknown": "level", "Below": "below", "Level": "level", "Above": "above",
    }  # fmt: skip
    assert inside([row[k] for row in drawn.values() for k in ("low", "high", "whole")], domain(figure, "x"))
    sides = {
        row["name"]: layer["mark"]["align"] for layer in figure.spec()["layer"][-2:] for row in layer["data"]["values"]
    }
    assert sides == {"Below": "right", "Level": "right", "Unknown": "right", "Above": "left"}, "away from the tick"
    assert figure.takeaway.startswith("Furthest below all customers: Unknown (−.180)")


def test_of_many_indicators_the_extremes_are_shown() -> None:
    rows = [ProfileRow(f"N{k}", 0.5 + k / 100, None, None, 0.6, False) for k in range(20)]
    names = domain(profile(rows, display=SCORE, t=T, each=3), "y")
    assert names == ["N0", "N1", "N2", "N17", "N18", "N19"]


POINTS = [WavePoint("Q2", 0.673, 0.668, 0.678, 2272), WavePoint("Q3", 0.680, 0.674, 0.685, 2378)]


def test_waves_have_their_intervals_and_a_near_target() -> None:
    figure = waves(POINTS, display=SCORE, t=T, target=0.8)
    assert inside([0.668, 0.685], domain(figure, "y"))
    assert "target" not in " ".join(texts(figure)), "a far target would flatten the waves"
    near = waves(POINTS, display=SCORE, t=T, target=0.70)
    assert "target .700" in texts(near)
    assert inside([0.70], domain(near, "y"))
    assert figure.takeaway == "From .673 in Q2 to .680 in Q3."
    assert "n = 2,378" in texts(figure)


def test_changes_are_solid_where_they_stand() -> None:
    found = [
        ChangeRow("Real", 0.05, 0.03, 0.07, True, True),
        ChangeRow("Alone", 0.02, 0.001, 0.039, True, False),
        ChangeRow("Chance", -0.01, -0.03, 0.01, False, False),
    ]
    figure = changes(found, display=SCORE, t=T)
    rows = {row["name"]: (row["kind"], row["solid"]) for row in table(figure, "kind", "solid")}
    assert rows == {"Real": ("up", True), "Alone": ("up", False), "Chance": ("level", False)}
    assert domain(figure, "y") == ["Real", "Alone", "Chance"]
    assert inside([0.0, -0.03, 0.07], domain(figure, "x"))
    assert figure.takeaway == "1 of 3 changes stand; the largest is Real with +.050."
    assert changes(found[1:], display=PERCENT, t=T).takeaway == "No change stands out from chance."
    many = [ChangeRow(f"N{k}", k / 100, None, None, False, False) for k in range(30)]
    assert len(domain(changes(many, display=SCORE, t=T, top=8), "y")) == 8
