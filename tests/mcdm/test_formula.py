"""Formulas: what they mean, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.formula import DEEPEST, LONGEST, Formula

VALUES = {"a": 2.0, "b": [1.0, 2.0, 5.0], "两个": 2, "two words": 3.0, "weight.a": 0.5}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("8 - 3 - 2", 3),
        ("12 / 3 / 2", 2),
        ("2 ^ 3 ^ 2", 512),
        ("-2 ^ 2", -4),
        ("2 ^ -1", 0.5),
        ("- - 3", 3),
        ("+3 * -2", -6),
        (".5e1 + 5.", 10),
        ("a * weight.a", 1),
        ('"two words" + 两个', 5),
        ("b", [1, 2, 5]),
        ("invert(b)", [1, 0.5, 0.2]),
        ("ideal(b)", [0.2, 0.4, 1]),
        ("normal(b)", [1 / 8, 2 / 8, 5 / 8]),
        ("normal(invert(b))", [10 / 17, 5 / 17, 2 / 17]),
        ("max(b)", 5),
        ("min(b)", 1),
        ("max(b, a)", [2, 2, 5]),
        ("min(b, a, 1.5)", [1, 1.5, 1.5]),
        ("sqrt(abs(-16))", 4),
        ("\uff08a\uff0b1\uff09\u00d7b", [3, 6, 15]),
    ],
)
def test_what_a_formula_means(text: str, expected: object) -> None:
    found = Formula(text).evaluate(VALUES)
    np.testing.assert_allclose(found, np.atleast_1d(np.asarray(expected, float)), rtol=1e-15)


def test_draws_run_along() -> None:
    draws = np.random.default_rng(1).random((7, 3)) + 0.1
    found = Formula("ideal(x) - min(x)").evaluate({"x": draws})
    np.testing.assert_allclose(found[4], draws[4] / draws[4].max() - draws[4].min())


def test_the_names_it_uses() -> None:
    assert Formula('b * a + max(b, "two words")').names == ("b", "a", "two words")


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("", "formula-empty", None),
        ("  ", "formula-empty", None),
        ("1" * (LONGEST + 1), "formula-too-long", None),
        ("(" * 2000, "formula-too-deep", DEEPEST + 1),
        ("-" * 2000 + "1", "formula-too-deep", DEEPEST + 1),
        ("^".join("2" * 1000), "formula-too-deep", None),
        ("max(" * 900 + "1", "formula-too-deep", None),
        ("1 +", "formula-unfinished", 4),
        ("(1", "formula-unfinished", 3),
        ("max(1, 2", "formula-unfinished", 9),
        ("1)", "formula-unexpected", 2),
        ("1 2", "formula-unexpected", 3),
        ("a b", "formula-unexpected", 3),
        ("2 $ 3", "formula-unexpected", 3),
        ('"open', "formula-unexpected", 1),
        ("a, b", "formula-unexpected", 2),
        ("a.__class__(1)", "formula-function-unknown", 1),
        ("__import__(a)", "formula-function-unknown", 1),
        ("invrt(1)", "formula-function-unknown", 1),
        ("invert(1, 2)", "formula-arguments", 1),
        ("max()", "formula-unexpected", 5),
    ],
)
def test_what_cannot_be_read(text: str, code: str, position: int | None) -> None:
    with pytest.raises(DecisionError) as caught:
        Formula(text)
    assert caught.value.code == code
    if position is not None:
        assert caught.value.facts["position"] == position


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("1 + c", "formula-name-unknown", 5),
        ("1 / (a - 2)", "formula-undefined", 3),
        ("0 / 0", "formula-undefined", 3),
        ("sqrt(-1)", "formula-undefined", 1),
        ("9 ^ 9 ^ 9 ^ 9", "formula-undefined", 7),
        ("1e999", "formula-undefined", 1),
        ("b * longer", "formula-sizes-differ", 3),
    ],
)
def test_what_has_no_value(text: str, code: str, position: int) -> None:
    with pytest.raises(DecisionError) as caught:
        Formula(text).evaluate({**VALUES, "longer": [1, 2]})
    assert (caught.value.code, caught.value.facts["position"]) == (code, position)


def test_a_close_name_is_suggested() -> None:
    with pytest.raises(DecisionError) as caught:
        Formula("benefit").evaluate({"benefits": 1})
    assert caught.value.facts["suggestion"] == "benefits"


def test_a_long_sum_is_no_deep_one() -> None:
    assert Formula("+".join("1" * 1900)).evaluate({}).tolist() == [1900]


def test_equal_texts_are_equal_formulas() -> None:
    assert Formula("a + 1") == Formula("a + 1")
    assert hash(Formula("a + 1")) == hash(Formula("a + 1"))
    assert Formula("a + 1") != Formula("a + 2")
