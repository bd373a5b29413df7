"""The structural model: what drives satisfaction and what follows from it, estimated here or as published elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from i18n.errors import error_sentence
from i18n.numbers import count
from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import structure as say
from views import cached_structure, session
from views.cached_structure import Estimated
from views.components import (
    findings,
    layout,
    marks,
    structure_editor,
    structure_figures,
    structure_measurement,
    structure_published,
)
from views.components.view_switch import opened, view_switch

MODES = {"estimated": N_("Estimated from the survey"), "published": N_("As published")}


def render() -> None:
    """The model in one of its two readings."""
    with layout.page():
        if session.survey() is None or opened(_place("mode"), MODES) == "published":
            _published()
        else:
            _estimated()


def _estimated() -> None:
    try:
        estimated = cached_structure.estimated()
    except DecisionError as error:
        _refused(error)
        return
    if estimated is None:
        _mode()
        return
    t, found = session.translate(), estimated.found
    names = cached_structure.names(found.model.model)
    layout.headline(layout.plain(say.answer(found, names, t)), layout.plain(say.lead(found, names, t)))
    _badges(estimated)
    view = _switches()
    VIEWS[view][1](estimated)
    if view != "edit":
        known = cached_structure.labels(found.model.model)
        findings.show(found.findings, limit=3, key="structure", names=known)


def _published() -> None:
    structure, given = cached_structure.published()
    if session.survey() is not None:
        _mode()
    else:
        t = session.translate()
        findings.note(
            t("No survey is loaded, so nothing can be estimated here."),
            t("Below stands what was published elsewhere."),
            key="structure-no-survey",
            action=findings.Remedy(t("Load a survey"), lambda: session.go("survey")),
        )
    structure_published.render(structure, given)


def _refused(error: DecisionError) -> None:
    """The model cannot be estimated: why, with the structure to put it right."""
    t = session.translate()
    layout.headline(t("The structural model cannot be estimated"))
    told = error_sentence(error, session.language(), cached_structure.labels(session.study().structure))
    st.error(layout.plain(told), icon=":material/block:")
    _mode()
    structure_editor.render()


# ---------------------------------------------------------------------- parts


def _place(what: str) -> str:
    return f"structure/{session.study_id()}/{what}"


def _mode() -> None:
    t = session.translate()
    view_switch(_place("mode"), {mode: t(name) for mode, name in MODES.items()}, label=t("Reading"))


def _switches() -> str:
    t = session.translate()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        view = view_switch(_place("view"), {view: t(name) for view, (name, _) in VIEWS.items()})
        with st.container(width="stretch", horizontal=True, horizontal_alignment="right"):
            _mode()
    return view


def _badges(estimated: Estimated) -> None:
    t, model = session.translate(), estimated.found.model
    told = [
        marks.fact(t("{count} respondents", count=count(model.respondents))),
        marks.fact(t("own structure") if estimated.found.own else t("usual structure")),
        marks.fact(t(say.SCHEMES[model.scheme])),
    ]
    if model.resamples is not None:
        told.append(marks.fact(t("{count} resamples", count=count(len(model.resamples)))))
    if not model.converged:
        told.append(marks.flagged(t("not settled")))
    st.markdown(" ".join(told))


def _edit(_: Estimated) -> None:
    structure_editor.render()


def _effects(estimated: Estimated) -> None:
    structure_figures.effects(estimated)
    structure_figures.path_table(estimated)


VIEWS: dict[str, tuple[str, Callable[[Estimated], None]]] = {
    "paths": (N_("Paths"), structure_figures.paths),
    "effects": (N_("Effects"), _effects),
    "measurement": (N_("Measurement"), structure_measurement.render),
    "edit": (N_("Edit"), _edit),
}
