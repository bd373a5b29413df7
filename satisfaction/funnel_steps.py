"""The steps of the funnel from all customers to the most valuable: whom each narrowing keeps."""

from __future__ import annotations

from dataclasses import dataclass

from mcdm.errors import DecisionError


@dataclass(frozen=True)
class FunnelStep:
    """One narrowing: only the customers of some segments of a dimension.

    Parameters
    ----------
    dimension, segments
        Who stays; an empty dimension keeps everybody.

    Raises
    ------
    DecisionError
        ``funnel-step-empty`` for a dimension of which no segment stays.
    """

    dimension: str = ""
    segments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.dimension and not self.segments:
            raise DecisionError("funnel-step-empty", name=self.dimension)
