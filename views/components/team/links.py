"""Links for viewers: Compare of the open study and nothing else, until they expire or are taken back."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from mcdm.errors import DecisionError
from reports.sentences import team as say
from store.links import DAYS, MOST_DAYS, Link, Links
from views import cached, session
from views.components import layout
from views.components.workshop import address as workshop_address

TOLD = "team/link"


def render() -> None:
    """The links that are open, the one just made in clear, and the form of the next."""
    t, links = session.translate(), Links(cached.database().engine, session.visitor())
    lead = t("Whoever holds such a link sees the Compare page of this study, and nothing else. It is shown once.")
    with layout.figure(t("Links for viewers"), lead, "links"):
        told = session.remembered(TOLD, ("", ""))
        if told[0] == session.study_id() and told[1]:
            st.markdown(t("Copy it now: only a fingerprint of it is kept."))
            st.code(told[1], language=None, wrap_lines=True)
        for each in links.list(session.study_id()):
            _open(links, each)
        _form(links)


def _open(links: Links, each: Link) -> None:
    t, study = session.translate(), session.study_id()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"link-{each.id}"):
        st.markdown(f"**{layout.plain(each.name or t('without a name'))}**", width="stretch")
        st.caption(say.until(each.expires, t), width="content")
        st.button(t("Take back"), key=f"revoke-{each.id}", type="tertiary", icon=":material/link_off:",
                  on_click=_revoke, args=(links, study, each.id))  # fmt: skip


def _form(links: Links) -> None:
    t, turn = session.translate(), session.remembered("team/links", 0)
    name, days = f"link-name-{turn}", f"link-days-{turn}"
    with st.form(f"link-{turn}", border=False), st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(t("For whom"), key=name, max_chars=80, placeholder=t("e.g. the board"))
        st.number_input(t("Days"), 1, MOST_DAYS, DAYS, key=days, width=120)
        st.form_submit_button(t("Make a link"), key="make-link", icon=":material/add_link:",
                              on_click=_make, args=(links, name, days, turn))  # fmt: skip


def _make(links: Links, name: str, days: str, turn: int) -> None:
    study = session.study_id()
    try:
        token = links.make(study, str(session.value_of(name, "")), days=int(session.value_of(days, DAYS)))
    except DecisionError as error:
        session.complain(error)
        return
    address = f"{workshop_address.base()}/?{urlencode({'view': token, 'lang': session.language()})}"
    session.remember(TOLD, (study, address))
    session.remember("team/links", turn + 1)


def _revoke(links: Links, study: str, link: str) -> None:
    session.remember(TOLD, ("", ""))
    try:
        links.revoke(study, link)
    except DecisionError as error:
        session.complain(error)
