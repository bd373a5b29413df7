"""Futures: which plan holds whatever comes, how surely, and when it fails."""

from __future__ import annotations

import streamlit as st

from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import futures_choice as say
from scenarios.exploration import Exploration
from studies.study import Study
from views import cached_futures, cached_scenarios, session
from views.components import layout, marks, unmeasured
from views.components.futures import editor as futures_editor
from views.components.futures import failures as futures_failures
from views.components.futures import merits as futures_merits
from views.components.futures import rules as futures_rules
from views.components.futures import templates as futures_templates
from views.components.futures.faced import Faced, place, usual
from views.components.view_switch import opened, view_switch

VIEWS = {
    "rules": (N_("Which scenario to choose"), futures_rules.show),
    "failures": (N_("When one falls short or holds"), futures_failures.show),
    "editor": (N_("The futures"), futures_editor.show),
    "merits": (N_("Benefits, opportunities, costs, risks"), futures_merits.show),
}

EXPLORED = ("rules", "failures")
"""Views that need the hundreds of futures; the others answer at once while somebody edits."""


def render() -> None:
    """Draw the page."""
    study = session.study()
    with layout.page():
        if not study.scenarios:
            _nothing()
        elif not unmeasured.stands_in_the_way():
            try:
                if study.futures:
                    _faced(study)
                else:
                    futures_templates.show(study)
            except DecisionError as error:
                unmeasured.refuse(error)


def _nothing() -> None:
    t = session.translate()
    layout.headline(t("There is nothing to hold against futures yet"))
    explanation = t("Plan two or more scenarios; this page then says which one holds whatever comes.")
    with layout.empty(t("Scenarios against futures"), explanation):
        if st.button(t("Plan a scenario"), type="primary", icon=":material/add:"):
            session.go("scenarios")


def _faced(study: Study) -> None:
    t, table = session.translate(), cached_scenarios.future_table(study)
    view = opened(place("view"), VIEWS)
    head, under_way = st.container(), st.container()
    with under_way:
        explored = _explored(study) if view in EXPLORED else None
    faced = Faced(study, table, explored)
    with head:
        _headline(faced)
        _badges(faced)
    view_switch(place("view"), {name: t(title) for name, (title, _) in VIEWS.items()})
    VIEWS[view][1](faced)


def _explored(study: Study) -> Exploration | None:
    try:
        return cached_futures.exploration(study)
    except DecisionError as error:
        if error.code != "ranges-empty":
            raise
        return None


def _headline(faced: Faced) -> None:
    explored, failing = faced.explored, None
    level = float(session.remembered(place("threshold"), usual(faced)))
    if explored is not None and len(explored.scenarios) > 1:
        chosen = say.robust(faced.table)[0]
        other = say.rival(chosen, explored)
        failing = cached_futures.worse(faced.study, explored, chosen, other) if other else None
    layout.headline(say.answer(faced.table, faced.by), say.evidence(faced.table, explored, failing, faced.by, level))


def _badges(faced: Faced) -> None:
    t = session.translate()
    told = [
        marks.assumption(t("futures and their probabilities assumed")),
        marks.fact(t.n("{count} future", "{count} futures", len(faced.table.futures))),
    ]
    if faced.explored is not None:
        told.append(marks.fact(t("{count} futures explored", count=len(faced.explored.points))))
    st.markdown(" ".join(told))
