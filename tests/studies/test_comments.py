"""What a comment may be about and say."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from studies.comments import KINDS, MOST_LETTERS, check_place, check_text


@pytest.mark.parametrize("kind", KINDS)
def test_things_of_four_kinds_may_be_talked_about(kind: str) -> None:
    assert check_place(f"{kind}/benefits:N1<-C2") == f"{kind}/benefits:N1<-C2"


@pytest.mark.parametrize("place", ["", "/", "lever/", "lever/ ", "study/S1", "lever/" + "x" * 200])
def test_nothing_else(place: str) -> None:
    with pytest.raises(DecisionError, match="comment-place"):
        check_place(place)


def test_a_text_is_kept_as_typed_within_bounds() -> None:
    assert check_text("  <b>=1+1</b>\nsecond line\0 ") == "<b>=1+1</b>\nsecond line"
    assert len(check_text("x" * MOST_LETTERS)) == MOST_LETTERS
    for text, code in ((" \n", "comment-empty"), ("x" * (MOST_LETTERS + 1), "comment-too-long")):
        with pytest.raises(DecisionError, match=code):
            check_text(text)
