"""Passwords: Argon2id with the library's present defaults, and the few rules that help."""

from __future__ import annotations

import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from mcdm.errors import DecisionError

SHORTEST, LONGEST = 10, 1000

_HASHER = PasswordHasher()
_AT_ONCE = BoundedSemaphore(2)  # one takes 64 MB and a fifth of a second: a flood must not stop the pages


def check(password: str, *names: str) -> None:
    """Raise ``password-length`` or ``password-is-name`` for a password that is guessed first."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise DecisionError("password-length", least=SHORTEST, most=LONGEST)
    if any(name and _plain(name) == _plain(password) for name in names):
        raise DecisionError("password-is-name")


def hashed(password: str) -> str:
    """The Argon2id hash, with its parameters and salt."""
    with _AT_ONCE:
        return _HASHER.hash(_normal(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether a password belongs to a hash. Where there is none the same work is done, so that time tells nothing."""
    with _AT_ONCE:
        try:
            _HASHER.verify(kept or _nobodys(_HASHER), _normal(password[: LONGEST + 1]))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobodys(hasher: PasswordHasher) -> str:
    return hasher.hash("a password that nobody has")


def _normal(password: str) -> str:
    """The same letters however a keyboard composes them."""
    return unicodedata.normalize("NFKC", password)


def _plain(text: str) -> str:
    return _normal(text).strip().casefold()
