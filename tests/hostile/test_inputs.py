"""A part of the ten thousand inputs of ``python -m benchmarks hostile``: the same ones in every run."""

from __future__ import annotations

import pytest

from tests.hostile.kinds import KINDS, Kind
from tests.hostile.trials import run

PART = {
    "files of studies": 40,
    "surveys": 90,
    "lists": 90,
    "study documents": 300,
    "answers of experts": 120,
    "tables of levers": 100,
}
"""How many are tried here of those that take long; of the others a fifth."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_whatever_comes_in_is_taken_or_refused_in_one_sentence(kind: Kind) -> None:
    attempt, state = kind.open()
    outcome = run(attempt, range(PART.get(kind.name, kind.share // 5)), state)
    assert not outcome.failures
    assert outcome.taken, "the generator makes nothing that can be taken"
    assert outcome.refused, "the generator makes nothing that must be refused"
