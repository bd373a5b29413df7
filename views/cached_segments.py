"""What is computed once about segments and kept: tables by segment and wave, whom answers stand for."""

from __future__ import annotations

import streamlit as st

from satisfaction.survey import SurveySummary
from studies.segments import SegmentTable, StandsFor
from studies.segments import segment_table as table_of
from studies.segments import stands_for as standing_of
from studies.study import Study
from views import cached, session
from views.components import waiting
from views.jobs import Job


def whole() -> tuple[SegmentTable, StandsFor] | None:
    """All customers together, wave by wave, and whom the answers stand for.

    None without a survey, and while they are worked out: then the page says so.
    """
    study, survey = session.study(), session.survey()
    if survey is None:
        return None
    weights, what = cached.weighing(study).weights, session.translate()("Weighting the answers to the customers")

    def work(_: Job[tuple[SegmentTable, StandsFor]]) -> tuple[SegmentTable, StandsFor]:
        return table_of(study, weights, survey), standing_of(study, weights, survey)

    return waiting.result(f"segments|{cached.measured()}", what, work)


def segment_table(*by: str) -> SegmentTable | None:
    """Every indicator of every wave by these dimensions; None without a survey."""
    study, survey = session.study(), session.survey()
    if survey is None:
        return None
    return _table(f"{cached.measured()}|{'x'.join(by)}", study, survey, by)


@st.cache_resource(max_entries=64, show_spinner=False)
def _table(key: str, _study: Study, _survey: SurveySummary, _by: tuple[str, ...]) -> SegmentTable:
    return table_of(_study, cached.weighing(_study).weights, _survey, _by)
