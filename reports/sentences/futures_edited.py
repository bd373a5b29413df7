"""A future in words: what it changes about the world."""

from __future__ import annotations

from i18n.numbers import plain, score
from reports.sentences.futures import subject
from reports.sentences.reader import Reader
from scenarios.exploration import FutureRange
from scenarios.futures import Future


def in_words(future: Future, by: Reader, most: int = 8) -> str:
    """What a future changes, the strongest first: ``Gap of SAIDI ×1.45 · expectations +.060 a year``."""
    t = by.t
    factors = [("gap", *pair) for pair in future.gap_factors] + [("effect", *pair) for pair in future.effect_factors]
    factors = sorted((each for each in factors if each[2] != 1), key=lambda each: -abs(each[2] - 1))
    said = [factor_text(kind, name, factor, by) for kind, name, factor in factors[:most]]
    if len(factors) > most:
        said.append(t.n("{count} further change", "{count} further changes", len(factors) - most))
    if future.expectation_drift:
        rising = future.expectation_drift > 0
        amount = score(abs(future.expectation_drift))
        told = t("expectations rise by {amount} a year", amount=amount)
        said.insert(0, told if rising else t("expectations fall by {amount} a year", amount=amount))
    return " · ".join(said) if said else t("everything as it is today")


def factor_text(kind: str, name: str, factor: float, by: Reader) -> str:
    """One factor: ``gap of SAIDI ×1.45``."""
    over = FutureRange("gap" if kind == "gap" else "effect", name, 0.0, 1.0)
    facts = {"name": subject(over, by), "factor": plain(factor)}
    return by.t("gap of {name} ×{factor}", **facts) if kind == "gap" else by.t("effect of {name} ×{factor}", **facts)
