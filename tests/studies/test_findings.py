"""What is doubtful about a study."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, PairwiseComparisons
from mcdm.model import GOAL
from store.examples import load_example
from studies.findings import check
from studies.study import Ballot
from tests.studies.examples import hierarchy, pairs


def codes(study) -> list[str]:
    return [finding.code for finding in check(study)]


def test_a_sound_study_has_no_findings() -> None:
    assert codes(hierarchy()) == []


def test_open_pairs_are_counted_by_expert() -> None:
    study = hierarchy(experts=2)
    partly = Ballot("E1", GOAL, PairwiseComparisons(("a", "b", "c"), pairs(("a", "b", 2), ("b", "c", 2)).judgments))
    (finding,) = check(replace(study, ballots=(study.ballots[0], partly)))
    assert (finding.code, finding.place, finding.details["count"]) == ("expert-left-pairs-open", "E1", 1)


def test_a_study_that_cannot_be_measured_yet_can_be_checked() -> None:
    assert codes(replace(hierarchy(), baseline=())) == ["nothing-measured"]


def test_the_demo_is_honest_about_itself() -> None:
    found = codes(load_example("power-supply"))
    assert found.count("consistency-above-threshold") == 2
    assert "levers-assumed" in found
    assert "expert-left-pairs-open" in found


def test_a_lever_that_moves_nothing_is_named() -> None:
    demo = load_example("power-supply")
    idle = replace(demo.levers[0], effects=())
    found = check(replace(demo, levers=(idle, *demo.levers[1:])))
    assert [finding.place for finding in found if finding.code == "lever-without-effect"] == [idle.id]


def test_points_answer_every_pair_of_a_set() -> None:
    study = hierarchy(experts=2)
    points = Ballot("E1", GOAL, DirectRatings(("a", "b", "c"), (1.0, 2.0, 3.0)))
    assert codes(replace(study, ballots=(study.ballots[0], points))) == []


def test_what_cannot_be_computed_is_no_finding() -> None:
    study = hierarchy(experts=2)
    silent = tuple(replace(expert, weight=0.0) for expert in study.experts)
    with pytest.raises(DecisionError, match="expert-weights-all-zero"):
        check(replace(study, experts=silent))


def test_figures_in_the_index_are_counted_twice_by_scenarios() -> None:
    study = load_example("power-supply")
    mixed = replace(study, choices=replace(study.choices, survey_share=0.7))
    assert "figures-counted-twice" not in codes(study)
    assert "figures-counted-twice" in codes(mixed)
    assert "figures-counted-twice" not in codes(replace(mixed, levers=(), interactions=(), scenarios=(), futures=()))
