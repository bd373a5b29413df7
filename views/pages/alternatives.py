"""The page of alternatives: what is ranked, by what, and whether another way of reading would choose another."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from i18n.errors import error_sentence
from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import alternatives as say
from studies.standing import Standing
from views import cached_alternatives, session
from views.components import findings, layout
from views.components.alternatives import figures as alternative_figures
from views.components.alternatives import ranking_table, rating_grid, rating_scales, synthesis_form
from views.components.model import new_alternatives
from views.components.view_switch import view_switch

VIEWS: dict[str, tuple[str, Callable[[], None]]] = {
    "order": (N_("Order"), alternative_figures.render),
    "synthesis": (N_("Synthesis"), synthesis_form.render),
    "ratings": (N_("Ratings"), rating_grid.render),
    "scales": (N_("Scales"), rating_scales.render),
    "ranking": (N_("Side by side"), ranking_table.render),
    "new": (N_("Add alternatives"), new_alternatives.render),
}


def render() -> None:
    """Headline; one of the views that mean something here; findings last."""
    with layout.page():
        try:
            standing = cached_alternatives.standing()
        except DecisionError as error:
            _refused(error)
            return
        if standing is None:
            _nothing_yet()
            return
        _headline(standing)
        view = _view(standing)
        VIEWS[view][1]()
        if view in ("order", "synthesis", "ratings"):
            _findings()


def _headline(standing: Standing) -> None:
    t = session.translate()
    names = alternative_figures.names(standing.options)
    layout.headline(layout.plain(say.answer(standing, names, t)), layout.plain(say.lead(standing, names, t)))


def _refused(error: DecisionError) -> None:
    """The synthesis cannot be computed: why, with the form to put it right."""
    t = session.translate()
    layout.headline(t("The networks cannot be put together"))
    told = error_sentence(error, session.language(), session.whole().labels)
    st.error(layout.plain(told), icon=":material/block:")
    synthesis_form.method()


def _nothing_yet() -> None:
    """How to start; scenarios, where there are some, can be ranked side by side at once."""
    t, study = session.translate(), session.whole()
    if len(study.scenarios) > 1:
        told = t("Alternatives of your own come here: compared in pairs, or rated on scales. "
                 "The scenarios of this study can be ranked side by side at once.")  # fmt: skip
    else:
        told = t("Alternatives are what your criteria choose between: sites, suppliers, projects, plans.")
    layout.headline(t(say.NOTHING), told)
    new_alternatives.render()
    if len(study.scenarios) > 1:
        ranking_table.render()


def _view(standing: Standing) -> str:
    t, study = session.translate(), session.whole()
    absent = {"synthesis"} if standing.kind != "networks" else set()
    absent |= {"ratings", "scales"} if study.ratings is None else set()
    return view_switch("alternatives/view", {view: t(name) for view, (name, _) in VIEWS.items() if view not in absent})


def _findings() -> None:
    """What is doubtful about the synthesis and the ratings."""
    synthesis, ratings = cached_alternatives.synthesis(), cached_alternatives.ratings()
    doubtful = (*(synthesis.findings if synthesis else ()), *(ratings.findings if ratings else ()))
    findings.show(doubtful, limit=4, key="alternatives")
