"""Laws of every judgment scale in the catalogue."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcdm.comparisons.judgment_scales  # noqa: F401  (registers the scales)
from mcdm.catalogue import Method, methods
from mcdm.judgments import FloatArray
from tests.mcdm.judgments import reciprocal, thinned

SCALES = [pytest.param(method, id=name) for name, method in methods("judgment-scale").items()]
law = settings(derandomize=True, max_examples=25, deadline=None)
sizes = st.integers(2, 9)
seeds = st.integers(0, 10_000)


def answers(n: int, seed: int) -> FloatArray:
    """Incomplete judgments on the 1-9 scale, also between its steps."""
    generator = np.random.default_rng(seed)
    pairs = [(i, j) for j in range(n) for i in range(j)]
    values = generator.uniform(1, 9, len(pairs)) ** generator.choice([-1, 1], len(pairs))
    whole = reciprocal(n, dict(zip(pairs, values.tolist(), strict=True)))
    return np.asarray(thinned(whole[None], n // 2, seed)[0])


@pytest.mark.parametrize("scale", SCALES)
@law
@given(n=sizes, seed=seeds)
def test_ratios_are_reciprocal_and_open_pairs_stay_open(scale: Method, n: int, seed: int) -> None:
    given_answers = answers(n, seed)
    ratios = scale.call(given_answers)
    assert ((ratios == 0) == (given_answers == 0)).all()
    assert (np.diag(ratios) == 1).all()
    told = given_answers > 0
    np.testing.assert_allclose((ratios * ratios.T)[told], 1, rtol=1e-9)
    assert ((ratios > 1) == (given_answers > 1)).all()


@pytest.mark.parametrize("scale", SCALES)
@law
@given(n=sizes, seed=seeds)
def test_a_stronger_word_is_a_larger_ratio(scale: Method, n: int, seed: int) -> None:
    given_answers = answers(n, seed)
    order = np.argsort(given_answers, axis=None)
    assert (np.diff(scale.call(given_answers).ravel()[order]) >= 0).all()


@pytest.mark.parametrize("scale", SCALES)
@law
@given(n=sizes, seed=seeds)
def test_a_batch_is_its_members_and_relabelling_relabels(scale: Method, n: int, seed: int) -> None:
    batch = np.stack([answers(n, seed), answers(n, seed + 1)])
    order = np.random.default_rng(seed).permutation(n)
    ratios = scale.call(batch)
    assert (ratios[1] == scale.call(batch[1])).all()
    assert (scale.call(batch[:, order][:, :, order]) == ratios[:, order][:, :, order]).all()
