"""The chain from ramps to the index: what grows by itself, and many plans at once."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.chain import AS_IT_IS, gaps_left, index_of_ramps, lever_ramps, planned
from scenarios.settings import SimulationSettings
from scenarios.simulate import simulate
from scenarios.uncertainty import likely_effects
from tests.scenarios.small import LEVERS, SETTINGS, plan, small_baseline, small_model

BASELINE = small_baseline()
GROWING = SimulationSettings(quarters=8, gap_growth=(("outage", 0.1), ("notice", -0.05)))
QUARTERS = np.arange(9.0)


def test_gaps_grow_by_the_year_also_without_a_plan() -> None:
    projection = simulate(small_model(settings=GROWING), plan(), BASELINE)
    assert projection.index[0] == BASELINE.score
    assert projection.figures[[0, 4, 8], 0] == pytest.approx([9.6, 0.5 + 9.1 * 1.1, 0.5 + 9.1 * 1.21])
    assert projection.figures[[0, 4, 8], 1] == pytest.approx([54, 98 - 44 * 0.95, 98 - 44 * 0.95**2])
    assert [(f.code, f.place) for f in projection.findings] == [
        ("gap-growth-assumed", "outage"),
        ("gap-growth-assumed", "notice"),
    ]


def test_growth_multiplies_what_levers_leave() -> None:
    model, still = small_model(settings=GROWING), small_model()
    used, amounts = planned(model, plan(crews=20))
    ramps = lever_ramps(model, used, amounts)
    effects = likely_effects(model)
    growing, standing = (gaps_left(each, ramps, AS_IT_IS, effects, QUARTERS) for each in (model, still))
    assert growing[0] == pytest.approx(standing[0] * 1.1 ** (QUARTERS / 4))


def test_without_growth_nothing_is_said_and_nothing_moves() -> None:
    none = SimulationSettings(quarters=8, gap_growth=(("outage", 0.0),))
    projection = simulate(small_model(settings=none), plan(), BASELINE)
    assert set(projection.index.tolist()) == {BASELINE.score}
    assert projection.findings == ()


@pytest.mark.parametrize("settings", [SETTINGS, GROWING])
def test_plans_at_once_are_each_alone(settings: SimulationSettings) -> None:
    model = small_model(settings=settings)
    plans = [plan(), plan(crews=20), plan(crews=5, texts=15), plan(cuts=3)]
    ramps = []
    for each in plans:
        used, amounts = planned(model, each)
        ramps.append(lever_ramps(model, used, amounts))
    together = {row: np.array([each.get(row, np.zeros(9)) for each in ramps]) for row in range(len(LEVERS))}
    index = index_of_ramps(model, together, AS_IT_IS, BASELINE, likely_effects(model), QUARTERS)
    for each, path in zip(plans, index, strict=True):
        assert path == pytest.approx(simulate(model, each, BASELINE).index, abs=1e-14)
    last = index_of_ramps(
        model, {row: come[:, -1:] for row, come in together.items()}, AS_IT_IS, BASELINE, likely_effects(model),
        QUARTERS[-1:],
    )  # fmt: skip
    assert last[:, 0] == pytest.approx(index[:, -1], abs=1e-14)


def test_ten_years_and_beyond() -> None:
    for quarters in (40, 100):
        projection = simulate(small_model(settings=SimulationSettings(quarters=quarters)), plan(crews=20), BASELINE)
        assert projection.index.shape == (quarters + 1,)
        assert np.isfinite(projection.index).all()
        assert (np.diff(projection.index) >= -1e-15).all()
        assert projection.cost.cash.shape == (quarters + 1,)
