"""What the ranges carry, which source of uncertainty dominates, and what is worth finding out."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from mcdm.draws import SOURCES
from reports.charts.look import Figure
from reports.charts.sources import variance_bars
from reports.sentences import varying as words
from reports.sentences.reader import Reader
from scenarios.global_sensitivity import VarianceShares
from views import cached_scenarios, session
from views.components import figures, layout
from views.components.compare.figures import Shown


def show(shown: Shown) -> None:
    """Draw the switch of what varies, the bars of what dominates, and what knowing it is worth."""
    t = session.translate()
    first = shown.decision.comparison.ranking[:2]
    with st.container(key="fig-sources", gap="xsmall"):
        title = st.empty()
        title.subheader(t("What the ranges are made of"), anchor=False)
        _switch()
        with st.container():
            found = cached_scenarios.sources(shown.study, first)
        if found is None:
            return
        if found.shares is None:
            st.caption(t("Nothing varies: every scenario ends exactly where its line does."))
            return
        title.subheader(words.headline(found.shares, first[0], t), anchor=False)
        _bars(shown, found.shares, first)
        if found.information is not None:
            st.markdown(words.worth(found.information, shown.decision.comparison, by(shown, markdown=True)))


def by(shown: Shown, *, markdown: bool) -> Reader:
    """What the sentences need, with names ready for Markdown or as they are."""
    return Reader(shown.study, figures.display(), session.translate(), layout.plain if markdown else str)


def _switch() -> None:
    t, drawn = session.translate(), cached_scenarios.draws()
    now = [name for name in SOURCES if name in drawn.varying]
    key = session.widget("compare", "varying", "-".join(now))
    st.pills(
        t("What varies between the draws"), SOURCES, default=now, selection_mode="multi", key=key,
        format_func=lambda name: t(words.NAMES[name]), on_change=_vary, args=(key,),
    )  # fmt: skip
    missing = words.cannot_vary(cached_scenarios.today_findings(), t)
    if missing:
        st.caption(missing)


def _vary(key: str) -> None:
    chosen = frozenset(session.value_of(key) or ())
    cached_scenarios.set_draws(replace(cached_scenarios.draws(), varying=chosen))


def _bars(shown: Shown, found: VarianceShares, first: tuple[str, ...]) -> None:
    t, palette = session.translate(), figures.palette()
    names = {name: palette.name(name) for name in first}
    spreads = words.spreads(found, first, names, by(shown, markdown=False))
    if not spreads:
        return

    def draw() -> Figure:
        return variance_bars(spreads, t=t)

    figures.show("sources", f"{figures.key_of(found.first)}|{first}|{session.key_of(shown.study.scenarios)}", draw)
