"""From ballots to weights, stage by stage."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings
from mcdm.model import GOAL
from studies.study import PANEL, Ballot, Expert, WeightOverride
from studies.weigh import weigh
from tests.studies.examples import hierarchy, label, network, pairs


def codes(weighing) -> list[str]:
    return [finding.code for finding in weighing.findings]


def test_consistent_judgments_give_back_the_weights() -> None:
    weighing = weigh(hierarchy())
    assert weighing.weights.values == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert weighing.experts[0].consistency_ratio == pytest.approx(0, abs=1e-9)
    assert weighing.findings == ()


def test_a_hierarchy_weighs_the_same_by_all_three_methods() -> None:
    by_method = weigh(hierarchy()).by_method
    for name in ("damped", "limit"):
        assert by_method[name].values == pytest.approx(by_method["ahp"].values)


def test_experts_count_by_their_weight() -> None:
    study = hierarchy(experts=2)
    opposite = pairs(("a", "b", 1 / 2), ("a", "c", 1 / 4), ("b", "c", 1 / 2))
    study = replace(study, ballots=(study.ballots[0], Ballot("E1", GOAL, opposite)))
    assert weigh(study).weights.values == pytest.approx([1 / 3] * 3)
    heavier = replace(study, experts=(Expert("E0", label("0"), 1.0), Expert("E1", label("1"), 0.0)))
    assert weigh(heavier).weights.values == pytest.approx([4 / 7, 2 / 7, 1 / 7])


def test_priorities_can_be_joined_in_place_of_judgments() -> None:
    study = hierarchy(experts=2)
    joined = replace(study, choices=replace(study.choices, aggregation="priorities"))
    assert weigh(joined).weights.values == pytest.approx(weigh(study).weights.values)


def test_nobody_answered_means_equal_weights_and_a_finding() -> None:
    weighing = weigh(replace(hierarchy(), ballots=()))
    assert weighing.weights.values == pytest.approx([1 / 3] * 3)
    assert weighing.sets[0].origin == "nobody"
    assert codes(weighing) == ["comparisons-unanswered"]


def test_open_pairs_leave_the_ratio_of_the_answer_open() -> None:
    study = replace(hierarchy(), ballots=(Ballot("E0", GOAL, pairs(("a", "b", 2), ("b", "c", 2))),))
    (expert,) = weigh(study).experts
    assert expert.consistency_ratio is None
    assert (expert.answered, expert.pairs) == (2, 3)
    assert weigh(study).weights.values == pytest.approx([4 / 7, 2 / 7, 1 / 7])


def test_judgments_that_fall_apart_are_said() -> None:
    study = hierarchy()
    alone = replace(study.ballots[0].judgments, judgments=study.ballots[0].judgments.judgments[:1])
    weighing = weigh(replace(study, ballots=(Ballot("E0", GOAL, alone),)))
    assert weighing.weights.values == pytest.approx([4 / 9, 2 / 9, 1 / 3])
    assert "comparisons-disconnected" in codes(weighing)


def test_the_panels_points_stand_for_the_experts() -> None:
    study = hierarchy()
    points = Ballot(PANEL, GOAL, DirectRatings(("c", "b", "a"), (10, 30, 60)))
    weighing = weigh(replace(study, ballots=(*study.ballots, points)))
    assert weighing.weights.values == pytest.approx([0.6, 0.3, 0.1])
    assert weighing.sets[0].origin == "panel"


def test_an_expert_who_gives_points_is_compared_by_their_ratios() -> None:
    ballot = Ballot("E0", GOAL, DirectRatings(("a", "b", "c"), (40, 20, 10)))
    assert weigh(replace(hierarchy(), ballots=(ballot,))).weights.values == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    nothing = Ballot("E0", GOAL, DirectRatings(("a", "b", "c"), (40, 20, 0)))
    with pytest.raises(DecisionError, match="ratings-not-comparable"):
        weigh(replace(hierarchy(), ballots=(nothing,)))


def test_contradicting_judgments_name_the_pair_to_revisit() -> None:
    judged = pairs(("a", "b", 3), ("a", "c", 1 / 3), ("b", "c", 3))
    weighing = weigh(replace(hierarchy(), ballots=(Ballot("E0", GOAL, judged),)))
    (finding,) = (f for f in weighing.findings if f.code == "consistency-above-threshold")
    assert finding.place == "E0/goal"
    assert finding.details["ratio"] == pytest.approx(weighing.experts[0].consistency_ratio, abs=1e-4)


class TestOverrides:
    def test_siblings_keep_their_proportions(self) -> None:
        weighing = weigh(replace(hierarchy(), overrides=(WeightOverride("a", 0.4, "regulator"),)))
        assert weighing.weights.values == pytest.approx([0.4, 0.4, 0.2])
        assert weighing.sets[0].origin == "planner"

    def test_an_override_is_marked_with_its_reason(self) -> None:
        weighing = weigh(replace(hierarchy(), overrides=(WeightOverride("a", 0.4, "regulator"),)))
        (finding,) = weighing.findings
        assert finding.code == "weight-overridden"
        assert finding.details["judged"] == pytest.approx(4 / 7)
        assert finding.details["reason"] == "regulator"

    def test_the_whole_weight_leaves_nothing_for_the_siblings(self) -> None:
        weighing = weigh(replace(hierarchy(), overrides=(WeightOverride("a", 1.0),)))
        assert weighing.weights.values == pytest.approx([1, 0, 0])

    def test_several_that_exceed_the_whole_share_it(self) -> None:
        overrides = (WeightOverride("a", 0.9), WeightOverride("b", 0.6))
        assert weigh(replace(hierarchy(), overrides=overrides)).weights.values == pytest.approx([0.6, 0.4, 0])

    def test_all_at_zero_are_refused(self) -> None:
        with pytest.raises(DecisionError, match="overrides-all-zero"):
            weigh(replace(hierarchy(), overrides=tuple(WeightOverride(name, 0.0) for name in "abc")))


class TestNetwork:
    def test_the_weighted_supermatrix_is_blocks_times_cluster_weights(self) -> None:
        weighing = weigh(network())
        a, c = weighing.supermatrix[:, 0], weighing.supermatrix[:, 2]
        # Only B reaches a: its block stands alone, and A's cluster weight is left out.
        assert a == pytest.approx([0, 0, 0.8, 0.2])
        assert c == pytest.approx([0.3, 0.7, 0, 0])
        assert weighing.supermatrix.sum(0) == pytest.approx([1, 1, 1, 1])

    def test_the_goals_weights_go_down_the_tree(self) -> None:
        assert weigh(network()).network.ahp == pytest.approx([0.3, 0.3, 0.1, 0.3])

    def test_damped_weights_solve_their_equation(self) -> None:
        weighing = weigh(network())
        g, W = weighing.network.ahp, weighing.supermatrix
        expected = 0.5 * np.linalg.solve(np.eye(4) - 0.5 * W, g)
        assert weighing.weights.values == pytest.approx(expected)

    def test_the_limit_is_kept_by_the_supermatrix(self) -> None:
        weighing = weigh(network())
        limit = weighing.network.limit
        assert weighing.supermatrix @ limit == pytest.approx(limit, abs=1e-12)

    @pytest.mark.parametrize("method", ["ahp", "damped", "limit"])
    def test_the_study_chooses_which_weights_count(self, method: str) -> None:
        study = network()
        chosen = replace(study, choices=replace(study.choices, network_weights=method))
        weighing = weigh(chosen)
        assert weighing.weights.values.tolist() == weighing.by_method[method].values.tolist()


def test_every_method_that_reads_comparisons_can_be_chosen() -> None:
    study = hierarchy()
    for name in ("eigenvector", "geometric-mean", "incomplete-lambda-max", "harker"):
        chosen = replace(study, choices=replace(study.choices, weighting=Choice(name)))
        assert weigh(chosen).weights.values == pytest.approx([4 / 7, 2 / 7, 1 / 7]), name


def test_a_method_of_points_cannot_weigh_comparisons() -> None:
    study = hierarchy()
    with pytest.raises(DecisionError, match="method-needs-ratings"):
        weigh(replace(study, choices=replace(study.choices, weighting=Choice("direct"))))
