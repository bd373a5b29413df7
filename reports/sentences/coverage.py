"""How much of the model was asked: an index of four indicators is not that of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.numbers import share
from i18n.translate import Translator


@dataclass(frozen=True)
class Coverage:
    """How many indicators something is known about, of how many, and their share of the weight."""

    known: int
    indicators: int
    weight: float

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return self.known == self.indicators


def parts(covered: Coverage | None, t: Translator) -> str:
    """What the index speaks for, in one sentence; empty where nothing is left out."""
    if covered is None or covered.whole:
        return ""
    return t(
        "It speaks for {known} of {indicators} indicators, {weight} of the weight; of the others nothing is known.",
        known=covered.known,
        indicators=covered.indicators,
        weight=share(covered.weight),
    )
