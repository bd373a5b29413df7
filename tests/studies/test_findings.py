"""What is doubtful about a study."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, PairwiseComparisons
from mcdm.model import GOAL
from store.examples import load_example
from studies.findings import check
from studies.study import Ballot, WeightOverride
from studies.weigh import weigh
from tests.studies.examples import hierarchy, pairs
from tests.studies.parts import small_study


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


def test_what_stops_the_weighing_is_an_error_where_it_is_computed() -> None:
    study = hierarchy(experts=2)
    silent = tuple(replace(expert, weight=0.0) for expert in study.experts)
    with pytest.raises(DecisionError, match="expert-weights-all-zero"):
        weigh(replace(study, experts=silent))


def test_figures_in_the_index_are_counted_twice_by_scenarios() -> None:
    study = load_example("power-supply")
    mixed = replace(study, choices=replace(study.choices, survey_share=0.7))
    assert "figures-counted-twice" not in codes(study)
    assert "figures-counted-twice" in codes(mixed)
    assert "figures-counted-twice" not in codes(replace(mixed, levers=(), interactions=(), scenarios=(), futures=()))


def test_what_stops_the_weighing_is_something_to_mend() -> None:
    study = small_study()
    nobody = replace(study, experts=tuple(replace(expert, weight=0.0) for expert in study.experts))
    assert "weighing-stopped-by-expert-weights" in {found.code for found in check(nobody)}
    points = Ballot("E1", "C1", DirectRatings(("N1", "N2"), (0.0, 1.0)))
    others = tuple(ballot for ballot in study.ballots if (ballot.expert, ballot.set) != ("E1", "C1"))
    zero = replace(study, ballots=(*others, points), overrides=())
    found = next(found for found in check(zero) if found.code == "weighing-stopped-by-zero-points")
    assert dict(found.facts)["element"] == "N1"
    none = replace(study, overrides=(WeightOverride("N1", 0.0), WeightOverride("N2", 0.0)))
    assert "weighing-stopped-by-overrides" in {found.code for found in check(none)}
