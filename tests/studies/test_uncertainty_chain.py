"""All uncertainty in one chain: sources by name, the survey by its standard error, plans on the same draws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.draws import SOURCES, Draws
from scenarios.uncertainty import sample_effects
from store.examples import load_example
from studies.evaluate import compare, drawn_today, effects, evaluate, face_futures, project, today
from studies.uncertainty_chain import uncertain_inputs
from tests.studies.surveyed import surveyed

STUDY, SUMMARY = surveyed()
STATED = evaluate(STUDY)
SURVEYED = evaluate(STUDY, SUMMARY)


def draws(*varying: str, count: int = 200, seed: int = 20261121) -> Draws:
    return Draws(seed, count, frozenset(varying))


def test_effects_alone_are_what_they_always_were() -> None:
    sampled = sample_effects(effects(STUDY), Draws())
    for projection in project(STUDY, STATED, Draws()):
        assert projection.draws_index.shape == (200, 13)
        assert projection.draws_npv is None
    start = drawn_today(STUDY, STATED, Draws())
    assert not start.baseline.is_drawn
    assert start.findings == ()
    assert sampled.worlds is None


def test_the_survey_varies_by_its_standard_error() -> None:
    index = SURVEYED.measurement.index
    assert index.low is not None
    assert index.high is not None
    error = (index.high - index.low) / 2 / 1.96
    start = drawn_today(STUDY, SURVEYED, draws("survey", count=4000))
    drawn = start.baseline.drawn_memberships
    assert drawn is not None
    scores = start.baseline.index(start.baseline.weights, drawn, start.baseline.scores)
    assert scores.std() == pytest.approx(error, rel=0.05)
    assert scores.mean() == pytest.approx(index.score, abs=3 * error / np.sqrt(4000) + 1e-4)
    np.testing.assert_allclose(drawn.sum(-1), 1, atol=1e-9)


def test_answers_of_one_person_stay_together() -> None:
    """Were items drawn on their own the index would vary far less."""
    drawn = drawn_today(STUDY, SURVEYED, draws("survey", count=2000)).baseline.drawn_memberships
    assert drawn is not None
    weights, scores = SURVEYED.measurement.weights, np.array(STUDY.scale.scores)
    items = drawn @ scores
    apart = np.sqrt((weights**2 * items.var(0)).sum())
    assert (items @ weights).std() > 1.3 * apart


def test_without_a_survey_nothing_of_it_varies_and_that_is_said() -> None:
    start = drawn_today(STUDY, STATED, draws("survey"))
    assert start.baseline.drawn_memberships is None
    assert [finding.code for finding in start.findings] == ["survey-not-drawn"]
    projection = project(STUDY, STATED, draws("survey"))[0]
    assert "survey-not-drawn" in [finding.code for finding in projection.findings]
    assert np.ptp(projection.draws_index, axis=0).max() == 0


def test_judgments_and_futures_that_are_not_there() -> None:
    bare = replace(STUDY, ballots=(), futures=())
    start = drawn_today(bare, evaluate(bare), draws("judgments", "futures"))
    assert [finding.code for finding in start.findings] == ["judgments-not-drawn", "futures-not-drawn"]


def test_every_source_adds_to_the_band_and_a_plan_keeps_its_draws() -> None:
    last = {
        name: project(STUDY, SURVEYED, draws(*varying))[3].draws_index[:, -1]
        for name, varying in {"effects": ("effects",), "futures": ("futures",), "all": SOURCES}.items()
    }
    assert last["all"].std() > max(last["effects"].std(), last["futures"].std())
    alone = project(STUDY, SURVEYED, draws(*SOURCES), [STUDY.scenarios[3]])[0]
    assert (alone.draws_index[:, -1] == last["all"]).all()


def test_a_start_that_was_kept_gives_the_same() -> None:
    chosen = draws(*SOURCES)
    start = drawn_today(STUDY, SURVEYED, chosen)
    again, fresh = (project(STUDY, SURVEYED, chosen, start=each) for each in (start, None))
    for first, second in zip(again, fresh, strict=True):
        assert (first.draws_index == second.draws_index).all()
        assert (first.index == second.index).all()


def test_a_given_future_is_not_drawn_over() -> None:
    storm = STUDY.futures[1]
    run = project(STUDY, STATED, draws("futures"), STUDY.scenarios[:1], storm)[0]
    assert np.ptp(run.draws_index, axis=0).max() == 0
    assert run.draws_index[0, -1] == pytest.approx(run.index[-1])


def test_the_order_of_the_drawn_futures_is_that_of_the_named_ones() -> None:
    runs = project(STUDY, STATED, draws("futures", count=2000))
    table = face_futures(STUDY, STATED)
    assert [run.draws_index[:, -1].mean() for run in runs] == pytest.approx(table.expected.tolist(), abs=1e-5)
    assert compare(STUDY, runs).probability("S3", "S2") == pytest.approx(0.85, abs=1e-3)


def test_inputs_on_their_own_are_the_same_draws() -> None:
    chosen = draws(*SOURCES)
    start, model = drawn_today(STUDY, SURVEYED, chosen), effects(STUDY)
    inputs = uncertain_inputs(model, STUDY.futures, start)
    plan = STUDY.scenarios[2]
    together = inputs.index(plan, *inputs.only(inputs.varying([plan])))
    run = project(STUDY, SURVEYED, chosen, [plan], start=start)[0]
    np.testing.assert_allclose(together, run.draws_index[:, -1], rtol=0, atol=1e-14)
    assert today(STUDY, SURVEYED.measurement).score == run.index[0]


def test_bills_that_vary_reach_the_projection() -> None:
    study = load_example("power-supply")
    levers = tuple(replace(each, cost=replace(each.cost, factor=(0.9, 1.0, 1.5))) for each in study.levers)
    run = project(replace(study, levers=levers), STATED, Draws(), study.scenarios[1:2])[0]
    assert run.draws_npv is not None
    assert run.draws_npv.mean() == pytest.approx(run.cost.npv * (0.9 + 4 + 1.5) / 6, rel=0.02)


@pytest.mark.parametrize("varying", [("effects",), SOURCES])
def test_a_band_holds_nine_of_ten_truths_drawn_from_the_assumptions(varying: tuple[str, ...]) -> None:
    plan = STUDY.scenarios[2:3]
    (band,) = project(STUDY, SURVEYED, draws(*varying, count=2000), plan)
    (truth,) = project(STUDY, SURVEYED, draws(*varying, count=2000, seed=77), plan)
    last = truth.draws_index[:, -1]
    assert 0.87 <= ((last >= band.low[-1]) & (last <= band.high[-1])).mean() <= 0.93
