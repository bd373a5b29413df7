"""Comments beside a thing: a small count that opens its threads. What people type is shown as they typed it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from mcdm.errors import DecisionError
from reports.sentences import comments as say
from reports.sentences.studies import when
from store.comments import DatabaseComments, comments_of
from studies.access import Right
from studies.comments import MOST_LETTERS, Comment, Thread
from views import cached, session
from views.components import layout


def button(kind: str, name: str, label: str) -> None:
    """The count of open comments on a thing, e.g. ``button("lever", "L1", "Staff training")``; opens the threads."""
    if not session.may(Right.COMMENT):
        return
    place, t = f"{kind}/{name}", session.translate()
    count = _counts().get(place, 0)
    opened = st.popover(str(count) if count else "", icon=":material/comment:", type="tertiary",
                        key=f"comments-{place}", help=say.title(layout.plain(label), t), on_change="rerun")  # fmt: skip
    if opened.open:
        with opened:
            _threads(place, label)


def _comments() -> DatabaseComments:
    return comments_of(cached.repository())


def _counts() -> dict[str, int]:
    """Open comments by place; read once in a run of a page with many things."""
    return dict(_comments().counts(session.study_id()))


def _threads(place: str, label: str) -> None:
    t = session.translate()
    threads = _comments().threads(session.study_id(), place)
    st.markdown(f"**{layout.plain(say.title(label, t))}**")
    st.caption(say.state(threads, t))
    for thread in threads:
        _thread(thread)
    _form(t("Say something"), t("Send"), f"comment-new-{place}",
          lambda text: _comments().write(session.study_id(), place, text))  # fmt: skip


def _thread(thread: Thread) -> None:
    t, first = session.translate(), thread.first.id
    with st.container(border=True, gap="xsmall", key=f"thread-{first}"):
        _comment(thread.first)
        for answer in thread.answers:
            _comment(answer)
        if thread.settled:
            st.button(t("Open again"), key=f"reopen-{first}", type="tertiary", icon=":material/undo:", on_click=_do,
                      args=(lambda: _comments().settle(session.study_id(), first, settled=False),))  # fmt: skip
            return
        _form(t("Reply"), t("Reply"), f"comment-answer-{first}",
              lambda text: _comments().answer(session.study_id(), first, text))  # fmt: skip
        st.button(t("Settled"), key=f"settle-{first}", type="tertiary", icon=":material/check:",
                  on_click=_do, args=(lambda: _comments().settle(session.study_id(), first),))  # fmt: skip


def _comment(comment: Comment) -> None:
    t = session.translate()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        told = say.byline(comment, when(comment.at, st.context.timezone), t)
        st.markdown(f":small[:gray[{layout.plain(told)}]]", width="stretch")
        if comment.removable:
            st.button("", key=f"comment-remove-{comment.id}", icon=":material/delete:", type="tertiary",
                      help=t("Take back") if comment.mine else t("Remove this comment"), on_click=_do,
                      args=(lambda: _comments().remove(session.study_id(), comment.id),))  # fmt: skip
    st.markdown("  \n".join(layout.plain(line) for line in say.said(comment, t).splitlines()))


def _form(label: str, action: str, key: str, write: Callable[[str], object]) -> None:
    """A field that is emptied when its text was kept, and keeps it when it was refused."""
    with st.form(f"form-{key}", border=False, clear_on_submit=False):
        st.text_area(label, key=key, height=80, max_chars=MOST_LETTERS, label_visibility="collapsed", placeholder=label)
        st.form_submit_button(action, key=f"send-{key}", on_click=_send, args=(key, write))


def _send(key: str, write: Callable[[str], object]) -> None:
    text = str(session.value_of(key, ""))
    if text.strip() and _do(lambda: write(text)):
        session.put(key, "")


def _do(act: Callable[[], object]) -> bool:
    try:
        act()
    except DecisionError as error:
        session.complain(error)
        return False
    return True
