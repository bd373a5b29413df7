"""Methods on a form: every method has a formula and a name, a scale says what its words count as."""

from __future__ import annotations

import numpy as np
import pytest

import mcdm.comparisons.judgment_scales
import mcdm.weighting  # noqa: F401  (registers the methods)
from i18n.translate import translator
from mcdm.catalogue import methods
from mcdm.choice import Choice
from mcdm.comparisons.local_priorities import comparison_methods
from reports.sentences import methods as say
from reports.sentences.weights import JUDGMENT_SCALES, WEIGHTING

EN, ZH = translator("en"), translator("zh")


def test_every_method_of_a_form_has_a_name_a_formula_and_a_source() -> None:
    best_worst = {name: each for name, each in methods("weighting").items() if each.accepts == "best-worst"}
    for name, each in {**comparison_methods(), **best_worst}.items():
        assert name in WEIGHTING
        assert name in say.FORMULAS
        assert each.reference
    for name, each in methods("judgment-scale").items():
        assert name in JUDGMENT_SCALES
        assert name in say.FORMULAS
        assert each.reference
        assert all(parameter.name in say.PARAMETERS for parameter in each.parameters)


@pytest.mark.parametrize(
    ("choice", "counted"),
    [
        (Choice("linear"), "1, 3, 5, 7, 9"),
        (Choice("power"), "1, 9, 25, 49, 81"),
        (Choice.of("power", exponent=3.0), "1, 27, 125, 343, 729"),
        (Choice("logarithmic"), "1, 2, 2.58, 3, 3.32"),
        (Choice("inverse-linear"), "1, 1.29, 1.8, 3, 9"),
    ],
)
def test_what_the_words_count_as(choice: Choice, counted: str) -> None:
    assert say.scale_steps(choice, EN) == f"1, 3, 5, 7, 9 count as {counted}."


def test_parameters_have_names_in_both_languages() -> None:
    assert say.parameter_name("base", EN) == "Base"
    assert say.parameter_name("base", ZH) == "底数"
    assert say.parameter_name("some_new_one", EN) == "some new one"


def test_how_far_another_method_leads_away() -> None:
    usual = np.array([0.5, 0.3, 0.2])
    columns = {"Eigenvector": usual, "Chang": np.array([0.3, 0.42, 0.28]), "Buckley": np.array([0.49, 0.31, 0.2])}
    assert say.spread_between("abc", columns, "Eigenvector", EN) == "a moves most: −.200 by “Chang”, to .300."
    near = {"Eigenvector": usual, "Buckley": np.array([0.49, 0.31, 0.2])}
    assert say.spread_between("abc", near, "Eigenvector", EN).endswith(
        "The heaviest element is the same with all of them."
    )
    same = {"Eigenvector": usual, "Buckley": usual + np.array([1e-5, -1e-5, 0])}
    assert say.spread_between("abc", same, "Eigenvector", EN).startswith("All of them give the same")
    assert say.spread_between("abc", {"Eigenvector": usual}, "Eigenvector", EN) == ""
