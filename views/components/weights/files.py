"""Weights to take away: matrices as a workbook, tables and models of Super Decisions, the study itself."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from exchange.matrices import write_matrices
from exchange.super_decisions.from_study import export_model
from exchange.supermatrix_text import supermatrix_texts
from i18n.errors import finding_sentence
from studies import document
from views import session
from views.components import layout
from views.components.judgments.files import XLSX, names_of, zipped
from views.file_names import file_name


def render() -> None:
    """One button; behind it every format with what it holds. Nothing is computed before it is opened."""
    t = session.translate()
    menu = st.popover(t("Download"), icon=":material/download:", type="tertiary", key="weight-files",
                      on_change="rerun")  # fmt: skip
    if menu.open:
        with menu, st.container(width=420, gap="medium"):
            _formats()


def _formats() -> None:
    t, study = session.translate(), session.whole()
    name = study.label.in_language(session.language())
    _offer("matrices", t("Matrices and weights"), t("Excel: weights, every judgment, all supermatrices."),
           file_name(name, t("weights"), "xlsx"), XLSX,
           lambda language: write_matrices(study, language=language))  # fmt: skip
    stem = file_name(name)
    _offer("texts", t("Supermatrices as text"), t("Tables with tabs, as Super Decisions copies them, in an archive."),
           file_name(name, t("supermatrices"), "zip"), "application/zip",
           lambda language: zipped(supermatrix_texts(study, stem, language=language)))  # fmt: skip
    _offer("sdmod", t("Model for Super Decisions"), t("Opens there with its judgments."),
           file_name(name, ending="sdmod"), "application/octet-stream",
           lambda language: export_model(study, language)[0].encode())  # fmt: skip
    _not_expressed()
    _offer(
        "json",
        t("The whole study"),
        t("A document that this program reads again, with everything in it."),
        file_name(name, ending="json"),
        "application/json",
        lambda language: document.write(study).encode(),
    )


def _not_expressed() -> None:
    """What a model of Super Decisions has no place for."""
    study, language = session.whole(), session.language()
    with st.container(gap="xsmall", key="not-expressed"):
        for finding in export_model(study, language)[1]:
            told = finding_sentence(finding, language, names_of(study))
            st.caption(f":gray[:material/remove:] {layout.plain(str(told))}")


def _offer(key: str, title: str, told: str, name: str, kind: str, write: Callable[[str], bytes]) -> None:
    """A format: what it is for, and the button whose file is written when it is clicked."""
    t, language = session.translate(), session.language()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap="xxsmall", width="stretch"):
            st.markdown(f"**{title}**")
            st.caption(told)
        st.download_button("", lambda: write(language), name, kind, key=f"weights-{key}", icon=":material/download:",
                           help=t("Download"), on_click="ignore")  # fmt: skip
