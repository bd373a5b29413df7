"""Who gains where: every plan in every segment, who falls, and how the whole differs from the headline."""

from __future__ import annotations

import numpy as np
import pytest

from i18n.translate import translator
from reports.charts.places import who_gains
from reports.charts.scales import IndexDisplay
from studies.places import PlanBySegment
from tests.reports.charts.drawing import table, tables, texts
from tests.reports.charts.gallery import Study

SEGMENTS = {"D1": "Urban core", "D2": "Townships"}


def plan(scenario: str = "plan-3", ends: tuple[float, float] = (0.75, 0.70), pooled: float = 0.735) -> PlanBySegment:
    index = np.array([[0.70, ends[0]], [0.66, ends[1]]])
    return PlanBySegment(
        scenario, "", "district", ("D1", "D2"), np.array([0.6, 0.4]), index, np.array([0.684, pooled]), (0, 0), (1, 1)
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_segment_and_the_whole_stand_once_for_each_plan(language: str) -> None:
    study = Study(language)
    figure = who_gains(
        [plan(), plan("plan-4")], SEGMENTS, palette=study.palette, display=IndexDisplay(), t=translator(language)
    )
    rows = table(figure, "today", "end", "lane")
    assert len(rows) == 6
    assert rows[0]["lane"] == "Urban core · 60%"
    assert rows[2]["end"] == pytest.approx(0.6 * 0.75 + 0.4 * 0.70)
    written = texts(figure)
    assert sum(study.palette.name("plan-3") in text for text in written) == 1
    assert ".750  +.050" in written[0]
    assert "Urban core" in figure.takeaway


def test_who_falls_is_marked_by_more_than_a_colour() -> None:
    study = Study("en")
    figure = who_gains([plan(ends=(0.75, 0.65))], SEGMENTS, palette=study.palette, display=IndexDisplay(), t=study.t)
    assert [text for text in texts(figure) if "▼" in text] == ["▼ .650  −.010"]
    falling = [row for rows in tables(figure, "rule") for row in rows if row["falls"]]
    assert [row["lane"] for row in falling] == ["Townships · 40%"]


def test_the_headline_is_marked_only_where_it_differs() -> None:
    study = Study("en")
    drawn = {"palette": study.palette, "display": IndexDisplay(), "t": study.t}
    marks = {
        pooled: list(tables(who_gains([plan(pooled=pooled)], SEGMENTS, **drawn), "tick")) for pooled in (0.73, 0.75)
    }
    assert marks == {0.73: [[]], 0.75: [[{"scenario": "plan-3", "lane": "All, added up", "at": 0.75}]]}
