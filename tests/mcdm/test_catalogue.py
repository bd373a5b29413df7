"""A method describes itself by its signature, and is refused at import where it does not."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
import pytest

from mcdm import weighting
from mcdm.catalogue import Bounds, Method, describe, find, method, methods
from mcdm.errors import DecisionError
from mcdm.judgments import CompleteComparisons, FloatArray


def shrunk(
    matrix: CompleteComparisons,
    *,
    share: Annotated[float, Bounds(0, 1)] = 0.5,
    rounds: Annotated[int, Bounds(1)] = 2,
    mean: Literal["geometric", "arithmetic"] = "geometric",
    strict: bool = False,
) -> FloatArray:
    """Weights drawn towards
    equality.

    Some more text.

    References
    ----------
    Nobody 1999,
    doi:10.0/none.

    Notes
    -----
    Not a reference.
    """
    return np.array([share, rounds, len(mean), strict], dtype=float)


@pytest.fixture
def described() -> Method:
    return describe("weighting", "shrunk", shrunk)


def test_the_signature_is_the_description(described: Method) -> None:
    assert described.accepts == "complete-comparisons"
    assert described.summary == "Weights drawn towards equality."
    assert described.reference == "Nobody 1999, doi:10.0/none."
    share, rounds, mean, strict = described.parameters
    assert (share.name, share.type, share.default, share.minimum, share.maximum) == ("share", float, 0.5, 0, 1)
    assert (rounds.type, rounds.minimum, rounds.maximum) == (int, 1, np.inf)
    assert (mean.type, mean.choices) == (str, ("geometric", "arithmetic"))
    assert (strict.type, strict.default) == (bool, False)


def test_a_call_keeps_the_defaults_of_what_is_not_named(described: Method) -> None:
    assert described.call(np.eye(2)).tolist() == [0.5, 2, 9, 0]
    assert described.call(np.eye(2), {"share": 1, "mean": "arithmetic", "strict": True}).tolist() == [1, 2, 10, 1]


@pytest.mark.parametrize(
    ("parameters", "code", "fact"),
    [
        ({"shar": 0.5}, "parameter-unknown", ("suggestion", "share")),
        ({"share": 2.0}, "parameter-out-of-range", ("maximum", 1)),
        ({"share": float("nan")}, "parameter-out-of-range", ("name", "share")),
        ({"rounds": 0}, "parameter-out-of-range", ("maximum", None)),
        ({"rounds": 1.5}, "parameter-wrong-type", ("type", "int")),
        ({"rounds": True}, "parameter-wrong-type", ("type", "int")),
        ({"strict": 1}, "parameter-wrong-type", ("type", "bool")),
        ({"share": "half"}, "parameter-wrong-type", ("value", "half")),
        ({"mean": "geometrical"}, "parameter-not-a-choice", ("suggestion", "geometric")),
    ],
)
def test_wrong_parameters_are_refused(
    described: Method, parameters: dict[str, object], code: str, fact: tuple[str, object]
) -> None:
    with pytest.raises(DecisionError) as caught:
        described.call(np.eye(2), parameters)
    assert caught.value.code == code
    assert caught.value.facts[fact[0]] == fact[1]


def no_docstring(matrix: CompleteComparisons) -> FloatArray:
    return matrix


def no_annotation(matrix):  # type: ignore[no-untyped-def]
    """Weights."""
    return matrix


def no_argument() -> None:
    """Weights."""


def no_default(matrix: CompleteComparisons, *, share: float) -> FloatArray:
    """Weights."""
    return matrix * share


def default_out_of_bounds(matrix: CompleteComparisons, *, share: Annotated[float, Bounds(0, 1)] = 2.0) -> FloatArray:
    """Weights."""
    return matrix * share


def odd_type(matrix: CompleteComparisons, *, shares: tuple[float, ...] = ()) -> FloatArray:
    """Weights."""
    return matrix * len(shares)


def optional_positional(matrix: CompleteComparisons, share: float = 1.0) -> FloatArray:
    """Weights."""
    return matrix * share


@pytest.mark.parametrize(
    "malformed",
    [no_docstring, no_annotation, no_argument, no_default, default_out_of_bounds, odd_type, optional_positional],
)
def test_a_malformed_function_is_refused_at_import(malformed: object) -> None:
    with pytest.raises(TypeError, match="method test-refused/some-name"):
        method("test-refused", "some-name")(malformed)  # type: ignore[type-var]
    assert not methods("test-refused")


def test_names_are_kebab_case_and_taken_once() -> None:
    with pytest.raises(TypeError, match="lower case"):
        method("weighting", "Eigenvector")(shrunk)
    with pytest.raises(TypeError, match=r"taken by mcdm\.weighting\.eigenvector"):
        method("weighting", "eigenvector")(shrunk)


def test_finding_a_method() -> None:
    assert find("weighting", "eigenvector").function is weighting.eigenvector
    with pytest.raises(DecisionError) as caught:
        find("weighting", "eigen-vector")
    assert caught.value.code == "method-unknown"
    assert caught.value.facts["suggestion"] == "eigenvector"


def test_every_weighting_method_is_summarised_and_cited() -> None:
    for described in methods("weighting").values():
        assert described.summary.endswith(".")
        assert "doi:" in described.reference or described.accepts == "ratings"
