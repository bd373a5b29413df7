"""Words for what is turned and where the lead changes."""

from __future__ import annotations

import numpy as np
import pytest

from i18n.translate import translator
from mcdm.sensitivity.crossings import Crossover
from reports.charts.scales import IndexDisplay
from reports.sentences import turning as say
from reports.sentences.reader import Reader
from studies.link_sensitivity import Curve, Turn
from tests.studies.choosing import demo

EN, ZH = (Reader(demo(), IndexDisplay(), translator(language)) for language in ("en", "zh"))
TURNS = {
    "weight": Turn("weight", "C4", "goal"),
    "inside": Turn("weight", "N54", "C5"),
    "node": Turn("node", "N61", "N11"),
    "cluster": Turn("cluster", "C6", "C2"),
    "row": Turn("row", "N61"),
}


@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS)
def test_every_turn_is_named_asked_and_drawn_in_both_languages(turn: Turn) -> None:
    for words in (say.name, say.asks, say.axis):
        english, chinese = words(turn, EN), words(turn, ZH)
        assert english != chinese
        assert turn.element not in english


def test_an_offer_says_what_it_takes() -> None:
    turn = TURNS["weight"]
    assert say.offer(turn, (turn, 0.1084, 0.1033, 4), EN) == "Service channels: .108 → .103"
    assert say.offer(turn, None, EN) == "Service channels: never changes the leader"
    assert say.name(TURNS["inside"], EN) == "Proactive visits (Information & communication)"


def level(*crossings: float) -> Curve:
    """Two options that are level, and change places at these values."""
    values = np.linspace(0, 1, 101)
    worth = np.zeros((101, 2))
    found = tuple(Crossover(c, k % 2, 1 - k % 2) for k, c in enumerate(crossings))
    return Curve(TURNS["weight"], 0.5, values, worth, found)


def test_where_the_lead_changes() -> None:
    options = ("S3", "S4")
    assert say.crossing(level(), EN, options, EN.t) == "The lead never changes here"
    assert say.crossing(level(0.25), EN, options, EN.t) == "From .250 on, Balanced leads"
    assert say.crossing(level(0.25, 0.5), EN, options, EN.t) == "The lead changes at .250 and .500"
    assert say.crossing(level(0.1, 0.2, 0.3, 0.4), EN, options, EN.t) == "The lead changes 4 times"


@pytest.mark.parametrize("kind", ["node", "cluster", "row"])
def test_how_many_can_change_the_leader(kind: str) -> None:
    for told in (EN, ZH):
        assert "24" in say.reachable(kind, 24, 47, told.t)
        assert "47" in say.reachable(kind, 24, 47, told.t)
