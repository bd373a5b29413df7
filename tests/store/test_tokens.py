"""Tokens: fresh ones do not repeat, and what is kept of one does not give it away."""

from __future__ import annotations

from store.tokens import hashed, token


def test_tokens_do_not_repeat() -> None:
    tokens = {token() for _ in range(50)}
    assert len(tokens) == 50
    assert {len(each) for each in tokens} == {40}


def test_a_hash_is_the_same_each_time_and_tells_nothing_of_the_token() -> None:
    assert hashed("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-4
    assert "abc" not in hashed("abc") != hashed("abd")
