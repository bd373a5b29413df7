"""Levers held against two waves: a planted effect is found, and control districts take away what moved everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from mcdm.labels import Label
from satisfaction.respondents import Dimension, Population, Segment
from satisfaction.survey import SurveySummary
from scenarios.calibrate import modelled_shifts, scaled
from scenarios.shift import shift_answers
from studies.evaluate import Evaluation, effects, evaluate, today
from studies.lever_calibration import CarriedOut, calibrate_levers, quarters_between
from studies.study import IndicatorShares, Study
from tests.satisfaction.small_surveys import survey_of
from tests.studies.parts import SHARES, refused, small_study

DONE = CarriedOut("S1", "w1", "w2", 8)
DISTRICTS = ("D1", "D2")


@cache
def study() -> Study:
    """The small study with stated shares of every indicator and two districts of one size."""
    small = small_study()
    stated = tuple(IndicatorShares(node, SHARES) for node in small.model.indicator_ids)
    districts = tuple(Segment(name, Label(name), 500) for name in DISTRICTS)
    waves = tuple(Segment(name, Label(name)) for name in ("w1", "w2"))
    population = Population((Dimension("district", Label(), districts), Dimension("wave", Label(), waves)))
    return replace(small, baseline=stated, population=population)


@cache
def evaluation() -> Evaluation:
    return evaluate(study())


def modelled(theta: float, share: float = 1.0) -> np.ndarray:
    """What the plan does to the answers where all levers work `theta` times as well, on a part of the customers."""
    levers = tuple(scaled(replace(each, maximum=each.maximum / share), theta) for each in study().levers)
    plan = tuple(replace(p, amounts=tuple(a / share for a in p.amounts)) for p in study().scenario("S1").plan)
    changed = replace(study(), levers=levers)
    scenario = replace(study().scenario("S1"), plan=plan)
    return modelled_shifts(effects(changed), scenario, today(study(), evaluation().measurement), 8)


def survey(shifts: Mapping[tuple[str, str], np.ndarray], respondents: int = 900) -> SurveySummary:
    """Answers of every district and wave: the shares of today, moved by so many logits an indicator."""
    generator, grades, cells = np.random.default_rng(5), [], []
    for cell, shift in shifts.items():
        shares = shift_answers(np.tile(np.array(SHARES), (4, 1)), shift)
        grades.append(np.column_stack([generator.choice(5, respondents, p=each / each.sum()) for each in shares]))
        cells += [cell] * respondents
    return survey_of(np.vstack(grades), cells, ("district", "wave"))


NOTHING = np.zeros(4)


def test_a_planted_scale_is_found() -> None:
    moved = modelled(0.6)
    seen = survey({(d, w): moved if w == "w2" else NOTHING for d in DISTRICTS for w in ("w1", "w2")})
    found = calibrate_levers(study(), evaluation(), seen, DONE)
    assert found.indicators == ("N1", "N3")
    assert found.modelled == pytest.approx(modelled(1.0)[[0, 2]])
    error = [(found.observed[k].logits - moved[at]) / found.observed[k].standard_error for k, at in enumerate((0, 2))]
    assert np.abs(error).max() < 3
    assert found.scales.groups == ("L1", "L2")
    assert np.abs((found.scales.theta - 0.6) / found.scales.spread).max() < 2.5


def test_levers_of_one_group_share_a_scale() -> None:
    grouped = replace(study(), levers=tuple(replace(each, group="field") for each in study().levers))
    seen = survey({(d, w): modelled(0.6) if w == "w2" else NOTHING for d in DISTRICTS for w in ("w1", "w2")}, 4000)
    found = calibrate_levers(grouped, evaluation(), seen, DONE)
    assert found.scales.groups == ("field",)
    assert dict(found.by_lever) == {"L1": found.scales.theta[0], "L2": found.scales.theta[0]}
    assert found.scales.theta[0] == pytest.approx(0.6, abs=3 * found.scales.spread[0])


def test_what_moved_in_the_control_too_is_not_the_plan() -> None:
    drift = np.full(4, 0.3)
    seen = survey(
        {("D1", "w1"): NOTHING, ("D1", "w2"): drift + modelled(0.7, 0.5), ("D2", "w1"): NOTHING, ("D2", "w2"): drift},
        6000,
    )
    done = replace(DONE, dimension="district", control=("D2",))
    found = calibrate_levers(study(), evaluation(), seen, done)
    assert [each.logits for each in found.observed] == pytest.approx(modelled(0.7, 0.5)[[0, 2]], abs=0.12)
    without = calibrate_levers(study(), evaluation(), seen, DONE)
    assert without.observed[0].logits > found.observed[0].logits


def test_a_survey_without_moments_counts_everybody_once() -> None:
    seen = survey({(d, w): NOTHING for d in DISTRICTS for w in ("w1", "w2")})
    bare = replace(seen, **{name: 0 * getattr(seen, name) for name in (
        "pair_counts", "pair_sums", "pair_squares", "pair_products")})  # fmt: skip
    full, less = (calibrate_levers(study(), evaluation(), each, DONE) for each in (seen, bare))
    assert less.scales.spread.sum() > full.scales.spread.sum()


def test_what_cannot_be_held_against_each_other() -> None:
    seen = survey({(d, w): NOTHING for d in DISTRICTS for w in ("w1", "w2")}, 50)

    def code(**changes: object) -> str:
        return refused(lambda: calibrate_levers(study(), evaluation(), seen, replace(DONE, **changes))).code

    assert code(before="w0") == "id-unknown"
    assert code(before="w2", after="w1") == "waves-not-apart"
    assert code(scenario="S9") == "id-unknown"
    assert code(scenario="S0") == "calibration-nothing-moved"
    assert code(quarters=99) == "calibration-quarter"
    assert code(dimension="district", control=("D1", "D2")) == "control-everywhere"
    assert code(dimension="district", control=("D9",)) == "id-unknown"
    assert code(dimension="tier", control=("VIP",)) == "id-unknown"


def test_how_far_waves_lie_apart() -> None:
    assert quarters_between("2026-Q2", "2026-Q3") == 1
    assert quarters_between("2025-Q4", "2026-Q3") == 3
    assert quarters_between("2024", "2026") == 8
    assert quarters_between("2026-01", "2026-11") == 3
    assert quarters_between("2026-01", "2026-02") == 1
    assert quarters_between("spring", "2026") is None
