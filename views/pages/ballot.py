"""A personal link: one expert's own questions, set by set, and nothing else of the study.

Every answer is stored at once. What other experts answered is neither shown nor used on this page.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from mcdm.errors import DecisionError
from mcdm.judgments import Judgments
from mcdm.model import ComparisonSet
from reports.sentences import judgments as say
from reports.sentences.networks import path_in_words
from reports.sentences.panel import PanelState, panel_state, says_anything
from studies.repository import Invitation
from studies.study import PANEL, Study
from studies.subnetworks import split
from views import cached, session
from views.components import answering, layout, repair, study_bar
from views.components.ballot_form import Sheet


def render() -> None:
    """The open set with the way to the others; a link that opens nothing says so."""
    t = session.translate()
    with st.container(horizontal_alignment="center"), st.container(width=860, gap="small"):
        invited = _invited()
        if invited is None:
            st.title(t("This link opens nothing"), anchor=False)
            st.markdown(t("It was revoked or is incomplete. Ask whoever sent it for a new one; "
                          "what you answered before is kept."))  # fmt: skip
            study_bar.language()
            return
        invitation, study = invited
        _sheet(invitation, study)


def _invited() -> tuple[Invitation, Study] | None:
    """Who the link is for, and the study with this expert's ballots and the sets the panel settled, no others."""
    repository = cached.repository()
    try:
        invitation = repository.invitation(session.ballot_token())
        study = repository.open(invitation.study).study
    except DecisionError:
        return None
    if all(expert.id != invitation.expert for expert in study.experts):
        return None
    mine = tuple(ballot for ballot in study.ballots if ballot.expert in (invitation.expert, PANEL))
    return invitation, replace(study, ballots=mine)


def _sheet(invitation: Invitation, study: Study) -> None:
    t, state = session.translate(), panel_state(study, everywhere=True)
    expert = invitation.expert
    name = study.labels[expert].in_language(session.language()) or expert
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="ballotbar"):
        st.markdown(f":small[{layout.plain(study.label.in_language(session.language()))}]", width="stretch", wrap=False)
        study_bar.language()
    given = state.given_by(expert)
    waiting = state.waiting(expert)
    greeting = say.greeting(name, waiting, given, t, skipped=given + waiting < state.pairs)
    with st.container(key="greeting"):
        st.title(layout.plain(greeting), anchor=False)
    if state.sets:
        _questions(invitation, study, state)
    told = t("{given} of {pairs} pairs answered; every answer is stored at once", given=given, pairs=state.pairs)
    st.progress(given / state.pairs if state.pairs else 1.0, text=f":small[{told}]")


def _questions(invitation: Invitation, study: Study, state: PanelState) -> None:
    t, expert = session.translate(), invitation.expert
    asked = _chosen(expert, state)
    following = _following(asked, expert, state)
    network, _ = split(asked.id, study.networks)
    labels = study.inside(network).labels
    where = layout.plain(path_in_words(study, network, t)) if network else ""
    with layout.figure(layout.plain(say.set_name(asked, labels, t)), where, "answer"):
        given = next((b.judgments for b in study.ballots_of(asked.id) if b.expert == expert), None)
        sheet = Sheet(
            expert,
            asked,
            given,
            labels,
            study.choices,
            lambda judgments: _keep(invitation, asked, judgments),
            t,
            t("Next set") if following else "",
            lambda: session.remember("ballot/set", following) if following else None,
        )
        answering.answer(sheet, "pair")
        if problem := session.take_problem():
            st.error(problem, icon=":material/block:")
    repair.own(repair.Answer(study, expert, asked.id, lambda judgments: _keep(invitation, asked, judgments)))
    _steps(asked, expert, state)
    st.caption(t("A pair you cannot judge may stay open: the method works without it."))


def _following(asked: ComparisonSet, expert: str, state: PanelState) -> str:
    """The set after this one that is not finished, or before it; empty where there is none."""
    at = state.sets.index(asked)
    order = [*state.sets[at + 1 :], *state.sets[:at]]
    return next((each.id for each in order if not state.is_finished(expert, each)), "")


def _chosen(expert: str, state: PanelState) -> ComparisonSet:
    """The set that was gone to; at first the first that is open."""
    kept = session.remembered("ballot/set")
    found = next((each for each in state.sets if each.id == kept), None)
    if found is None:
        found = next(iter(state.open_sets(expert)), state.sets[0])
        session.remember("ballot/set", found.id)
    return found


def _steps(asked: ComparisonSet, expert: str, state: PanelState) -> None:
    """Back, which set, on: to any set, answered or not."""
    t = session.translate()
    at = state.sets.index(asked)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="ballotsteps"):
        _step(t("Back"), ":material/arrow_back:", state.sets[at - 1].id if at else "")
        told = t("Set {number} of {count}", number=at + 1, count=len(state.sets))
        finished = state.is_finished(expert, asked)
        left = t("complete") if finished else t.n("{count} pair open", "{count} pairs open", state.left(expert, asked))
        st.markdown(f":small[{told} · {left}]", width="stretch", text_alignment="center")
        following = state.sets[at + 1].id if at + 1 < len(state.sets) else ""
        if following:
            _step(t("Next"), ":material/arrow_forward:", following)
        else:
            still = next(iter(state.open_sets(expert)), None)
            other = still is not None and still.id != asked.id
            _step(t("To what is open"), ":material/arrow_forward:", still.id if still and other else "")


def _step(label: str, icon: str, to: str) -> None:
    st.button(label, key=f"step-{icon}", icon=icon, disabled=not to,
              on_click=session.remember, args=("ballot/set", to))  # fmt: skip


def _keep(invitation: Invitation, asked: ComparisonSet, answered: Judgments) -> None:
    """Store an answer under the link that was opened; one in which nothing was judged or skipped is taken back."""
    repository = cached.repository()
    try:
        if says_anything(answered):
            repository.cast_ballot(invitation.study, invitation.expert, asked.id, answered)
        else:
            repository.withdraw_ballot(invitation.study, invitation.expert, asked.id)
    except DecisionError as error:
        session.complain(error)
