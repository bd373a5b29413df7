"""What is doubtful about a plan is said."""

from __future__ import annotations

from mcdm.labels import Label
from satisfaction.indicators import OperatingFigure
from scenarios.levers import Effect, Timing
from scenarios.settings import SimulationSettings
from scenarios.simulate import simulate
from tests.scenarios.small import FIGURES, LEVERS, lever, plan, small_baseline, small_model

BASELINE = small_baseline()


def codes(**amounts: float) -> dict[str, str]:
    model = small_model(
        (
            *LEVERS,
            lever("rumour", Effect("notice", 0, 0.1, 0.2), assumed=True),
            lever("unsourced", Effect("notice", 0, 0.1, 0.2), source=""),
            lever("poster"),
            lever("grid", Effect("outage", 0, 0.1, 0.2), timing=Timing(delay=8)),
        ),
        settings=SimulationSettings(quarters=8, budget=100),
    )
    projection = simulate(model, plan(**amounts), BASELINE)
    return {finding.place: finding.code for finding in projection.findings}


def test_findings_name_levers() -> None:
    assert codes(rumour=1, unsourced=1) == {"rumour": "lever-assumed", "unsourced": "lever-assumed"}
    assert codes(poster=1) == {"poster": "lever-without-effect"}
    assert codes(grid=1) == {"grid": "lever-after-horizon"}
    assert codes(texts=1) == {}


def test_over_budget() -> None:
    assert codes(crews=20) == {"plan": "scenario-over-budget"}


def test_a_figure_outside_its_anchors_moves_no_answer() -> None:
    far = (OperatingFigure("outage", Label(), Label("h"), 60, 50, (1, 4, 8.76, 17.5, 30), 2.0), FIGURES[1])
    projection = simulate(small_model(figures=far), plan(crews=20), BASELINE)
    assert [(f.code, f.place) for f in projection.findings] == [("figure-outside-anchors", "outage")]
    assert projection.figures[-1, 0] < 60
    assert projection.gain == 0
