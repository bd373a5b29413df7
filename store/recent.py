"""The values that were used last, shared by the threads of a server."""

from __future__ import annotations

from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """A few values by key: what was neither kept nor asked for longest is forgotten first.

    Parameters
    ----------
    most
        How many are kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[K, V] = {}
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """What is kept under a key; None where nothing is (any more)."""
        with self._lock:
            if key not in self._values:
                return None
            self._values[key] = self._values.pop(key)
            return self._values[key]

    def keep(self, key: K, value: V) -> V:
        """Keep a value in place of the one before; gives it."""
        with self._lock:
            self._values.pop(key, None)
            self._values[key] = value
            while len(self._values) > self._most:
                del self._values[next(iter(self._values))]
        return value

    def all(self) -> tuple[tuple[K, V], ...]:
        """Everything that is kept, the value used last at the end."""
        with self._lock:
            return tuple(self._values.items())
