"""Templates to start from: cards with what each holds and where it comes from; one click makes a study of it."""

from __future__ import annotations

import streamlit as st

from i18n.translate import N_
from mcdm.labels import Label
from mcdm.model import GOAL
from reports.sentences import alternatives as say
from store.templates import TEMPLATES, load_template
from studies import edits
from studies.study import Study
from views import cached, session
from views.components import layout

GROUPS = {
    "criteria": N_("Criteria of satisfaction"),
    "alternatives": N_("A choice between alternatives"),
    "merits": N_("Benefits, opportunities, costs and risks"),
}

MOST_LINES = 7
"""So many lines of a template are drawn."""


def render() -> None:
    """The cards by what they are for; Cancel leaves."""
    t = session.translate()
    with st.container(border=True, key="templates", gap="small"):
        for group, names in TEMPLATES.items():
            st.markdown(f"**{t(GROUPS[group])}**")
            with st.grid(4, min_column_width=230, gap="small"):
                for name in names:
                    _card(name, load_template(name))
        st.button(t("Cancel"), type="tertiary", key="templates-cancel", on_click=session.remember,
                  args=("studies/entry", ""))  # fmt: skip


def _card(name: str, study: Study) -> None:
    t, language = session.translate(), session.language()
    with st.container(border=True, height="stretch", gap="xsmall", key=f"template-{name}"):
        st.html(_picture(study))
        st.markdown(f"**{layout.plain(study.label.in_language(language))}**")
        st.caption(layout.plain(say.holds(study, t)), help=layout.plain(study.note.in_language(language)))
        st.space("stretch")
        if st.button(t("Start from it"), key=f"use-{name}", width="stretch"):
            _make(study)


def _make(study: Study) -> None:
    """A study of its own with the name of the template, numbered where there is one already."""
    taken = {entry.label for entry in cached.repository().list()}
    label, number = study.label, 1
    while label in taken:
        number += 1
        label = Label(f"{study.label.en} {number}", f"{study.label.zh} {number}")
    session.open_study(cached.repository().create(edits.rename_study(study, label)))
    session.remember("studies/entry", "")
    session.go("alternatives" if study.model.alternatives or study.ratings is not None else "model")


def _picture(study: Study) -> str:
    """A small outline: one bar for each thing the goal divides into, as long as what it holds; networks as blocks."""
    model = study.model
    if study.subnetworks:
        kinds = ["block against" if each.merit in ("costs", "risks") else "block" for each in study.subnetworks]
        blocks = "".join(f'<i class="{kind}"></i>' for kind in kinds)
        return f'<div class="wb-outline blocks">{blocks}</div>'
    outer = list(model.decomposition[GOAL])[:MOST_LINES]
    sizes = [max(len(model.members.get(name, ())), 1) for name in outer]
    bars = "".join(f'<i style="width:{18 + 72 * size / max(sizes):.0f}%"></i>' for size in sizes)
    return f'<div class="wb-outline">{bars}</div>'
