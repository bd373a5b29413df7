"""The structural model of satisfaction: constructs, the questions that show them, and what acts on what (ECSI)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mcdm.errors import DecisionError
from mcdm.labels import Label


@dataclass(frozen=True)
class Construct:
    """Something that cannot be asked directly, with the questions that show it.

    Parameters
    ----------
    id, label
        Its name in paths and on screen.
    items
        Keys of its questions (``Item.key``): indicators, or construct questions.
    mode
        "reflective": the construct shows in its questions (mode A); "formative": they make it up (mode B).
    """

    id: str
    label: Label
    items: tuple[str, ...] = ()
    mode: Literal["reflective", "formative"] = "reflective"


@dataclass(frozen=True)
class StructuralPath:
    """One construct acts on another; with a coefficient where somebody published one."""

    source: str
    target: str
    coefficient: float | None = None


@dataclass(frozen=True)
class StructuralModel:
    """Constructs and the paths between them, without a circle.

    Parameters
    ----------
    constructs, paths
        What acts on what.
    source
        Where published coefficients come from; empty where there are none.

    Raises
    ------
    DecisionError
        ``id-taken``, ``id-unknown`` (a path from or to nothing), ``structure-circular``.
    """

    constructs: tuple[Construct, ...] = ()
    paths: tuple[StructuralPath, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        ids = [construct.id for construct in self.constructs]
        for name in ids:
            if ids.count(name) > 1:
                raise DecisionError("id-taken", name=name, where="structure")
        for path in self.paths:
            for name in (path.source, path.target):
                if name not in ids:
                    raise DecisionError("id-unknown", name=name, where="structure", suggestion="")
        self.order  # noqa: B018  (a circle is refused at once)

    @property
    def order(self) -> tuple[str, ...]:
        """The constructs, each after everything that acts on it."""
        left, found = [construct.id for construct in self.constructs], []
        while left:
            free = [name for name in left if not any(p.target == name and p.source in left for p in self.paths)]
            if not free:
                raise DecisionError("structure-circular", names=" > ".join(left))
            found += free
            left = [name for name in left if name not in free]
        return tuple(found)
