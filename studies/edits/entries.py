"""Entries of a tuple that carry an id: put, replace, take out, with an error that names what is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from mcdm.errors import DecisionError, closest

T = TypeVar("T")


def require(name: str, known: Iterable[str], where: str) -> None:
    """Raise ``id-unknown`` unless `name` is among the `known`."""
    names = list(known)
    if name not in names:
        raise DecisionError("id-unknown", name=name, where=where, suggestion=closest(name, names))


def replaced(entries: tuple[T, ...], entry: T, key: Callable[[T], object]) -> tuple[T, ...]:
    """`entries` with `entry` in place of the one with its key, or at the end where there is none."""
    if all(key(each) != key(entry) for each in entries):
        return (*entries, entry)
    return tuple(entry if key(each) == key(entry) else each for each in entries)


def without(entries: tuple[T, ...], name: object, key: Callable[[T], object]) -> tuple[T, ...]:
    """`entries` but the one with this key."""
    return tuple(each for each in entries if key(each) != name)
