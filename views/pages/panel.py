"""The page of the panel: how far it agrees, who moves the result, how much each counts, who contradicts themselves."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import score
from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import opinions as say
from reports.sentences.weights import AGGREGATION
from studies.contradictions import contradicting
from studies.opinions import Opinions
from views import cached, cached_scenarios, session
from views.components import layout, marks
from views.components.judgments import expert_weights, opinion_figures, panel, repair
from views.components.view_switch import view_switch

VIEWS = {
    "agreement": N_("Agreement"),
    "result": N_("Who moves the result"),
    "experts": N_("Weights of the experts"),
    "repair": N_("Contradictions"),
}


def render() -> None:
    """The headline, then one of the four views."""
    _arrive()
    t = session.translate()
    with layout.page():
        if not session.study().experts:
            layout.headline(t("There is no panel yet"), t("Several judge better than one, if each judges alone."))
            with layout.empty(t("No experts yet"), t("Add who judges. Each answers on their own, here or by link.")):
                panel.add()
            return
        try:
            found = cached_scenarios.opinions()
        except DecisionError as error:
            session.complain(error)
            layout.headline(t("The panel cannot be compared"), session.take_problem())
            expert_weights.render(None)
            return
        _page(found)


def _page(found: Opinions | None) -> None:
    t = session.translate()
    if found is None:
        layout.headline(
            t("Nobody has judged yet"), t("Agreement, groups and contradictions show here after the first answers.")
        )
        if st.button(t("Go to the judgments"), key="to-judgments", type="primary", icon=":material/how_to_vote:"):
            session.go("judgments")
        expert_weights.render(None)
        return
    read = opinion_figures.read(found)
    above = st.container()  # the headline stands above the choice of the view, and says what the view is about
    view = _bar(read)
    with above:
        layout.headline(*map(layout.plain, _headline(read, view)))
    if view == "agreement":
        opinion_figures.agreement(read)
    elif view == "result":
        opinion_figures.result(read)
    elif view == "experts":
        expert_weights.render(read)
    else:
        repair.render()


def _headline(read: say.PanelRead, view: str) -> tuple[str, str]:
    t = session.translate()
    if view == "result" and read.opinions.leaving:
        return say.deciding(read, t), say.together(t, say.alone(read, t), say.decides(read, t))
    if view == "experts":
        return say.counting({expert.id: expert.weight for expert in session.study().experts}, read, t)
    if view == "repair":
        return repair.headline()
    return say.answer(read, t), say.lead(read, t)


def _bar(read: say.PanelRead) -> str:
    """Which view is shown, what it rests on, the way to the judgments."""
    t = session.translate()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        view = _view()
        st.markdown(" ".join(_badges(read)), width="stretch")
        if st.button(t("Go to the judgments"), key="to-judgments", icon=":material/how_to_vote:"):
            session.go("judgments")
    return view


def _badges(read: say.PanelRead) -> list[str]:
    t, choices = session.translate(), session.study().choices
    count, threshold = len(read.opinions.experts), choices.consistency_threshold
    badges = [
        marks.fact(t.n("{count} expert", "{count} experts", count)),
        marks.fact(t(AGGREGATION[choices.aggregation][0])),
    ]
    above = len(contradicting(cached.weighing(), threshold))
    if above:
        told = t.n("{count} answer above CR {threshold}", "{count} answers above CR {threshold}", above,
                   threshold=score(threshold, 2))  # fmt: skip
        badges.append(marks.flagged(told))
    return badges


def _view() -> str:
    t = session.translate()
    return view_switch("panel/view", {view: t(name) for view, name in VIEWS.items()})


def _arrive() -> None:
    """From a finding about an answer, to its contradictions: ``E5/goal``."""
    place = str(session.remembered("at", ""))
    expert, _, asked = place.partition("/")
    study = session.study()
    if asked in study.comparison_sets and any(each.id == expert for each in study.experts):
        session.remember("panel/view", "repair")
        session.remember("repair/at", place)
        session.remember("at", "")
