"""All indices side by side, computed once and kept. Keyed as in ``views/cached.py``."""

from __future__ import annotations

import streamlit as st

from satisfaction.survey import SurveySummary
from studies.index_readings import Indices
from studies.indices import indices as indices_of
from studies.study import Study
from views import cached, session


def indices() -> Indices:
    """Every index of the open study on its survey, or on its stated baseline where none is loaded."""
    study, survey = session.study(), session.survey()
    return _indices(cached.measured(), study, survey)


@st.cache_resource(max_entries=32, show_spinner=False)
def _indices(key: str, _study: Study, _survey: SurveySummary | None) -> Indices:
    return indices_of(_study, cached.weighing(_study).weights, _survey)
