"""Districts in which a plan began, against those in which it did not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.labels import Label
from scenarios.scenario import PlannedAmount, Scenario
from studies.control_districts import begun_in, controlled_gains
from studies.segments import segment_table
from tests.studies.deciding import decision, measured
from tests.studies.surveyed import surveyed


def targeted(*segments: str, amounts: tuple[float, ...] = (5.0,), dimension: str = "district") -> Scenario:
    parts = tuple((segment, 1 / len(segments)) for segment in segments)
    return Scenario("T", Label("Townships"), (PlannedAmount("L4", amounts, dimension, parts),))


def test_a_district_begins_with_its_first_lever() -> None:
    plan = Scenario(
        "T",
        Label(),
        (
            PlannedAmount("L4", (0.0, 0.0, 5.0), "district", (("D1", 0.5), ("D2", 0.5), ("D3", 0.0))),
            PlannedAmount("L5", (4.0,), "district", (("D2", 1.0),)),
            PlannedAmount("L8", (9.0,)),
        ),
    )
    assert begun_in(plan, "district") == {"D1": 3, "D2": 1}


def test_the_gain_of_a_district_is_its_change_less_that_of_the_others() -> None:
    study, survey = surveyed()
    weights = measured().weighing.weights
    taken = replace(decision(), day="2026-05-01", scenario=targeted("D1"))
    (found,), findings = controlled_gains(study, weights, survey, taken)
    assert findings == ()
    assert (found.dimension, found.segments) == ("district", ("D1",))
    rows = segment_table(study, weights, survey, ("district",), indicators=("",)).rows
    score = {(row.segment[0], row.wave): row.estimate.value for row in rows}
    change = {
        name: score[name, "2026-Q3"] - score[name, "2026-Q2"] for name, wave in score if wave == "2026-Q3" and name
    }
    others = [value for name, value in change.items() if name != "D1"]
    assert found.difference.value == pytest.approx(change["D1"] - sum(others) / len(others))
    assert (found.difference.districts, found.difference.controls) == (1, 4)
    assert found.difference.standard_error > 0


def test_a_plan_spent_everywhere_has_no_control() -> None:
    study, survey = surveyed()
    weights = measured().weighing.weights
    assert controlled_gains(study, weights, survey, decision()) == ((), ())
    everywhere = replace(decision(), day="2026-05-01", scenario=targeted("D1", "D2", "D3", "D4", "D5"))
    found, findings = controlled_gains(study, weights, survey, everywhere)
    assert found == ()
    assert [finding.code for finding in findings] == ["districts-not-compared"]
