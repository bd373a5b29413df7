"""A flip is a flip: the study with the changed judgment or weight has another winner, just before it has not."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings
from studies.evaluate import evaluate, project
from studies.outcome import of_alternatives, of_indicators, of_scenarios
from studies.robustness import Flip, Robustness, robustness
from studies.study import PANEL, Ballot, Study, WeightOverride
from studies.weigh import weigh
from tests.studies.choosing import CARS, cars, demo, evaluated, scenarios_of, told, town_hall


def best_car(study: Study) -> str:
    ranked = weigh(study).alternatives
    assert ranked is not None
    return ranked.elements[int(ranked.values.argmax())]


def best_scenario(study: Study) -> str:
    runs = project(study, evaluate(study))
    return max(runs, key=lambda run: run.index[-1]).scenario


def of_cars(study: Study) -> Robustness:
    outcome = of_alternatives(study)
    assert outcome is not None
    return robustness(study, weigh(study), outcome)


def between(value: float, needed: float, part: float) -> float:
    """A ratio part of the way, in logarithms."""
    return math.exp(math.log(value) + part * (math.log(needed) - math.log(value)))


def moved(study: Study, flip: Flip, part: float) -> Study:
    """Every expert's answer to a pair moved by a part of what the group's must move."""
    factor = (flip.needed / flip.value) ** part
    for ballot in study.ballots:
        if ballot.set == flip.set:
            own = ballot.judgments.matrix()
            at = [ballot.judgments.elements.index(name) for name in (flip.first, flip.second)]
            study = told(study, ballot.expert, flip.set, flip.first, flip.second, own[at[0], at[1]] * factor)
    return study


class TestAlternatives:
    def test_who_wins_by_how_much(self) -> None:
        found, ranked = of_cars(cars()), weigh(cars()).alternatives
        assert ranked is not None
        values = dict(zip(ranked.elements, ranked.values, strict=True))
        order = sorted(values, key=lambda name: -values[name])
        assert [found.winner, found.runner_up] == order[:2]
        assert found.lead == pytest.approx(values[order[0]] - values[order[1]])
        assert found.values == pytest.approx(ranked.values)
        assert found.tried == (12, 3)
        assert found.options == CARS

    def test_every_flip_of_a_judgment_changes_the_winner_and_just_before_it_does_not(self) -> None:
        study = cars()
        found = of_cars(study)
        assert found.judgments
        for flip in found.judgments:
            assert best_car(moved(study, flip, 1.0001)) == flip.rival, flip
            assert best_car(moved(study, flip, 0.999)) == flip.winner == found.winner, flip

    def test_whoever_can_do_it_alone_can(self) -> None:
        study = cars()
        alone = [(flip, *each) for flip in of_cars(study).judgments for each in flip.alone]
        assert alone
        for flip, expert, own, needed in alone:
            after = told(study, expert, flip.set, flip.first, flip.second, between(own, needed, 1.0001))
            before = told(study, expert, flip.set, flip.first, flip.second, between(own, needed, 0.999))
            assert (best_car(before), best_car(after)) == (flip.winner, flip.rival)
            assert 1 / 9 - 1e-9 <= needed <= 9 + 1e-9

    def test_every_flip_of_a_weight_changes_the_winner(self) -> None:
        study = cars()
        found = of_cars(study)
        assert found.weights
        for flip in found.weights:
            for part, winner in ((1.0001, flip.rival), (0.999, flip.winner)):
                weight = flip.value + part * (flip.needed - flip.value)
                by_hand = replace(study, overrides=(WeightOverride(flip.first, weight),))
                assert best_car(by_hand) == winner, flip

    def test_no_pair_that_is_left_out_can_change_the_winner(self) -> None:
        study = cars()
        found = of_cars(study)
        listed = {(flip.set, flip.first, flip.second) for flip in found.judgments}
        for asked in study.comparison_sets.values():
            for k, first in enumerate(asked.elements):
                for second in asked.elements[k + 1 :]:
                    if (asked.id, first, second) not in listed:
                        for ratio in np.geomspace(1 / 9, 9, 19).tolist():
                            agreed = study
                            for ballot in study.ballots_of(asked.id):
                                agreed = told(agreed, ballot.expert, asked.id, first, second, ratio)
                            assert best_car(agreed) == found.winner

    def test_the_smallest_effort_comes_first(self) -> None:
        found = of_cars(cars())
        for flips in (found.judgments, found.weights):
            efforts = [flip.effort for flip in flips]
            assert efforts == sorted(efforts)
        for flip in found.judgments:
            assert flip.effort == pytest.approx(abs(math.log(flip.needed / flip.value)))


class TestScenarios:
    def test_a_flip_of_the_small_example_changes_the_best_scenario(self) -> None:
        study = town_hall()
        found = robustness(study, evaluated(study).weighing, scenarios_of(study))
        assert found.winner == best_scenario(study)
        for flip in found.judgments[:3]:
            assert best_scenario(moved(study, flip, 1.0001)) == flip.rival
            assert best_scenario(moved(study, flip, 0.999)) == found.winner
        for flip in found.weights[:3]:
            weight = flip.value + 1.0001 * (flip.needed - flip.value)
            assert best_scenario(replace(study, overrides=(WeightOverride(flip.first, weight),))) == flip.rival

    def test_one_expert_of_the_demo_changes_the_answer_alone(self) -> None:
        study = demo()
        found = robustness(study, evaluated(study).weighing, scenarios_of(study))
        assert (found.winner, found.runner_up, found.tried) == ("S3", "S4", (67, 34))
        nearest = found.judgments[0]
        assert (nearest.set, nearest.first, nearest.second, nearest.rival) == ("goal", "C1", "C4", "S4")
        expert, own, needed = next(each for each in nearest.alone if each[0] == "E2")
        assert (own, needed) == (pytest.approx(1), pytest.approx(3.49983, abs=1e-4))
        assert best_scenario(told(study, expert, "goal", "C1", "C4", needed * 1.001)) == "S4"
        assert best_scenario(told(study, expert, "goal", "C1", "C4", needed * 0.999)) == "S3"
        weight = found.weights[0]
        assert (weight.first, weight.needed) == ("C4", pytest.approx(0.103311, abs=1e-6))

    def test_nothing_flips_where_one_scenario_is_better_in_every_indicator(self) -> None:
        study = town_hall()
        run = max(project(study, evaluated(study)), key=lambda each: each.index[-1])
        worst = np.broadcast_to([0.0, 0.0, 0.0, 0.0, 1.0], run.memberships.shape)
        idle = replace(run, scenario="worse", memberships=worst)
        outcome = of_scenarios(study, (run, idle))
        assert outcome is not None
        found = robustness(study, evaluated(study).weighing, outcome)
        assert (found.judgments, found.weights) == ((), ())
        assert found.tried[0] > 0


class TestMethods:
    def test_joined_priorities_have_flips_but_nobody_is_named(self) -> None:
        study = replace(cars(), choices=replace(cars().choices, aggregation="priorities"))
        found = of_cars(study)
        assert found.judgments
        assert all(flip.alone == () for flip in found.judgments)
        for flip in found.judgments[:3]:
            assert best_car(moved(study, flip, 1.0001)) == flip.rival

    @pytest.mark.parametrize("method", ["eigenvector", "fuzzy-geometric-mean"])
    def test_other_methods_of_weighting(self, method: str) -> None:
        study = replace(cars(), choices=replace(cars().choices, weighting=Choice(method)))
        found = of_cars(study)
        for flip in found.judgments[:2]:
            assert best_car(moved(study, flip, 1.001)) == flip.rival
            assert best_car(moved(study, flip, 0.99)) == flip.winner

    def test_a_judgment_scale_widens_how_far_a_judgment_may_go(self) -> None:
        study = replace(cars(), choices=replace(cars().choices, judgment_scale=Choice("power")))
        found = of_cars(study)
        reached = [max(needed, 1 / needed) for flip in found.judgments for _, _, needed in flip.alone]
        assert 9 < max(reached) <= 81 * (1 + 1e-9)

    def test_points_of_the_panel_are_no_judgments(self) -> None:
        elements = cars().comparison_sets["goal"].elements
        points = Ballot(PANEL, "goal", DirectRatings(elements, (50.0, 30.0, 20.0)))
        study = replace(cars(), ballots=(*cars().ballots, points))
        found = of_cars(study)
        assert {flip.set for flip in found.judgments}.isdisjoint({"goal"})
        assert found.tried == (9, 3)

    def test_nobody_judged_and_only_weights_can_be_turned(self) -> None:
        study = replace(town_hall(), ballots=())
        found = robustness(study, weigh(study), scenarios_of(town_hall()))
        assert found.tried[0] == 0
        assert found.judgments == ()


def test_the_most_important_indicator() -> None:
    study = town_hall()
    outcome = of_indicators(study)
    assert outcome is not None
    found = robustness(study, weigh(study), outcome)
    weights = weigh(study).weights.as_dict()
    assert found.winner == max(weights, key=lambda name: weights[name])
    flip = found.weights[0]
    by_hand = WeightOverride(flip.first, flip.value + 1.0001 * (flip.needed - flip.value))
    changed = weigh(replace(study, overrides=(by_hand,))).weights.as_dict()
    assert max(changed, key=lambda name: changed[name]) == flip.rival


def test_progress_is_told_and_may_stop_the_work() -> None:
    study, shares = cars(), []
    outcome = of_alternatives(study)
    assert outcome is not None
    robustness(study, weigh(study), outcome, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)

    def stop(_share: float) -> None:
        raise DecisionError("tally-cancelled", rows=0)

    with pytest.raises(DecisionError):
        robustness(study, weigh(study), outcome, progress=stop)
