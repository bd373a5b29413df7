"""Names become positions, curves become functions."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from scenarios.effect_model import prepare
from scenarios.levers import Interaction
from tests.scenarios.small import FIGURES, LEVERS, lever, small_model


def test_positions() -> None:
    model = small_model(interactions=(Interaction("texts", "crews", "notice", 0.1),))
    assert model.columns == (0, 1)
    assert model.links == ((0, 0), (1, 1), (1, 0), (2, 1))
    assert model.pairs == ((1, 0, 1, 0.1),)
    assert model.responses[0](np.array(10.0)) == pytest.approx(1 - np.exp(-1))


def test_figures_need_not_follow_the_order_of_the_indicators() -> None:
    model = prepare(("staff", "notice", "outage"), FIGURES, LEVERS)
    assert model.columns == (2, 1)


def test_a_figure_of_an_unknown_indicator() -> None:
    with pytest.raises(DecisionError) as raised:
        prepare(("outages", "notice"), FIGURES, LEVERS)
    assert raised.value.facts == {"name": "outage", "where": "figures", "suggestion": "outages"}


def test_an_unknown_curve() -> None:
    with pytest.raises(DecisionError, match="method-unknown"):
        small_model((lever("x", response=Choice("exponentiel")),))
