"""Sentences about weights follow from the numbers, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

import mcdm.combination
import mcdm.comparisons.judgment_scales
import mcdm.weighting  # noqa: F401  (they register the methods)
from i18n.translate import translator
from mcdm.catalogue import methods
from mcdm.comparisons.random_index import TABLES
from reports.charts.scales import IndexDisplay
from reports.sentences import weights as say
from reports.sentences.panel import PanelState

EN, ZH = translator("en"), translator("zh")
SCORE = IndexDisplay()


def read(ahp, used, method="damped", *, network=True, judged=True) -> say.WeightsRead:
    names = ["Outages", "Staff", "Prices"][: len(ahp)]
    return say.WeightsRead(names, np.array(ahp), np.array(used), method, network, judged)


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        (read([0.5, 0.3, 0.2], [0.3, 0.5, 0.2]), "Influence moves weight from Outages to Staff"),
        (read([0.5, 0.3, 0.2], [0.49, 0.31, 0.2]), "Influence leaves the weights almost as judged"),
        (read([0.5, 0.3, 0.2], [0.5, 0.3, 0.2], "ahp"), "Outages weighs most"),
        (read([0.4, 0.4, 0.2], [0.4, 0.4, 0.2], network=False), "Outages and Staff weigh most"),
        (read([1.0], [1.0], network=False), "Outages weighs most"),
        (read([0.4, 0.4, 0.2], [0.4, 0.4, 0.2], judged=False), "Nobody has judged yet: siblings weigh the same"),
    ],
)
def test_the_headline_says_what_moves_or_leads(given: say.WeightsRead, answer: str) -> None:
    assert say.answer(given, EN) == answer


def test_the_lead_gives_the_numbers() -> None:
    told = say.lead(read([0.5, 0.3, 0.2], [0.3, 0.5, 0.2]), EN)
    assert told == (
        "From the goal alone, Outages leads with .500. Once elements may influence each other, Staff goes from .300 to "
        ".500 in the weights used here (damped)."
    )
    assert say.lead(read([0.5, 0.5], [0.3, 0.7], "limit"), ZH).startswith("仅从目标出发，Outages 居首（0.500）")
    assert "leaves the influences aside" in say.lead(read([0.5, 0.5], [0.5, 0.5], "ahp"), EN)


@pytest.mark.parametrize(
    ("indices", "word"),
    [((0.687, 0.6871, 0.687), "the same"), ((0.689, 0.687, 0.684), "barely moves"), ((0.70, 0.69, 0.65), "depends")],
)
def test_the_index_is_said_to_depend_on_the_method_only_where_it_does(indices, word: str) -> None:
    told = say.index_by_method(dict(zip(("ahp", "damped", "limit"), indices, strict=True)), SCORE, EN)
    assert word in told
    assert say.index_by_method({}, SCORE, EN) == ""


def state(given: int) -> PanelState:
    return PanelState(("E1",), (), {("E1", "goal"): given})


def test_certainty_names_answers_agreement_and_contradictions() -> None:
    told = say.certainty(state(2), 0.938, 2, 0.1, EN)
    assert told.endswith("the experts' agreement is very high (.938); 2 answers contradict themselves beyond .10.")
    assert "1 answer contradicts itself beyond .10" in say.certainty(state(2), None, 1, 0.1, EN)
    assert "no answer contradicts itself" in say.certainty(state(2), None, 0, 0.1, EN)
    assert say.certainty(state(0), None, 0, 0.1, EN) == ""


def test_a_correction_says_what_it_does_to_the_index() -> None:
    assert say.correction(0.687, 0.693, 1, SCORE, EN) == "1 weight set by hand moves the index from .687 to .693."
    assert say.correction(0.687, 0.687, 2, SCORE, EN) == "2 weights set by hand; the index stays at .687."
    assert "Move a slider" in say.correction(0.687, 0.687, 0, SCORE, EN)
    assert "as soon as something is measured" in say.correction(None, None, 1, SCORE, EN)


@dataclass(frozen=True)
class Ranked:
    """Just enough of a comparison: an order, and the pairs that cannot be told apart."""

    ranking: tuple[str, ...]
    ties: frozenset[frozenset[str]] = frozenset()

    def verdict(self, first: str, second: str) -> str:
        return "indistinguishable" if frozenset((first, second)) in self.ties else "better"


NAMES = {"A": "Alpha", "B": "Beta", "C": "Gamma"}
TIE = frozenset({frozenset(("A", "B"))})


def test_ties_are_never_ranked() -> None:
    assert say.order(Ranked(("A", "B", "C"), TIE), NAMES, EN) == "Alpha ≈ Beta > Gamma"


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (Ranked(("A", "B", "C")), "The order of the scenarios stays."),
        (Ranked(("A", "C", "B")), "The leader stays; Gamma moves up."),
        (Ranked(("B", "A", "C")), "Beta now leads in place of Alpha."),
        (Ranked(("B", "A", "C"), TIE), "Beta is now level with Alpha: they cannot be told apart."),
    ],
)
def test_a_change_of_order_is_said_in_words(after: Ranked, told: str) -> None:
    assert say.order_change(Ranked(("A", "B", "C")), after, NAMES, EN) == told


def test_every_method_and_table_has_words() -> None:
    assert set(methods("weighting")) == set(say.WEIGHTING)
    assert set(methods("judgment-scale")) == set(say.JUDGMENT_SCALES)
    assert set(say.RANDOM_INDICES) == set(TABLES)
