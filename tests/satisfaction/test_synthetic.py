"""Synthetic surveys: the same seed, the stated model, and its planted flaws in known measure."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.indicators import OperatingFigure
from satisfaction.synthetic import Consumption, SurveyGenerator, draw_survey, expected_shares
from tests.satisfaction.small_surveys import population

SCORES = np.array([1, 0.8, 0.6, 0.4, 0.2])


def figure(indicator: str, today: float, anchors: tuple[float, ...] = (0, 1, 2, 3, 4)) -> OperatingFigure:
    return OperatingFigure(indicator, Label(), Label(), today, anchors[0], anchors, 3.0)


PLAIN = SurveyGenerator(
    figures=(figure("N1", 0.5), figure("N2", 3.0)),
    population=population(district={"D1": 60, "D2": 40}, tier={"large": 20, "ordinary": 80}),
    thresholds=(-1.5, 0.3, 1.7, 3.0),
    intercept=0.1,
    utility_effect=1.6,
    halo=0.9,
    item_effects=(("N2", -0.2),),
    segment_effects=(("D2", -0.3), ("large", 0.4)),
    invited=(("large", 20_000), ("ordinary", 20_000)),
)


def shares(table, indicator: str) -> np.ndarray:
    """Share of each grade, best first."""
    ticks = table[indicator].drop_null().to_numpy()
    return np.bincount(5 - ticks, minlength=5) / len(ticks)


def test_the_same_seed_gives_the_same_survey_and_another_wave_another():
    small = replace(PLAIN, invited=(("large", 50), ("ordinary", 50)))
    assert draw_survey(small, 7).equals(draw_survey(small, 7))
    assert not draw_survey(small, 7).equals(draw_survey(small, 8))
    waves = [draw_survey(small, 7, wave=wave) for wave in ("2026-Q1", "2026-Q2")]
    assert waves[0]["N1"] != waves[1]["N1"]
    assert set(waves[0]["respondent"].to_pylist()).isdisjoint(waves[1]["respondent"].to_pylist())
    assert waves[0]["wave"].unique().to_pylist() == ["2026-Q1"]


def test_answers_follow_the_stated_model():
    everybody = replace(PLAIN, invited=(("large", 12_000), ("ordinary", 48_000)))
    table = draw_survey(everybody, 1)
    for row, indicator in zip(expected_shares(everybody), everybody.indicators, strict=True):
        assert shares(table, indicator) == pytest.approx(row, abs=0.008)


def test_latent_is_the_formula():
    assert PLAIN.latent("D2", "large") == pytest.approx([0.1 + 1.6 * 0.375 - 0.3 + 0.4, 0.1 - 1.6 * 0.25 - 0.2 + 0.1])


def test_a_wave_effect_moves_all_answers():
    better = shares(draw_survey(PLAIN, 2, wave_effect=0.5), "N1") @ SCORES
    assert better > shares(draw_survey(PLAIN, 2), "N1") @ SCORES + 0.03


def test_one_mood_colours_all_answers_of_a_respondent():
    def correlation(generator):
        table = draw_survey(generator, 3)
        return np.corrcoef(table["N1"].to_numpy(), table["N2"].to_numpy())[0, 1]

    alike = replace(PLAIN, segment_effects=())
    assert correlation(alike) > 0.15
    assert abs(correlation(replace(alike, halo=0.0))) < 0.02


def test_the_less_satisfied_answer_more_readily():
    rates = (("large", 0.5), ("ordinary", 0.3))
    table = draw_survey(replace(PLAIN, response_rates=rates, response_mood=-0.5), 4)
    answered = {name: table["tier"].to_pylist().count(name) / 20_000 for name, _ in rates}
    assert answered["large"] == pytest.approx(0.5, abs=0.02)
    assert answered["ordinary"] == pytest.approx(0.31, abs=0.02)
    biased = replace(PLAIN, response_rates=rates, response_mood=-0.5)
    gap = (expected_shares(biased, of_respondents=True) - expected_shares(biased)) @ SCORES
    assert (gap < -0.02).all()


def test_missing_answers_and_straight_liners_are_planted():
    many = replace(PLAIN, figures=tuple(figure(f"N{i}", 2.0) for i in range(10)), missing=0.1, straight_liners=0.2)
    table = draw_survey(many, 5)
    ticks = np.stack([table[name].fill_null(0).to_numpy() for name in many.indicators], 1)
    assert (ticks == 0).mean() == pytest.approx(0.1, abs=0.005)
    highest, lowest = ticks.max(1), np.where(ticks == 0, 9, ticks).min(1)
    assert (highest == lowest).mean() == pytest.approx(0.2, abs=0.02)


def test_channels_importance_and_consumption():
    full = replace(
        PLAIN,
        channels=(("web", 3.0), ("phone", 1.0)),
        importance=(("N1", 0.2), ("N2", 0.0)),
        consumption=(("large", Consumption(((1.0, 130e3, 0.75),), 5e4, 1e6)),),
    )
    table = draw_survey(full, 6)
    assert table["channel"].to_pylist().count("web") / len(table) == pytest.approx(0.75, abs=0.01)
    assert table["importance_N2"].to_numpy().mean() == pytest.approx(5, abs=0.05)
    assert table["importance_N1"].to_numpy().max() == 10
    kwh, large = table["kwh_month"], np.array(table["tier"].to_pylist()) == "large"
    assert kwh.null_count == (~large).sum()
    metered = kwh.drop_null().to_numpy()
    assert (metered.min() >= 5e4, metered.max() <= 1e6) == (True, True)
    assert np.median(metered) == pytest.approx(143e3, rel=0.03)  # the bounds cut 10 % below, 0.3 % above


def test_an_exponential_tail_starts_at_its_bound():
    drawn = Consumption(low=1e6, excess=0.8e6).draw(20_000, np.random.default_rng(1))
    assert drawn.min() >= 1e6
    assert drawn.mean() == pytest.approx(1.8e6, rel=0.02)


def test_a_survey_that_nobody_answers_is_an_empty_table():
    table = draw_survey(replace(PLAIN, response_rates=(("large", 0.0), ("ordinary", 0.0))), 1)
    assert len(table) == 0
    assert table.schema.names[-2:] == ["N1", "N2"]


def test_a_model_that_contradicts_itself_is_refused():
    with pytest.raises(DecisionError, match="generator-thresholds-not-rising"):
        replace(PLAIN, thresholds=(0.3, -1.5))
    with pytest.raises(DecisionError, match="id-unknown") as caught:
        replace(PLAIN, invited=(("larg", 3),))
    assert caught.value.facts["suggestion"] == "large"


def test_the_demo_generator_gives_the_baseline_of_the_demo(shared: Path):
    """The stated baseline distributions are those of this model, and non-response lowers the index by about .01."""
    demo = json.loads((shared / "demo" / "demo_model.json").read_text(encoding="utf-8"))
    given, customers = demo["survey_generator"], demo["customers"]
    kpis = {row["id"]: row["kpi"] for row in demo["indicators"]}
    generator = SurveyGenerator(
        figures=tuple(figure(name, kpi["baseline"], tuple(kpi["anchors_best_to_worst"])) for name, kpi in kpis.items()),
        population=population(
            **{kind[:-1]: {row["id"]: row["n"] for row in customers[kind]} for kind in ("districts", "tiers")}
        ),
        thresholds=tuple(given["c_k_best1_to_best4"]),
        intercept=given["intercept"],
        utility_effect=1.6,
        halo=given["halo_sd"],
        item_effects=tuple(given["delta"].items()),
        segment_effects=tuple((row["id"], row["effect"]) for kind in ("districts", "tiers") for row in customers[kind]),
        response_rates=tuple(given["response_rate"].items()),
        response_mood=-0.15,
    )
    baseline = np.array([row["baseline_distribution"] for row in demo["indicators"]])
    expected = expected_shares(generator)
    assert np.abs(expected - baseline).max() < 5e-4
    weights = np.array(list(demo["expected_results"]["weights"]["damped_rho05"].values()))
    weights /= weights.sum()
    bias = weights @ (expected_shares(generator, of_respondents=True) - expected) @ SCORES
    assert bias == pytest.approx(-0.010, abs=0.002)
