"""The page for the board: the scenarios compared, as a PDF that is set only when somebody takes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import streamlit as st

from reports.comparison_brief import Gains, brief_of
from reports.comparison_page import write
from views import cached, cached_scenarios, session
from views.components.compare import places as comparison_places
from views.components.compare.figures import Shown
from views.file_names import file_name
from views.jobs import Job, StoppedError

T = TypeVar("T")


def show(shown: Shown, version: str) -> None:
    """Offer the page in the language of this visitor; it waits for what the screen still works out."""
    t, study, kind = session.translate(), shown.study, session.display()
    comparison, evaluation, sampled = shown.decision.comparison, cached.evaluation(study), cached_scenarios.draws()
    leader, table = study.scenario(comparison.leaders[0]), shown.decision.table
    attribution = cached_scenarios.attribution(leader, study) if leader.plan else None
    paths = cached_scenarios.paths(leader, study) if leader.plan else None
    unsure = cached_scenarios.sources_asked(study, comparison.ranking[:2])
    whole = replace(session.study(), settings=study.settings)  # every scenario keeps its colour, compared or not
    plans, dimension = comparison_places.drawn(shown), comparison_places.opened_dimension(study)
    gains = cached_scenarios.places_asked(study, plans, dimension.id) if plans and dimension else None
    segments = comparison_places.names(dimension, markdown=False) if dimension else {}

    def made() -> bytes:
        found, where = _known(unsure()), _known(gains()) if gains else None
        brief = brief_of(
            whole,
            evaluation,
            comparison,
            t,
            draws=sampled,
            table=table,
            attribution=attribution,
            paths=paths,
            version=version,
            kind="percent" if kind == "percent" else "score",
            places=Gains(where, segments) if where else None,
            shares=found.shares if found else None,
            information=found.information if found else None,
        )
        return write(brief, t)

    name = file_name(study.label.in_language(t.language), t("scenarios"), "pdf")
    st.download_button(
        t("One page"), made, name, "application/pdf", icon=":material/download:",
        on_click="ignore", help=t("This page for the board, as a PDF in the language you read."),
    )  # fmt: skip


def _known(job: Job[T]) -> T | None:
    """What the work gives; None where somebody stopped it."""
    try:
        return job.result()
    except StoppedError:
        return None
