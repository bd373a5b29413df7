"""What is computed once about segments and kept: tables by segment and wave, whom answers stand for."""

from __future__ import annotations

import streamlit as st

from satisfaction.survey import SurveySummary
from studies.segments import SegmentTable, StandsFor
from studies.segments import segment_table as table_of
from studies.segments import stands_for as standing_of
from studies.study import Study
from views import cached, session


def segment_table(*by: str) -> SegmentTable | None:
    """Every indicator of every wave by these dimensions; None without a survey."""
    study, survey = session.study(), session.survey()
    if survey is None:
        return None
    return _table(f"{cached.measured()}|{'x'.join(by)}", study, survey, by)


def stands_for() -> StandsFor | None:
    """Whom the answers of the open study stand for; None without a survey."""
    study, survey = session.study(), session.survey()
    return None if survey is None else _standing(cached.measured(), study, survey)


@st.cache_resource(max_entries=64, show_spinner=False)
def _table(key: str, _study: Study, _survey: SurveySummary, _by: tuple[str, ...]) -> SegmentTable:
    return table_of(_study, cached.weighing(_study).weights, _survey, _by)


@st.cache_resource(max_entries=32, show_spinner=False)
def _standing(key: str, _study: Study, _survey: SurveySummary) -> StandsFor:
    return standing_of(_study, cached.weighing(_study).weights, _survey)
