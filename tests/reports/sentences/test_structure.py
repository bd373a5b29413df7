"""The structural model in words."""

from __future__ import annotations

import math

import pytest

from i18n.translate import translator
from reports.sentences import structure as say
from satisfaction.index.given_paths import given_paths
from satisfaction.index.path_model import Strength, path_model
from satisfaction.precision import Estimate
from studies.structural import PUBLISHED, Driver, EstimatedStructure
from tests.satisfaction.index.path_models import BLOCKS, drawn, structure

T, ZH = translator("en"), translator("zh")
MODEL = path_model(drawn(), structure(), draws=None)
NAMES = {name: name.capitalize() for name in BLOCKS} | {each.id: each.label.en for each in PUBLISHED.constructs}


def found(*drivers: Driver) -> EstimatedStructure:
    acsi = Estimate(60.0, 59.0, 61.0, 0.5, 0.95, 400)
    return EstimatedStructure(MODEL, "satisfaction", drivers, acsi, own=False, findings=())


CLEAR = Driver("supply", Strength(0.5, 0.4, 0.6), 0.98)


def test_one_driver_leads() -> None:
    behind = Driver("service", Strength(0.2, 0.1, 0.3), 0.02, behind=0.98)
    assert say.answer(found(CLEAR, behind), NAMES, T) == "Supply drives satisfaction most"
    assert say.answer(found(CLEAR, behind), NAMES, ZH) == "“Supply”对满意的驱动最大"


def test_ties_are_said() -> None:
    two = Driver("service", Strength(0.45, 0.3, 0.6), 0.4, behind=0.6)
    three = Driver("price", Strength(0.44, 0.3, 0.6), 0.3, behind=0.7)
    assert say.answer(found(CLEAR, two), NAMES, T).endswith("which of the two leads cannot be told")
    assert say.answer(found(CLEAR, two, three), NAMES, T).startswith("Supply, Service and Price drive")


def test_nothing_drives_it() -> None:
    nothing = Driver("supply", Strength(0.02, -0.1, 0.1), 0.5)
    assert say.answer(found(nothing), NAMES, T).startswith("Nothing in this survey")
    assert say.answer(found(), NAMES, T).startswith("Nothing in this survey")
    harmful = Driver("supply", Strength(-0.3, -0.4, -0.2), 1.0)
    assert "raise satisfaction" in say.answer(found(harmful), NAMES, T)


def test_the_lead_says_how_much_and_how_sure() -> None:
    told = say.lead(found(CLEAR), NAMES, T)
    assert "One standard deviation more of Supply goes with .50 (95%: .40–.60)" in told
    assert "400 respondents" in told


def test_published_models_warn() -> None:
    given = given_paths(PUBLISHED)
    assert say.published(PUBLISHED, NAMES, T) == "As published, Image weighs most in satisfaction (.80)"
    assert "hardly fit together" in say.published_lead(PUBLISHED, given, T)
    (told,) = say.coherence(given, NAMES, T)
    assert "at most .075 on average" in told


@pytest.mark.parametrize(
    ("value", "word"), [(0.4, "large"), (0.15, "medium"), (0.02, "small"), (0.01, "negligible"), (math.inf, "")]
)
def test_words_of_effect_sizes(value: float, word: str) -> None:
    assert say.size_word(value, T) == word


def test_words_of_paths() -> None:
    assert say.path_word(Strength(0.2, 0.1, 0.3), T) == "raises it"
    assert say.path_word(Strength(-0.2, -0.3, -0.1), T) == "lowers it"
    assert say.path_word(Strength(0.2, -0.1, 0.3), T) == "not distinguishable from zero"
    assert say.path_word(Strength(0.2), T) == "no interval yet"


def test_verdicts_on_measurement() -> None:
    words = {name: say.quality_word(MODEL, name, T) for name in BLOCKS}
    assert set(words.values()) <= {"measured well", "close to another", "hardly told apart from another"}
    single = path_model(drawn(), structure({**BLOCKS, "price": ("P1",)}), draws=None)
    assert say.quality_word(single, "price", T) == "one question: reliability unknown"
    formed = path_model(drawn(), structure(formative=("price",)), draws=None)
    assert say.quality_word(formed, "price", T) == "made up by its questions"
    assert say.closest_to(formed, "price") is None
    noisy = path_model(drawn(noise=2.5), structure(), draws=None)
    assert say.quality_word(noisy, "supply", T) in ("not reliable", "its questions share less than half")
    assert [say.loading_word(each, T) for each in (0.8, 0.5, 0.1)] == [
        "shows it well",
        "shows it somewhat",
        "hardly shows it",
    ]
    assert ".708" in say.limits(T)
    assert "SRMR" in say.fit(MODEL, T)
    assert [say.relevance_word(each, T) for each in (0.2, -0.1, math.nan)] == [
        "foretells answers",
        "foretells nothing",
        "",
    ]


def test_most_is_said_only_where_the_same_resamples_tell_the_two_apart() -> None:
    near = Driver("service", Strength(0.26, 0.23, 0.30), 0.06, behind=0.94)
    assert say.answer(found(CLEAR, near), NAMES, T).endswith("which of the two leads cannot be told")
    assert say.ahead(found(CLEAR, near), NAMES, T) == "Its effect exceeds that of Service in 94% of the resamples."
    assert say.ahead(found(CLEAR), NAMES, T) == ""
