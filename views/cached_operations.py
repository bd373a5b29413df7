"""What operating figures, outages and complaints say, computed once and kept. Keyed as in ``views/cached.py``."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from mcdm.findings import Finding
from satisfaction.synthetic_operations import WORDS
from studies.operations import Operations
from studies.operations import operations as operations_of
from studies.outage_report import OutageReport
from studies.outage_report import outage_report as report_of
from studies.study import Study
from views import cached, session
from views.operations_intake import SAMPLE, ListIntake, ListKind
from views.survey_intake import notes_of


def operations() -> Operations:
    """Figures, outages and complaints of the open study; what was drawn is told in the language of this visitor."""
    found = _operations(key(), session.study())
    outages, complaints = found.outages, found.complaints
    if complaints is not None and is_synthetic("tickets"):
        about = replace(complaints.about, categories=tuple(map(_in_language, complaints.about.categories)))
        complaints = replace(complaints, about=about)
    return replace(found, outages=_told(outages), complaints=complaints)


def everyday() -> OutageReport | None:
    """The reliability of the open study without major event days."""
    return _told(_everyday(key(), session.study()))


def notes(kind: ListKind) -> tuple[Finding, ...]:
    """What the last list of a kind gave to doubt."""
    return notes_of(cached.repository(), notes_key(kind))


def notes_key(kind: ListKind) -> str:
    """Under which name they are kept."""
    return f"{session.study_id()}/{kind}"


def is_synthetic(kind: ListKind) -> bool:
    """Whether what the study knows comes from a list that was drawn."""
    return SAMPLE in notes(kind)


def _told(report: OutageReport | None) -> OutageReport | None:
    """A report whose causes, where they were drawn, are told in the language of this visitor."""
    if report is None or not is_synthetic("outages"):
        return report
    return replace(report, causes=tuple(replace(each, cause=_in_language(each.cause)) for each in report.causes))


def _in_language(text: str) -> str:
    return WORDS[text].in_language(session.language()) if text in WORDS else text


def key() -> str:
    """Key of everything that operations read."""
    study = session.study()
    parts = (study.figures, study.readings, study.outages, study.complaints, study.population, study.model)
    return session.key_of(*parts)


@st.cache_resource(show_spinner=False)
def intakes() -> dict[tuple[str, str], ListIntake]:
    """The list that is being taken into each study, by the study's id and the kind of list: it outlives visits."""
    return {}


@st.cache_resource(max_entries=32, show_spinner=False)
def _operations(key: str, _study: Study) -> Operations:
    return operations_of(_study)


@st.cache_resource(max_entries=32, show_spinner=False)
def _everyday(key: str, _study: Study) -> OutageReport | None:
    return report_of(_study, major=False)
