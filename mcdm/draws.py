"""How uncertainty is sampled: a value that names the seed, the number of draws and what varies."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np

from mcdm.errors import DecisionError

SOURCES = ("judgments", "survey", "effects", "futures")
"""What may vary between draws, in the order of the chain from judgment to decision."""


@dataclass(frozen=True)
class Draws:
    """A reproducible set of random draws.

    Parameters
    ----------
    seed
        Non-negative integer. The same seed gives the same draws on every machine.
    count
        Number of draws d, at least 1.
    varying
        Which sources of uncertainty vary; the others stay at their most likely value.
    """

    seed: int = 20261121
    count: int = 200
    varying: frozenset[str] = frozenset({"effects"})

    def __post_init__(self) -> None:
        if self.seed < 0 or self.count < 1:
            raise DecisionError("draws-out-of-range", seed=self.seed, count=self.count)
        unknown = sorted(self.varying - set(SOURCES))
        if unknown:
            raise DecisionError("draws-unknown-source", name=unknown[0], known=", ".join(SOURCES))

    def generator(self, *stream: str) -> np.random.Generator:
        """The generator of a named stream, e.g. ``draws.generator("effects", "L1", "N11")``.

        Streams are independent of each other and of the order in which they are asked for. So a lever keeps its draws
        when another lever is added, and every scenario sees the same ones (common random numbers).
        """
        keys = [zlib.crc32(name.encode()) for name in stream]
        return np.random.default_rng(np.random.SeedSequence([self.seed, *keys]))
