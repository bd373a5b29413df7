"""How fast one seat may write."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from views.components.seat import pace
from views.components.seat.pace import AT_ONCE, LETTERS, MOST, PER_SECOND, Pace


class Watch:
    """Seconds as the test lets them pass."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


def taken(counted: Pace, token: str, times: int, letters: int = 0) -> int:
    """How many of so many answers in one moment are taken."""
    found = 0
    for _ in range(times):
        try:
            counted.step(token, letters)
        except DecisionError:
            continue
        found += 1
    return found


def test_a_burst_is_taken_and_then_a_steady_pace(watch: Watch) -> None:
    counted = Pace(watch)
    assert taken(counted, "a", 500) == AT_ONCE
    watch.seconds += 10
    assert taken(counted, "a", 500) == 10 * PER_SECOND
    watch.seconds += 3600
    assert taken(counted, "a", 500) == AT_ONCE


def test_one_seat_does_not_slow_another(watch: Watch) -> None:
    counted = Pace(watch)
    taken(counted, "a", 500)
    assert taken(counted, "b", 1) == 1
    with pytest.raises(DecisionError, match="answers-too-fast"):
        counted.step("a")


def test_long_texts_count_for_more(watch: Watch) -> None:
    counted = Pace(watch)
    assert taken(counted, "a", 500, 9 * LETTERS) == AT_ONCE // 10
    assert taken(counted, "b", 5, 10**9) == 1, "nothing is so long that it is never taken"


def test_memory_is_bounded(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Pace(watch)
    monkeypatch.setattr(pace, "MOST", 100)
    taken(counted, "a", 500)
    for number in range(1_000):
        watch.seconds += 0.01
        counted.step(str(number))
        assert len(counted._left) <= 100
    assert MOST >= 2_000, "as many as may take part in a workshop"
