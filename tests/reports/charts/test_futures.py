"""Charts of futures: the table of rules, strips of outcomes, limited ranges, merits."""

from __future__ import annotations

import numpy as np
import pytest

from i18n.translate import translator
from reports.charts import futures as charts
from reports.charts.compare import Future
from reports.charts.look import Palette
from reports.charts.scales import IndexDisplay
from tests.reports.charts.drawing import domain, tables, texts

T, SCORE = translator("en"), IndexDisplay("score")
PALETTE = Palette(("S0", "S1"), ("Nothing", "Something"), "S0")


def test_the_table_marks_the_best_of_each_future_and_what_rules_pick() -> None:
    columns = [Future("Calm", 0.6, (0.70, 0.74)), Future("Storm", 0.4, (0.68, 0.67))]
    rules = [charts.Rule("worst", (".680", ".670"), ("S0",))]
    figure = charts.table(["S0", "S1"], columns, rules, palette=PALETTE, display=SCORE, t=T)
    others, best, picked = tables(figure, "rect")
    assert {row["text"] for row in best} == {".740", ".680"}
    assert {row["behind"] for row in others} == {"−.0400", "−.0100"}
    assert [(row["row"], row["column"]) for row in picked] == [("Nothing", "worst")]
    assert figure.takeaway.startswith("Something is the robust choice: over 2 futures it never falls behind")


def test_futures_of_one_name_keep_their_columns() -> None:
    columns = [Future("Calm", 0.5, (0.7, 0.7)), Future("Calm", 0.5, (0.6, 0.7))]
    figure = charts.table(["S0", "S1"], columns, [], palette=PALETTE, display=SCORE, t=T)
    assert len(domain(figure, "x")) == 2


def test_strips_count_futures_and_say_how_many_reach_the_level() -> None:
    values = np.array([np.linspace(0.6, 0.7, 50), np.linspace(0.65, 0.75, 50)])
    figure = charts.outcomes(["S0", "S1"], values, threshold=0.7, palette=PALETTE, display=SCORE, t=T)
    (bins,) = tables(figure, "rect")
    assert {row["scenario"] for row in bins} == {"S0", "S1"}
    assert {"2%", "50%"} <= set(texts(figure))
    assert figure.takeaway == "Something has the highest low end, .650; its median is .700."
    bare = charts.outcomes(["S0", "S1"], values, threshold=None, palette=PALETTE, display=SCORE, t=T)
    assert "50%" not in texts(bare)


def test_limits_stand_inside_the_whole_range() -> None:
    drift = charts.Limit("Drift", 0.0, 0.1, 0.0, 0.04, None, ("0", ".100"), "> .040")
    free = charts.Limit("Gap", 0.5, 1.5, 1.0, None, None, ("50%", "150%"), "")
    figure = charts.limits([free, drift], holds=False, t=T)
    whole, bound = tables(figure, "bar")
    assert [row["name"] for row in whole] == ["Drift", "Gap"]
    assert [(row["from"], row["to"]) for row in bound] == [(pytest.approx(0.4), 1.0)]
    assert "any" in texts(figure)
    assert figure.takeaway == "Limited in the box: Drift > .040."


def test_merits_the_best_first() -> None:
    figure = charts.merits(
        ["Nothing", "Something"], np.array([-0.1, 0.2]), palette=PALETTE, scenarios=["S0", "S1"], t=T
    )
    (bars,) = tables(figure, "bar")
    assert [row["row"] for row in bars] == ["Something", "Nothing"]
    assert figure.takeaway == "Something comes first with .200."
