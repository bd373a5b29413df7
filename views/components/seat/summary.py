"""The end of a workshop on the phone of an expert: thanks, and what the own answers come to."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import score
from mcdm.model import ComparisonSet
from reports.sentences import judgments as say
from reports.sentences import seat as told
from studies.weighing import ExpertPriorities
from views import cached, session
from views.components import layout
from views.components.seat.place import Place


def render(place: Place) -> None:
    """Own weights and own consistency, set by set."""
    t = session.translate()
    title, lead = told.thanks(place.answered, place.pairs, t)
    st.title(title, anchor=False)
    st.markdown(lead)
    if not place.answered:
        return
    own = cached.own_priorities(place.study, place.expert)
    for asked in place.sets:
        if asked.id in own:
            _set(place, asked, own[asked.id])


def _set(place: Place, asked: ComparisonSet, own: ExpertPriorities) -> None:
    t, names = session.translate(), place.labels(asked)
    agree = told.own_consistency(own.ratio, place.study.choices.consistency_threshold, t) if own.pairs > 1 else ""
    with layout.figure(layout.plain(say.set_name(asked, names, t)), agree, f"own-{asked.id}"):
        ranked = sorted(zip(asked.elements, own.weights.tolist(), strict=True), key=lambda each: -each[1])
        for element, weight in ranked:
            called = layout.plain(names[element].in_language(t.language) or element)
            st.progress(min(max(weight, 0.0), 1.0), text=f"{called} :small[**{score(weight)}**]")
