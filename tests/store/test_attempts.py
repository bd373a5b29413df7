"""Lock-outs: after how many failures, for how long, and what is kept of where they came from."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from mcdm.errors import DecisionError
from store import attempts
from store.database import writing
from store.schema import attempts as table
from tests.store.parts import refused

NOON = datetime.fromisoformat("2026-11-21T12:00:00+00:00")
MINUTE = timedelta(minutes=1)


def minutes(*when: float) -> list[datetime]:
    return [NOON + each * MINUTE for each in when]


def at(minute: float) -> str:
    return (NOON + minute * MINUTE).isoformat(timespec="microseconds")


@pytest.mark.parametrize(
    ("failures", "now", "until"),
    [
        ([], 0, None),
        (range(9), 9, None),
        (range(10), 9, 24),
        (range(10), 23.9, 24),
        (range(10), 24, None),
        ([1.2 * each for each in range(10)], 11, None),  # ten, but in more than ten minutes
        ([0, *range(20, 30)], 30, 44),
        ([*range(10), 25], 25, None),  # the lock is over: one more failure does not renew it
        ([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 9, 24),
    ],
)
def test_ten_failures_in_ten_minutes_lock_for_fifteen(failures: list[float], now: float, until: float | None) -> None:
    found = attempts.locked_until(minutes(*failures), NOON + now * MINUTE)
    assert found == (None if until is None else NOON + until * MINUTE)


def test_the_sentence_says_when(engine: Engine) -> None:
    with writing(engine) as connection:
        for second in range(10):
            attempts.check(connection, "code", "10.0.0.7", at(second / 60))
            attempts.note(connection, "code", "10.0.0.7", at(second / 60))
    with pytest.raises(DecisionError) as caught, writing(engine) as connection:
        attempts.check(connection, "code", "10.0.0.7", at(5))
    assert caught.value.code == "too-many-attempts"
    assert caught.value.facts["minutes"] == 11
    with writing(engine) as connection:
        attempts.check(connection, "code", "10.0.0.8", at(5))
        attempts.check(connection, "sign-in", "10.0.0.7", at(5))
        attempts.check(connection, "code", "10.0.0.7", at(15.2))


def test_what_is_kept_names_nobody_and_is_forgotten(engine: Engine) -> None:
    with writing(engine) as connection:
        attempts.note(connection, "sign-in", "192.168.1.20", at(0))
        (first,) = connection.scalars(select(table.c.source))
        assert "192" not in first
        assert len(first) == 64
        attempts.note(connection, "sign-in", "192.168.1.21", at(31))
        assert connection.scalars(select(table.c.source)).all() != [first]
        assert len(connection.scalars(select(table.c.source)).all()) == 1


def test_the_key_of_an_installation_is_its_own(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with writing(engine) as connection:
        for _ in range(2):
            attempts.note(connection, "code", "a", at(0))
        monkeypatch.setenv("WEIGHBRIDGE_SECRET", "from the environment")
        attempts.note(connection, "code", "a", at(0))
        one, two, other = connection.scalars(select(table.c.source).order_by(table.c.id))
    assert one == two != other


def test_what_was_right_is_taken_back(engine: Engine) -> None:
    with writing(engine) as connection:
        for _ in range(30):
            attempts.check(connection, "code", "a", at(0))
            attempts.forgive(connection, [attempts.note(connection, "code", "a", at(0))])
        for _ in range(10):
            attempts.note(connection, "code", "a", at(0))
        with refused("too-many-attempts"):
            attempts.check(connection, "code", "a", at(0))
