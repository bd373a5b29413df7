"""The session of a visitor: what a browser reports of widgets that are gone is no choice."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from views import session


class EndedError(Exception):
    """Stands for the end of a callback."""


def test_a_widget_that_is_gone_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def end() -> None:
        raise EndedError

    monkeypatch.setattr(session, "has_study", lambda: True)
    monkeypatch.setattr(session, "working", lambda: SimpleNamespace(generation=3))
    monkeypatch.setattr(st, "rerun", end)
    monkeypatch.setattr(st, "session_state", {"w/2/amount": 7.0, "w/3/amount": 5.0, "w/31/amount": 9.0, "view": "plan"})
    assert session.value_of(session.widget("amount")) == 5.0
    assert session.value_of("view") == "plan"
    for gone in ("w/2/amount", "w/31/amount"):
        with pytest.raises(EndedError):
            session.value_of(gone)
