"""What must hold for every path model: names, scales and order say nothing; directions turn signs and no more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcdm.errors import DecisionError
from satisfaction.index.path_model import SCHEMES, PathModel, Scheme, path_model
from tests.satisfaction.index.path_models import BLOCKS, PATHS, answers, drawn, structure

WORLDS = st.builds(drawn, st.integers(40, 120), st.integers(0, 10_000), st.floats(0.2, 1.5))
A_SCHEME = st.sampled_from(SCHEMES)
CHEAP = settings(max_examples=20, derandomize=True, deadline=None)


def paths_of(model: PathModel) -> dict[tuple[str, str], float]:
    return {path: model.path(*path).value for path in PATHS}


@CHEAP
@given(WORLDS, A_SCHEME, st.permutations([*BLOCKS]), st.randoms(use_true_random=False))
def test_order_says_nothing(asked, scheme: Scheme, names: list[str], shuffle) -> None:
    items = {name: shuffle.sample(BLOCKS[name], len(BLOCKS[name])) for name in names}
    paths = shuffle.sample(PATHS, len(PATHS))
    first = path_model(asked, structure(), scheme, None)
    second = path_model(asked, structure(items, paths), scheme, None)
    assert paths_of(second) == pytest.approx(paths_of(first), abs=1e-6)
    for name in BLOCKS:
        assert second.score(name).value == pytest.approx(first.score(name).value, abs=1e-5)


@CHEAP
@given(WORLDS, A_SCHEME, st.floats(0.1, 50), st.floats(-100, 100))
def test_the_scale_of_an_item_says_nothing(asked, scheme: Scheme, factor: float, shift: float) -> None:
    values, spans = asked.values.copy(), asked.spans.copy()
    values[:, 0], spans[0] = factor * values[:, 0] + shift, factor * spans[0] + shift
    first = path_model(asked, structure(), scheme, None)
    second = path_model(replace(asked, values=values, spans=spans), structure(), scheme, None)
    assert paths_of(second) == pytest.approx(paths_of(first), abs=1e-6)
    assert second.scores == pytest.approx(first.scores, abs=1e-5)


@CHEAP
@given(WORLDS, st.sampled_from(("path", "factorial")))
def test_turning_a_construct_round_turns_it_back(asked, scheme: Scheme) -> None:
    """All items of a construct reversed: the loadings stay positive, its paths change their sign."""
    values = asked.values.copy()
    values[:, :3] = 11 - values[:, :3]
    first = path_model(asked, structure(), scheme, None)
    second = path_model(answers(values, asked.items), structure(), scheme, None)
    assert second.loadings[:3].sum() > 0
    turned = {path: -value if "supply" in path else value for path, value in paths_of(first).items()}
    assert paths_of(second) == pytest.approx(turned, abs=1e-5)


@CHEAP
@given(WORLDS, A_SCHEME)
def test_what_is_explained_lies_between_nothing_and_all(asked, scheme: Scheme) -> None:
    found = path_model(asked, structure(), scheme, None)
    assert ((found.estimates.r_squared >= 0) & (found.estimates.r_squared <= 1)).all()
    assert (np.abs(found.estimates.loadings) <= 1 + 1e-9).all()
    assert ((found.scores >= 0) & (found.scores <= 100)).all()
    assert found.normalised_weights[:3].sum() == pytest.approx(1)


@CHEAP
@given(st.integers(0, 60), st.integers(0, 99), st.integers(2, 10), st.floats(0, 0.9))
def test_any_answers_give_numbers_or_a_sentence(people: int, seed: int, steps: int, gaps: float) -> None:
    """Coarse, patchy or constant answers: never a silent NaN where a number stands."""
    random = np.random.default_rng(seed)
    values = random.integers(1, steps, size=(people, 13)).astype(float)
    asked = answers(values, drawn().items, answered=random.random(values.shape) >= gaps)
    try:
        found = path_model(asked, structure(), draws=None)
    except DecisionError:  # the sentence
        return
    for numbers in (found.estimates.paths, found.estimates.total, found.weights, found.scores, found.fit.srmr):
        assert np.isfinite(numbers).all()
