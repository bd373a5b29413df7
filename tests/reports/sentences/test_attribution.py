"""The paragraph that says why a plan gains what it does: generated from the numbers, in both languages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from i18n.translate import translator
from mcdm.draws import Draws
from reports.charts.scales import IndexDisplay
from reports.sentences.attribution import Explanation, paragraph
from studies.evaluate import explain, follow, project
from tests.studies.deciding import DEMO, measured

SCORE = IndexDisplay()


@cache
def explanation(name: str, language: str = "en", against: str = "") -> Explanation:
    scenario, t = DEMO.scenario(name), translator(language)
    other = DEMO.scenario(against) if against else None
    (run,) = project(DEMO, measured(), Draws(count=50), [scenario])
    return Explanation(
        scenario.label.in_language(t.language),
        explain(DEMO, measured(), scenario, against=other),
        follow(DEMO, measured(), scenario),
        run,
        {lever.id: lever.label.in_language(t.language) for lever in DEMO.levers},
        {each.indicator: each.label.in_language(t.language) for each in DEMO.figures},
        {each.indicator: each.unit.in_language(t.language) for each in DEMO.figures},
        frozenset(lever.id for lever in DEMO.levers if lever.assumed),
        "" if other is None else other.label.in_language(t.language),
    )


def said(told_of: Explanation, language: str = "en") -> str:
    return paragraph(told_of, display=SCORE, t=translator(language))


def test_levers_that_work_against_each_other_make_no_part_above_the_whole() -> None:
    told_of = explanation("S4")
    shares = np.zeros(len(told_of.attribution.levers))
    shares[:2] = 1.4 * told_of.gain, -0.4 * told_of.gain
    for language, words in (("en", "would make more than that"), ("zh", "本会带来更大的变化")):
        own = explanation("S4", language)
        text = said(replace(own, attribution=replace(own.attribution, shares=shares)), language)
        assert words in text
        assert "of it is made by" not in text


def test_the_paragraph_of_the_balanced_plan() -> None:
    text = said(explanation("S4"))
    assert text.startswith("In 3 years Balanced raises the index by .047: it ends at .734, without the plan at .687.")
    assert "67% of it is made by Staff training (+.013), Proactive outage & restoration notice (+.010) and" in text
    assert "Staff training works through Skill test mean (from 79 to 85.6 points) and" in text
    assert "Half of it is there by quarter 3." in text
    assert "and nine of ten draws end between" in text
    assert "70% of it rests on effects that are assumed, not measured." in text


def test_chinese_says_the_same() -> None:
    text = said(explanation("S4", "zh"), "zh")
    assert text.startswith("3 年内，“均衡方案”使指数提高 0.047：最终为 0.734，没有该方案则为 0.687。")
    assert "其中 67% 来自“员工培训”（+0.013）" in text
    assert "70% 基于假设的效应" in text


def test_the_empty_plan_makes_no_difference() -> None:
    assert said(explanation("S0")) == "Status quo plans no lever, so it makes no difference."


def test_two_plans_that_end_alike_say_what_cancels_out() -> None:
    text = said(explanation("S4", against="S3"))
    assert text.startswith("After 3 years Balanced stands at .734 and Channel expansion at .734")
    assert "What is added by Staff training (+.006)" in text
    assert "is taken away by Account, community and area managers (−.008)" in text


def test_ties_overlap_the_world_and_sampling_are_said() -> None:
    plain = explanation("S4")
    found = plain.attribution
    shares = found.shares.copy()
    shares[[0, 1]] = 0.02
    drifted = replace(
        found,
        shares=shares,
        drift=np.full(13, -0.01),
        growth=np.full(13, -0.004),
        alone=found.alone + 0.002,
        errors=np.full((7, 13), 1e-5),
    )
    text = said(replace(plain, attribution=drifted, assumed=frozenset(DEMO_LEVERS)))
    assert "Distribution network & automation and Live-line work teams add as much as each other." in text
    assert "Rising expectations alone lower it by .010." in text
    assert "Figures that change by themselves lower it by .004." in text
    assert "less than each alone would: they overlap." in text
    assert "All of it rests on effects that are assumed" in text
    assert "the shares are sampled" in text


DEMO_LEVERS = [lever.id for lever in DEMO.levers]


def test_a_lever_that_works_the_other_way_is_named() -> None:
    plain = explanation("S4")
    shares = plain.attribution.shares.copy()
    shares[0] = -0.004
    text = said(replace(plain, attribution=replace(plain.attribution, shares=shares)))
    assert "Distribution network & automation (−.004) works the other way." in text


@pytest.mark.parametrize("name", ["S1", "S2", "S3"])
def test_every_demo_plan_has_a_paragraph_without_gaps(name: str) -> None:
    for language in ("en", "zh"):
        text = said(explanation(name, language), language)
        assert "…" not in text
        assert "{" not in text
