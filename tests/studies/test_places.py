"""A plan by district and tier: own figures, own answers, and the difference to the headline."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.figure_readings import FigureReading
from satisfaction.respondents import Population
from scenarios.baseline import Baseline
from scenarios.chain import AS_IT_IS, answer_shifts, gaps_left, shifted
from scenarios.parts import Part, parts_of
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.uncertainty import likely_effects
from store.examples import load_example
from studies import edits
from studies.evaluate import effects, evaluate, project, today
from studies.places import by_segment
from studies.study import Study
from tests.studies.surveyed import surveyed

DEMO = load_example("power-supply")
EVALUATION = evaluate(DEMO)
SAIDI = {"D1": 3.1, "D2": 3.6, "D3": 9.0, "D4": 14.0, "D5": 22.0}
SHARES = {"D1": 0.36, "D2": 0.08, "D3": 0.22, "D4": 0.24, "D5": 0.1}


def with_saidi(study: Study = DEMO) -> Study:
    readings = [FigureReading("N11", "2026", hours, "district", name) for name, hours in SAIDI.items()]
    return replace(study, readings=tuple(readings))


def targeted(amount: float, **parts: float) -> Scenario:
    grid = PlannedAmount("L1", (amount,), "district", tuple(parts.items()))
    return Scenario("aimed", Label("Aimed", "定向"), (grid, PlannedAmount("L4", (20.0,))))


@pytest.mark.parametrize("scenario", DEMO.scenarios, ids=lambda scenario: scenario.id)
def test_without_figures_and_answers_every_segment_is_the_whole(scenario: Scenario) -> None:
    (whole,) = project(DEMO, EVALUATION, None, [scenario])
    for dimension, count in (("district", 5), ("tier", 3)):
        found = by_segment(DEMO, EVALUATION, scenario, dimension)
        assert found.index == pytest.approx(np.tile(whole.index, (count, 1)), abs=1e-12)
        assert found.together == pytest.approx(whole.index, abs=1e-12)
        assert (found.pooled == whole.index).all()
        assert found.difference == pytest.approx(0, abs=1e-12)
        assert found.falling == ()
        assert [finding.code for finding in found.findings] == ["places-share-figures"]


def test_an_even_spread_is_the_lever_that_is_not_targeted() -> None:
    evenly = targeted(3600, **SHARES)
    first, second = project(DEMO, EVALUATION, None, [evenly, evenly.untargeted])
    assert first.index == pytest.approx(second.index, abs=1e-12)
    assert first.figures == pytest.approx(second.figures, abs=1e-12)
    assert first.cost.npv == second.cost.npv
    study = with_saidi()
    spread, plain = (by_segment(study, EVALUATION, each, "district") for each in (evenly, evenly.untargeted))
    assert spread.index == pytest.approx(plain.index, abs=1e-12)


def outage_gain(part: Part) -> float:
    """What the score of N11 gains until the last quarter."""
    quarters = np.arange(part.model.settings.quarters + 1.0)
    central = likely_effects(part.model)
    left = gaps_left(part.model, part.ramps, AS_IT_IS, central, quarters)
    answers = shifted(part.baseline.memberships, answer_shifts(part.model, left, AS_IT_IS, central, quarters), quarters)
    scores = answers[:, part.model.indicators.index("N11")] @ part.baseline.scores
    return float(scores[-1] - scores[0])


def test_pooling_first_and_shifting_first_are_not_the_same() -> None:
    """The demo's N11 gains .045 pooled and .035 by districts (.036 with answers by district, SCIENCE 3.4)."""
    study = with_saidi()
    model, start = effects(study), today(study, EVALUATION.measurement)
    (pooled,) = parts_of(model, study.scenario("S1"), start)
    assert outage_gain(pooled) == pytest.approx(0.045, abs=5e-4)
    apart = parts_of(model, study.scenario("S1"), start, ("district",))
    by_district = sum(part.place.share * outage_gain(part) for part in apart)
    assert by_district == pytest.approx(0.0354, abs=5e-4)
    own = {name: told_apart(start, effect) for name, effect in DISTRICT_EFFECTS.items()}
    answered = parts_of(model, study.scenario("S1"), start, ("district",), own)
    assert sum(part.place.share * outage_gain(part) for part in answered) == pytest.approx(0.036, abs=1e-3)


DISTRICT_EFFECTS = {"D1": 0.15, "D2": 0.1, "D3": 0.0, "D4": -0.15, "D5": -0.3}


def told_apart(start: Baseline, effect: float) -> np.ndarray:
    """The answers of a district that is happier by `effect` logits, as the survey generator of the demo has it."""
    cumulative = start.memberships.cumsum(-1)[:, :-1]
    moved = 1 / (1 + (1 - cumulative) / cumulative * np.exp(-effect))
    return np.diff(moved, axis=-1, prepend=0, append=1)


def test_districts_start_from_their_own_figures() -> None:
    found = by_segment(with_saidi(), EVALUATION, DEMO.scenario("S1"), "district")
    assert found.segments == tuple(SAIDI)
    assert found.shares == pytest.approx(list(SHARES.values()))
    assert found.own_figures == (1,) * 5
    assert found.own_answers == (False,) * 5
    assert found.today == pytest.approx([EVALUATION.measurement.index.score] * 5)
    assert found.gain[4] > found.gain[0] > 0
    assert found.difference < 0
    assert "places-share-figures" not in [finding.code for finding in found.findings]


def test_money_spent_in_the_townships_moves_the_townships() -> None:
    grid = Scenario("aimed", Label(), targeted(2000, D4=0.75, D5=0.25).plan[:1])
    (projection,) = project(DEMO, EVALUATION, None, [grid])
    found = by_segment(DEMO, EVALUATION, grid, "district")
    assert found.gain[:3].tolist() == [0, 0, 0]
    assert found.gain[3] > found.gain[4] > 0
    assert found.together == pytest.approx(projection.index, abs=1e-12)
    tiers = by_segment(DEMO, EVALUATION, grid, "tier")
    assert tiers.gain == pytest.approx([projection.gain] * 3), "townships are spread evenly over the tiers"


def test_answers_of_the_segments() -> None:
    study, survey = surveyed()
    evaluation = evaluate(study, survey)
    found = by_segment(study, evaluation, study.scenario("S4"), "district")
    assert found.own_answers == (True,) * 5
    assert found.today[0] > found.today[4], "people in town are happier"
    assert found.together[0] == pytest.approx(evaluation.measurement.index.score, abs=2e-3)
    assert (found.gain > 0.03).all()
    stated = by_segment(study, EVALUATION, study.scenario("S4"), "district", survey)
    assert stated.own_answers == (True,) * 5
    assert by_segment(study, evaluation, study.scenario("S4"), "channel").own_answers == (True,) * 3


def test_who_falls_is_named() -> None:
    growing = replace(DEMO, settings=replace(DEMO.settings, expectation_drift=0.03))
    found = by_segment(growing, evaluate(growing), targeted(12000, D4=1.0), "district")
    falling = by_segment(growing, evaluate(growing), Scenario("none", Label()), "district")
    assert falling.falling == tuple(SAIDI)
    assert "D4" not in found.falling
    assert [f.place for f in falling.findings if f.code == "place-falls"] == list(SAIDI)


def test_segments_that_nobody_counted_count_alike() -> None:
    found = by_segment(DEMO, EVALUATION, DEMO.scenario("S1"), "channel")
    assert found.shares == pytest.approx([1 / 3] * 3)
    assert "places-counted-alike" in [finding.code for finding in found.findings]


def test_figures_of_districts_that_do_not_average_to_the_company_s() -> None:
    readings = tuple(replace(each, value=3 * each.value) for each in with_saidi().readings)
    found = by_segment(replace(DEMO, readings=readings), EVALUATION, DEMO.scenario("S1"), "district")
    (said,) = (finding for finding in found.findings if finding.code == "places-figures-apart")
    assert said.place == "N11"
    assert said.details["mean"] == pytest.approx(3 * 8.944)


def test_a_future_reaches_every_segment() -> None:
    future = DEMO.futures[1]
    found = by_segment(DEMO, EVALUATION, DEMO.scenario("S1"), "district", future=future)
    (whole,) = project(DEMO, EVALUATION, None, [DEMO.scenario("S1")], future)
    assert found.future == future.id
    assert found.together == pytest.approx(whole.index, abs=1e-12)


def test_draws_give_every_segment_a_band() -> None:
    draws = Draws(7, 30)
    plain = by_segment(with_saidi(), EVALUATION, targeted(2000, D4=1.0), "district")
    found = by_segment(with_saidi(), EVALUATION, targeted(2000, D4=1.0), "district", draws=draws)
    assert plain.draws_index is None
    assert plain.band is None
    assert (found.index == plain.index).all()
    assert found.draws_index is not None
    assert found.band is not None
    assert found.draws_index.shape == (5, 30, 13)
    low, high = found.band
    assert (low[:, -1] < found.index[:, -1]).all()
    assert (found.index[:, -1] < high[:, -1]).all()
    (projection,) = project(with_saidi(), EVALUATION, draws, [targeted(2000, D4=1.0)])
    assert np.tensordot(found.shares, found.draws_index, 1) == pytest.approx(projection.draws_index, abs=1e-12)


def test_everything_that_varies_reaches_the_segments() -> None:
    study, survey = surveyed()
    evaluation = evaluate(study, survey)
    draws = Draws(7, 20, frozenset({"judgments", "survey", "effects", "futures"}))
    found = by_segment(study, evaluation, study.scenario("S4"), "district", draws=draws)
    assert found.draws_index is not None
    assert found.draws_index.shape == (5, 20, 13)
    assert (found.draws_index[:, :, 0].std(1) > 0).all(), "weights vary today already"


def test_refused() -> None:
    with pytest.raises(DecisionError) as raised:
        by_segment(DEMO, EVALUATION, DEMO.scenario("S1"), "distrikt")
    assert raised.value.facts["suggestion"] == "district"
    nowhere = replace(DEMO, population=Population())
    with pytest.raises(DecisionError):
        by_segment(nowhere, evaluate(nowhere), DEMO.scenario("S1"), "district")
    emptied = edits.set_targets(DEMO, "S1", "L1", "district", (("D4", 1.0),))
    assert by_segment(emptied, EVALUATION, emptied.scenario("S1"), "district").gain[3] > 0
