"""Sweeps on a Dask cluster: equal to the bit to one process."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exchange.cluster_sweep import run_on_cluster
from mcdm.draws import SOURCES, Draws
from mcdm.errors import DecisionError
from scenarios.exploration import effects_at, latin_hypercube
from scenarios.sweep import Sweep, run
from store.examples import load_example
from studies.evaluate import drawn_today, effects, evaluate, today
from studies.plan_futures import default_ranges
from studies.uncertainty_chain import draw_effects
from tests.scenarios.small import plan

STUDY = load_example("power-supply")
EVALUATION = evaluate(STUDY)


def sweep_of_draws() -> Sweep:
    draws = Draws(count=1000, varying=frozenset(SOURCES) - {"survey"})
    model, start = effects(STUDY), drawn_today(STUDY, EVALUATION, draws)
    return Sweep(model, STUDY.scenarios, start.baseline, draw_effects(model, STUDY.futures, draws), 128)


def sweep_of_futures() -> Sweep:
    model, ranges = effects(STUDY), default_ranges(STUDY)
    futures = effects_at(model, ranges, latin_hypercube(ranges, 500))
    return Sweep(model, STUDY.scenarios, today(STUDY, EVALUATION.measurement), futures, 100)


@pytest.mark.slow
def test_two_workers_compute_the_same_to_the_bit() -> None:
    for sweep in (sweep_of_draws(), sweep_of_futures()):
        seen: list[float] = []
        found = run_on_cluster(sweep, workers=2, progress=seen.append)
        assert (found == run(sweep)).all()
        assert found.shape == (5, len(sweep.effects.visibility))
        assert np.ptp(found[3]) > 0.01
        assert len(seen) == len(sweep.blocks)


@pytest.mark.slow
def test_what_a_plan_got_wrong_is_said_as_here() -> None:
    wrong = replace(sweep_of_futures(), scenarios=(plan("deleted", L99=3.0),))
    with pytest.raises(DecisionError, match="id-unknown"):
        run_on_cluster(wrong, workers=1)
