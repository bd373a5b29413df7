"""What stands where somebody is not let in: one sentence, and the way in where there is one."""

from __future__ import annotations

import html

import streamlit as st

from i18n.errors import error_sentence
from i18n.translate import Translator
from mcdm.errors import DecisionError
from views import door, session
from views.components import layout
from views.components.study import bar as study_bar

BY_PROVIDER = "sign-in"
"""In the address: whoever comes so from the page for signing in goes on to the provider at once."""

ENDED = frozenset({"signed-out", "viewer-link-unknown"})
"""Refusals of somebody who was let in when the run began."""

MENDED = frozenset({"sign-in-needed", "signed-out", "openid-unknown"})
"""Refusals that signing in may end."""


def render() -> None:
    """Why nobody was let in, and the way in."""
    t, error = session.translate(), session.refusal()
    if error is None:
        return
    if BY_PROVIDER in st.query_params and error.code == "sign-in-needed":
        st.query_params.pop(BY_PROVIDER)
        if len(door.providers()) == 1:
            _to_provider(door.providers()[0])
    with st.container(horizontal_alignment="center"), st.container(width=620, gap="medium", key="gate"):
        study_bar.language()
        st.title(_title(error, t), anchor=False)
        st.markdown(layout.plain(error_sentence(error, session.language())))
        if error.code in MENDED:
            _ways_in(error, t)


def refuse() -> None:
    """What stands in place of a page that the visitor's role does not open."""
    t = session.translate()
    with layout.page():
        layout.headline(t("This page is not open to you"),
                        error_sentence(DecisionError("not-permitted"), session.language()))  # fmt: skip
        if st.button(t("To the studies"), key="to-studies", type="primary"):
            session.go("studies")


def _title(error: DecisionError, t: Translator) -> str:
    if error.code in MENDED:
        return t("Sign in")
    return t("This link opens nothing") if error.code == "viewer-link-unknown" else t("Not from here")


def _ways_in(error: DecisionError, t: Translator) -> None:
    """A link that Streamlit opens in this tab, and a button for each provider."""
    address = html.escape(f"{door.base()}/sign-in?lang={session.language()}", quote=True)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.html(f'<a class="wb-way" target="_self" href="{address}">{html.escape(t("Sign in"))}</a>', width="content")
        for name in door.providers():
            shown = t("Sign in with {provider}", provider=name) if name else t("Sign in with your organisation")
            st.button(shown, key=f"provider-{name}", icon=":material/badge:", on_click=_to_provider, args=(name,))
        if door.providers() and error.code != "sign-in-needed":
            st.button(t("Sign out there"), key="provider-out", type="tertiary", on_click=st.logout)


def _to_provider(name: str) -> None:
    st.login(*([name] if name else []))


def stop(error: DecisionError) -> None:
    """End a run that was refused something on its way; where nobody is let in any more, the next one says so."""
    if error.code in ENDED:
        st.rerun()
    tell(error)


def tell(error: Exception) -> bool:
    """Say a refusal that nobody expected as a sentence, in place of the box for what failed; whether it was one."""
    if isinstance(error, DecisionError):
        st.error(layout.plain(error_sentence(error, session.language())), icon=":material/block:")
    return isinstance(error, DecisionError)
