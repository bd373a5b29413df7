"""What the customers of a tier are entitled to: who looks after them, and which services they are offered."""

from __future__ import annotations

from dataclasses import dataclass

from mcdm.labels import Label


@dataclass(frozen=True)
class Entitlement:
    """The service menu of one segment, e.g. of the tier of the largest customers.

    Parameters
    ----------
    dimension, segment
        Whose menu it is, e.g. ``"tier"`` and ``"VIP"``.
    manager
        Kind of account manager, e.g. "dedicated account manager"; empty for none.
    services
        What is offered.
    source
        Where the menu comes from; empty: an assumption.
    """

    dimension: str
    segment: str
    manager: Label = Label()
    services: tuple[Label, ...] = ()
    source: str = ""
