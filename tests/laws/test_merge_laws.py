"""Laws of merging: nothing that one side did alone is lost, whatever the two did."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mcdm.labels import Label
from studies import document, edits
from studies.differences import Difference, differences, value_at
from studies.identity import Place
from studies.merge import REMOVALS, Merge, Side, merge
from studies.study import Expert, Study
from tests.laws.changing import Edit, changed, planners
from tests.laws.test_document_laws import studies
from tests.studies.parts import small_study

LAW = settings(derandomize=True, max_examples=150, deadline=None)
BASE = small_study()
sides = st.sampled_from(["mine", "theirs"])
DISJOINT: tuple[Edit, ...] = (
    lambda s: edits.rename_node(s, "N1", Label("Cuts")),
    lambda s: edits.remove_link(s, "N4", "N1"),
    lambda s: edits.set_amount(s, "S1", "L2", 3.0),
    lambda s: edits.set_choices(s, replace(s.choices, damping=0.3)),
    lambda s: edits.set_settings(s, replace(s.settings, budget=5.0)),
    lambda s: edits.add_expert(s, Expert("E3", Label("Three"))),
    lambda s: edits.remove_scenario(s, "S0"),
)


def concerned(each: Difference, merged: Merge) -> bool:
    """Whether a difference is part of a conflict, or a judgment, which are stored apart."""
    places = {conflict.place for conflict in merged.conflicts}
    for conflict in merged.conflicts:
        if conflict.lost:
            remove, place = REMOVALS[conflict.place[:-1]], str(conflict.place[-1])
            places |= {gone.place for gone in (*conflict.lost, *differences(BASE, remove(BASE, place)))}
    within = any(each.place[: len(place)] == place or place[: len(each.place)] == each.place for place in places)
    return within or each.place[0] == "ballots" or each.moved


@LAW
@given(planners)
def test_who_changed_nothing_takes_the_other_over(changed_study: Study) -> None:
    assert merge(BASE, BASE, changed_study) == Merge(changed_study)
    assert merge(BASE, changed_study, BASE) == Merge(changed_study)
    assert merge(BASE, changed_study, changed_study) == Merge(changed_study)


@LAW
@given(planners, planners)
def test_the_two_sides_are_equal_but_for_conflicts_and_new_names(mine: Study, theirs: Study) -> None:
    one, other = merge(BASE, mine, theirs), merge(BASE, theirs, mine)
    assert bool(one.conflicts) == bool(other.conflicts)
    if not one.conflicts and not one.renamed:
        assert one.study == other.study


@LAW
@given(planners, planners)
def test_what_one_side_did_alone_is_there(mine: Study, theirs: Study) -> None:
    merged = merge(BASE, mine, theirs)
    for side in (theirs,) if merged.renamed else (mine, theirs):
        for each in differences(BASE, side):
            if not concerned(each, merged):
                assert value_at(merged.study, each.place) == each.new, each


@LAW
@given(planners, planners, st.data())
def test_what_is_merged_is_a_study_whatever_is_decided(mine: Study, theirs: Study, data: st.DataObject) -> None:
    settled: dict[Place, Side] = {}
    for _ in range(4):
        merged = merge(BASE, mine, theirs, settled)
        assert document.read(document.write(merged.study)) == merged.study
        assert all(settled.get(each.place, each.standing) == each.standing for each in merged.conflicts)
        undecided = [each.place for each in merged.conflicts if each.place not in settled]
        settled |= {place: data.draw(sides) for place in undecided}
    assert merge(BASE, mine, theirs, settled) == merge(BASE, mine, theirs, settled)


@LAW
@given(planners, planners)
def test_one_side_in_everything_keeps_that_side(mine: Study, theirs: Study) -> None:
    """Whoever is right in every conflict has all of their own changes."""
    side: Side
    for side, own in (("mine", mine), ("theirs", theirs)):
        settled: dict[Place, Side] = {}
        merged = merge(BASE, mine, theirs)
        while undecided := [each.place for each in merged.conflicts if each.place not in settled]:
            settled |= dict.fromkeys(undecided, side)
            merged = merge(BASE, mine, theirs, settled)
        if merged.renamed and side == "mine":
            continue
        for each in differences(BASE, own):
            if each.place[0] != "ballots" and not each.moved:
                assert value_at(merged.study, each.place) == each.new, each


@LAW
@given(st.permutations([0, 1, 2, 3, 4, 5, 6]), st.integers(0, 7))
def test_edits_of_different_things_commute(order: list[int], cut: int) -> None:
    apart = [DISJOINT[k] for k in order]
    mine, theirs = changed(BASE, apart[:cut]), changed(BASE, apart[cut:])
    merged = merge(BASE, mine, theirs)
    assert not merged.conflicts
    assert merged.study == changed(BASE, list(DISJOINT))


@settings(LAW, max_examples=25)
@given(studies(), studies(), studies())
def test_studies_that_have_nothing_to_do_with_each_other(base: Study, mine: Study, theirs: Study) -> None:
    merged = merge(base, mine, theirs)
    assert document.read(document.write(merged.study)) == merged.study
