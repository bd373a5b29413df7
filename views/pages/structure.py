"""The structural model: what drives satisfaction and what follows from it, estimated here or as published elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Container

import streamlit as st

from i18n.errors import error_sentence
from i18n.numbers import count
from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import structure as say
from views import cached_structure, session
from views.cached_structure import Estimated
from views.components import findings, layout, marks
from views.components.structure import editor as structure_editor
from views.components.structure import figures as structure_figures
from views.components.structure import measurement as structure_measurement
from views.components.structure import published as structure_published
from views.components.view_switch import opened, view_switch

MODES = {"estimated": N_("Estimated from the survey"), "published": N_("As published")}


def render() -> None:
    """The structure being edited, else the model in one of its two readings."""
    with layout.page():
        mode = _opened_mode()
        if opened(_place(f"view/{mode}"), _views(mode)) == "edit":
            _edited(mode)
        elif mode == "published":
            _published()
        else:
            _estimated()


def _estimated() -> None:
    t, top = session.translate(), st.container()
    try:
        estimated = cached_structure.estimated()
    except DecisionError as error:
        _refused(error)
        return
    if estimated is None:
        with top:
            layout.headline(t("What drives satisfaction, and what follows from it"))
        _switches("estimated")
        return
    found, names = estimated.found, cached_structure.names(estimated.found.model.model)
    with top:
        layout.headline(layout.plain(say.answer(found, names, t)), layout.plain(say.lead(found, names, t)))
    _badges(estimated)
    SHOW[_switches("estimated")](estimated)
    findings.show(found.findings, limit=3, key="structure", names=cached_structure.labels(found.model.model))


def _published() -> None:
    structure, given = cached_structure.published()
    t, names = session.translate(), cached_structure.names(structure)
    layout.headline(layout.plain(say.published(structure, names, t)), say.published_lead(structure, given, t))
    source = layout.plain(structure.source or t("no source"))
    st.markdown(f"{marks.assumption(t('as published, not for forecasts'))} {marks.sourced(source)}")
    _switches("published")
    structure_published.render(structure, given)
    if session.survey() is None:
        findings.note(
            t("No survey is loaded, so nothing can be estimated here."),
            t("What stands above was published elsewhere."),
            key="structure-no-survey",
            action=findings.Remedy(t("Load a survey"), lambda: session.go("survey")),
        )


def _edited(mode: str) -> None:
    """The structure itself; nothing is estimated while it is changed."""
    t = session.translate()
    try:
        structure = cached_structure.present()
    except DecisionError:
        structure = None
    layout.headline(say.structure(structure, t) if structure is not None else t("No structure yet"))
    _switches(mode)
    structure_editor.render()


def _refused(error: DecisionError) -> None:
    """The model cannot be estimated: why; the model as it is drawn; the editor is where it is put right."""
    t = session.translate()
    told = error_sentence(error, session.language(), cached_structure.labels(session.study().structure))
    layout.headline(t("The structural model cannot be estimated"), layout.plain(told))
    _switches("estimated", DRAWN)
    try:
        structure = cached_structure.present()
    except DecisionError:
        return
    if structure.paths:
        structure_figures.drawn(structure)


# ---------------------------------------------------------------------- parts


def _place(what: str) -> str:
    return f"structure/{session.study_id()}/{what}"


def _opened_mode() -> str:
    return "published" if session.survey() is None else opened(_place("mode"), MODES)


def _views(mode: str) -> dict[str, str]:
    t = session.translate()
    return {view: t(name) for view, name in VIEWS.items() if mode == "estimated" or view in DRAWN}


def _switches(mode: str, offered: Container[str] = ()) -> str:
    """The views of a reading (or those `offered`) at the left; the two readings at the right, if there is a survey."""
    t = session.translate()
    views = {view: name for view, name in _views(mode).items() if not offered or view in offered}
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="medium"):
        view = view_switch(_place(f"view/{mode}"), views)
        if session.survey() is not None:
            view_switch(_place("mode"), {each: t(name) for each, name in MODES.items()}, label=t("Reading"))
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


def _effects(estimated: Estimated) -> None:
    structure_figures.effects(estimated)
    structure_figures.path_table(estimated)


VIEWS = {"paths": N_("Paths"), "effects": N_("Effects"), "measurement": N_("Measurement"), "edit": N_("Edit")}

DRAWN = ("paths", "edit")
"""The views that need no estimate."""

SHOW: dict[str, Callable[[Estimated], None]] = {
    "paths": structure_figures.paths,
    "effects": _effects,
    "measurement": structure_measurement.render,
}
"""The views of an estimated model; the structure is edited without one."""
