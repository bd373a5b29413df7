"""Which scenarios are compared: two to eight of the study's, as this visitor chooses."""

from __future__ import annotations

import streamlit as st

from studies.study import Study
from views import cached_scenarios, session
from views.components import figures, layout, marks

LEAST, MOST = 2, 8
"""A comparison needs two; of more than eight nobody could tell the lines apart."""


def compared(study: Study) -> tuple[str, ...]:
    """Ids of the scenarios that are compared, in the order of the study: all unless somebody chose, at most eight."""
    offered = [each.id for each in study.scenarios]
    kept = set(session.remembered(_place("compared"), ())) & set(offered)
    if len(kept) < LEAST:
        kept = set(offered if len(offered) <= MOST else cached_scenarios.comparison(study).ranking[:MOST])
    return tuple(name for name in offered if name in kept)


def choose(study: Study) -> None:
    """Show how many are compared; behind it one chooses which. Nothing where there are no more than two."""
    offered, now = [each.id for each in study.scenarios], compared(study)
    if len(offered) <= LEAST:
        return
    t, palette = session.translate(), figures.palette()
    key = session.widget("compare", "compared", session.remembered(_place("turn-compared"), 0))
    label = t("{count} of {all} scenarios", count=len(now), all=len(offered))
    with st.popover(label, icon=":material/checklist:", width="content"):
        st.pills(
            t("Scenarios compared"), offered, default=list(now), selection_mode="multi", key=key,
            format_func=lambda name: f"{marks.scenario_dot(palette.domain.index(name))} "
                                     f"{layout.plain(palette.name(name))}",
            on_change=_take, args=(key,),
        )  # fmt: skip
        st.caption(t("Two to eight. Everything below and the one page for the board speak of these alone."))


def _take(key: str) -> None:
    """Compare what is chosen; fewer than two or more than eight change nothing, and the pills go back."""
    chosen = tuple(session.value_of(key) or ())
    if LEAST <= len(chosen) <= MOST:
        session.remember(_place("compared"), chosen)
    else:
        session.remember(_place("turn-compared"), session.remembered(_place("turn-compared"), 0) + 1)


def _place(what: str) -> str:
    return f"compare/{session.study_id()}/{what}"
