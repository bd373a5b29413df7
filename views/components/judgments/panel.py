"""The panel: who judges with which weight, how far everybody is, and personal links."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode, urlsplit

import streamlit as st

from i18n.numbers import share
from mcdm.errors import DecisionError
from mcdm.labels import Label
from reports.charts import weights as charts
from reports.sentences.judgments import set_name
from reports.sentences.panel import PanelState, panel_state
from studies import edits
from studies.study import Expert
from views import cached, session
from views.components import figures, layout
from views.components.judgments import files as judgment_files


def render() -> None:
    """One card for each expert, who has answered what, and the files that go out and come back."""
    t, study = session.translate(), session.study()
    state = panel_state(study)
    with layout.figure(t("Experts"), t("Weights are relative to each other."), "experts"):
        with st.grid(min_column_width=300, gap="medium"):
            for expert in study.experts:
                _card(expert, state)
        add()
    if state.experts and state.sets:
        reading = t("Full: answered; half full: begun; hollow: open. What the panel gave points to is not asked.")
        with layout.figure(t("Who has answered what"), reading, "progress", wide=True):
            rows = [
                charts.BallotProgress(
                    set_name(each, study.labels, t),
                    each.pair_count,
                    tuple(state.answered[expert, each.id] for expert in state.experts),
                )
                for each in state.sets
            ]
            shown = session.key_of(study.model, study.experts, study.ballots)
            figures.show("progress", shown, lambda: charts.ballot_progress(state.experts, rows, t=t))
    judgment_files.render()


def add() -> None:
    """The form of a new expert, behind its button."""
    t = session.translate()
    with (
        st.popover(t("Add an expert"), icon=":material/person_add:"),
        st.form("add-expert", clear_on_submit=True, border=False),
    ):
        name = st.text_input(t("Name or position"), key="new-expert-name")
        role = st.text_input(t("Role"), key="new-expert-role", placeholder=t("e.g. company, customer, independent"))
        weight = st.number_input(t("Weight"), 0.0, None, 1.0, 0.1, key="new-expert-weight")
        if st.form_submit_button(t("Add"), type="primary"):
            _add(name, role, weight)


def _add(name: str, role: str, weight: float) -> None:
    t = session.translate()
    if not name.strip():
        st.caption(f":orange[:material/flag: {t('Give the expert a name first.')}]")
        return
    taken = {expert.id for expert in session.study().experts}
    number = next(k for k in range(1, len(taken) + 2) if f"E{k}" not in taken)
    new = Expert(f"E{number}", _label(Label(), name), weight, _label(Label(), role))
    if session.apply(edits.add_expert, new):
        session.remember("judging/expert", new.id)
        st.rerun()


def _card(expert: Expert, state: PanelState) -> None:
    t, language = session.translate(), session.language()
    whole = sum(each.weight for each in session.study().experts)
    given = state.given_by(expert.id)
    with st.container(border=True, gap="xsmall"):
        name = layout.plain(expert.label.in_language(language))
        role = layout.plain(expert.role.in_language(language))
        st.markdown(f"**{layout.plain(expert.id)}** {name}")
        weight = t("weight {share}", share=share(expert.weight / whole, 1) if whole else share(0.0))
        st.caption(" · ".join(part for part in (role, weight) if part))
        text = t("{given} of {pairs} pairs", given=given, pairs=state.pairs)
        st.progress(given / state.pairs if state.pairs else 1.0, text=f":small[{text}]")
        with st.container(horizontal=True, gap="small"):
            if st.button(t("Answer"), key=f"answer-{expert.id}", type="tertiary", icon=":material/edit_note:"):
                session.remember("judging/expert", expert.id)
                session.remember("judging/set", "")
                session.remember("judging/view", "answer")
                st.rerun()
            _link(expert)
            _edit(expert)


def _edit(expert: Expert) -> None:
    t, language = session.translate(), session.language()
    with st.popover(t("Change"), type="tertiary", icon=":material/tune:"):
        with st.form(session.widget("expert", expert.id), border=False):
            name = st.text_input(
                t("Name or position"), expert.label.in_language(language), key=session.widget("name", expert.id)
            )
            role = st.text_input(t("Role"), expert.role.in_language(language), key=session.widget("role", expert.id))
            weight = st.number_input(
                t("Weight"), 0.0, None, expert.weight, 0.01, key=session.widget("weight-of", expert.id)
            )
            if st.form_submit_button(t("Keep"), type="primary"):
                changed = replace(
                    expert, label=_label(expert.label, name), role=_label(expert.role, role), weight=weight
                )
                if session.apply(edits.set_expert, changed):
                    st.rerun()
        st.button(
            t("Remove with all answers"),
            key=f"remove-{expert.id}",
            type="tertiary",
            icon=":material/delete:",
            on_click=session.apply,
            args=(edits.remove_expert, expert.id),
        )


def _label(before: Label, typed: str) -> Label:
    """A name as typed in the language of the reader; the other language keeps what it had."""
    return replace(before, **{session.language(): typed.strip()})


# ---------------------------------------------------------------------- personal links


def _link(expert: Expert) -> None:
    t = session.translate()
    with st.popover(t("Personal link"), type="tertiary", icon=":material/link:"):
        st.markdown(t("Opens only this expert's own questions, on any device; nobody else's answers are shown."))
        known = {each.id for each in session.working().saved.experts}
        if expert.id not in known:
            st.caption(f":orange[:material/flag: {t('Save a version first: this expert is new.')}]")
            return
        fresh = session.remembered(f"link/{session.study_id()}/{expert.id}")
        if fresh:
            st.code(fresh, language=None, wrap_lines=True)
            st.caption(t("Copy it now: it is shown only here and cannot be read again."))
        st.button(t("Make a link"), key=f"invite-{expert.id}", icon=":material/add_link:",
                  type="secondary" if fresh else "primary", on_click=_invite, args=(expert.id,))  # fmt: skip
        st.button(t("Revoke all links"), key=f"revoke-{expert.id}", icon=":material/link_off:", type="tertiary",
                  on_click=_revoke, args=(expert.id,))  # fmt: skip
        if session.remembered(f"revoked/{session.study_id()}/{expert.id}"):
            st.caption(t("No link of this expert opens anything now."))


def _invite(expert: str) -> None:
    try:
        token = cached.repository().invite(session.study_id(), expert)
    except DecisionError as error:
        session.complain(error)
        return
    here = urlsplit(st.context.url or "")
    query = urlencode({"ballot": token, "lang": session.language()})
    session.remember(f"link/{session.study_id()}/{expert}", f"{here.scheme}://{here.netloc}/?{query}")
    session.remember(f"revoked/{session.study_id()}/{expert}", False)


def _revoke(expert: str) -> None:
    cached.repository().revoke(session.study_id(), expert)
    session.remember(f"link/{session.study_id()}/{expert}", None)
    session.remember(f"revoked/{session.study_id()}/{expert}", True)
