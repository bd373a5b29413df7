"""The funnel: who is left after each narrowing, and what is critical for them."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import score
from reports.charts.funnel import FunnelCell, funnel_table
from reports.sentences import funnel as say
from satisfaction.critical_to_satisfaction import FunnelGroup
from views import session
from views.cached_importance import Matters
from views.components import figures, layout, marks
from views.components.importance import read as reading_of
from views.components.importance import steps as importance_steps

MOST_ROWS = 12
"""So many attributes are drawn: the critical ones first."""


def render(matters: Matters) -> None:
    """The groups side by side, what is critical for whom, and where a budget would go."""
    t, names = session.translate(), reading_of.names()
    title = say.funnel_title(matters.groups, names, t)
    told = t("Critical: at least an equal share of importance, and judged below the target {target}.",
             target=score(session.study().choices.target))  # fmt: skip
    with layout.figure(layout.plain(title), told, "funnel-groups"):
        importance_steps.render(matters)
        for column, group in zip(st.columns(len(matters.groups), gap="medium"), matters.groups, strict=True):
            with column:
                _group(group, names)
    left, right = st.columns([8, 4], gap="large")
    with left:
        _table(matters, names)
    with right:
        _budget(matters, names)


def _group(group: FunnelGroup, names: dict[str, str]) -> None:
    t = session.translate()
    st.markdown(f"**{layout.plain(say.step_name(group.step, names, t))}**")
    marks.big(say.group_number(group), "1.75rem")
    st.caption(layout.plain(say.group_size(group, t)))
    st.markdown(layout.plain(say.group_sentence(group, names, t)))


def _table(matters: Matters, names: dict[str, str]) -> None:
    t, told = session.translate(), [group for group in matters.groups if group.drivers is not None]
    if not told:
        return
    order: dict[str, float] = {}
    for group in told:
        for each in group.attributes:
            rank = each.budget + (1.0 if each.verdict == "critical" else 0.0) + 0.1 * each.share
            order[each.item] = max(order.get(each.item, 0.0), rank)
    kept = sorted(order, key=lambda item: -order[item])[:MOST_ROWS]
    titles = [say.step_name(group.step, names, t) for group in told]
    cells = [
        FunnelCell(names[item], title, each.share, each.performance, each.verdict)
        for item in kept
        for group, title in zip(told, titles, strict=True)
        for each in group.attributes
        if each.item == item
    ]
    reading = t("Share of importance · score. Framed: critical; dashed frame: an interval holds a limit.")
    if len(order) > len(kept):
        shown = t("Shown: the {count} most critical of {all} indicators.", count=len(kept), all=len(order))
        reading += ("" if t.language == "zh" else " ") + shown
    with layout.figure(t("What is critical for whom"), reading, "funnel-table", wide=True):
        display = figures.display()
        figures.show("funnel-table", matters.key, lambda: funnel_table(cells, titles, display=display, t=t))


def _budget(matters: Matters, names: dict[str, str]) -> None:
    t, last = session.translate(), next((g for g in reversed(matters.groups) if g.critical), None)
    if last is None:
        return
    title = t("Where a budget would go for them")
    told = t("Importance times shortfall to the target, for the narrowest group with a need. A proportion to start "
             "from, not a plan: what a measure costs and brings is on the pages of levers and scenarios.")  # fmt: skip
    with layout.figure(title, told, "funnel-budget"):
        st.caption(layout.plain(say.step_name(last.step, names, t)))
        for name, part in say.funnel_budget(last, names, t):
            with st.container(horizontal=True, gap="small"):
                st.markdown(layout.plain(name), width="stretch")
                st.markdown(f"**{part}**")
