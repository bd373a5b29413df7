"""Words about comments."""

from __future__ import annotations

from i18n.translate import translator
from reports.sentences import comments as say
from studies.comments import Comment, Thread

EN = translator("en")
SAID = Comment(1, "why?", "Li", "2026-11-22T10:00:00")


def test_who_said_it_and_when() -> None:
    assert say.byline(SAID, "10:00", EN) == "Li · 10:00"
    assert say.byline(Comment(1, "x", "", ""), "10:00", translator("zh")) == "本机用户 · 10:00"


def test_what_was_taken_back_is_not_told() -> None:
    assert say.said(SAID, EN) == "why?"
    assert say.said(Comment(1, "", "Li", "", removed=True), EN) == "(taken back)"


def test_how_much_is_open() -> None:
    opened, closed = Thread("lever/L1", SAID), Thread("lever/L1", SAID, settled="2026")
    assert say.state((), EN) == "Nobody has said anything yet."
    assert say.state((opened,), EN) == "1 open thread"
    assert say.state((opened, opened, closed), EN) == "2 open threads, 1 settled"
    assert say.state((closed,), EN) == "Everything is settled."
    assert say.title("Crews", translator("zh")) == "对“Crews”的评论"
