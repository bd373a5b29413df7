"""Progress is shown to people only."""

from __future__ import annotations

import io
import sys

import pytest

from cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_sees_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("survey") as show:
        show(10, 0.5)
    assert capsys.readouterr().err == ""


def test_a_terminal_sees_how_far_the_work_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("survey") as show:
        show(1_000, 1.0)
    assert "survey" in terminal.getvalue()
