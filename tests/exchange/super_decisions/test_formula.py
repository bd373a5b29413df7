"""Formulas go from their notation to ours and back; what is not understood is not guessed."""

from __future__ import annotations

import pytest

from exchange.super_decisions.formula import said, translate, translate_back, usual_rule
from mcdm.formula import Formula

VALUES = {"1.Benefits": "benefits", "3.Costs": "ideal(S2)"}
WEIGHTS = {"1.Benefits": "weight.benefits", "3.Costs": "weight.S2"}


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("$NormalNet(1.Benefits)*$SmartAlt(1.Benefits)", "weight.benefits * benefits"),
        ("$SmartAlt(1.Benefits)/ $SmartAlt(3.Costs)", "benefits / ideal(S2)"),
        ("NormalRat(3.Costs) * [invert $SmartAlt(3.Costs)]", "0.25 * invert(ideal(S2))"),
        ("(2.5 + $SmartAlt(1.Benefits))*(-$SmartAlt(3.Costs))", "(2.5 + benefits) * (- ideal(S2))"),
    ],
)
def test_their_notation_in_ours(theirs: str, ours: str) -> None:
    assert translate(theirs, VALUES, WEIGHTS, {"3.Costs": "0.25"}) == ours
    assert Formula(ours).steps


@pytest.mark.parametrize(
    "theirs",
    [
        "[exec rm -rf /]",
        "$SmartAlt(9.Unknown)",
        "$SmartAlt(1.Benefits) + $other(x)",
        "NormalRat(1.Benefits)",
        "$SmartAlt(1.Benefits) +",
        "((((" * 1000,
        "invert",
    ],
)
def test_what_is_not_understood_gives_nothing(theirs: str) -> None:
    assert translate(theirs, VALUES, WEIGHTS, {}) == ""


def test_back_again() -> None:
    nodes = {"benefits": "1.Benefits", "S2": "3.Costs"}
    text = "weight.benefits * benefits + 0.25 * invert(ideal(S2))"
    assert translate_back(text, nodes) == (
        "$NormalNet(1.Benefits) * $SmartAlt(1.Benefits) + 0.25 * [invert $SmartAlt(3.Costs)]"
    )
    assert translate_back("sqrt(benefits)", nodes) == ""
    assert translate_back("nobody * 2", nodes) == ""
    assert translate_back("benefits", {"benefits": "odd) [exec x]"}) == ""


def test_the_usual_rule_is_a_weighted_mean() -> None:
    rule = usual_rule([("S1", said("S1", joins=False)), ("S2", said("S2", joins=True))])
    found = Formula(rule).evaluate({"S1": [1.0, 4.0], "S2": [0.5, 1.0], "weight.S1": 0.2, "weight.S2": 0.6})
    assert found.tolist() == pytest.approx([0.25 * 0.25 + 0.75 * 0.5, 1.0])
