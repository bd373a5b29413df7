"""Response curves: from an amount of a lever to the share of its attainable effect.

A curve is 0 at 0, never falls and stays within [0, 1]; no baseline is hidden in it. To add one, write such a function
here and register it: its keyword-only parameters become its form on screen, its flags and its JSON.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Annotated

import numpy as np

from mcdm.catalogue import Accepts, Bounds, find, method
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray

Amounts = Annotated[FloatArray, Accepts("amounts")]
"""Amounts of one lever, not negative, any shape."""

Positive = Annotated[float, Bounds(1e-6, 1e12)]


@method("response", "exponential")
def exponential(amounts: Amounts, *, scale: Positive = 1.0) -> FloatArray:
    """Every further unit closes the same part of what is left: 1 - exp(-x / scale).

    Parameters
    ----------
    amounts
        Any shape, not negative.
    scale
        Amount that reaches 63 % of the attainable effect (kappa).
    """
    return -np.expm1(-np.asarray(amounts, float) / scale)


@method("response", "hill")
def hill(amounts: Amounts, *, half: Positive = 1.0, exponent: Annotated[float, Bounds(0.1, 10)] = 1.0) -> FloatArray:
    """A threshold that gets steeper with the exponent: x^n / (half^n + x^n); n = 1 is Michaelis-Menten.

    Parameters
    ----------
    amounts
        Any shape, not negative.
    half
        Amount that reaches half of the attainable effect (kappa).
    exponent
        Steepness n; above 1 the first units do little.
    """
    relative = np.minimum(np.asarray(amounts, float) / half, 1e30) ** exponent  # finite also far out, where it is 1
    return relative / (1 + relative)


@method("response", "s-curve")
def s_curve(
    amounts: Amounts,
    *,
    midpoint: Annotated[float, Bounds(0, 1e12)] = 1.0,
    steepness: Annotated[float, Bounds(1e-9, 1e6)] = 1.0,
) -> FloatArray:
    """Adoption: slow, then fast, then saturated; a logistic curve shifted and scaled to start at 0 and end at 1.

    Parameters
    ----------
    amounts
        Any shape, not negative.
    midpoint
        Amount at which the curve is steepest.
    steepness
        Logits per unit.
    """
    # [sigma(b (x - m)) - sigma(-b m)] / [1 - sigma(-b m)], without its cancellation near 0 and its overflow far out
    logits = steepness * np.asarray(amounts, float)
    share: FloatArray = -np.expm1(-logits) / (1 + np.exp(np.minimum(steepness * midpoint - logits, 700)))
    return share


@method("response", "linear-to-cap")
def linear_to_cap(amounts: Amounts, *, cap: Positive = 1.0) -> FloatArray:
    """In proportion up to a cap, nothing beyond it: min(x / cap, 1).

    Parameters
    ----------
    amounts
        Any shape, not negative.
    cap
        Smallest amount with the whole attainable effect.
    """
    return np.minimum(np.asarray(amounts, float) / cap, 1.0)


def response(choice: Choice) -> Callable[[FloatArray], FloatArray]:
    """The chosen curve with its parameters bound; the errors are those of the catalogue."""
    return find("response", choice.method).bind(choice.arguments)


# ---------------------------------------------------------------- asking people for a curve


def scale_from_share(amount: float, share: float) -> float:
    """The scale of an exponential curve that reaches `share` of the attainable effect at `amount`.

    Raises
    ------
    DecisionError
        ``response-share-out-of-range``: the amount is not positive or the share not strictly between 0 and 1.
    """
    _check_shares((amount, share))
    return -amount / math.log1p(-share)


def hill_from_shares(first: tuple[float, float], second: tuple[float, float]) -> tuple[float, float]:
    """Half point and exponent of the Hill curve through two (amount, share) pairs.

    Raises
    ------
    DecisionError
        ``response-share-out-of-range``; ``response-not-rising`` where the larger amount has not the larger share.
    """
    _check_shares(first, second)
    (amount, share), (more, larger) = sorted((first, second))
    if amount == more or share >= larger:
        raise DecisionError("response-not-rising", amount=amount, share=share, more=more, larger=larger)
    odds, larger_odds = share / (1 - share), larger / (1 - larger)
    exponent = math.log(larger_odds / odds) / math.log(more / amount)
    return amount * odds ** (-1 / exponent), exponent


def _check_shares(*answers: tuple[float, float]) -> None:
    for amount, share in answers:
        if not (math.isfinite(amount) and amount > 0 and 0 < share < 1):
            raise DecisionError("response-share-out-of-range", amount=amount, share=share)
