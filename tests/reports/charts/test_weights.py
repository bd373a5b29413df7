"""Weights and the panel: what moves between methods, who is consistent, the supermatrix, what is answered."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from i18n.translate import translator
from reports.charts import weights
from tests.reports.charts.drawing import domain, inside, layers, table, tables, texts

T, ZH = translator("en"), translator("zh")
NAMES = ("Rising", "Falling", "Still", "Small")
COLUMNS = {"AHP": (0.2, 0.4, 0.3, 0.1), "Damped": (0.3, 0.3, 0.3, 0.1), "Limit": (0.45, 0.15, 0.3003, 0.0997)}


def test_movers_are_coloured_by_direction_and_the_rest_is_grey() -> None:
    figure = weights.slope(NAMES, COLUMNS, used="Damped", t=T)
    kinds = {row["name"]: row["kind"] for rows in tables(figure, "line") for row in rows}
    assert kinds == {"Rising": "up", "Falling": "down", "Still": "other", "Small": "other"}
    drawn = {(row["name"], row["method"]): row["weight"] for rows in tables(figure, "line") for row in rows}
    assert drawn == {(n, m): w for m, column in COLUMNS.items() for n, w in zip(NAMES, column, strict=True)}
    low, high = domain(figure, "y")
    assert low == 0
    assert 0.45 <= high < 0.6
    assert figure.takeaway == ("AHP to Limit: Rising rises most (.200 to .450), Falling falls most (.400 to .150).")


def test_only_the_biggest_movers_are_named_on_both_sides() -> None:
    figure = weights.slope(NAMES, COLUMNS, used="Damped", t=T, movers=1)
    named = [text for text in texts(figure) if any(name in text for name in NAMES)]
    assert named == ["Rising  .200", ".450  Rising"]


def test_names_on_one_side_keep_apart() -> None:
    names = [f"element {k}" for k in range(6)]
    start = [0.1 + 1e-4 * k for k in range(6)]
    figure = weights.slope(names, {"A": start, "B": [0.9, *[0.01] * 5]}, used="A", t=T, height=560)
    left = sorted(r["weight"] for rows in tables(figure, "text") for r in rows if "text" in r and r["at"] == 0)
    low, high = domain(figure, "y")
    assert len(left) == 6
    assert all(b - a >= 16 * (high - low) / 560 - 1e-9 for a, b in itertools.pairwise(left))


def test_equal_methods_are_said_to_be_equal() -> None:
    figure = weights.slope(NAMES, {"AHP": COLUMNS["AHP"], "Limit": COLUMNS["AHP"]}, used="AHP", t=T)
    assert figure.takeaway == "The weights of AHP and Limit are the same."


def test_the_heaviest_elements_under_every_method() -> None:
    figure = weights.dumbbells(NAMES, COLUMNS, used="Damped", t=T, top=3)
    assert domain(figure, "y") == ["Rising", "Falling", "Still"], "heaviest first; ties keep the order of the model"
    bars = {row["name"]: (row["low"], row["high"]) for row in table(figure, "low", "high")}
    assert bars["Rising"] == (0.2, 0.45)
    assert bars["Falling"] == (0.15, 0.4)
    points = [(row["name"], row["method"]) for rows in tables(figure, "point") for row in rows]
    assert len(points) == 9
    assert points[-3:] == [(name, "Damped") for name in ("Rising", "Falling", "Still")], "the one in use lies on top"
    assert figure.takeaway == "Rising is the heaviest element with .300 (Damped)."
    assert "● Damped" in texts(figure)[-1]


EXPERTS = [weights.ExpertRatio("E1", 0.03), weights.ExpertRatio("E2", 0.14), weights.ExpertRatio("E3", None, 2)]


def test_ratios_stand_against_the_threshold() -> None:
    figure = weights.consistency(EXPERTS, threshold=0.1, t=T)
    rows = table(figure, "above", "known")
    assert [(row["name"], row["ratio"], row["above"]) for row in rows] == [("E1", 0.03, False), ("E2", 0.14, True)]
    (hollow,) = tables(figure, "point")
    assert [row["name"] for row in hollow] == ["E3"]
    assert {"threshold .10", ".030", ".140", "2 answers missing"} <= set(texts(figure))
    assert domain(figure, "y") == ["E1", "E2", "E3"]
    assert inside([0, 0.1, 0.14], domain(figure, "x"))
    assert figure.takeaway == "Above the threshold .10: E2."


def test_the_threshold_is_in_sight_where_all_are_consistent() -> None:
    figure = weights.consistency(EXPERTS[:1], threshold=0.1, t=T)
    assert inside([0.1], domain(figure, "x"))
    assert figure.takeaway == "No consistency ratio is above the threshold .10."
    assert "1 answer missing" in texts(weights.consistency([weights.ExpertRatio("E", None, 1)], threshold=0.1, t=T))


def test_a_supermatrix_shows_every_influence_at_its_place() -> None:
    matrix = np.array([[0.0, 0.7, 0.0], [1.0, 0.0, 0.0], [0.0, 0.3, 0.0]])
    figure = weights.supermatrix(matrix, names=("a", "b", "c"), clusters=("X", "X", "Y"), t=T)
    cells = table(figure, "i", "j", "w")
    assert {(row["from"], row["on"]): row["w"] for row in cells} == {("a", "b"): 0.7, ("b", "a"): 1.0, ("c", "b"): 0.3}
    assert [(row["i"], row["j"]) for row in cells] == [(0, 1), (1, 0), (2, 1)]
    assert (domain(figure, "x"), domain(figure, "y")) == ([0, 3], [3, 0])
    edges = [[row["k"] for row in rows] for rows in tables(figure, "rule")]
    assert edges == [[0, 2, 3]] * 2
    assert domain(figure, "opacity") == [0, 1.0]
    assert figure.takeaway == "b has the most influence on the others; 3 of 9 cells are filled."


def test_a_supermatrix_without_influences_is_empty_and_says_so() -> None:
    figure = weights.supermatrix(np.zeros((2, 2)), names=("a", "b"), clusters=("X", "Y"), t=T)
    assert figure.takeaway == "No element influences another."


@pytest.mark.parametrize(("count", "written"), [(10, "element 9"), (100, "cluster 9")])
def test_where_elements_are_many_their_clusters_are_named(count: int, written: str) -> None:
    names = [f"element {k}" for k in range(count)]
    clusters = [f"cluster {k // 10}" for k in range(count)]
    figure = weights.supermatrix(np.eye(count), names=names, clusters=clusters, t=T)
    assert written in [row["name"] for row in list(tables(figure, "text"))[-1]]


def test_a_ballot_is_full_begun_or_hollow() -> None:
    sets = [weights.BallotProgress("Goal", 10, (10, 5, 0)), weights.BallotProgress("Single", 0, (0, 0, 0))]
    figure = weights.ballot_progress(("E1", "E2", "E3"), sets, t=T)
    outlines, filled = tables(figure, "bar")
    assert [row["share"] for row in outlines] == [1, 0.5, 0, 1, 1, 1]
    assert [(row["expert"], row["share"]) for row in filled][:2] == [("E1", 1), ("E2", 0.5)]
    assert all(row["left"] <= row["right"] <= row["full"] + 1e-9 for row in outlines)
    assert [row["text"] for row in outlines][:3] == ["10 of 10", "5 of 10", "0 of 10"]
    assert domain(figure, "x") == [0, 3]
    assert figure.takeaway == "15 of 30 judgments are answered; 15 are open."


def test_figures_of_weights_in_chinese() -> None:
    assert "阈值" in weights.consistency(EXPERTS, threshold=0.1, t=ZH).takeaway
    assert any("阈值" in text for text in texts(weights.consistency(EXPERTS, threshold=0.1, t=ZH)))
    assert len(layers(weights.slope(NAMES, COLUMNS, used="AHP", t=ZH))) == 8
