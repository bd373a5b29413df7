"""Dimensions, segments and entitlements."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.complaints import ComplaintCount
from satisfaction.entitlements import Entitlement
from satisfaction.funnel_steps import FunnelStep
from satisfaction.questionnaire import TIER_THRESHOLDS, Item, Questionnaire, SegmentColumn
from satisfaction.respondents import Dimension, Population, Segment
from studies import document, edits
from tests.studies.parts import small_study

TIERS = Dimension(
    "tier", Label("Tier", "等级"), tuple(Segment(name, Label(name)) for name in ("VIP", "large", "ordinary"))
)
DISTRICTS = Dimension(
    "district", Label("District"), (Segment("D1", Label("City"), 100), Segment("D2", Label("Hills"), 40))
)
MANAGED = Entitlement("tier", "VIP", Label("dedicated account manager"), (Label("power quality report"),))
STUDY = replace(
    small_study(),
    population=Population((DISTRICTS, TIERS)),
    entitlements=(MANAGED,),
    complaints=(ComplaintCount("outage", "2026-Q1", 7, "district", "D2"), ComplaintCount("outage", "2026-Q1", 9)),
    questionnaire=Questionnaire(
        (Item("q1", "N1"),),
        (
            SegmentColumn("kWh", "tier", thresholds=TIER_THRESHOLDS),
            SegmentColumn("where", "district", (("hill", "D2"),)),
        ),
        fixed=(("wave", "2026-Q1"),),
    ),
)


def test_a_dimension_is_added_renamed_and_removed() -> None:
    source = Dimension("source", Label("Source"), (Segment("web", Label("Web")),))
    study = edits.add_dimension(STUDY, source)
    assert [each.id for each in study.population.dimensions] == ["district", "tier", "source"]
    with pytest.raises(DecisionError, match="id-taken"):
        edits.add_dimension(study, source)
    renamed = edits.set_dimension(study, replace(source, label=Label("Source", "来源")))
    assert renamed.labels["source"].zh == "来源"
    assert edits.remove_dimension(study, "source") == STUDY
    with pytest.raises(DecisionError, match="id-unknown"):
        edits.set_dimension(STUDY, source)


def test_what_refers_to_a_segment_goes_with_it() -> None:
    study = edits.set_dimension(STUDY, replace(DISTRICTS, segments=DISTRICTS.segments[:1]))
    assert study.complaints == STUDY.complaints[1:]
    assert study.questionnaire is not None
    assert study.questionnaire.segments[1].values == ()
    assert study.questionnaire.fixed == (("wave", "2026-Q1"),)
    assert document.read(document.write(study)) == study


def test_the_funnel_keeps_the_segments_that_are_left() -> None:
    steps = (FunnelStep("district", ("D1", "D2")), FunnelStep("district", ("D2",)), FunnelStep("tier", ("VIP",)))
    study = edits.set_funnel(STUDY, steps)
    smaller = edits.set_dimension(study, replace(DISTRICTS, segments=DISTRICTS.segments[:1]))
    assert smaller.choices.funnel == (FunnelStep("district", ("D1",)), FunnelStep("tier", ("VIP",)))
    assert edits.remove_dimension(smaller, "tier").choices.funnel == (FunnelStep("district", ("D1",)),)


def test_a_removed_dimension_is_read_from_no_column() -> None:
    study = edits.remove_dimension(STUDY, "tier")
    assert study.entitlements == ()
    assert study.questionnaire is not None
    assert [column.dimension for column in study.questionnaire.segments] == ["district"]


def test_numbers_of_a_segment_change_nothing_else() -> None:
    known = replace(
        TIERS, segments=(replace(TIERS.segments[0], customers=60, revenue=5e4, invited=60), *TIERS.segments[1:])
    )
    study = edits.set_dimension(STUDY, known)
    assert study == replace(STUDY, population=Population((DISTRICTS, known)))


def test_entitlements_are_set_and_an_empty_one_goes() -> None:
    large = Entitlement("tier", "large", Label("", "行业客户经理"))
    study = edits.set_entitlement(STUDY, large)
    assert study.entitlements == (MANAGED, large)
    changed = edits.set_entitlement(study, replace(MANAGED, source="service standard 2025"))
    assert changed.entitlements[0].source == "service standard 2025"
    assert edits.set_entitlement(study, Entitlement("tier", "large")) == STUDY
    for strange in (Entitlement("tier", "none"), Entitlement("none", "VIP")):
        with pytest.raises(DecisionError, match="id-unknown"):
            edits.set_entitlement(STUDY, strange)
