"""Sweeps in blocks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.errors import DecisionError
from scenarios.sweep import Sweep, run
from scenarios.uncertainty import in_worlds
from tests.scenarios.uncertain import FUTURES, MODEL, PLANS, uncertain

INPUTS = uncertain(500)
assert INPUTS.worlds is not None
SWEEP = Sweep(MODEL, PLANS, INPUTS.baseline, in_worlds(MODEL, INPUTS.effects, FUTURES, INPUTS.worlds), 64)


def test_blocks_are_all_draws_in_order() -> None:
    assert [some.start for some in SWEEP.blocks] == list(range(0, 500, 64))
    assert SWEEP.blocks[-1] == slice(448, 500)
    seen: list[float] = []
    found = run(SWEEP, seen.append)
    assert found.shape == (3, 500)
    np.testing.assert_allclose(found, SWEEP.values(), rtol=0, atol=1e-14)
    assert seen[-1] == 1
    assert len(seen) == 8


def test_no_blocks() -> None:
    with pytest.raises(DecisionError, match="blocks-empty"):
        replace(SWEEP, size=0)
