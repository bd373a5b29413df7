"""What the bands carry: which sources vary, how often they are drawn, and from which seed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from i18n.translate import N_
from mcdm.draws import SOURCES, Draws
from reports.sentences import varying as words
from studies.study import Study
from views import cached_scenarios, session
from views.components.scenarios.fields import Field, number

TIES = Field(
    "tie_margin", N_("Tie margin, %"),
    N_("Two scenarios are a tie where each ends above the other in at least this share of the draws."),
    0, 49, 1, shown_as=100,
)  # fmt: skip


def show(study: Study) -> None:
    """Draw the choice of sources and the numbers of the draws; they belong to the study, and to all its scenarios."""
    t, sampled = session.translate(), cached_scenarios.draws()
    key = session.widget("draws", "varying")

    def vary() -> None:
        chosen = frozenset(session.value_of(key) or ())
        cached_scenarios.set_draws(replace(cached_scenarios.draws(), varying=chosen))

    st.pills(
        t("What varies between the draws"), SOURCES, selection_mode="multi", key=key, on_change=vary,
        default=[name for name in SOURCES if name in sampled.varying], format_func=lambda name: t(words.NAMES[name]),
        help=t("Everything else stays at its most likely value. In a chosen future, futures do not vary."),
    )  # fmt: skip
    missing = words.cannot_vary(cached_scenarios.today_findings(), t)
    if missing:
        st.caption(missing)
    with st.grid(4, min_column_width=160, gap="small"):
        _count(t("Draws"), t("How often uncertain effects are drawn: more is finer and slower."), "count", sampled,
               (20, 2000))  # fmt: skip
        _count(t("Seed"), t("The same seed gives the same draws on every machine."), "seed", sampled, (0, 2**31))
        number(TIES, study.settings)


def _count(label: str, explanation: str, name: str, sampled: Draws, ends: tuple[int, int]) -> None:
    key = session.widget("draws", name)
    value = min(max(getattr(sampled, name), ends[0]), ends[1])
    st.number_input(label, *ends, value, 1, key=key, help=explanation, on_change=_sample, args=(key, name))


def _sample(key: str, name: str) -> None:
    typed = session.value_of(key)
    if typed is not None:
        values: dict[str, Any] = {name: int(typed)}
        cached_scenarios.set_draws(replace(cached_scenarios.draws(), **values))
