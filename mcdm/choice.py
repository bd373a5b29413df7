"""The choice of a registered method with its parameters: what a study stores and a screen edits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Parameter = float | int | str | bool


@dataclass(frozen=True)
class Choice:
    """A method by name, and the parameters that differ from its defaults.

    ``mcdm.catalogue`` knows what the names mean; a choice is only data, so it can be hashed, compared and stored.
    """

    method: str
    parameters: tuple[tuple[str, Parameter], ...] = ()

    @classmethod
    def of(cls, method: str, **parameters: Parameter) -> Choice:
        """A choice from keyword parameters; their order does not matter."""
        return cls(method, tuple(sorted(parameters.items())))

    @property
    def arguments(self) -> Mapping[str, Parameter]:
        """The parameters as keywords."""
        return dict(self.parameters)
