"""Laws that every response curve of the catalogue obeys, also one that is added tomorrow."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scenarios.responses  # noqa: F401  (registers the curves)
from mcdm.catalogue import Method, Parameter, methods
from scenarios.responses import exponential, hill, hill_from_shares, scale_from_share

CURVES = list(methods("response").values())


def parameters(method: Method) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries({each.name: _value(each) for each in method.parameters})


def _value(parameter: Parameter) -> st.SearchStrategy[object]:
    if parameter.choices:
        return st.sampled_from(parameter.choices)
    return st.floats(max(parameter.minimum, 1e-3), min(parameter.maximum, 1e3))


@pytest.mark.parametrize("method", CURVES, ids=lambda method: method.name)
@settings(max_examples=60, derandomize=True, deadline=None)
@given(data=st.data())
def test_a_curve_starts_at_zero_never_falls_and_stays_below_one(method: Method, data: st.DataObject) -> None:
    curve = method.bind(data.draw(parameters(method)))
    amounts = np.array(sorted(data.draw(st.lists(st.floats(0, 1e4), min_size=2, max_size=30))))
    shares = curve(amounts)
    assert curve(np.zeros(1)).tolist() == [0]
    assert shares.shape == amounts.shape
    assert ((shares >= 0) & (shares <= 1)).all()
    assert (np.diff(shares) >= -1e-15).all()


@pytest.mark.parametrize("method", CURVES, ids=lambda method: method.name)
@settings(max_examples=30, derandomize=True, deadline=None)
@given(data=st.data())
def test_one_amount_and_many_agree(method: Method, data: st.DataObject) -> None:
    curve = method.bind(data.draw(parameters(method)))
    amounts = np.linspace(0, 50, 12).reshape(3, 4)
    shares = curve(amounts)
    alone = [float(curve(np.array(amount))) for amount in amounts.ravel()]
    assert shares.ravel() == pytest.approx(alone, abs=1e-15)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(amount=st.floats(1e-3, 1e6), share=st.floats(1e-3, 0.999))
def test_an_elicited_exponential_passes_through_the_answer(amount: float, share: float) -> None:
    assert float(exponential(np.array(amount), scale=scale_from_share(amount, share))) == pytest.approx(share, rel=1e-9)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(amount=st.floats(1, 100), times=st.floats(1.5, 4), share=st.floats(0.05, 0.45), more=st.floats(0.1, 0.5))
def test_an_elicited_hill_passes_through_both_answers(amount: float, times: float, share: float, more: float) -> None:
    half, exponent = hill_from_shares((amount, share), (amount * times, share + more))
    found = hill(np.array([amount, amount * times]), half=half, exponent=exponent)
    assert found == pytest.approx([share, share + more], rel=1e-9)
    assert math.isfinite(half)
