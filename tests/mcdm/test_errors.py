"""Errors with a code and facts."""

from __future__ import annotations

import pickle

import pytest

from mcdm.errors import DecisionError, closest


def test_code_and_facts_can_be_read_in_a_log() -> None:
    error = DecisionError("id-taken", name="N1", where="nodes")
    assert str(error) == "id-taken(name='N1', where='nodes')"
    assert error.facts == {"name": "N1", "where": "nodes"}


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [("relability", ["reliability", "empathy"], "reliability"), ("xyz", ["reliability"], ""), ("a", [], "")],
)
def test_closest(typed: str, known: list[str], meant: str) -> None:
    assert closest(typed, known) == meant


def test_an_error_survives_a_worker_process() -> None:
    error = pickle.loads(pickle.dumps(DecisionError("id-taken", name="N1")))
    assert (error.code, error.facts) == ("id-taken", {"name": "N1"})
