"""Words for what experts, surveys and meters say about levers."""

from __future__ import annotations

import numpy as np

from i18n.translate import translator
from reports.sentences import lever_learning as words
from scenarios.calibrate import Scales, Shift
from scenarios.levers import CurveAnswer, EffectOpinion
from scenarios.power_factor import MeteredMonth, compensate
from studies.lever_calibration import CarriedOut, LeverCalibration

EN, ZH = translator("en"), translator("zh")
NAMES = {"a": "Training", "b": "App"}


def learnt(*groups: tuple[str, float, float, float]) -> LeverCalibration:
    names, theta, spread, surprise = zip(*groups, strict=True)
    scales = Scales(names, np.array(theta), np.array(spread), np.array(surprise), np.eye(len(names)))
    done = CarriedOut("S1", "w1", "w2", 4)
    return LeverCalibration(done, ("N1",), np.array([0.3]), (Shift(0.1, 0.05),), scales, (), scales.findings)


def test_the_answer_of_two_waves() -> None:
    weak = learnt(("a", 0.5, 0.1, -1.0), ("b", 1.0, 0.1, 0.0))
    assert words.calibration_answer(weak, NAMES, EN) == "Less was observed than modelled of Training"
    both = learnt(("a", 0.5, 0.1, -1.0), ("b", 1.6, 0.1, 1.2))
    assert words.calibration_answer(both, NAMES, EN) == (
        "Less was observed than modelled of Training; more was observed than modelled of App"
    )
    assert "App" in words.calibration_answer(both, NAMES, ZH)
    agree = learnt(("a", 0.9, 0.1, -0.2))
    assert words.calibration_answer(agree, NAMES, EN) == "What was observed agrees with what was modelled"
    nothing = learnt(("a", 1.0, 0.5, 0.0))
    assert words.calibration_answer(nothing, NAMES, EN).startswith("These waves teach nothing")


def test_a_scale_with_what_to_make_of_it() -> None:
    found = learnt(("a", 0.5, 0.1, -2.5), ("b", 1.0, 0.49, 0.0), ("c", 0.8, 0.13, -0.4))
    assert words.scale_line(found, "a", EN) == (
        "× 0.50 (95% ± 0.20)",
        "hard to square with the assumption: ask the experts again",
    )
    assert words.scale_line(found, "b", EN)[1] == "hardly anything was learnt"
    assert words.scale_line(found, "c", EN)[1] == "may be applied"


def test_answers_and_opinions() -> None:
    assert words.answer_line(CurveAnswer("E1", 20, 0.4), "hours", EN) == "40% at 20 hours"
    assert words.opinion_line(EffectOpinion("E1", 0.2, 0.3, 0.45), EN) == "30% (20% to 45%)"


def test_the_case_of_one_customer() -> None:
    month = MeteredMonth(121_040, 131_520, 76_911)
    found = compensate(month, 0.90, 25_000)
    assert words.compensation_answer(found, EN) == (
        "101 kvar save 9,229 yuan a month and pay for themselves in 2.7 months"
    )
    assert words.compensation_lead(found, EN).endswith(
        "from 0.68 to 0.90; the adjustment of the bill goes from +12% to 0%."
    )
    assert words.compensation_answer(compensate(month, 0.90, 0), EN) == "101 kvar save 9,229 yuan a month"
    met = compensate(MeteredMonth(100, 10, 50), 0.90, 1)
    assert words.compensation_answer(met, EN) == "At this power factor there is nothing to save"
    assert words.compensation_lead(compensate(month, 0.91, 1), ZH).endswith("−0.15%。")
