"""No futures yet: the four that most studies begin with, as assumptions to be corrected."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from i18n.numbers import share
from i18n.translate import Translator
from mcdm.labels import Label
from reports.sentences.futures_edited import in_words
from reports.sentences.reader import Reader
from scenarios.futures import Future
from store.future_templates import common_futures
from studies import edits
from studies.study import Study
from views import session
from views.components import figures, layout, marks


def show(study: Study) -> None:
    """Draw the offer: a card for each, what it changes, and one button."""
    t, offered = session.translate(), common_futures(study)
    layout.headline(
        t("No future is named yet: every scenario is judged in the world as it is"),
        t("Name how the world may turn out, and this page says which scenario holds whatever comes."),
    )
    with layout.figure(t("Begin with the usual ones"), t("Everything in them is assumed and can be changed."), "usual"):
        with st.grid(4, min_column_width=230, gap="small"):
            chosen = [future for future in offered if _card(study, future, t)]
        with st.container(horizontal=True, gap="small"):
            st.button(t("Take these over"), type="primary", icon=":material/add:", disabled=not chosen,
                      on_click=_take, args=(tuple(chosen),), key="futures-take")  # fmt: skip
            st.button(t("Begin with one of my own"), icon=":material/edit:", on_click=_own, key="futures-own")


def _card(study: Study, future: Future, t: Translator) -> bool:
    by = Reader(study, figures.display(study), t, layout.plain)
    with st.container(border=True, height="stretch", gap="xsmall", key=f"future-card-{future.id}"):
        taken = st.checkbox(f"**{layout.plain(future.label.in_language(t.language))}**", True, key=f"use-{future.id}")
        st.markdown(marks.assumption(t("assumption")) + " " + marks.fact(share(future.probability)))
        st.caption(in_words(future, by, most=4))
    return taken


def _take(chosen: tuple[Future, ...]) -> None:
    session.apply(edits.set_futures, scaled(chosen))
    session.refresh_widgets()


def scaled(chosen: tuple[Future, ...]) -> tuple[Future, ...]:
    """The futures with probabilities that sum to one."""
    total = sum(each.probability for each in chosen)
    return tuple(replace(each, probability=each.probability / total) for each in chosen)


def _own() -> None:
    t, study = session.translate(), session.study()
    label = Label(**{t.language: t("The world as it is")})
    session.apply(edits.add_future, Future(edits.next_id(study, "F"), label, 1.0))
    session.refresh_widgets()
