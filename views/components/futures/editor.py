"""The futures of a study as cards: name, probability, what each changes; one of them open as a form, all as a table."""

from __future__ import annotations

import streamlit as st

from mcdm.labels import Label
from reports.sentences.futures_edited import in_words
from scenarios.futures import Future
from studies import edits
from studies.study import Study
from views import session
from views.components import layout
from views.components.futures import form as futures_form
from views.components.futures import grid as futures_grid
from views.components.futures.faced import Faced, apply, place, refusal, turn, turn_of

NEW = 0.1
"""Probability of a future that was just added."""

STEP = 0.1
"""Percent: the smallest move of a slider; a coarser one would not hold the places the others are moved to."""


def show(faced: Faced) -> None:
    """Draw cards, form and table."""
    t, study = session.translate(), faced.study
    reading = t("They always sum to 100%. Everything is an assumption until somebody finds a source.")
    with layout.figure(t("How probable each future is"), reading, "futures-cards"):
        refusal("cards")
        _rest(study)
        with st.grid(2, min_column_width=330, gap="small"):
            for future in study.futures:
                _card(faced, future)
        st.button(t("Add a future"), icon=":material/add:", key="add-future", on_click=_add)
    opened = next((each for each in study.futures if each.id == session.remembered(place("open"))), None)
    if opened is not None:
        futures_form.show(faced, opened)
    futures_grid.show(faced)


def _rest(study: Study) -> None:
    """Who moves when a probability is set."""
    t = session.translate()
    if len(study.futures) < 3:
        return
    offered = ["", *(each.id for each in study.futures)]
    kept = rest_of(study)
    key = session.widget("futures", "rest", *offered)
    names = {each.id: each.label.in_language(t.language) or each.id for each in study.futures}
    st.selectbox(
        t("When one is moved"), offered, offered.index(kept), key=key, width=360,
        format_func=lambda name: t("{name} takes the rest", name=names[name]) if name
        else t("the others move in proportion"),
        on_change=lambda: session.remember(place("rest"), session.value_of(key)),
    )  # fmt: skip


def rest_of(study: Study) -> str:
    """The future that takes the rest; empty where all others move in proportion."""
    kept = str(session.remembered(place("rest"), ""))
    return kept if kept in {each.id for each in study.futures} else ""


def _card(faced: Faced, future: Future) -> None:
    t = session.translate()
    name = future.label.in_language(t.language) or future.id
    with st.container(border=True, gap="xsmall", height="stretch", key=f"future-{future.id}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{layout.plain(name)}**", width="stretch")
            st.button("", key=f"edit-{future.id}", icon=":material/edit:", type="tertiary",
                      help=t("Change what it does"), on_click=_open, args=(future.id,))  # fmt: skip
            st.button("", key=f"drop-{future.id}", icon=":material/delete:", type="tertiary",
                      help=t("Remove this future; the others share its probability. Undo brings it back."),
                      on_click=_drop, args=(future.id,))  # fmt: skip
        key = _key(future.id)
        st.slider(
            t("Probability of {name}", name=layout.plain(name)), 0.0, 100.0, round(100 * future.probability, 1), STEP,
            key=key, format="%.1f%%", label_visibility="collapsed", disabled=len(faced.study.futures) < 2,
            on_change=_move, args=(key, future.id),
        )  # fmt: skip
        st.caption(in_words(future, faced.by, most=5))


# ---------------------------------------------------------------------- edits


def _key(future: str) -> str:
    return session.widget("future", future, "probability", turn_of(future))


def _move(key: str, future: str) -> None:
    if key != _key(future):
        return  # a slider that is gone; the browser has not noticed yet
    study = session.study()
    rest = rest_of(study)
    done = apply(
        "cards", edits.set_probability, future, float(session.value_of(key)) / 100, rest="" if rest == future else rest
    )
    turn(each.id for each in study.futures if each.id != future or not done)  # one that was refused goes back


def _add() -> None:
    t, study = session.translate(), session.study()
    name = edits.next_id(study, "F")
    if apply("cards", edits.add_future, Future(name, Label(**{t.language: t("New future")}), NEW)):
        turn(each.id for each in session.study().futures)
        session.remember(place("open"), name)


def _drop(future: str) -> None:
    if apply("cards", edits.remove_future, future):
        turn(each.id for each in session.study().futures)


def _open(future: str) -> None:
    session.remember(place("open"), "" if session.remembered(place("open")) == future else future)
