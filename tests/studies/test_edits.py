"""Every edit is a function from study to study: what it changes, what it takes along, what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, PairwiseComparisons
from mcdm.labels import Label
from mcdm.model import Cluster, Link, Node
from satisfaction.respondents import Population
from scenarios.futures import Future
from scenarios.levers import Interaction
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.settings import SimulationSettings
from store.examples import load_example
from studies import edits
from studies.study import PANEL, Choices, Expert, Study
from tests.studies.parts import SHARES, lever, pairs, small_study

STUDY = small_study()
DEMO = load_example("power-supply")


def refused(edit: Callable[[], Study]) -> DecisionError:
    with pytest.raises(DecisionError) as caught:
        edit()
    return caught.value


def answers(study: Study, expert: str, name: str) -> object:
    return next((b.judgments for b in study.ballots if (b.expert, b.set) == (expert, name)), None)


# ---------------------------------------------------------------------- the model


def test_a_new_node_leaves_what_was_judged() -> None:
    study = edits.add_node(STUDY, Node("N5", Label("Flicker"), "C1"))
    assert answers(study, "E1", "C1") == pairs("N1 N2 N5", ("N2", "N1", 1 / 3))
    assert edits.losses(STUDY, study) == {}


def test_removing_a_node_takes_along_what_hangs_on_it() -> None:
    study = edits.remove_node(STUDY, "N1")
    assert study.model.node_ids == ("N2", "N3", "N4")
    assert study.model.links == ()
    assert [figure.indicator for figure in study.figures] == ["N3"]
    assert [effect.indicator for effect in study.levers[0].effects] == ["N3"]
    assert study.questionnaire is not None
    assert study.questionnaire.indicators == ("N2",)
    assert study.futures[1].gap_factors == ()
    assert edits.consequences(STUDY, "N1") == {
        "nodes": 1, "links": 3, "judgments": 2, "ratings": 1, "overrides": 1, "figures": 1, "baseline": 1,
        "questions": 1, "effects": 1, "factors": 1,
    }  # fmt: skip


def test_removing_a_cluster_takes_its_nodes_along() -> None:
    study = edits.remove_cluster(STUDY, "C2")
    assert study.model.node_ids == ("N1", "N2")
    assert study.interactions == ()
    assert {ballot.set for ballot in study.ballots} == {"C1"}
    assert edits.consequences(STUDY, "C2")["nodes"] == 2


def test_removing_all_questions_removes_the_questionnaire() -> None:
    assert edits.remove_cluster(STUDY, "C1").questionnaire is None


def test_a_cluster_comes_with_its_first_nodes() -> None:
    study = edits.add_cluster(STUDY, Cluster("C3", Label("Online")), Node("N5", Label("App")), Node("N6", Label("Web")))
    assert study.model.members["C3"] == ("N5", "N6")
    assert answers(study, "E1", "goal") == pairs("C1 C2 C3", ("C1", "C2", 3.0))
    assert refused(lambda: edits.add_cluster(STUDY, Cluster("C3", Label("Online")))).code == "cluster-empty"


def test_moving_a_node_refits_both_clusters() -> None:
    study = edits.move_node(STUDY, "N2", "C2")
    assert study.model.members["C2"] == ("N2", "N3", "N4")
    assert answers(study, "E1", "C1") is None
    assert answers(study, PANEL, "N1<-C2") == DirectRatings(("N3", "N4"), (60.0, 40.0))
    back = edits.move_node(study, "N2", "C1")
    assert back.model == STUDY.model
    assert study.overrides == STUDY.overrides  # N1 stayed where it was


def test_moving_an_overridden_node_drops_its_override() -> None:
    study = edits.add_node(STUDY, Node("N5", Label("Flicker"), "C1"))
    assert edits.move_node(study, "N1", "C2").overrides == ()


def test_points_must_be_given_anew_for_a_new_element() -> None:
    study = edits.add_node(STUDY, Node("N5", Label("Speed"), "C2"))
    linked = edits.add_link(study, "N5", "N1")
    assert answers(linked, PANEL, "N1<-C2") is None
    assert edits.losses(study, linked) == {"ratings": 1}
    three = edits.cast_ballot(linked, PANEL, "N1<-C2", DirectRatings(("N3", "N4", "N5"), (50.0, 30.0, 20.0)))
    two = edits.remove_link(three, "N5", "N1")
    assert answers(two, PANEL, "N1<-C2") == DirectRatings(("N3", "N4"), (50.0, 30.0))


def test_names_change_and_ids_stay() -> None:
    study = edits.rename_node(edits.rename_cluster(STUDY, "C1", Label("Grid")), "N1", Label("Interruptions"))
    study = edits.rename_goal(edits.rename_study(study, Label("S"), Label("note")), Label("G"))
    assert [study.labels[name].en for name in ("goal", "C1", "N1")] == ["G", "Grid", "Interruptions"]
    assert (study.label.en, study.note.en) == ("S", "note")
    assert edits.losses(STUDY, study) == {}


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda: edits.move_cluster(STUDY, "C1", "C1"), "model-cycle"),
        (lambda: edits.move_cluster(STUDY, "C1", "C9"), "id-unknown"),
        (lambda: edits.move_node(STUDY, "N1", "C9"), "id-unknown"),
        (lambda: edits.remove_node(STUDY, "N9"), "id-unknown"),
        (lambda: edits.rename_cluster(STUDY, "C9", Label("x")), "id-unknown"),
        (lambda: edits.add_node(STUDY, Node("C1", Label("x"))), "id-taken"),
        (lambda: edits.remove_node(edits.remove_node(STUDY, "N1"), "N2"), "cluster-empty"),
        (lambda: edits.remove_cluster(edits.remove_cluster(STUDY, "C1"), "C2"), "model-empty"),
        (lambda: edits.add_link(STUDY, "N3", "N1"), "link-repeated"),
        (lambda: edits.add_link(STUDY, "N1", "N1"), "link-to-itself"),
        (lambda: edits.remove_link(STUDY, "N1", "N2"), "link-unknown"),
    ],
)
def test_a_model_that_makes_no_sense_is_refused(edit: Callable[[], Study], code: str) -> None:
    assert refused(edit).code == code


def test_the_next_id_is_free() -> None:
    assert [edits.next_id(DEMO, prefix) for prefix in "CNELSF"] == ["C7", "N65", "E10", "L11", "S5", "F4"]


def test_nodes_of_the_demo_can_go_one_by_one() -> None:
    study = DEMO
    for name in ("N11", "N24", "N61", "N41"):
        expected = edits.consequences(study, name)
        smaller = edits.remove_node(study, name)
        assert edits.losses(study, smaller) == expected
        study = smaller
    assert len(study.model.nodes) == 24


# ---------------------------------------------------------------------- the outline


@pytest.mark.parametrize("study", [STUDY, DEMO, load_example("town-hall")], ids=["small", "demo", "town-hall"])
def test_an_outline_is_read_back_unchanged(study: Study) -> None:
    assert edits.set_outline(study, edits.outline(study.model)) == study


def test_an_indented_outline_keeps_what_has_the_same_name() -> None:
    study = edits.set_outline(
        STUDY, "目标\n  供电\n\t- 停电\n    Flicker\n  Staff\n    * Skills\n    [N4] Manner | 举止\n"
    )
    assert study.model.goal == Label("", "目标")
    assert [(c.id, c.label) for c in study.model.clusters] == [
        ("C1", Label("Supply", "供电")),
        ("C2", Label("Staff", "人员")),
    ]
    assert study.model.members == {"goal": ("C1", "C2"), "C1": ("N1", "N5"), "C2": ("N3", "N4")}
    assert study.model.labels["N4"] == Label("Manner", "举止")
    assert study.model.links == STUDY.model.links
    assert edits.losses(STUDY, study)["nodes"] == 1


def test_lines_with_arrows() -> None:
    study = edits.set_outline(STUDY, "Supply > Outages\nSupply → Voltage → Peaks\nSupply > Voltage > Dips\nBilling")
    names = {
        study.labels[owner].en: [study.labels[m].en for m in inside] for owner, inside in study.model.members.items()
    }
    assert names == {
        "Satisfaction": ["Supply", "Billing"], "Supply": ["Voltage", "Outages"], "Voltage": ["Peaks", "Dips"],
    }  # fmt: skip


def test_an_arrow_is_part_of_a_name_where_lines_are_indented() -> None:
    study = edits.set_outline(STUDY, "A\n  above > 10 kV\n  below\nB")
    assert "above > 10 kV" in {label.en for label in study.model.labels.values()}


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("  \n \n", "outline-empty", {}),
        ("A\n    B\n  C", "outline-indentation", {"line": 3, "text": "C"}),
        ("A\n  | |\n", "outline-name-missing", {"line": 2}),
        ("A\n  [N1]\n", "outline-name-missing", {"line": 2}),
        ("[X] A\nB\n[X] C", "outline-id-repeated", {"line": 3, "name": "X"}),
        ("A > C\nB > C", "outline-two-parents", {"line": 2, "name": "C", "first": "A", "second": "B"}),
        ("A > B > C\nC > A", "model-cycle", {"path": "B > C > A > B"}),
        ("X > Y\nA > A", "model-cycle", {"path": "A > A"}),
    ],
)
def test_a_wrong_outline_is_refused_with_its_line(text: str, code: str, facts: dict[str, object]) -> None:
    error = refused(lambda: edits.set_outline(STUDY, text))
    assert error.code == code
    assert facts.items() <= error.facts.items()


# ---------------------------------------------------------------------- the panel


def test_a_ballot_replaces_the_one_before() -> None:
    study = edits.cast_ballot(STUDY, "E1", "goal", pairs("C1 C2", ("C1", "C2", 5.0)))
    assert len(study.ballots) == len(STUDY.ballots)
    assert answers(study, "E1", "goal") == pairs("C1 C2", ("C1", "C2", 5.0))


def test_the_order_of_voting_leaves_no_trace() -> None:
    first, second = pairs("C1 C2", ("C1", "C2", 5.0)), pairs("N3 N4", ("N3", "N4", 2.0))
    one = edits.cast_ballot(edits.cast_ballot(STUDY, "E2", "goal", first), "E1", "C2", second)
    other = edits.cast_ballot(edits.cast_ballot(STUDY, "E1", "C2", second), "E2", "goal", first)
    assert one == other


def test_withdrawing_undoes_casting() -> None:
    study = edits.cast_ballot(STUDY, "E2", "goal", pairs("C1 C2", ("C1", "C2", 5.0)))
    assert edits.withdraw_ballot(study, "E2", "goal") == STUDY
    assert edits.withdraw_ballot(STUDY, "E2", "goal") == STUDY


def test_typed_judgments_are_on_the_scale_and_imported_ones_need_not_be() -> None:
    twelve = pairs("C1 C2", ("C1", "C2", 12.0))
    error = refused(lambda: edits.cast_ballot(STUDY, "E1", "goal", twelve))
    assert (error.code, error.facts["value"]) == ("judgment-off-scale", "12")
    assert answers(edits.cast_ballot(STUDY, "E1", "goal", twelve, typed=False), "E1", "goal") == twelve


@pytest.mark.parametrize(
    ("expert", "name", "judgments"),
    [("E9", "goal", pairs("C1 C2")), ("E1", "gaol", pairs("C1 C2")), ("E1", "goal", pairs("C1 C9"))],
)
def test_a_ballot_from_nowhere_is_refused(expert: str, name: str, judgments: PairwiseComparisons) -> None:
    assert refused(lambda: edits.cast_ballot(STUDY, expert, name, judgments)).code == "id-unknown"


def test_experts_come_change_and_go() -> None:
    study = edits.add_expert(STUDY, Expert("E3", Label("Three")))
    assert refused(lambda: edits.add_expert(study, Expert("E3", Label("Three")))).code == "id-taken"
    study = edits.set_expert(study, Expert("E2", Label("Two"), 0.5))
    assert [expert.weight for expert in study.experts] == [1.0, 0.5, 1.0]
    gone = edits.remove_expert(study, "E1")
    assert {ballot.expert for ballot in gone.ballots} == {"E2", PANEL}
    assert refused(lambda: edits.remove_expert(gone, "E1")).code == "id-unknown"


def test_an_override_can_be_undone() -> None:
    study = edits.override_weight(STUDY, "C1", 0.25, "policy")
    study = edits.override_weight(study, "C1", 0.5, "again")
    assert [(o.element, o.weight) for o in study.overrides] == [("N1", 0.7), ("C1", 0.5)]
    assert edits.undo_override(study, "C1") == STUDY
    assert edits.set_choices(STUDY, Choices(damping=0.2)).choices.damping == 0.2


# ---------------------------------------------------------------------- figures, levers, scenarios


def test_figures_and_shares() -> None:
    figure = replace(STUDY.figures[0], today=5.0)
    study = edits.set_baseline(edits.set_figure(STUDY, figure), "N3", SHARES)
    assert study.figures[0].today == 5.0
    assert [shares.indicator for shares in study.baseline] == ["N1", "N2", "N3"]
    assert edits.remove_baseline(study, "N3").baseline == STUDY.baseline
    bare = edits.remove_figure(STUDY, "N3")
    assert (bare.interactions, bare.levers[1].effects) == ((), ())
    assert edits.set_population(STUDY, Population()).population == Population()
    assert edits.set_questionnaire(STUDY, None).questionnaire is None


def test_removing_a_lever_removes_it_everywhere() -> None:
    study = edits.remove_lever(STUDY, "L1")
    assert [lever.id for lever in study.levers] == ["L2"]
    assert study.scenario("S1").plan == (PlannedAmount("L2", (0.0, 1.5)),)
    assert (study.interactions, study.futures[1].effect_factors) == ((), ())
    assert refused(lambda: edits.remove_lever(study, "L1")).code == "id-unknown"


def test_amounts_are_planned_held_and_taken_out() -> None:
    study = edits.set_amount(STUDY, "S0", "L1", 2.5)
    assert study.scenario("S0").plan == (PlannedAmount("L1", (2.5,)),)
    study = edits.set_amount(study, "S0", "L1", 1.0, 0.0, 3.0)
    assert study.scenario("S0").amount("L1") == 3.0
    assert edits.set_amount(study, "S0", "L1", 0.0) == STUDY


def test_no_more_of_a_lever_than_there_is() -> None:
    error = refused(lambda: edits.set_amount(STUDY, "S1", "L1", 1.0, 12.0))
    assert error.code == "lever-beyond-maximum"
    assert error.facts == {
        "lever": "L1",
        "scenario": "S1",
        "amount": 12.0,
        "maximum": 10.0,
        "unit": Label("teams", "支队伍"),
    }
    too_much = Scenario("S2", Label("x"), (PlannedAmount("L1", (11.0,)),))
    assert refused(lambda: edits.add_scenario(STUDY, too_much)).code == "lever-beyond-maximum"
    assert refused(lambda: edits.set_lever(STUDY, lever("L1", maximum=3.0))).code == "lever-beyond-maximum"
    assert edits.set_lever(STUDY, lever("L1", maximum=4.0)).levers[0].maximum == 4.0


def test_a_plan_for_a_lever_that_is_not_there() -> None:
    assert refused(lambda: edits.set_amount(STUDY, "S1", "L7", 1.0)).code == "id-unknown"
    assert refused(lambda: edits.set_amount(STUDY, "S7", "L1", 1.0)).code == "id-unknown"
    assert refused(lambda: edits.set_amount(STUDY, "S1", "L1", -1.0)).code == "amount-negative"


def test_scenarios_are_copied_renamed_removed() -> None:
    study = edits.copy_scenario(STUDY, "S1", "S2", Label("Copy"))
    assert study.scenario("S2").plan == STUDY.scenario("S1").plan
    study = edits.rename_scenario(study, "S2", Label("Other"))
    assert study.scenario("S2").label == Label("Other")
    assert edits.remove_scenario(study, "S2") == STUDY
    assert refused(lambda: edits.remove_scenario(STUDY, "S2")).code == "id-unknown"
    assert refused(lambda: edits.copy_scenario(STUDY, "S1", "S0", Label())).code == "id-taken"


def test_interactions_are_the_same_in_either_order() -> None:
    study = edits.set_interaction(STUDY, Interaction("L2", "L1", "N3", -0.2))
    assert [each.strength for each in study.interactions] == [-0.2]
    assert edits.remove_interaction(study, STUDY.interactions[0]).interactions == ()
    assert len(edits.set_interaction(STUDY, Interaction("L1", "L2", "N1", 0.1)).interactions) == 2


def test_levers_futures_and_settings() -> None:
    assert edits.add_lever(STUDY, lever("L3")).levers[2].id == "L3"
    assert edits.set_futures(STUDY, (Future("F", Label("F"), 1.0),)).futures[0].id == "F"
    assert (
        refused(lambda: edits.set_futures(STUDY, (Future("F", Label("F"), 0.9),))).code == "futures-not-a-distribution"
    )
    assert edits.set_settings(STUDY, SimulationSettings(quarters=8)).settings.quarters == 8


def test_links_of_a_pasted_outline_follow_their_elements() -> None:
    study = edits.set_outline(STUDY, "Supply\n  Outages\n  Voltage\nStaff\n  Skills\n  Speed")
    assert study.model.links == (Link("N3", "N1"),)
