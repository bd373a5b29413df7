"""What is doubtful but computable: a finding that travels with the result it concerns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

Fact = str | int | float | bool


@dataclass(frozen=True)
class Finding:
    """One remark about a result: what (code), where (place), and the facts its sentence needs.

    Parameters
    ----------
    code
        Stable name in kebab case, e.g. ``"consistency-above-threshold"``; its texts are in ``i18n/errors_*.py``.
    place
        What it is about: an id of an expert, comparison set, indicator, segment, lever ... or several joined by ``/``.
    facts
        Sorted pairs, so that equal findings compare equal. Make one with :meth:`of`.
    """

    code: str
    place: str = ""
    facts: tuple[tuple[str, Fact], ...] = ()

    @classmethod
    def of(cls, code: str, place: str = "", **facts: Fact) -> Finding:
        """A finding from keyword facts."""
        return cls(code, place, tuple(sorted(facts.items())))

    @property
    def details(self) -> Mapping[str, Fact]:
        """The facts as a read-only mapping."""
        return MappingProxyType(dict(self.facts))
