"""Two scenarios lever by lever, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.translate import translator
from mcdm.draws import Draws
from reports.charts.scales import IndexDisplay
from reports.sentences import lever_difference as words
from reports.sentences.lever_difference import LeverDifference
from store.examples import load_example
from studies.evaluate import compare, evaluate, explain, project
from studies.study import Study

DEMO, EN, ZH, SCORE = load_example("power-supply"), translator("en"), translator("zh"), IndexDisplay()
LEVERS = {lever.id: lever.label.en for lever in DEMO.levers}


def between(first: str, second: str, study: Study = DEMO) -> LeverDifference:
    now = evaluate(study)
    one, other = study.scenario(first), study.scenario(second)
    own = explain(study, now, one), explain(study, now, other)
    compared = compare(study, project(study, now, Draws(count=50)))
    return LeverDifference(one, other, explain(study, now, one, against=other), own, compared)


@pytest.fixture(scope="module")
def lead() -> LeverDifference:
    return between("S4", "S1")


def test_what_leads_to_the_lead_sums_to_it(lead: LeverDifference) -> None:
    rows = words.rows(lead, DEMO, EN)
    assert sum(row.moves for row in rows) == pytest.approx(lead.gain, abs=1e-9)
    assert [abs(row.moves) for row in rows] == sorted((abs(row.moves) for row in rows), reverse=True)
    shares = [sum(row.shares[k] for row in rows) for k in (0, 1)]
    assert shares == pytest.approx([float(each.gain[-1]) for each in lead.own], abs=1e-9)  # nothing planned alike


def test_the_headline_names_who_is_ahead_and_by_what(lead: LeverDifference) -> None:
    said = words.headline(lead, ("Balanced", "Reliability"), LEVERS, display=SCORE, t=EN)
    assert said.startswith("Balanced ends .035 above Reliability")
    turned = words.headline(between("S1", "S4"), ("Reliability", "Balanced"), LEVERS, display=SCORE, t=EN)
    assert turned == said
    assert "高 0.035" in words.headline(lead, ("“均衡方案”", "“可靠性优先”"), LEVERS, display=SCORE, t=ZH)


def test_the_same_plan_twice_ends_alike() -> None:
    twin = replace(DEMO.scenario("S4"), id="S9")
    same = between("S4", "S9", replace(DEMO, scenarios=(*DEMO.scenarios, twin)))
    assert words.headline(same, ("A", "B"), LEVERS, display=SCORE, t=EN) == "A and B end alike"
    assert words.rows(same, DEMO, EN) == ()


def test_the_evidence_gives_both_numbers_and_the_money(lead: LeverDifference) -> None:
    said = words.evidence(lead, ("Balanced", "Reliability"), display=SCORE, t=EN)
    assert said.startswith("Balanced: .734 without surprises, .73")
    assert " expected. Reliability: .699 without surprises" in said
    assert "Reliability costs 0.4m yuan more than Balanced." in said


def test_amounts_are_said_as_people_say_them(lead: LeverDifference) -> None:
    row = next(each for each in words.rows(lead, DEMO, EN) if each.lever == "L1")
    assert row.amounts[0] == "15.0m yuan of capital"
    assert words.change_of_money(row, "en", list(row.costs)).startswith("−")
