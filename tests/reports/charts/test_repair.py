"""The frontier of repairs: the least ratio for each number of changes, the smallest move beside it."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.charts.repair import frontier
from store.examples import load_example
from studies.repairs import frontier as frontier_of
from tests.reports.charts.drawing import domain, inside, tables, texts


def test_the_demo_needs_one_change() -> None:
    found = frontier_of(load_example("power-supply"), "E5", "goal")
    assert found is not None
    figure = frontier(found, t=translator("en"))
    (line,) = tables(figure, "line")
    assert [row["count"] for row in line] == found.count.tolist()
    assert [row["ratio"] for row in line] == found.ratio.tolist()
    assert inside([*found.ratio.tolist(), 0.1], domain(figure, "y"))
    proved, open_, smallest = tables(figure, "point")
    assert [row["count"] for row in proved] == [0, 1, 2]
    assert [row["count"] for row in open_] == [3, 4]
    assert [(row["count"], row["ratio"]) for row in smallest] == [(1, pytest.approx(0.0912, abs=5e-5))]
    assert smallest[0]["move"] == "× 1.33 in all"
    assert ".091, smallest move" in texts(figure)
    assert figure.takeaway.startswith("1 change is enough. The consistency ratio is .118.")


def test_answers_within_the_threshold_need_nothing() -> None:
    found = frontier_of(load_example("power-supply"), "E1", "goal")
    assert found is not None
    figure = frontier(found, t=translator("zh"))
    assert list(tables(figure, "point"))[-1] == []
    assert figure.takeaway.startswith("无需修改任何判断")
