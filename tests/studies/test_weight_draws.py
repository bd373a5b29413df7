"""Draws of weights: without spread they are the weights; with it they are reproducible and keep to what was said."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.draws import Draws
from mcdm.judgments import BestWorstComparisons, DirectRatings, PairwiseComparisons, PairwiseJudgment
from studies import edits
from studies.judged_set import JudgmentSpread
from studies.study import PANEL, Ballot, Study, WeightOverride
from studies.weigh import weigh
from studies.weight_draws import expert_shares, follow, sample_weights
from tests.studies.choosing import cars, demo, evaluated
from tests.studies.examples import network

EXACT = JudgmentSpread(0, ranges=False)
FEW = Draws(count=40, varying=frozenset({"judgments"}))


def mixed() -> Study:
    """The demo with an expert who answered by best and worst, and one who gave ranges."""
    elements = demo().comparison_sets["goal"].elements
    best_worst = BestWorstComparisons(
        elements,
        "C1",
        "C5",
        tuple(zip(elements[1:], (2.0, 3.0, 4.0, 9.0, 3.0), strict=True)),
        tuple(zip(("C2", "C3", "C4", "C6"), (5.0, 3.0, 2.0, 4.0), strict=True)),
    )
    pairs = [(a, b) for k, a in enumerate(elements) for b in elements[k + 1 :]]
    ranges = PairwiseComparisons(elements, tuple(PairwiseJudgment(a, b, 3.0, 2.0, 5.0) for a, b in pairs))
    return edits.cast_ballot(edits.cast_ballot(demo(), "E2", "goal", best_worst), "E3", "goal", ranges)


METHODS = ("incomplete-least-squares", "eigenvector", "fuzzy-geometric-mean", "extent-analysis", "harker")


@pytest.mark.parametrize(("aggregation", "method"), list(product(("judgments", "priorities"), METHODS)))
def test_without_spread_every_draw_is_the_study_itself(aggregation: str, method: str) -> None:
    choices = replace(demo().choices, aggregation=aggregation, weighting=Choice(method))
    study = replace(mixed(), choices=choices)
    weighing, drawn = weigh(study), sample_weights(study, Draws(count=2), EXACT)
    assert drawn.weights.values == pytest.approx(np.tile(weighing.weights.values, (2, 1)), abs=1e-12)
    for each in weighing.sets:
        assert np.atleast_2d(drawn.local[each.set.id])[0] == pytest.approx(each.weights, abs=1e-12), each.set.id


@pytest.mark.parametrize("reading", ["ahp", "damped", "limit"])
@pytest.mark.parametrize("study", [cars(), network()], ids=["cars", "network"])
def test_alternatives_and_every_reading_of_a_network(study: Study, reading: str) -> None:
    chosen = replace(study, choices=replace(study.choices, network_weights=reading))
    weighing, drawn = weigh(chosen), sample_weights(chosen, Draws(count=1), EXACT)
    assert drawn.weights.values[0] == pytest.approx(weighing.weights.values, abs=1e-12)
    if weighing.alternatives is not None:
        assert drawn.alternatives is not None
        assert drawn.alternatives.values[0] == pytest.approx(weighing.alternatives.values, abs=1e-12)


@pytest.mark.parametrize("scale", ["balanced", "logarithmic", "power"])
def test_on_every_judgment_scale(scale: str) -> None:
    study = replace(cars(), choices=replace(cars().choices, judgment_scale=Choice(scale)))
    drawn = sample_weights(study, Draws(count=1), EXACT)
    assert drawn.weights.values[0] == pytest.approx(weigh(study).weights.values, abs=1e-12)


def test_overrides_hold_in_every_draw() -> None:
    study = replace(cars(), overrides=(WeightOverride("price", 0.25),))
    drawn = sample_weights(study, FEW)
    assert drawn.local["goal"][:, 0] == pytest.approx(np.full(40, 0.25))
    assert np.ptp(drawn.weights.values[:, 1]) > 0


class TestDraws:
    def test_a_seed_gives_the_same_draws_and_another_one_others(self) -> None:
        first, again, other = (sample_weights(cars(), replace(FEW, seed=seed)) for seed in (5, 5, 6))
        assert (first.weights.values == again.weights.values).all()
        assert not np.isclose(first.weights.values, other.weights.values).all()

    def test_weights_are_weights_in_every_draw(self) -> None:
        drawn = sample_weights(mixed(), FEW)
        assert drawn.count == 40
        assert drawn.weights.values.sum(-1) == pytest.approx(np.ones(40))
        assert (drawn.weights.values > 0).all()

    def test_a_judgment_keeps_its_draws_when_another_expert_joins(self) -> None:
        alone = replace(cars(), ballots=tuple(b for b in cars().ballots if b.expert == "E1"))
        heavy = replace(cars(), experts=(cars().experts[0], replace(cars().experts[1], weight=0.0)))
        assert sample_weights(heavy, FEW).weights.values == pytest.approx(sample_weights(alone, FEW).weights.values)

    def test_a_wider_spread_gives_wider_weights(self) -> None:
        narrow, wide = (sample_weights(cars(), FEW, JudgmentSpread(d)).weights.values.std(0) for d in (0.1, 0.5))
        assert (wide > 2 * narrow).all()

    def test_the_logarithm_of_a_pair_has_the_deviation_asked_for(self) -> None:
        study = replace(cars(), ballots=(Ballot("E1", "goal", PairwiseComparisons(
            ("price", "style", "range"),
            (PairwiseJudgment("price", "style", 2.0), PairwiseJudgment("style", "range", 1.0)),
        )),))  # fmt: skip
        drawn = sample_weights(study, Draws(count=4000), JudgmentSpread(0.3)).local["goal"]
        logarithms = np.log(drawn[:, 0] / drawn[:, 1])
        assert logarithms.mean() == pytest.approx(np.log(2), abs=0.02)
        assert logarithms.std() == pytest.approx(0.3, abs=0.01)

    def test_a_range_is_respected(self) -> None:
        pair = (PairwiseJudgment("price", "style", 3.0, 2.0, 5.0), PairwiseJudgment("style", "range", 1.0))
        said = PairwiseComparisons(("price", "style", "range"), pair)
        study = replace(cars(), ballots=(Ballot("E1", "goal", said),))
        drawn = sample_weights(study, Draws(count=3000), JudgmentSpread(0.0)).local["goal"]
        ratios = drawn[:, 0] / drawn[:, 1]
        assert (ratios.min(), ratios.max()) == (pytest.approx(2, abs=0.1), pytest.approx(5, abs=0.2))
        assert ratios.min() >= 2
        assert ratios.max() <= 5
        triangle = (np.log(2) + np.log(3) + np.log(5)) / 3
        assert np.log(ratios).mean() == pytest.approx(triangle, abs=0.02)
        ignored = sample_weights(study, Draws(count=5), EXACT).local["goal"]
        assert ignored[:, 0] / ignored[:, 1] == pytest.approx(np.full(5, 3.0))

    def test_points_vary_so_that_a_ratio_has_the_deviation(self) -> None:
        points = Ballot(PANEL, "goal", DirectRatings(("price", "style", "range"), (50.0, 30.0, 20.0)))
        study = replace(cars(), ballots=(points,))
        drawn = sample_weights(study, Draws(count=4000), JudgmentSpread(0.3)).local["goal"]
        assert np.log(drawn[:, 0] / drawn[:, 2]).std() == pytest.approx(0.3, abs=0.015)
        fixed = sample_weights(study, Draws(count=3), JudgmentSpread(0.3, points=False))
        assert fixed.local["goal"] == pytest.approx(np.array([0.5, 0.3, 0.2]))

    def test_nobody_answered_and_nothing_varies(self) -> None:
        drawn = sample_weights(replace(cars(), ballots=()), FEW)
        assert drawn.weights.values == pytest.approx(np.full((40, 3), 1 / 3))


class TestPanels:
    def test_a_resampled_panel_asks_everyone_equally_often(self) -> None:
        drawn = sample_weights(cars(), Draws(count=2000), JudgmentSpread(0.0, resample=True)).weights.values
        one, two = (weigh(replace(cars(), ballots=tuple(b for b in cars().ballots if b.expert == e))).weights.values
                    for e in ("E1", "E2"))  # fmt: skip
        whole = weigh(cars()).weights.values
        # Two of two: one alone in a quarter of the draws each, both in the other half.
        for alone, chance in ((one, 0.25), (two, 0.25), (whole, 0.5)):
            assert np.isclose(drawn, alone, atol=1e-6).all(1).mean() == pytest.approx(chance, abs=0.04)

    def test_who_counts_how_much(self) -> None:
        assert {name: float(share[0]) for name, share in expert_shares(cars()).items()} == {
            PANEL: 1.0,
            "E1": 1.0,
            "E2": 2.0,
        }


def test_following_the_local_weights_of_a_weighing_gives_its_weights() -> None:
    weighing = evaluated(demo()).weighing
    local = {each.set.id: each.weights for each in weighing.sets}
    assert follow(demo(), local, 1).weights.values[0] == pytest.approx(weighing.weights.values, abs=1e-12)
