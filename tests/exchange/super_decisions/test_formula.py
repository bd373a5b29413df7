"""Formulas go from their notation to ours and back; what is not understood is not guessed."""

from __future__ import annotations

import pytest

from exchange.super_decisions.formula import said, translate, translate_back, usual_rule
from mcdm.choice import Choice
from mcdm.formula import Formula

VALUES = {"1.Benefits": "benefits", "3.Costs": "ideal(S2)"}
WEIGHTS = {"1.Benefits": "weight.benefits", "3.Costs": "weight.S2"}


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("$NormalNet(1.Benefits)*$SmartAlt(1.Benefits)", "weight.benefits * benefits"),
        ("$SmartAlt(1.Benefits)/ $SmartAlt(3.Costs)", "benefits / ideal(S2)"),
        ("$NormalNet(3.Costs) * [invert $SmartAlt(3.Costs)]", "weight.S2 * invert(ideal(S2))"),
        ("(2.5 + $SmartAlt(1.Benefits))*(-$SmartAlt(3.Costs))", "(2.5 + benefits) * (- ideal(S2))"),
    ],
)
def test_their_notation_in_ours(theirs: str, ours: str) -> None:
    assert translate(theirs, VALUES, WEIGHTS, rated=False) == ours
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
    assert translate(theirs, VALUES, WEIGHTS, rated=False) == ""


def test_nodes_weigh_what_their_ratings_say_where_they_are_rated() -> None:
    theirs = "NormalRat(3.Costs)*$SmartAlt(1.Benefits)"
    assert translate(theirs, VALUES, WEIGHTS, rated=True) == "weight.S2 * benefits"
    assert translate("$NormalNet(3.Costs)", VALUES, WEIGHTS, rated=True) == ""
    nodes = {"benefits": "1.Benefits", "S2": "3.Costs"}
    assert translate_back("weight.S2 * benefits", nodes, "NormalRat") == "NormalRat(3.Costs) * $SmartAlt(1.Benefits)"


def test_back_again() -> None:
    nodes = {"benefits": "1.Benefits", "S2": "3.Costs"}
    text = "weight.benefits * benefits + 0.25 * invert(ideal(S2))"
    assert translate_back(text, nodes) == (
        "$NormalNet(1.Benefits) * $SmartAlt(1.Benefits) + 0.25 * [invert $SmartAlt(3.Costs)]"
    )
    assert translate_back("sqrt(benefits)", nodes) == ""
    assert translate_back("nobody * 2", nodes) == ""
    assert translate_back("benefits", {"benefits": "odd) [exec x]"}) == ""


def test_the_usual_rule_takes_shares_as_ideals() -> None:
    assert usual_rule({"S1": False, "S2": False}) == Choice.of("weighted-sum", ideal=True)
    assert usual_rule({"S1": True}) == Choice("weighted-sum")
    mixed = usual_rule({"S1": False, "S2": True})
    assert mixed.arguments["text"] == f"weight.S1 * {said('S1', joins=False)} + weight.S2 * S2"
