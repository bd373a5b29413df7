"""Draws: reproducible, and independent of what else is drawn."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import SOURCES, Draws
from mcdm.errors import DecisionError


def test_a_stream_is_reproducible() -> None:
    first = Draws(seed=7).generator("effects", "L1").random(5)
    again = Draws(seed=7).generator("effects", "L1").random(5)
    assert np.array_equal(first, again)


def test_streams_and_seeds_differ() -> None:
    draws = Draws(seed=7)
    samples = [
        draws.generator("effects", "L1").random(5),
        draws.generator("effects", "L2").random(5),
        draws.generator("L1", "effects").random(5),
        Draws(seed=8).generator("effects", "L1").random(5),
    ]
    assert len({tuple(sample) for sample in samples}) == len(samples)


def test_a_stream_does_not_depend_on_others_being_asked_for() -> None:
    draws = Draws(seed=7)
    alone = draws.generator("effects", "L2").random(5)
    draws.generator("effects", "L1").random(1000)
    assert np.array_equal(draws.generator("effects", "L2").random(5), alone)


def test_this_stream_stays_the_same_in_every_release() -> None:
    """Published studies name their seed: its numbers must not change under them."""
    assert Draws(seed=20261121).generator("effects").integers(0, 1000, 4).tolist() == [238, 568, 825, 999]


@pytest.mark.parametrize("wrong", [{"seed": -1}, {"count": 0}])
def test_out_of_range(wrong: dict[str, int]) -> None:
    with pytest.raises(DecisionError, match="draws-out-of-range"):
        Draws(**wrong)


def test_unknown_source() -> None:
    with pytest.raises(DecisionError) as caught:
        Draws(varying=frozenset({"effects", "weather"}))
    assert caught.value.code == "draws-unknown-source"
    assert caught.value.facts["name"] == "weather"
    assert all(source in str(caught.value.facts["known"]) for source in SOURCES)
