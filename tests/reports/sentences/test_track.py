"""Words for looking back: verdicts, how sure they are, what was learnt."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.charts.scales import IndexDisplay
from reports.sentences import track as words
from scenarios.backtest import backtest
from scenarios.observed import ObservedIndex
from studies import edits
from studies.evaluate import evaluate
from studies.learning import Learnt
from studies.looking_back import LookBack, look_back
from tests.studies.deciding import DEMO, decided, decision
from tests.studies.test_looking_back import _as_if

EN, ZH, SCORE = translator("en"), translator("zh"), IndexDisplay()
NAMES = {"decision-1": "Channels", "decision-2": "Grid"}


def looked(*seen: tuple[int, float, float]) -> LookBack:
    study = decided(*seen)
    return look_back(study, evaluate(study))


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (look_back(DEMO), "No decision is on record yet"),
        (looked(), "1 decision is on record, and nothing was observed since"),
        (looked((4, 0.723, 0.004), (6, 0.731, 0.004)), "Channels turned out as expected"),
        (
            looked((4, 0.723, 0.004), (6, 0.69, 0.004)),
            "Channels cannot be judged yet: 1 of 2 observations lie in the expected range",
        ),
        (looked((4, 0.69, 0.004), (6, 0.69, 0.004)), "Channels turned out worse than expected"),
        (looked((4, 0.76, 0.004), (6, 0.76, 0.004)), "Channels turned out better than expected"),
        (looked((6, 0.731, 0.004)), "Channels was within the expected range in quarter 6; one observation"),
        (looked((6, 0.76, 0.004)), "Channels was above the expected range in quarter 6; one observation"),
        (looked((4, 0.69, 0)), "Channels was below the expected range in quarter 4; one observation, no error given"),
        (looked((4, 0.69, 0), (6, 0.69, 0)), "Channels turned out worse than expected; 2 observations, no error given"),
        (
            looked((4, 0.69, 0), (6, 0.69, 0.004)),
            "Channels turned out worse than expected; 2 observations, 1 of them without an error",
        ),
        (
            looked((6, 0.69, 0.03)),
            "Channels is within what was expected, but no change can be told yet; one observation",
        ),
        (looked(*_as_if(0.8, 2, 4, 8, 12)), "Channels stayed in the expected range, but below expectation"),
        (looked(*_as_if(1.15, 2, 4, 8, 12)), "Channels stayed in the expected range, above expectation"),
    ],
)
def test_the_headline(found: LookBack, says: str) -> None:
    assert words.answer(found, NAMES, EN) == says
    assert "…" not in words.answer(found, NAMES, ZH)


@pytest.mark.parametrize(
    ("seen", "says", "sagt"),
    [
        ([(6, 0.66, 0.004)], "one observation below the band", "一次观测，低于区间带"),
        ([(6, 0.78, 0.004)], "one observation above the band", "一次观测，高于区间带"),
        ([(6, 0.731, 0.004)], "one observation inside the band", "一次观测，落在区间带内"),
        ([(4, 0.723, 0.004), (6, 0.66, 0.004)], "1 of 2 in the range", "2 次中 1 次在区间内"),
        (_as_if(0.8, 4, 8, 12), "as expected", "符合预期"),
        (_as_if(0.8, 2, 4, 8, 12), "in the range, below expectation", "在区间内，低于期望"),
        ([(4, 0.66, 0.004), (6, 0.66, 0.004)], "worse than expected", "差于预期"),
        ([], "not observed yet", "尚无观测"),
    ],
)
def test_one_observation_is_no_verdict(seen: list[tuple[int, float, float]], says: str, sagt: str) -> None:
    found = looked(*seen)
    (review,) = found.reviews
    assert (words.verdict(found, review, EN), words.verdict(found, review, ZH)) == (says, sagt)


def test_the_evidence_gives_the_latest_observation_with_its_interval_and_the_band() -> None:
    said = words.evidence(looked((4, 0.72, 0.004), (6, 0.722, 0.004)), display=SCORE, t=EN)
    assert said.startswith("In quarter 6 the index was **.722** (95% ± .008); .729 was expected, nine of ten between")
    assert said.endswith("That is little to judge by.")
    unsure = words.evidence(looked((6, 0.69, 0.03)), display=SCORE, t=EN)
    assert "The survey cannot tell it from no change at all." in unsure
    assert "will stand side by side" in words.evidence(looked(), display=SCORE, t=EN)


def test_several_decisions_are_judged_together() -> None:
    from dataclasses import replace

    study = edits.record_decision(decided((4, 0.72, 0.004)), replace(decision("S1"), id="decision-2", day="2027-01-15"))
    both = look_back(edits.observe(study, ObservedIndex("decision-2", 3, 0.693, 0.004)))
    assert words.answer(both, NAMES, EN).startswith("Grid")
    assert "Over 2 observations" in words.evidence(both, display=SCORE, t=EN)


def test_the_back_test_in_words() -> None:
    expected, observed = [0.690, 0.701, 0.712, 0.719], [0.688, 0.696, 0.705, 0.715]
    low, high = [value - 0.012 for value in expected], [value + 0.012 for value in expected]
    test = backtest(expected, observed, 0.687, low=low, high=high, errors=0.003)
    assert words.tested(test, SCORE, EN) == (
        "Over 4 observations expectations missed by .005 on average. They were too high, by .005 on average. "
        "4 of 4 lie in their band once the survey's own error is allowed for. "
        "Against expecting no change, 92% of the squared error is gone. Sampling explains 38% of the error."
    )
    bad = words.tested(backtest([0.6, 0.6], [0.70, 0.71], 0.69), SCORE, EN)
    assert "They were too low, by .105 on average. Expecting no change would have done no worse." in bad
    one = words.tested(backtest([0.7], [0.69], 0.68), SCORE, EN)
    assert one == "On the one observation the expectation missed by .010. That is little to judge by."
    assert words.tested(test, SCORE, ZH).startswith("4 次观测中，预期平均偏差 0.005。")


def _learnt(*seen: tuple[int, float, float]) -> Learnt:
    learnt = looked(*seen).learnt
    assert learnt is not None
    return learnt


def test_plans_of_levers_that_nobody_tested_are_named() -> None:
    plans = {"S1": "Grid", "S2": "People", "S3": "Channels", "S4": "All", "S0": "Nothing"}
    levers = {lever.id: lever.id for lever in DEMO.levers}
    said = words.untested(DEMO, _learnt(*_as_if(0.6, 2, 4, 8, 12)), plans, levers, EN)
    assert said.startswith("These plans rest on levers that nobody has tested: ")
    assert "Channels" not in said
    assert "“" in words.untested(DEMO, _learnt(*_as_if(0.6, 8)), plans, levers, ZH)


def test_what_was_learnt() -> None:
    less = looked(*_as_if(0.6, 2, 4, 8, 12)).learnt
    assert less is not None
    assert words.learnt(less, {}, EN).startswith("Below expectation: the factor on the effects is .60 (95% ± ")
    more = looked(*_as_if(1.4, 2, 4, 8, 12)).learnt
    assert more is not None
    assert words.learnt(more, {}, EN).startswith("Above expectation: ")
    assert "By the observations alone it would be 1.39 (95% ± " in words.learnt(more, {}, EN)
    assert "3 observations put the factor on the effects at .6" in words.learnt(_learnt(*_as_if(0.6, 4, 8, 12)), {}, EN)
    little = looked(*_as_if(0.6, 1, error=0.02)).learnt
    assert little is not None
    assert "too little yet" in words.learnt(little, {}, EN)
    same = looked(*_as_if(1.0, 4, 8, error=0.004)).learnt
    assert same is not None
    said = words.learnt(same, {}, EN)
    assert said.startswith("The factor on the effects is 1.00 (95% ± ")
    assert ": it cannot be told from 1, which is no verdict on them, and nothing is scaled." in said
    assert same.proposal == {}
    once = looked(*_as_if(0.6, 8)).learnt
    assert once is not None
    assert once.is_told
    assert words.learnt(once, {}, EN).startswith("One observation puts the factor on the effects at .61 (95% ± ")
    half = words.half(float(less.whole.errors[0]))
    assert float(half) == pytest.approx(1.96 * float(less.whole.errors[0]), abs=0.005)
    assert f"(95% ± {half})" in words.learnt(less, {}, EN)
    assert f"（95% ± 0{half}）" in words.learnt(less, {}, ZH)
    assert words.half(float("inf")) == ""
    source = words.source_of(less, "2028-01-05")
    assert source.en.startswith("Effects scaled by what 4 observations taught (factor .60")
    assert "2028-01-05" in source.zh
