"""Proposals in the words an expert answered in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.choice import Choice
from mcdm.judgments import BestWorstComparisons
from mcdm.scales import SAATY_VALUES
from store.examples import load_example
from studies import edits
from studies.answers import answers
from studies.edits.repairs import apply_repair
from studies.repairs import frontier, proposals, said
from studies.study import Study
from tests.studies.parts import pairs, refused

DEMO = load_example("power-supply")


def ratio(study: Study, expert: str, set_name: str) -> float:
    found = next(each for each in answers(study) if each.weights.set.id == set_name)
    own = next(each for each in found.experts if each.expert == expert)
    assert own.consistency_ratio is not None
    return own.consistency_ratio


def test_the_planted_contradiction_of_the_demo() -> None:
    best, *others = proposals(DEMO, "E5", "goal")
    (change,) = best.changes
    assert (change.first, change.second, change.old, change.new) == ("C1", "C6", 1 / 4, 1 / 3)
    assert (best.kind, best.exact, best.place) == ("fewest", True, "E5/goal")
    assert best.ratio_before == pytest.approx(ratio(DEMO, "E5", "goal"))
    assert best.ratio_after == pytest.approx(0.091, abs=5e-4)
    assert change.implied is not None
    assert change.implied > 1
    assert [each.kind for each in others] == ["alternative", "implied"]
    assert others[1].changes[0].new in SAATY_VALUES
    assert others[1].ratio_after < best.ratio_after


@pytest.mark.parametrize("scale", ["linear", "balanced", "generalised-balanced", "power", "geometric"])
def test_the_threshold_is_reached_on_every_judgment_scale(scale: str) -> None:
    demo = replace(DEMO, choices=replace(DEMO.choices, judgment_scale=Choice(scale)))
    for expert, set_name in (("E5", "goal"), ("E7", "C3")):
        offered = [each for each in proposals(demo, expert, set_name) if each.kind != "implied"]
        before = ratio(demo, expert, set_name)
        assert bool(offered) == (before > 0.1)
        for proposal in offered:
            assert proposal.ratio_before == pytest.approx(before, abs=1e-9)
            mended = apply_repair(demo, expert, set_name, proposal.changes, by=expert)
            assert ratio(mended, expert, set_name) == pytest.approx(proposal.ratio_after, abs=1e-9)
            assert ratio(mended, expert, set_name) <= 0.1
            assert {change.new for change in proposal.changes} <= set(SAATY_VALUES)


def test_nobody_else_of_the_demo_is_asked_to_think_again() -> None:
    asked = {
        (expert.id, name)
        for expert in DEMO.experts
        for name in DEMO.comparison_sets
        if proposals(DEMO, expert.id, name)
    }
    assert asked == {("E5", "goal"), ("E7", "C3")}


def test_a_repaired_set_needs_no_repair() -> None:
    best = proposals(DEMO, "E5", "goal")[0]
    mended = apply_repair(DEMO, "E5", "goal", best.changes, by="E5")
    assert proposals(mended, "E5", "goal") == ()
    drawn = frontier(mended, "E5", "goal")
    assert drawn is not None
    assert drawn.reached.all()


def test_there_is_nothing_to_propose_without_pairs() -> None:
    assert proposals(DEMO, "nobody", "goal") == ()
    assert frontier(DEMO, "nobody", "goal") is None
    elements = DEMO.comparison_sets["goal"].elements
    anchors = BestWorstComparisons(elements, "C1", "C2", tuple((name, 2.0) for name in elements[1:]))
    assert proposals(edits.cast_ballot(DEMO, "E5", "goal", anchors), "E5", "goal") == ()
    unlinked = pairs(" ".join(elements), ("C1", "C2", 3.0))
    assert proposals(edits.cast_ballot(DEMO, "E5", "goal", unlinked), "E5", "goal") == ()
    error = refused(lambda: proposals(DEMO, "E5", "gaol"))
    assert (error.code, error.facts["suggestion"]) == ("id-unknown", "goal")


def test_several_changes_are_one_proposal() -> None:
    elements = "C1 C2 C3 C4 C5 C6"
    names = elements.split()
    ring = [(names[i], names[j], 5.0 if (j - i) in {1, 2} else 1 / 5) for i in range(6) for j in range(i + 1, 6)]
    study = edits.cast_ballot(DEMO, "E5", "goal", pairs(elements, *ring))
    best = proposals(study, "E5", "goal")[0]
    assert len(best.changes) > 2
    assert not best.exact
    assert best.finding.code == "repair-several"
    assert best.finding.details["count"] == len(best.changes)


def test_findings_carry_what_their_sentences_need() -> None:
    best, _, implied = proposals(DEMO, "E5", "goal")
    assert best.finding.code == "repair-one"
    assert best.finding.details["old"] == "1/4"
    assert best.finding.details["after"] == pytest.approx(0.0912)
    assert implied.finding.code == "repair-implied"
    assert implied.finding.details["implied"]


@pytest.mark.parametrize(("value", "words"), [(3.0, "3"), (1 / 3, "1/3"), (13.416, "13.4"), (0.3, "1/3.33")])
def test_ratios_are_said_as_people_say_them(value: float, words: str) -> None:
    assert said(value) == words
