"""Answering for an expert or for the panel: who, which set, its matrix or points, and what the panel makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from i18n.numbers import score
from i18n.translate import N_
from mcdm.errors import DecisionError
from mcdm.judgments import Judgments
from mcdm.model import ComparisonSet
from reports.sentences.judgments import set_name
from reports.sentences.panel import PanelState, panel_state, says_anything
from studies.study import PANEL
from studies.subnetworks import inside
from views import cached, session
from views.components import figures, layout, marks
from views.components.judgments import answering, ballot_form, repair
from views.components.judgments.ballot_form import Sheet
from views.components.study import comments

KINDS = {
    "decomposition": N_("What matters more"),
    "influence": N_("What influences an element more"),
    "alternatives": N_("Which alternative is better"),
    "cluster-influence": N_("Which clusters influence more"),
}
DONE, STARTED = ":material/check_circle:", ":material/pending:"
OPEN, BY_PANEL = ":material/circle:", ":material/groups:"


def render() -> None:
    """The matrix or the points at the left, all sets with their state at the right."""
    who = _who()
    asked = _set(who)
    left, right = st.columns([8, 4], gap="large")
    with left:
        _answer(who, asked)
    with right:
        _sets(who, asked.id)


# ---------------------------------------------------------------------- who and what


def _who() -> str:
    t, study = session.translate(), session.study()
    voters = [*(expert.id for expert in study.experts), PANEL]
    state = panel_state(study)
    kept = session.remembered("judging/expert")
    if kept not in voters:
        kept = next((each for each in state.experts if state.open_sets(each)), voters[0])
        session.remember("judging/expert", kept)
    key, shown = f"judging-expert-{kept}", {voter: _voter(voter) for voter in voters}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            t("Answers of"),
            voters,
            index=voters.index(kept),
            format_func=shown.__getitem__,
            key=key,
            on_change=lambda: session.remember("judging/expert", session.value_of(key)),
            width=460,
        )
        following = _next_open(kept)
        st.button(
            t("Next open set"),
            key="next-open",
            icon=":material/arrow_forward:",
            type="primary" if following else "secondary",
            disabled=following is None,
            on_click=session.remember,
            args=("judging/set", following.id if following else ""),
        )
    return str(kept)


def _voter(name: str) -> str:
    """A voter in the list: a name that stays the same while answers come in."""
    if name == PANEL:
        return session.translate()("The panel together, by points")
    return f"{name} {session.study().labels[name].in_language(session.language())}".strip()


def _set(who: str) -> ComparisonSet:
    """The set that was chosen; at first the first that is open. It stays when it is finished."""
    sets = session.study().comparison_sets
    chosen = session.remembered("judging/set", "")
    if chosen not in sets:
        chosen = (_next_open(who) or next(iter(sets.values()))).id
        session.remember("judging/set", chosen)
    return sets[chosen]


def _next_open(who: str) -> ComparisonSet | None:
    """The first open set after the one that is shown, or before it."""
    study, state = session.study(), panel_state(session.study())
    sets = study.comparison_sets
    unanswered = [each for each in sets.values() if _given(PANEL, each.id) is None]
    waiting = list(state.open_sets(who)) if who != PANEL else [e for e in unanswered if not study.ballots_of(e.id)]
    order = list(sets)
    here = session.remembered("judging/set", "")
    at = order.index(here) if here in order else -1
    after = [each for each in waiting if order.index(each.id) > at]
    before = [each for each in waiting if each.id != here]
    return next(iter([*after, *before]), None)


def _given(who: str, set_id: str) -> Judgments | None:
    return next((b.judgments for b in session.study().ballots_of(set_id) if b.expert == who), None)


# ---------------------------------------------------------------------- the answer


def _answer(who: str, asked: ComparisonSet) -> None:
    t, study = session.translate(), session.study()
    given = _given(who, asked.id)
    name = set_name(asked, study.labels, t)
    with layout.figure(layout.plain(name), "", "answer", wide=False):
        comments.button("judgment", inside(session.network(), asked.id), name)
        sheet = _sheet(who, asked, given)
        if who == PANEL:
            _panel(sheet)
        elif _given(PANEL, asked.id) is not None:
            _answered_by_panel()
        else:
            answering.answer(sheet, "matrix")
        if problem := session.take_problem():
            st.error(problem, icon=":material/block:")
        if given is not None:
            st.button(t("Withdraw this answer"), key="withdraw", type="tertiary", icon=":material/undo:",
                      on_click=session.withdraw_ballot, args=(who, asked.id))  # fmt: skip
        _outcome(asked)
    if who != PANEL and _given(PANEL, asked.id) is None:
        repair.own(repair.Answer(study, who, asked.id, lambda judgments: _keep(who, asked, judgments)))


def _sheet(who: str, asked: ComparisonSet, given: Judgments | None) -> Sheet:
    t, study, following = session.translate(), session.study(), _next_open(who)
    return Sheet(
        who,
        replace(asked, id=inside(session.network(), asked.id)),  # what is typed here stays in this network
        given,
        study.labels,
        study.choices,
        lambda judgments: _keep(who, asked, judgments),
        t,
        t("Next open set") if following else "",
        lambda: session.remember("judging/set", following.id) if following else None,
    )


def _panel(sheet: Sheet) -> None:
    t, study = session.translate(), session.whole()
    if any(ballot.expert != PANEL for ballot in study.ballots_of(sheet.asked.id)):
        st.markdown(marks.flagged(t("Experts answered this set; points of the panel take their place.")))
    ballot_form.points(sheet)


def _answered_by_panel() -> None:
    t = session.translate()
    st.markdown(t("The panel gave points to this set together, so no expert is asked."))
    st.button(t("Show the points"), key="to-panel", type="tertiary", icon=":material/groups:",
              on_click=session.remember, args=("judging/expert", PANEL))  # fmt: skip


def _keep(who: str, asked: ComparisonSet, answered: Judgments) -> None:
    """Store an answer at once; one in which nothing was judged or skipped is taken back. What is refused says why."""
    if says_anything(answered):
        session.cast_ballot(who, asked.id, answered)
    else:
        session.withdraw_ballot(who, asked.id)


def _outcome(asked: ComparisonSet) -> None:
    """What the panel makes of this set, and the index with it."""
    t, study, weighed = session.translate(), session.study(), cached.weighing()
    mine = next(each for each in weighed.sets if each.set.id == asked.id)
    names = ballot_form.labels(asked, study.labels, t)
    shares = t(", ").join(f"{names[element]} {score(weight)}" for element, weight in mine.as_dict().items())
    told = {
        "experts": t("All experts together: {shares}", shares=shares),
        "panel": t("In use, by the panel's points: {shares}", shares=shares),
        "planner": t("In use, with weights set by hand: {shares}", shares=shares),
        "nobody": t("Nobody answered yet; equal weights are used."),
    }[mine.origin]
    try:
        index = t(
            "Index with all judgments so far: {index}", index=figures.display().text(cached.measurement().index.score)
        )
    except DecisionError:
        index = ""
    st.caption(layout.plain(" · ".join(part for part in (told, index) if part)))


# ---------------------------------------------------------------------- the list


def _sets(who: str, here: str) -> None:
    t, study, state = session.translate(), session.study(), panel_state(session.study())
    given = sum(who == PANEL and _given(PANEL, each) is not None for each in study.comparison_sets)
    told = (
        t("{count} of {all} sets answered by points", count=given, all=len(study.comparison_sets))
        if who == PANEL
        else t("{given} of {pairs} pairs answered", given=state.given_by(who), pairs=state.pairs)
    )
    with layout.figure(t("All comparison sets"), told, "sets"):
        for kind, title in KINDS.items():
            group = [each for each in study.comparison_sets.values() if each.kind == kind]
            if group:
                st.markdown(f":small[**{t(title)}**]")
                with st.container(gap=None, key=f"sets-{kind}"):
                    _links(who, here, group, state)


def _links(who: str, here: str, group: Iterable[ComparisonSet], state: PanelState) -> None:
    t, study = session.translate(), session.study()
    for each in group:
        icon, count = _state(who, each, state)
        name = layout.plain(set_name(each, study.labels, t))
        st.button(
            f"**{name}** :small[{count}]" if each.id == here else f"{name} :small[{count}]",
            key=f"set-{each.id}",
            icon=icon,
            type="tertiary",
            on_click=session.remember,
            args=("judging/set", each.id),
        )


def _state(who: str, asked: ComparisonSet, state: PanelState) -> tuple[str, str]:
    """Icon and count of a set in the list."""
    by_panel = _given(PANEL, asked.id) is not None
    if who == PANEL:
        return (DONE, "") if by_panel else (OPEN, "")
    if by_panel:
        return BY_PANEL, ""
    answered = state.answered[who, asked.id]
    icon = DONE if state.is_finished(who, asked) else STARTED if answered else OPEN
    return icon, f"{answered}/{asked.pair_count}"
