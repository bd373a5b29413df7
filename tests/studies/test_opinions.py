"""The panel as persons: checked against weighing the study anew with other panels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.judgments import DirectRatings, PairwiseComparisons, SkippedPair
from mcdm.labels import Label
from mcdm.model import GOAL
from mcdm.panel.consensus import agreement, consensus, kendall_w
from store.examples import load_example
from studies import edits
from studies.evaluate import evaluate, project
from studies.opinions import Opinions, opinions
from studies.outcome import Outcome, of_indicators, of_scenarios
from studies.study import PANEL, Ballot, Expert, Study, WeightOverride
from studies.weigh import weigh
from studies.weight_draws import WeightDraws
from tests.studies.examples import hierarchy, network, pairs


@cache
def demo() -> Study:
    return load_example("power-supply")


@cache
def of_demo() -> tuple[Opinions, Outcome]:
    evaluation = evaluate(demo())
    outcome = of_scenarios(demo(), project(demo(), evaluation, Draws(1, 2)))
    assert outcome is not None
    found = opinions(demo(), outcome, evaluation.weighing)
    assert found is not None
    return found, outcome


def found(study: Study, outcome: Outcome | None = None) -> Opinions:
    opinion = opinions(study, outcome)
    assert opinion is not None
    return opinion


def only(study: Study, experts: Iterable[str]) -> Study:
    """The study with the ballots of these experts and of the panel alone."""
    kept = {*experts, PANEL}
    return replace(study, ballots=tuple(ballot for ballot in study.ballots if ballot.expert in kept))


def without(study: Study, expert: str) -> Study:
    return only(study, [each.id for each in study.experts if each.id != expert])


def variants(study: Study) -> list[Study]:
    """The demo, a network, in every way its panel can be joined and its weights be chosen."""
    choices = study.choices
    return [
        study,
        replace(study, choices=replace(choices, aggregation="priorities")),
        replace(study, choices=replace(choices, network_weights="limit")),
        replace(study, overrides=(WeightOverride("C1", 0.4, "by hand"),)),
        edits.set_expert(study, replace(study.experts[1], weight=3.0)),
        edits.set_expert(study, replace(study.experts[1], weight=0.0)),
    ]


@pytest.mark.parametrize("number", range(6))
def test_leaving_one_out_is_weighing_without_that_expert(number: int) -> None:
    study = variants(demo())[number]
    usual = weigh(study).weights.values
    leaving = found(study).leaving
    assert {each.expert for each in leaving} == {expert.id for expert in study.experts}
    for each in leaving:
        weights = weigh(without(study, each.expert)).weights
        np.testing.assert_allclose(each.weights, weights.values, atol=1e-12)
        moved = weights.values - usual
        assert each.shift == pytest.approx(np.abs(moved).sum() / 2, abs=1e-12)
        assert each.change == pytest.approx(moved[weights.elements.index(each.element)], abs=1e-12)
    assert [each.shift for each in leaving] == sorted((each.shift for each in leaving), reverse=True)


@pytest.mark.parametrize("number", range(6))
def test_alone_is_weighing_with_that_expert_only(number: int) -> None:
    study = variants(demo())[number]
    opinion = found(study)
    for expert, weights in zip(opinion.experts, opinion.weights, strict=True):
        alone = edits.set_expert(study, replace(next(e for e in study.experts if e.id == expert), weight=1.0))
        np.testing.assert_allclose(weights, weigh(only(alone, [expert])).weights.values, atol=1e-12)


def test_what_an_expert_did_not_answer_the_group_answers() -> None:
    silent = tuple(b for b in demo().ballots if (b.expert, b.set) != ("E3", "C2"))
    study = replace(demo(), ballots=silent)
    opinion = found(study)
    group = next(each for each in weigh(study).sets if each.set.id == "C2")
    given = DirectRatings(group.set.elements, tuple(group.weights.tolist()))
    filled = replace(only(study, ["E3"]), ballots=(*only(study, ["E3"]).ballots, Ballot(PANEL, "C2", given)))
    np.testing.assert_allclose(opinion.weights[2], weigh(filled).weights.values, atol=1e-12)
    assert next(each for each in opinion.sets if each.set == "C2").experts == tuple(
        expert.id for expert in study.experts if expert.id != "E3"
    )


def test_consensus_is_that_of_the_own_answers_and_of_the_whole() -> None:
    opinion, _ = of_demo()
    weighed = weigh(demo())
    for each in opinion.sets:
        own = np.array([e.weights for e in weighed.experts if e.set == each.set and e.answered])
        np.testing.assert_array_equal(each.weights, own)
        assert each.consensus == float(consensus(own))
        assert each.word == agreement(float(consensus(own)))
        assert each.concordance == kendall_w(own.round(12))
    assert opinion.consensus == float(consensus(opinion.weights))
    assert opinion.consensus == pytest.approx(0.899, abs=5e-4)
    assert opinion.word == "very-high"


def test_a_set_moves_the_result_as_its_experts_would_one_by_one() -> None:
    opinion, _ = of_demo()
    usual, weighed = weigh(demo()).weights.values, weigh(demo())
    for each in opinion.sets[:2]:
        asked = demo().comparison_sets[each.set]
        shifts = []
        for expert in each.experts:
            own = next(e for e in weighed.experts if (e.expert, e.set) == (expert, each.set))
            points = Ballot(PANEL, each.set, DirectRatings(asked.elements, tuple(own.weights.tolist())))
            alone = weigh(replace(demo(), ballots=(*demo().ballots, points))).weights.values
            shifts.append(np.abs(alone - usual).sum() / 2)
        assert each.moves == pytest.approx(np.mean(shifts), abs=1e-12)
    assert opinion.sets[0].set == GOAL
    assert [each.moves for each in opinion.sets] == sorted((each.moves for each in opinion.sets), reverse=True)


def test_the_demo_panel_is_one_group_and_nobody_stands_apart() -> None:
    opinion, _ = of_demo()
    assert opinion.clusters is not None
    assert not opinion.clusters.clear
    assert opinion.outlier is not None
    assert opinion.experts[opinion.outlier.expert] == "E5"
    assert not opinion.outlier.stands_apart


def test_the_winner_and_the_values_are_those_of_the_outcome() -> None:
    opinion, outcome = of_demo()
    weighed = weigh(demo())
    together = WeightDraws(replace(weighed.weights, values=weighed.weights.values[None]), None, {})
    np.testing.assert_allclose(opinion.together, outcome.values(together)[0], atol=1e-12)
    for each in opinion.leaving:
        weights = weigh(without(demo(), each.expert)).weights
        values = outcome.values(WeightDraws(replace(weights, values=weights.values[None]), None, {}))[0]
        np.testing.assert_allclose(each.values, values, atol=1e-12)
        assert each.winner == outcome.options[int(values.argmax())]
    assert {each.expert for each in opinion.leaving if each.winner == "S4"} == {"E2", "E4", "E7"}


def test_a_set_that_only_one_expert_answered_weighs_equally_without_them() -> None:
    study = hierarchy(experts=2)
    study = replace(study, ballots=study.ballots[:1])
    assert found(study, of_indicators(study)).leaving == ()  # nobody can be left out of a panel of one
    second = replace(study.ballots[0], expert="E1", judgments=pairs(("a", "b", 1)))
    second = replace(second, judgments=replace(second.judgments, elements=("a", "b", "c")))
    both = replace(study, ballots=(*study.ballots, second))
    gone = next(each for each in found(both).leaving if each.expert == "E0")
    np.testing.assert_allclose(gone.weights, weigh(without(both, "E0")).weights.values, atol=1e-12)


def test_who_only_skipped_has_no_opinion() -> None:
    study = hierarchy(experts=2)
    skipped = PairwiseComparisons(("a", "b", "c"), (), (SkippedPair("a", "b"),))
    study = replace(study, ballots=(study.ballots[0], Ballot("E1", GOAL, skipped)))
    opinion = found(study)
    assert opinion.experts == ("E0",)
    assert (opinion.consensus, opinion.word, opinion.leaving, opinion.outlier) == (None, None, (), None)
    assert opinion.sets[0].consensus is None
    assert opinion.sets[0].moves == 0


def test_points_of_the_panel_hold_whoever_judges() -> None:
    study = replace(network(), experts=(Expert("E1", Label("One")), Expert("E2", Label("Two"))))
    assert opinions(study) is None
    judged = (Ballot("E1", "a<-B", pairs(("c", "d", 3))), Ballot("E2", "a<-B", pairs(("c", "d", 1 / 5))))
    ruled = found(replace(study, ballots=(*study.ballots, *judged)))
    assert ruled.sets[0].moves == 0
    np.testing.assert_allclose(ruled.weights[0], ruled.weights[1])
    asked = tuple(ballot for ballot in study.ballots if ballot.set != "a<-B")
    free = found(replace(study, ballots=(*asked, *judged)))
    assert free.sets[0].moves > 0.001
    assert free.leaving[0].shift > 0.001


def test_planted_camps_are_found_through_the_whole_model() -> None:
    judged = pairs(("a", "b", 2), ("a", "c", 4), ("b", "c", 2))
    opposite = pairs(("a", "b", 1 / 2), ("a", "c", 1 / 4), ("b", "c", 1 / 2))
    study = hierarchy(experts=6)
    ballots = tuple(Ballot(b.expert, GOAL, judged if k < 4 else opposite) for k, b in enumerate(study.ballots))
    opinion = found(replace(study, ballots=ballots))
    assert opinion.clusters is not None
    assert opinion.clusters.clear
    assert opinion.clusters.members == ((0, 1, 2, 3), (4, 5))
    assert opinion.map.kept == pytest.approx(1.0)
