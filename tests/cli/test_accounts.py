"""``accounts``: a team on the command line; passwords are never arguments."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from cli.__main__ import main
from store import passwords
from store.accounts import Accounts
from store.database import connect

PASSWORD = "four words to remember"


@pytest.fixture(autouse=True)
def _database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEIGHBRIDGE_DATABASE", str(tmp_path / "team.db"))
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: str = f"{PASSWORD}\n") -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return main(["accounts", *arguments])


def test_a_team_from_the_first_account_to_a_closed_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "list") == 0
    assert "works alone" in capsys.readouterr().out
    assert run(monkeypatch, "add", "Ann") == 2
    assert "administrator" in capsys.readouterr().err
    assert run(monkeypatch, "add", "Ann", "--role", "administrator") == 0
    assert run(monkeypatch, "add", "王芳", "--role", "viewer") == 0
    assert run(monkeypatch, "add", "Cy", "--email", "Cy@example.org", typed="") == 0
    assert run(monkeypatch, "role", "王芳", "planner") == 0
    assert run(monkeypatch, "password", "ann", typed="another good one\n") == 0
    assert run(monkeypatch, "close", "Cy") == 0
    assert run(monkeypatch, "close", "Ann") == 2
    assert "last administrator" in capsys.readouterr().err
    assert run(monkeypatch, "list", "--json") == 0
    told = json.loads(capsys.readouterr().out)["accounts"]
    assert [(each["name"], each["role"]) for each in told] == [("Ann", "administrator"), ("王芳", "planner")]
    assert run(monkeypatch, "list") == 0
    said = capsys.readouterr()
    assert PASSWORD not in said.out + said.err
    assert "$argon2" not in said.out
    assert Accounts(connect()).sign_in("Ann", "another good one", source="here")


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (("add", "Ann", "--role", "king"), "", "no role king"),
        (("add", "Ann", "--role", "administrator"), "short\n", "10"),
        (("close", "Nobody"), "", "no open account Nobody"),
        (("password", "Nobody"), "x\n", "no open account Nobody"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: tuple[str, ...],
    typed: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, *arguments, typed=typed) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_at_a_terminal_the_password_is_typed_twice_and_unseen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter([PASSWORD, "a different one", PASSWORD, PASSWORD])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    monkeypatch.setattr("sys.stdin", type("Terminal", (io.StringIO,), {"isatty": lambda self: True})())
    assert main(["accounts", "add", "Ann", "--role", "administrator"]) == 0
    assert "differ" in capsys.readouterr().err
    assert next(typed, None) is None
