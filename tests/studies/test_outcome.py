"""What options are worth under any weights: the same as the whole chain gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.draws import Draws
from studies.evaluate import evaluate, project
from studies.judged_set import JudgmentSpread
from studies.outcome import of_alternatives, of_indicators, of_scenarios
from studies.study import WeightOverride
from studies.weigh import weigh
from studies.weight_draws import WeightDraws, sample_weights
from tests.studies.choosing import CARS, cars, demo, evaluated, scenarios_of, town_hall

ONCE, EXACT = Draws(count=1), JudgmentSpread(0, ranges=False)


def test_scenarios_are_worth_their_index_at_the_end() -> None:
    runs = project(demo(), evaluated(demo()))
    outcome, drawn = scenarios_of(demo()), sample_weights(demo(), ONCE, EXACT)
    assert outcome.options == ("S0", "S1", "S2", "S3", "S4")
    assert outcome.values(drawn)[0] == pytest.approx([run.index[-1] for run in runs], abs=1e-9)
    assert outcome.winners(drawn).tolist() == [3]


def test_other_weights_give_what_the_study_with_these_weights_gives() -> None:
    outcome = scenarios_of(town_hall())
    first = town_hall().model.indicator_ids[0]
    owner = town_hall().model.cluster_of[first]
    study = replace(town_hall(), overrides=(WeightOverride(first, 0.9), WeightOverride(owner, 0.6)))
    runs = project(study, evaluate(study))
    assert outcome.values(sample_weights(study, ONCE, EXACT))[0] == pytest.approx([run.index[-1] for run in runs])


def test_indicators_that_nothing_is_known_about_do_not_count() -> None:
    unknown = demo().model.indicator_ids[0]
    study = replace(
        demo(),
        levers=tuple(
            replace(lever, effects=tuple(each for each in lever.effects if each.indicator != unknown))
            for lever in demo().levers
        ),
        interactions=(),
        futures=(),
        baseline=tuple(each for each in demo().baseline if each.indicator != unknown),
        figures=tuple(each for each in demo().figures if each.indicator != unknown),
    )
    runs = project(study, evaluate(study))
    outcome = of_scenarios(study, runs)
    assert outcome is not None
    values = outcome.values(sample_weights(study, ONCE, EXACT))[0]
    assert values == pytest.approx([run.index[-1] for run in runs])


def test_the_utilities_weigh_up_to_the_values_where_the_operator_is_a_sum() -> None:
    outcome, drawn = scenarios_of(demo()), sample_weights(demo(), Draws(count=5))
    assert outcome.utilities is not None
    assert outcome.values(drawn) == pytest.approx(drawn.weights.values @ outcome.utilities.T, abs=1e-9)
    other = replace(demo(), choices=replace(demo().choices, composition=Choice("min-max")))
    found = of_scenarios(other, project(other, evaluate(other)))
    assert found is not None
    assert found.utilities is None
    assert found.values(sample_weights(other, ONCE, EXACT))[0] == pytest.approx(
        [run.index[-1] for run in project(other, evaluate(other))]
    )


def test_alternatives_are_worth_their_priority() -> None:
    outcome = of_alternatives(cars())
    assert outcome is not None
    assert outcome.options == CARS
    ranked = weigh(cars()).alternatives
    assert ranked is not None
    assert outcome.values(sample_weights(cars(), ONCE, EXACT))[0] == pytest.approx(ranked.values)
    drawn = sample_weights(cars(), ONCE, EXACT)
    unranked = WeightDraws(drawn.weights, None, {})
    assert outcome.values(unranked) == pytest.approx(np.full((1, 3), 1 / 3))


def test_indicators_are_worth_their_weight() -> None:
    outcome = of_indicators(cars())
    assert outcome is not None
    assert outcome.values(sample_weights(cars(), ONCE, EXACT))[0] == pytest.approx(weigh(cars()).weights.values)


def test_one_option_is_no_choice() -> None:
    assert of_scenarios(town_hall(), project(town_hall(), evaluated(town_hall()))[:1]) is None
    assert of_alternatives(town_hall()) is None
