"""Passwords: which are refused, how they are kept, and that a name that is not known takes as long."""

from __future__ import annotations

import time

import pytest
from argon2 import PasswordHasher

from store import passwords
from tests.store.parts import refused


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short", "password-length"),
        ("x" * 1001, "password-length"),
        (" LI  Wei-wei".replace("  ", " "), "password-is-name"),
    ],
)
def test_what_is_guessed_first_is_refused(password: str, code: str) -> None:
    with refused(code):
        passwords.check(password, "li wei-wei")


def test_they_are_kept_as_argon2id() -> None:
    kept = passwords.hashed("correct horse battery")
    assert kept.startswith("$argon2id$")
    assert passwords.fits("correct horse battery", kept)
    assert not passwords.fits("correct horse batterx", kept)
    assert not passwords.is_outdated(kept)
    assert passwords.is_outdated(PasswordHasher(time_cost=1, memory_cost=1024).hash("correct horse battery"))


def test_a_letter_is_the_same_however_it_was_composed() -> None:
    assert passwords.fits("passe\u0301 compose\u0301", passwords.hashed("pass\u00e9 compos\u00e9"))


def test_nobody_fits_and_takes_as_long() -> None:
    kept = passwords.hashed("correct horse battery")
    passwords.fits("warm up", None)

    def taken(of: str | None) -> float:
        began = time.process_time()
        assert not passwords.fits("a wrong password", of)
        return time.process_time() - began

    known, unknown = min(taken(kept) for _ in range(5)), min(taken(None) for _ in range(5))
    assert 0.4 < unknown / known < 2.5


@pytest.mark.parametrize("kept", ["", "plain text", "$argon2id$broken"])
def test_what_is_no_hash_fits_nothing(kept: str) -> None:
    assert not passwords.fits("a wrong password", kept)
