"""Tokens: secrets that are told once and kept as a hash."""

from __future__ import annotations

import hashlib
import secrets


def token() -> str:
    """A fresh secret of 160 bits."""
    return secrets.token_hex(20)


def hashed(token: str) -> str:
    """What is kept of a token, its SHA-256: whoever reads the database cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()
