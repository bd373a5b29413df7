"""The page of judgments: who has answered what, answering for an expert or the panel, personal links."""

from __future__ import annotations

import streamlit as st

from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import judgments as say
from reports.sentences.panel import panel_state
from studies.study import PANEL
from views import session
from views.components import layout
from views.components.judgments import files as judgment_files
from views.components.judgments import judging, panel
from views.components.view_switch import view_switch
from views.visit import PASSING

VIEWS = {"answer": N_("Answer"), "panel": N_("Panel and links")}


def render() -> None:
    """Headline, then the answer sheet or the panel."""
    _arrive()
    t, study = session.translate(), session.study()
    state = panel_state(study)
    names = {expert.id: expert.label.in_language(session.language()) or expert.id for expert in study.experts}
    with layout.page():
        answer, lead = say.progress(state, len(study.comparison_sets), names, t)
        layout.headline(layout.plain(answer), layout.plain(lead))
        if not study.comparison_sets:
            return
        if not study.experts and not study.ballots:
            with layout.empty(t("No experts yet"), t("Add who judges. Each answers on their own, here or by link.")):
                panel.add()
            judgment_files.render()
            return
        if _view() == "answer":
            judging.render()
        else:
            panel.render()
    _watch()


@st.fragment(run_every=3)
def _watch() -> None:
    """Answers that experts give through their links appear without a click."""
    try:
        came = session.collect_ballots()
    except DecisionError as error:
        came = error.code not in PASSING  # signed out, or the study is gone: the page says so
    if came:
        st.rerun()


def _view() -> str:
    t = session.translate()
    return view_switch("judging/view", {view: t(name) for view, name in VIEWS.items()})


def _arrive() -> None:
    """From a finding, to the expert and the set it is about: ``E5/goal``, ``goal`` or ``E7``."""
    place = str(session.remembered("at", ""))
    if not place:
        return
    study = session.study()
    voters = {PANEL, *(expert.id for expert in study.experts)}
    expert, _, rest = place.partition("/")
    if expert not in voters:
        expert, rest = "", place
    if expert:
        session.remember("judging/expert", expert)
    session.remember("judging/set", rest if rest in study.comparison_sets else "")
    session.remember("judging/view", "answer")
    session.remember("at", "")
