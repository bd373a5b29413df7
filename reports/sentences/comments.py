"""Words about comments."""

from __future__ import annotations

from i18n.translate import Translator
from studies.comments import Comment, Thread


def byline(comment: Comment, when: str, t: Translator) -> str:
    """Who said something, and when: ``Li · 2026-11-22 10:00``."""
    return " · ".join(part for part in (comment.author or t("alone here"), when) if part)


def said(comment: Comment, t: Translator) -> str:
    """The text of a comment, or that it is gone."""
    return t("(taken back)") if comment.removed else comment.text


def title(name: str, t: Translator) -> str:
    """What a popover is about."""
    return t("Comments on “{name}”", name=name) if name else t("Comments")


def state(threads: tuple[Thread, ...], t: Translator) -> str:
    """How much is open and how much is settled."""
    settled = sum(bool(thread.settled) for thread in threads)
    if not threads:
        return t("Nobody has said anything yet.")
    if settled == len(threads):
        return t("Everything is settled.")
    opened = t.n("{count} open thread", "{count} open threads", len(threads) - settled)
    return t("{open}, {settled} settled", open=opened, settled=settled) if settled else opened
