"""Figures, outages and complaints joined; measured memberships of segments."""

from __future__ import annotations

from dataclasses import replace

import pytest

from satisfaction.memberships import mixture
from satisfaction.respondents import Population
from store.examples import load_example
from studies import edits
from studies.operations import operations, segment_memberships
from tests.studies.operating import operating

STUDY = operating()


def test_what_was_measured_can_be_taken_over() -> None:
    found = operations(STUDY)
    assert set(found.to_take_over) == {"N11", "N12", "N13", "N21", "N24"}
    taken = edits.take_over(STUDY, found.to_take_over)
    assert operations(taken).to_take_over == {}
    assert {f.indicator: f.today for f in taken.figures}["N21"] == 45.0


def test_a_study_without_lists_says_that_its_figures_were_stated() -> None:
    found = operations(load_example("power-supply"))
    assert found.outages is None
    assert found.complaints is None
    assert [(each.code, each.details["count"]) for each in found.findings] == [("figures-without-readings", 28)]


def test_lists_without_customers_are_said_to_lack_them() -> None:
    found = operations(replace(STUDY, population=Population()))
    assert found.findings[0].code == "population-not-counted"
    assert {each.origin for each in found.figures} == {"stated", "readings"}


def test_every_district_has_memberships_of_its_own() -> None:
    found, findings = segment_memberships(STUDY, "district")
    rows = {node: k for k, node in enumerate(STUDY.model.indicator_ids)}
    assert found["D1"].values[rows["N11"]] == pytest.approx([2.8 / 3, 0.2 / 3, 0, 0, 0])
    assert found["D1"].values[rows["N32"]] == pytest.approx(found["D2"].values[rows["N32"]])
    assert findings[0].details == {"segment": "D1", "missing": 24, "total": 28}
    half = mixture(found["D1"], found["D2"], 0.5)
    assert half.values.sum(-1) == pytest.approx(1)
