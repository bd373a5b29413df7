"""Who leads, how sure that is, and what a template holds, in sentences."""

from __future__ import annotations

import numpy as np
import pytest

import mcdm.combination  # noqa: F401  (registers the methods)
from i18n.translate import translator
from mcdm.catalogue import methods
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from reports.sentences import alternatives as say
from store.templates import load_template, templates
from studies.standing import Standing

EN, ZH = translator("en"), translator("zh")
NAMES = {"a": "North", "b": "South", "c": "West"}


def of(*values: float, kind: str = "networks", readings: dict[str, FloatArray] | None = None) -> Standing:
    options = {name: Label(name) for name in "abc"[: len(values)]}
    return Standing(kind, options, np.array(values), True, "subtractive", readings or {})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (of(0.5, 0.3, 0.2), "“North” leads, .200 ahead of “South”"),
        (of(0.4, 0.2, 0.399), "“North” and “West” are as good as equal in front"),
        (of(0.3, 0.3, 0.3), "Nothing tells the 3 alternatives apart yet"),
    ],
)
def test_the_headline(standing: Standing, words: str) -> None:
    assert say.answer(standing, NAMES, EN) == words
    assert say.answer(standing, NAMES, ZH) != words


def test_a_single_alternative() -> None:
    assert say.answer(of(1.0), {"a": "North"}, EN) == "“North” is the only alternative"


def test_whether_other_readings_agree() -> None:
    values = np.array([0.5, 0.3, 0.2])
    same = of(*values, readings={"subtractive": values, "multiplicative": values * 2})
    assert say.lead(same, NAMES, EN).endswith("Both ways of reading the judgments put it first.")
    three = of(*values, readings=dict.fromkeys(("subtractive", "multiplicative", "weighted-sum"), values))
    assert "All 3 ways" in say.lead(three, NAMES, EN)
    other = of(*values, readings={"subtractive": values, "multiplicative": values[::-1]})
    assert "1 of 2 ways" in say.lead(other, NAMES, EN)
    assert "“West”" in say.agreement(other, NAMES, EN)
    assert say.agreement(of(0.5, 0.3), NAMES, EN) == ""
    assert " " not in say.lead(same, NAMES, ZH).split("。")[1][:1]


def test_numbers_of_each_kind() -> None:
    assert (
        say.lead(of(0.5, 0.3, 0.2, kind="alternatives"), NAMES, EN) == "Priorities: North .500, South .300, West .200."
    )
    assert say.lead(of(0.5, 0.3, 0.2, kind="ratings"), NAMES, EN).startswith("Totals, of at most 1: North .500")
    assert "1,200" in say.lead(of(1200.0, 3.0, 4.0), NAMES, EN)


def test_every_choice_of_the_page_has_a_name() -> None:
    assert set(say.COMBINATIONS) == set(methods("combination"))
    for name, told in say.WEIGHT_SOURCES.values():
        assert ZH(told) != told
        assert name


def test_what_templates_hold() -> None:
    told = {name: say.holds(load_template(name), EN) for name in templates()}
    assert told["servqual"] == "5 clusters · 22 criteria"
    assert told["network"] == "6 clusters · 28 criteria · 50 influences"
    assert told["alternatives"] == "3 criteria · 3 alternatives"
    assert told["ratings"] == "4 criteria · 6 things rated"
    assert told["bocr-formula"] == "4 networks · 11 criteria · 4 alternatives"
