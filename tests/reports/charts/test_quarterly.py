"""Levers over time: areas that add up to the gain of every quarter, harm below zero."""

from __future__ import annotations

import numpy as np
import pytest

from reports.charts.quarterly import levers_over_time
from scenarios.attribution import Attribution
from tests.reports.charts.drawing import table, texts
from tests.reports.charts.gallery import Study

NAMES = {"a": "Training", "b": "Channels", "c": "Cutting halls", "d": "Nothing"}


def attribution() -> Attribution:
    quarterly = np.array([[0, 0.01, 0.02], [0, 0.02, 0.03], [0, -0.005, -0.01], [0, 0, 1e-6]])
    gain, end = quarterly.sum(0), quarterly[:, -1]
    nothing = np.zeros(3)
    return Attribution(
        tuple(NAMES), end, end, end, quarterly, None, 0.687, nothing, nothing, 0.687 + gain, np.full(3, 0.687)
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_areas_of_a_quarter_add_up_to_its_gain(language: str) -> None:
    study = Study(language)
    figure = levers_over_time(attribution(), NAMES, display=study.display, t=study.t)
    rows = table(figure, "low", "high", "quarter")
    for quarter, gain in enumerate((0.0, 0.025, 0.04)):
        heights = {row["lever"]: row["high"] - row["low"] for row in rows if row["quarter"] == quarter}
        assert heights["Training"] + heights["Channels"] - heights["Cutting halls"] == pytest.approx(gain)
    assert {row["lever"] for row in rows} == {"Training", "Channels", "Cutting halls"}
    assert all(row["high"] <= 0 and row["kind"] == "bad" for row in rows if row["lever"] == "Cutting halls")


def test_labels_stand_at_the_end_with_their_share() -> None:
    study = Study("en")
    figure = levers_over_time(attribution(), NAMES, display=study.display, t=study.t)
    assert texts(figure) == ["+.030  Channels", "+.020  Training", "−.010  Cutting halls"]
    assert "at the end Channels" in figure.takeaway


def test_a_plan_without_an_effect_is_said() -> None:
    study, found = Study("en"), attribution()
    none = Attribution(
        (), *(np.zeros(0),) * 3, np.zeros((0, 3)), None, 0.687, *(np.zeros(3),) * 2, *(found.reference,) * 2
    )
    assert levers_over_time(none, {}, display=study.display, t=study.t).takeaway == "No lever changes the index."
