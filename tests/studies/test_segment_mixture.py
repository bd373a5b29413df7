"""The index of districts where what they measure counts beside what they answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exchange.survey_files import tally_file
from satisfaction.figure_readings import FigureReading
from satisfaction.survey import SurveySummary
from store.examples import example_survey, load_example
from studies import edits
from studies.measure import segments
from studies.operations import segment_memberships
from studies.study import Study
from studies.weigh import weigh

SAIDI = {"D1": 3.1, "D2": 3.6, "D3": 9.0, "D4": 14.0, "D5": 22.0}
DEMO = edits.add_readings(
    load_example("power-supply"),
    [FigureReading("N11", "2026-06", hours, "district", name) for name, hours in SAIDI.items()],
)
WEIGHTS = weigh(DEMO).weights


@pytest.fixture(scope="module")
def answers() -> SurveySummary:
    path = example_survey("power-supply")
    assert path is not None
    assert DEMO.questionnaire is not None
    return tally_file(path, DEMO.questionnaire, DEMO.scale, DEMO.population).survey


def sharing(share: float) -> Study:
    return replace(DEMO, choices=replace(DEMO.choices, survey_share=share))


def by_district(study: Study, answers: SurveySummary):
    return {each.segment[0]: each for each in segments(study, WEIGHTS, answers, ["district"])}


def test_the_survey_alone_stays_as_it_is(answers: SurveySummary) -> None:
    alone = by_district(sharing(1.0), answers)
    assert alone["D1"].index.value > alone["D5"].index.value


def test_half_lies_between_answers_and_figures(answers: SurveySummary) -> None:
    alone, half, figures = (by_district(sharing(share), answers) for share in (1.0, 0.5, 0.0))
    for name, each in half.items():
        ends = sorted((alone[name].index.value, figures[name].index.value))
        assert ends[0] <= each.index.value <= ends[1]
        assert each.index.value == pytest.approx(sum(ends) / 2)
        whole, part = alone[name].index, each.index
        assert part.high - part.low == pytest.approx((whole.high - whole.low) / 2)


def test_figures_alone_are_those_of_the_district_without_an_interval(answers: SurveySummary) -> None:
    found, memberships = by_district(sharing(0.0), answers), segment_memberships(DEMO, "district")[0]
    for name, each in found.items():
        expected = WEIGHTS.values @ memberships[name].values @ np.array(DEMO.scale.scores)
        assert each.index.value == pytest.approx(float(expected))
        assert each.index.high == pytest.approx(each.index.low)
    assert found["D1"].index.value > found["D5"].index.value
    assert "segment-figures-partial" in [finding.code for finding in found["D5"].findings]


def test_districts_by_tiers_take_the_figures_of_their_district(answers: SurveySummary) -> None:
    found = {each.segment: each for each in segments(sharing(0.0), WEIGHTS, answers, ["tier", "district"])}
    assert found["ordinary", "D1"].index.value == pytest.approx(found["large", "D1"].index.value)
    assert found["ordinary", "D1"].index.value > found["ordinary", "D5"].index.value
