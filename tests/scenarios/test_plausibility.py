"""What is doubtful about a plan is said."""

from __future__ import annotations

from dataclasses import replace

from mcdm.choice import Choice
from mcdm.findings import Finding
from mcdm.labels import Label
from satisfaction.indicators import OperatingFigure
from scenarios.levers import Cost, CurveAnswer, Effect, Interaction, Lever, Timing
from scenarios.overload import Overload
from scenarios.scenario import PlannedAmount, Scenario
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


def test_a_lever_that_begins_too_late_works_after_the_horizon() -> None:
    settings, late = SimulationSettings(quarters=8), LEVERS[0]
    model = small_model((replace(late, timing=Timing(delay=2)),), settings=settings)

    def found(*amounts: float) -> list[tuple[str, object]]:
        scenario = Scenario("plan", Label(), (PlannedAmount(late.id, amounts),))
        findings = simulate(model, scenario, BASELINE).findings
        return [(each.code, each.details["delay"]) for each in findings if each.code == "lever-after-horizon"]

    assert found(*[0.0] * 5, 3.0) == []
    assert found(*[0.0] * 6, 3.0) == [("lever-after-horizon", 8)]
    assert found(*[0.0] * 20, 3.0) == [("lever-after-horizon", 22)]


def test_a_lever_that_works_by_way_of_another_or_by_relief_has_an_effect() -> None:
    levers = (LEVERS[0], lever("dispatch"), lever("poster"))
    pair = Interaction("crews", "dispatch", "outage", 0.5)
    relief = Overload("outage", workload=0.95, growth=0.1, relief=(("poster", 0.2),))
    model = small_model(levers, (pair,), SimulationSettings(quarters=8, overloads=(relief,)))

    def idle(*names: str) -> list[str]:
        scenario = Scenario("plan", Label(), tuple(PlannedAmount(name, (1.0,)) for name in names))
        found = simulate(model, scenario, BASELINE).findings
        return [each.place for each in found if each.code == "lever-without-effect"]

    assert idle("crews", "dispatch") == []
    assert idle("dispatch") == ["dispatch"]
    assert idle("poster") == []


def test_a_figure_better_than_attainable_is_said_whatever_the_plan() -> None:
    mistyped = (FIGURES[0], replace(FIGURES[1], attainable=50))  # 54 % today, and more is better
    projection = simulate(small_model(figures=mistyped), plan(), BASELINE)
    (found,) = projection.findings
    assert (found.code, found.place) == ("figure-beyond-attainable", "notice")
    assert (
        simulate(small_model(figures=(FIGURES[0], replace(FIGURES[1], attainable=54))), plan(), BASELINE).findings == ()
    )


def test_over_budget() -> None:
    assert codes(crews=20) == {"plan": "scenario-over-budget"}


def test_a_figure_outside_its_anchors_moves_no_answer() -> None:
    far = (OperatingFigure("outage", Label(), Label("h"), 60, 50, (1, 4, 8.76, 17.5, 30), 2.0), FIGURES[1])
    projection = simulate(small_model(figures=far), plan(crews=20), BASELINE)
    assert [(f.code, f.place) for f in projection.findings] == [("figure-outside-anchors", "outage")]
    assert projection.figures[-1, 0] < 60
    assert projection.gain == 0


# ---------------------------------------------------------------- curves, assets, effects of nothing


def of_lever(doubtful: Lever, amount: float = 20, quarters: int = 8) -> list[Finding]:
    model = small_model((doubtful,), settings=SimulationSettings(quarters=quarters))
    scenario = Scenario("plan", Label(), (PlannedAmount(doubtful.id, (amount,)),))
    return list(simulate(model, scenario, BASELINE).findings)


def test_a_curve_that_is_flat_up_to_the_maximum() -> None:
    flat = lever("flat", Effect("notice", 0, 0.1, 0.2), response=Choice.of("hill", half=1e6, exponent=2.0))
    (found,) = of_lever(flat)
    assert (found.code, found.place) == ("response-flat", "flat")
    assert 0 < found.details["share"] < 1e-3


def test_an_effect_of_nothing() -> None:
    void = lever("void", Effect("notice", 0, 0, 0), Effect("outage", 0, 0.1, 0.2))
    assert of_lever(void) == [Finding.of("effect-of-nothing", "void", names="notice")]


def test_an_asset_that_outlives_the_run() -> None:
    grid = lever("grid", Effect("outage", 0, 0.1, 0.2), cost=Cost(capital=10, life=20))
    assert of_lever(grid) == [Finding.of("asset-outlives-horizon", "grid", life=20, years=2.0)]
    assert of_lever(grid, quarters=80) == []
    assert of_lever(replace(grid, cost=Cost(operating=10, life=20))) == [], "nothing was bought"


def test_more_than_experts_were_asked_about() -> None:
    answers = (CurveAnswer("E1", 5, 0.3), CurveAnswer("E2", 15, 0.7))
    asked = replace(lever("asked", Effect("outage", 0, 0.1, 0.2)), answers=answers)
    assert of_lever(asked) == [Finding.of("amount-beyond-answers", "asked", amount=20.0, asked=15)]
    assert of_lever(asked, 15) == []


def test_a_drift_of_the_study_is_said() -> None:
    model = small_model(settings=SimulationSettings(quarters=8, expectation_drift=0.06))
    projection = simulate(model, plan(), BASELINE)
    assert projection.findings == (Finding.of("expectation-drift-assumed", drift=0.06),)
    assert projection.gain < 0
