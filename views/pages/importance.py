"""The page of what matters: what to fix first, what is said and what acts, for whom, how good the questions are."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from i18n.errors import error_sentence
from i18n.numbers import count
from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import importance as say
from studies.structural import names_in
from views import cached_importance, session
from views.cached_importance import Matters
from views.components import findings, layout, marks
from views.components.importance import funnel as importance_funnel
from views.components.importance import map as importance_map
from views.components.importance import quality as importance_quality
from views.components.importance import read as reading
from views.components.importance import stated as importance_stated
from views.components.view_switch import view_switch

VIEWS: dict[str, tuple[str, Callable[[Matters], None]]] = {
    "map": (N_("Importance and performance"), importance_map.render),
    "stated": (N_("Stated and derived"), importance_stated.render),
    "funnel": (N_("Critical for whom"), importance_funnel.render),
    "quality": (N_("The questions"), importance_quality.render),
}


def render() -> None:
    """The answer; one of the views; findings last."""
    with layout.page():
        if session.survey() is None:
            _no_survey()
            return
        top = st.container()
        try:
            found = cached_importance.matters(_outcome())
        except DecisionError as error:
            _refused(error)
            return
        if found is None:
            with top:
                layout.headline(session.translate()("What matters to customers"))
        else:
            _shown(found)


def _shown(matters: Matters) -> None:
    t, read = session.translate(), reading.read(matters)
    layout.headline(layout.plain(say.answer(read, t)), layout.plain(say.lead(read, t)))
    _badges(matters)
    offered = {view: t(name) for view, (name, _) in VIEWS.items() if _is_there(view, matters)}
    view = view_switch(_place("view"), offered)
    VIEWS[view][1](matters)
    quality = matters.doubts if view == "quality" or matters.quality is None else ()
    of_groups = [each for group in matters.groups for each in group.findings] if view == "funnel" else []
    findings.show((*of_groups, *quality, *matters.found.findings), limit=3, key=f"importance-{view}",
                  names=names_in(session.study(), session.study().structure))  # fmt: skip


def _is_there(view: str, matters: Matters) -> bool:
    needs = {"stated": matters.found.derived is not None, "funnel": bool(matters.groups),
             "quality": matters.quality is not None}  # fmt: skip
    return needs.get(view, True)


def _badges(matters: Matters) -> None:
    t, found = session.translate(), matters.found
    told = [marks.fact(say.respondents(found, t))]
    if found.derived is not None:
        told.append(marks.fact(t(say.METHODS[found.derived.method])))
        if found.derived.intervals is not None:
            told.append(marks.fact(t("{count} resamples", count=count(found.derived.intervals.count))))
    told.append(marks.assumption(t("spread of judgments assumed: .25")))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(" ".join(told), width="stretch")
        if len(found.outcomes) > 1:
            _outcome_choice(matters)


# ---------------------------------------------------------------------- which question is explained


def _place(what: str) -> str:
    return f"importance/{session.study_id()}/{what}"


def _outcome() -> str:
    return str(session.remembered(_place("outcome"), ""))


def _outcome_choice(matters: Matters) -> None:
    t, found = session.translate(), matters.found
    offered = {name: t("explains: {outcome}", outcome=say.outcome_name(session.study(), name, t))
               for name in found.outcomes}  # fmt: skip
    key = session.widget("importance", "outcome")
    st.selectbox(
        t("Question to explain"), list(offered), list(offered).index(found.outcome), key=key, width=300,
        label_visibility="collapsed", format_func=offered.__getitem__,
        on_change=lambda: session.remember(_place("outcome"), session.value_of(key)),
    )  # fmt: skip


# ---------------------------------------------------------------------- nothing to show


def _no_survey() -> None:
    t = session.translate()
    layout.headline(t("What matters to customers follows from their answers"))
    told = t("From a survey that asks about satisfaction as a whole follows what drives it, and what to fix first.")
    with layout.empty(t("What drives satisfaction"), told):
        if st.button(t("Load a survey"), key="load-for-importance", type="primary", icon=":material/upload_file:"):
            session.go("survey")


def _refused(error: DecisionError) -> None:
    t = session.translate()
    told = error_sentence(error, session.language(), session.study().labels)
    layout.headline(t("What matters cannot be derived"), layout.plain(told))
    if _outcome() and st.button(t("Back to the usual question"), key="importance-usual"):
        session.remember(_place("outcome"), "")
        st.rerun()
