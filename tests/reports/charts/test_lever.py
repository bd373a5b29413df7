"""A lever's card: its response curve with the planned amount on it, and the gaps it closes."""

from __future__ import annotations

import numpy as np
import pytest

from i18n.translate import translator
from reports.charts.lever import EffectRange, effects, response_curve
from reports.charts.look import BRASS, HEAT, Figure
from tests.reports.charts.drawing import domain, layers, table, tables, texts

T, ZH = translator("en"), translator("zh")
AMOUNTS = np.linspace(0, 80, 9)
EFFECTS = 1 - np.exp(-AMOUNTS / 25)


def curve(amount: float = 40.0, *, assumed: bool = False, language: str = "en") -> Figure:
    return response_curve(AMOUNTS, EFFECTS, amount=amount, unit="h", assumed=assumed, t=translator(language))


def test_the_dot_stands_on_the_curve_and_the_curve_is_filled_up_to_it() -> None:
    figure = curve(45.0)
    (filled,), (line,), (dot,) = (list(tables(figure, mark)) for mark in ("area", "line", "circle"))
    assert [row["effect"] for row in line] == pytest.approx(EFFECTS.tolist())
    assert dot == [{"amount": 45.0, "effect": pytest.approx((EFFECTS[4] + EFFECTS[5]) / 2)}]
    assert filled[-1] == dot[0]
    assert [row["amount"] for row in filled] == [0, 10, 20, 30, 40, 45]
    assert (domain(figure, "x"), domain(figure, "y")) == ([0, 80], [0, 1])


def test_an_effect_above_the_attainable_one_stays_in_the_picture() -> None:
    figure = response_curve([0, 1], [0, 1.2], amount=1, unit="", assumed=False, t=T)
    assert domain(figure, "y") == [0, 1.2]


@pytest.mark.parametrize(("assumed", "colour", "word"), [(True, BRASS, "assumed"), (False, HEAT, "source")])
def test_what_is_assumed_is_pencilled_in(assumed: bool, colour: str, word: str) -> None:
    figure = curve(assumed=assumed)
    line = next(layer["mark"] for layer in layers(figure) if layer["mark"]["type"] == "line")
    assert line["color"] == colour
    assert (line["strokeDash"] != [1, 0]) is assumed
    assert word in figure.takeaway
    assert figure.takeaway.startswith("40 h reaches 80%")
    assert "80%" in curve(assumed=assumed, language="zh").takeaway


RANGES = [EffectRange("SAIDI", 0.1, 0.2, 0.4), EffectRange("Waiting", -0.2, 0.05, 0.1)]


def test_gaps_closed_are_on_one_scale_with_the_ideal_in_sight() -> None:
    figure = effects(RANGES, assumed=False, t=T)
    assert domain(figure, "x") == [-0.2, 1]
    assert domain(figure, "y") == ["SAIDI", "Waiting"]
    assert [(row["low"], row["likely"], row["high"]) for row in table(figure, "likely")] == [
        (0.1, 0.2, 0.4),
        (-0.2, 0.05, 0.1),
    ]
    assert texts(figure) == ["20%", "5%"]
    assert figure.takeaway == "Moves 2 operating figures, most of all SAIDI: 20% of its gap (10% to 40%)."
    assert domain(effects(RANGES[:1], assumed=True, t=T), "x") == [0, 1]


def test_a_lever_without_effects_says_so() -> None:
    assert effects([], assumed=False, t=T).takeaway == "It moves no operating figure."
