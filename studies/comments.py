"""Comments on criteria, judgments, levers and scenarios: what people say beside a study, never part of it.

A document, a report or the minutes of a workshop hold no comment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from mcdm.errors import DecisionError

KINDS = ("criterion", "judgment", "lever", "scenario")
"""What may be talked about. A place is one of these and an id: ``"lever/L1"``, ``"judgment/goal"``."""

MOST_LETTERS = 2000
"""The longest text of a comment."""


@dataclass(frozen=True)
class Comment:
    """What somebody said.

    Parameters
    ----------
    id
        Its number.
    text
        As it was typed; empty where it was removed.
    author
        Who said it, by the name of today; empty where somebody worked alone.
    at
        When: UTC, ISO 8601.
    mine
        Whether the visitor said it.
    removed
        Whether it was taken back.
    removable
        Whether the visitor may take it back.
    """

    id: int
    text: str
    author: str
    at: str
    mine: bool = False
    removed: bool = False
    removable: bool = False


@dataclass(frozen=True)
class Thread:
    """A comment with its answers, oldest first; `settled` says when somebody closed it (empty: it is open)."""

    place: str
    first: Comment
    answers: tuple[Comment, ...] = ()
    settled: str = ""


class Comments(Protocol):
    """Comments of studies. Every method is one transaction and takes the right to comment on the study."""

    def counts(self, study_id: str) -> Mapping[str, int]:
        """How many comments and answers stand in open threads, by place; places without any are left out."""

    def threads(self, study_id: str, place: str) -> tuple[Thread, ...]:
        """The threads about a place: the open ones first, in each group the oldest first."""

    def write(self, study_id: str, place: str, text: str) -> int:
        """Begin a thread; gives its number. Raises ``comment-place``, ``comment-empty``, ``comment-too-long``."""

    def answer(self, study_id: str, comment: int, text: str) -> int:
        """Answer in the thread of a comment, which is open again; ``comment-unknown``."""

    def settle(self, study_id: str, comment: int, *, settled: bool = True) -> None:
        """Close the thread of a comment, or open it again."""

    def remove(self, study_id: str, comment: int) -> None:
        """Take back a comment: its author may, and whoever may edit the study; ``comment-not-yours``. Answers stay."""


def check_place(place: str) -> str:
    """A place as it is kept; ``comment-place`` where nothing can be there."""
    kind, _, name = place.partition("/")
    if kind not in KINDS or not name.strip() or len(place) > 200:
        raise DecisionError("comment-place", place=place[:200])
    return place


def check_text(text: str) -> str:
    """A text as it is kept; ``comment-empty`` or ``comment-too-long``."""
    kept = text.replace("\0", "").strip()
    if not kept:
        raise DecisionError("comment-empty")
    if len(kept) > MOST_LETTERS:
        raise DecisionError("comment-too-long", given=len(kept), most=MOST_LETTERS)
    return kept
