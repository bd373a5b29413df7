"""Expected and observed: band, dots with intervals, and the sentence."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.charts.scales import IndexDisplay
from reports.charts.track import expected_and_observed, seen_of
from studies.looking_back import look_back
from tests.studies.deciding import decided

EN, SCORE = translator("en"), IndexDisplay()


def rows(figure, layer: int) -> list[dict]:
    drawn = figure.chart.to_dict()
    part = drawn["layer"][layer]["data"]
    return part.get("values") or drawn["datasets"][part["name"]]


def test_dots_have_the_interval_of_their_survey_and_the_band_is_the_records() -> None:
    (review,) = look_back(decided((4, 0.72, 0.004), (8, 0.69, 0.004))).reviews
    figure = expected_and_observed(review.decision.expected, seen_of(review), display=SCORE, t=EN)
    band = rows(figure, 0)
    assert [row["low"] for row in band] == pytest.approx(review.decision.expected.low)
    first, second = rows(figure, 3)
    assert first["high"] - first["low"] == pytest.approx(2 * 1.96 * 0.004)
    assert (first["kind"], second["kind"]) == ("as-expected", "below")
    assert figure.takeaway.startswith("In quarter 8 .690 was observed; .731 was expected, nine of ten between")


def test_what_is_expected_stands_at_the_end_of_its_line_and_clear_of_an_observation_there() -> None:
    (review,) = look_back(decided((4, 0.72, 0.004))).reviews
    expected = review.decision.expected
    (label,) = rows(expected_and_observed(expected, seen_of(review), display=SCORE, t=EN), 6)
    assert (label["quarter"], label["index"]) == (12, pytest.approx(expected.path[-1]))
    (review,) = look_back(decided((12, expected.path[-1] - 0.002, 0.0))).reviews
    (label,) = rows(expected_and_observed(expected, seen_of(review), display=SCORE, t=EN), 6)
    assert label["index"] < expected.path[-1]


def test_before_anything_was_observed_the_end_is_told() -> None:
    (review,) = look_back(decided()).reviews
    figure = expected_and_observed(review.decision.expected, (), display=IndexDisplay("percent"), t=EN)
    assert figure.takeaway == "66.5 is expected in quarter 12; nothing was observed yet."


def test_an_observation_beyond_the_horizon_widens_the_axis() -> None:
    (review,) = look_back(decided((20, 0.735, 0.0))).reviews
    figure = expected_and_observed(review.decision.expected, seen_of(review), display=SCORE, t=EN)
    assert figure.chart.to_dict()["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 20]
