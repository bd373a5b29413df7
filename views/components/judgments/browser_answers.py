"""What a component in the browser sends, before anything believes it: read strictly, refused in one sentence.

Whoever can load a page can send anything in its name, without the script that came with it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from mcdm.errors import DecisionError
from studies import bounds
from views import session
from views.components.judgments.entries import Entries

NUMBERS, TEXTS = ("value", "low", "high"), ("comment", "skipped")


@contextmanager
def hearing() -> Iterator[None]:
    """Take in what the browser sent: what is refused is said on the page and changes nothing."""
    try:
        yield
    except DecisionError as error:
        session.complain(error)


def answers_of(state: object, count: int) -> dict[str, Any] | None:
    """The answers a component holds for a set of `count` elements; None where it holds nothing.

    Raises
    ------
    DecisionError
        ``message-unreadable``.
    """
    sent = state.get("answers") if isinstance(state, Mapping) else None
    if not sent:
        return None
    if not (isinstance(sent, dict) and isinstance(sent.get("version"), str)):
        raise DecisionError("message-unreadable")
    said = sent.get("said")
    if said is not None:
        said = {"pair": _pair(said.get("pair") if isinstance(said, dict) else None, count),
                "text": _text(said.get("text"))}  # fmt: skip
    stayed = sent.get("stayed", [])
    if not isinstance(stayed, list) or len(stayed) > count * (count - 1) // 2:
        raise DecisionError("message-unreadable")
    entries = entries_of(sent.get("entries"), count)
    return {**sent, "entries": entries, "said": said, "stayed": [_pair(each, count) for each in stayed]}


def entries_of(sent: object, count: int) -> Entries:
    """The entries of a set of `count` elements, each with positions, numbers and texts that can be believed.

    Raises
    ------
    DecisionError
        ``message-unreadable``.
    """
    if not isinstance(sent, dict) or len(sent) > count * (count - 1) // 2:
        raise DecisionError("message-unreadable")
    pairs = {f"{i},{j}" for i in range(count) for j in range(i + 1, count)}
    for key, entry in sent.items():
        if key not in pairs or not isinstance(entry, dict) or not ("value" in entry or "skipped" in entry):
            raise DecisionError("message-unreadable")
        for name, value in entry.items():
            _check(name, value)
    return sent


def _check(name: str, value: object) -> None:
    if name in NUMBERS:
        _ratio(value)
    elif name in TEXTS:
        _text(value)
    elif name == "options":
        if not isinstance(value, list) or len(value) > 100:
            raise DecisionError("message-unreadable")
        for each in value:
            _ratio(each)
    else:
        raise DecisionError("message-unreadable")


def _ratio(value: object) -> None:
    """A number that is one; whether a judgment may be as large, the judgment says."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise DecisionError("message-unreadable")
    if abs(value) > 1e300 or not math.isfinite(value) or value <= 0:
        raise DecisionError("message-unreadable")


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > bounds.most("text"):
        raise DecisionError("message-unreadable")
    if any("\ud800" <= letter <= "\udfff" or letter == "\0" for letter in value):
        raise DecisionError("message-unreadable")
    return value


def _pair(sent: object, count: int) -> tuple[int, int]:
    match sent:
        case [int(i), int(j)] if 0 <= i < count and 0 <= j < count and i != j:
            return i, j
    raise DecisionError("message-unreadable")
