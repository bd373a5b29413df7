"""Draws of everything, asked about plans."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from studies.evaluate import evaluate
from studies.plan_uncertainty import EVERYTHING, of_sources, plan_uncertainty
from tests.studies.surveyed import surveyed

STUDY, SUMMARY = surveyed()
FOUND = plan_uncertainty(STUDY, evaluate(STUDY, SUMMARY))


def test_futures_dominate_where_the_demo_ends_and_effects_count_too() -> None:
    shares = FOUND.shares(STUDY.scenarios)
    column = shares.position("index", "S3")
    assert shares.dominant(column) == "futures"
    assert shares.first[:, column].sum() <= 1.05
    assert shares.first[shares.groups.index("effects"), column] == pytest.approx(0.33, abs=0.06)
    assert shares.dominant(shares.position("index", "S0")) == "futures"


def test_the_survey_is_not_worth_more_to_the_choice() -> None:
    known = FOUND.information(STUDY.scenarios)
    worth = {each.group: each for each in known.partial}
    assert known.best == "S4"
    assert known.perfect.value == pytest.approx(4.6e-4, abs=1e-4)
    assert worth["survey"].value < 2e-5
    assert worth["effects"].value > worth["judgments"].value
    assert "L4" in {each.group for each in FOUND.information(STUDY.scenarios, "lever").partial[:3]}


def test_without_a_survey_it_is_said() -> None:
    found = plan_uncertainty(STUDY, evaluate(STUDY), replace(EVERYTHING, count=128))
    assert [finding.code for finding in found.findings] == ["survey-not-drawn"]


def test_sources_by_name() -> None:
    assert of_sources(Draws(), ("survey", "futures")).varying == {"survey", "futures"}
    with pytest.raises(DecisionError, match="draws-unknown-source"):
        of_sources(Draws(), ("weather",))
