"""What operating figures, outages and complaints say, computed once and kept. Keyed as in ``views/cached.py``."""

from __future__ import annotations

import streamlit as st

from studies.operations import Operations
from studies.operations import operations as operations_of
from studies.outage_report import OutageReport
from studies.outage_report import outage_report as report_of
from studies.study import Study
from views import session
from views.operations_intake import ListIntake


def operations() -> Operations:
    """Figures, outages and complaints of the open study."""
    study = session.study()
    return _operations(key(), study)


def everyday() -> OutageReport | None:
    """The reliability of the open study without major event days."""
    study = session.study()
    return _everyday(key(), study)


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
