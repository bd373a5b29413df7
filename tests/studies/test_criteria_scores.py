"""Options as weighted sums over criteria: what wins where, against the whole chain."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.draws import Draws
from studies.criteria_scores import criteria_scores
from studies.evaluate import evaluate, project
from studies.outcome import Outcome, of_alternatives, of_indicators, of_scenarios
from studies.study import Study
from studies.weigh import weigh
from studies.weight_draws import follow
from tests.studies.choosing import cars, demo, evaluated, scenarios_of, town_hall
from tests.studies.examples import network


def chain(study: Study, outcome: Outcome, name: str, weights: np.ndarray) -> np.ndarray:
    """What the options are worth with other local weights of a set."""
    local = {each.set.id: each.weights for each in weigh(study).sets}
    return outcome.values(follow(study, local | {name: weights}, len(weights)))


CASES = {
    "demo": (demo(), scenarios_of(demo()), "goal"),
    "demo-inside": (demo(), scenarios_of(demo()), "C5"),
    "town-hall": (town_hall(), scenarios_of(town_hall()), "goal"),
    "cars": (cars(), of_alternatives(cars()), "goal"),
    "most-important": (demo(), of_indicators(demo()), "goal"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_sums_decide_as_the_whole_chain_does(case: tuple[Study, Outcome, str]) -> None:
    study, outcome, name = case
    found = criteria_scores(study, weigh(study), outcome, name)
    assert found is not None
    now = outcome.values(follow(study, {e.set.id: e.weights for e in weigh(study).sets}, 1))[0]
    assert found.scores.scores == pytest.approx(now, abs=1e-9)
    weightings = np.random.default_rng(3).dirichlet(np.ones(len(found.elements)), 50)
    worth = chain(study, outcome, name, weightings)
    sums = weightings @ found.scores.values.T
    assert worth / worth.sum(1, keepdims=True) == pytest.approx(sums / sums.sum(1, keepdims=True), abs=1e-9)
    assert (worth.argmax(1) == sums.argmax(1)).all()
    assert found.worth == pytest.approx(chain(study, outcome, name, np.eye(len(found.elements))).T)


def test_the_plane_is_coloured_as_the_whole_chain_decides() -> None:
    study, outcome = demo(), scenarios_of(demo())
    found = criteria_scores(study, evaluated(study).weighing, outcome)
    assert found is not None
    regions = found.scores.plane(0, 3)
    assert sum(region.share for region in regions) == pytest.approx(1)
    rest = found.scores.weights.copy()
    rest[[0, 3]] = 0
    for region in regions:
        x, y = region.corners.mean(0)
        weights = rest / rest.sum() * (1 - x - y)
        weights[[0, 3]] = x, y
        assert chain(study, outcome, "goal", weights[None])[0].argmax() == region.alternative


def test_what_would_make_each_option_the_best() -> None:
    found = criteria_scores(cars(), weigh(cars()), of_alternatives(cars()))
    assert found is not None
    said = found.favourable(Draws(count=4000))
    assert said.acceptability.first.sum() == pytest.approx(1)
    for k, central in enumerate(said.central_weights):
        if said.acceptability.first[k] > 0:
            worth = chain(cars(), of_alternatives(cars()), "goal", central[None])[0]
            assert worth.argmax() == k


def test_what_is_no_weighted_sum_is_none() -> None:
    study = replace(town_hall(), choices=replace(town_hall().choices, composition=Choice("min-max")))
    outcome = of_scenarios(study, project(study, evaluate(study)))
    assert criteria_scores(study, weigh(study), outcome) is None
    assert criteria_scores(network(), weigh(network()), of_indicators(network()), "a<-B") is None
    assert criteria_scores(network(), weigh(network()), of_indicators(network()), "gaol") is None
