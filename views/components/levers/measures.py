"""Levers from the library: what a measure is, on what it rests, and on which figures of the study it is to act."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import share
from i18n.translate import N_
from reports.sentences import amounts
from reports.sentences import levers as words
from store.lever_library import LeverLibrary, Measure, is_taken, lever_library, suggested, taken_over
from studies import edits
from studies.study import Study
from views import session
from views.components import layout
from views.components.levers import card as lever_card
from views.components.levers import editor as lever_editor
from views.components.levers import slider as lever_slider

FIELDS = {"power": N_("Power supply"), "service": N_("Any service")}


def show(study: Study) -> None:
    """Draw the panel: choose a measure, say what it acts on, take it over."""
    t, library = session.translate(), lever_library()
    with st.container(border=True, gap="small", key="lever-library"):
        st.subheader(t("From the library"), anchor=False)
        st.caption(layout.plain(library.note.in_language(t.language)))
        key = session.widget("library", "measure")
        offered = sorted(library.measures, key=lambda each: (each.field, is_taken(study, each)))
        names = {each.id: _called(study, each) for each in offered}
        chosen = st.selectbox(t("Measure"), list(names), None, key=key, format_func=names.__getitem__,
                              placeholder=t("Choose or type to search"))  # fmt: skip
        if chosen:
            _one(study, library, library.measure(chosen))


def _called(study: Study, measure: Measure) -> str:
    t = session.translate()
    name = f"{measure.lever.label.in_language(t.language)} · {t(FIELDS[measure.field])}"
    return f"{name} · {t('in this study already')}" if is_taken(study, measure) else name


def _one(study: Study, library: LeverLibrary, measure: Measure) -> None:
    t, lever = session.translate(), measure.lever
    left, right = st.columns([8, 4], gap="large", vertical_alignment="center")
    with left:
        unit = lever.unit.in_language(t.language)
        lines = (
            t("at most {maximum}", maximum=amounts.amount(lever.maximum, unit, t)),
            words.cost_line(lever.cost, t),
            words.timing_line(lever.timing, t),
        )
        st.caption("  \n".join(layout.plain(line) for line in lines))
        st.markdown(f"{lever_slider.basis_badge(lever)} :small[{layout.plain(words.basis(lever, t))}]")
    with right:
        lever_slider.curve(lever, 0.0, height=84, name=f"library-curve-{measure.id}")
    names, found = lever_card.figure_names(study), suggested(study, measure)
    if not names:
        st.caption(t("The study has no operating figures yet; levers act on them."))
    else:
        st.markdown(f"**{t('What does it act on in this study?')}**")
        with st.grid(3, min_column_width=260, gap="small"):
            for effect in lever.effects:
                kind = library.kind(effect.indicator).label.in_language(t.language)
                shown = f"{kind}: {share(effect.likely)} ({share(effect.low)}–{share(effect.high)})"
                st.multiselect(
                    layout.plain(shown), list(names), list(found[effect.indicator]), format_func=names.__getitem__,
                    key=_key(measure, effect.indicator), placeholder=t("on none"),
                )  # fmt: skip
        st.caption(t("Suggested by the names of the figures; change or empty what does not fit."))
    st.button(t("Take it over"), type="primary", icon=":material/add:", key=f"take-{measure.id}",
              on_click=_take, args=(measure,))  # fmt: skip


def _take(measure: Measure) -> None:
    acts_on = {each.indicator: session.value_of(_key(measure, each.indicator), ()) for each in measure.lever.effects}
    lever = taken_over(session.study(), measure, acts_on)
    if session.apply(edits.add_lever, lever):
        lever_editor.turn_to("")
        lever_editor.open_for(lever.id)


def _key(measure: Measure, kind: str) -> str:
    return session.widget("library", measure.id, kind)
