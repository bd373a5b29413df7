"""What is kept for all threads: the few that were used last, whoever asks at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from store.recent import Recent


def test_what_was_not_used_longest_is_forgotten_first() -> None:
    recent: Recent[str, int] = Recent(2)
    assert recent.get("a") is None
    assert [recent.keep("a", 1), recent.keep("b", 2)] == [1, 2]
    assert recent.get("a") == 1
    recent.keep("c", 3)
    assert recent.all() == (("a", 1), ("c", 3))
    recent.keep("a", 4)
    assert recent.all() == (("c", 3), ("a", 4))


def test_many_threads_never_find_more_than_is_kept_nor_another_s_value() -> None:
    recent: Recent[int, int] = Recent(4)

    def use(number: int) -> bool:
        key = number % 9
        found = recent.get(key)
        recent.keep(key, -key)
        return found in (None, -key) and len(recent.all()) <= 4

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(use, range(4000)))
    assert len(recent.all()) == 4
