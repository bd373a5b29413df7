"""The page of alternatives: what is ranked, by what, and how sure the order is."""

from __future__ import annotations


def render() -> None:
    """Nothing yet."""
