"""Scenarios as cards on one scale: index, change, range, cost and regret, the best first."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from i18n.numbers import money
from reports.charts.look import Palette
from reports.charts.scales import IndexDisplay, span
from reports.sentences.compare import Decision
from scenarios.projection import Projection
from views import cached, session
from views.components import figures, layout, marks


def show(decision: Decision, scenarios: Sequence[str]) -> None:
    """Draw the cards of these scenarios in this order."""
    found = [decision.comparison.projection(name) for name in scenarios]
    display, palette = figures.display(), figures.palette()
    ends = span([display.at(float(v)) for p in found for v in (p.low[-1], p.high[-1], p.index[0])], to_ticks=False)
    columns = len(found) if len(found) <= 5 else -(-len(found) // 2)
    with st.grid(columns, min_column_width=160, gap="small"):
        for projection in found:
            _card(decision, projection, (ends.low, ends.high), display, palette, [each.cost.npv for each in found])


def _card(
    decision: Decision,
    projection: Projection,
    axis: tuple[float, float],
    display: IndexDisplay,
    palette: Palette,
    costs: Sequence[float],
) -> None:
    name, end = projection.scenario, float(projection.index[-1])
    position = palette.domain.index(name)
    with st.container(border=True, height="stretch", gap="xsmall"):
        title = f"{marks.scenario_dot(position)} **{layout.plain(palette.name(name))}**"
        st.markdown(f"{title} {_standing(decision, name)}".rstrip())
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            marks.big(display.text(end), "2rem")
            change = display.change(projection.gain)
            if change.strip("+−.0"):
                tone = "green" if projection.gain > 0 else "red"
                st.markdown(f":small[:{tone}[{layout.plain(change)}]]", width="content")
        st.markdown(f":small[:gray[{session.translate()('without surprises')}]]")
        low, high = (display.at(float(edge[-1])) for edge in (projection.low, projection.high))
        expected = float(projection.expected[-1])
        marks.interval(low, display.at(expected), high, axis, colour=marks.themed(position), beside=display.at(end))
        st.caption(_facts(decision, projection, display, costs))


def _standing(decision: Decision, name: str) -> str:
    t, badges = session.translate(), []
    if len(decision.names) > 1 and name == decision.safest:
        badges.append(marks.good(t("safest")))
    if len(decision.leaders) > 1 and name in decision.leaders:
        badges.append(marks.fact(t("tied")))
    return " ".join(badges)


def _facts(decision: Decision, projection: Projection, display: IndexDisplay, costs: Sequence[float]) -> str:
    t, language = session.translate(), session.language()
    low, high = float(projection.low[-1]), float(projection.high[-1])
    lines = [money(projection.cost.npv, language, costs) if projection.cost.npv else t("no cost")]
    regret = decision.regret(projection.scenario)
    if regret is not None:
        lines[0] += " · " + t("regret {regret}", regret=display.change(regret, fine=True).lstrip("+"))
    if projection.is_uncertain and display.text(low) != display.text(high):
        facts = {"expected": display.text(float(projection.expected[-1])),
                 "range": display.between(low, high, 0.9, language)}  # fmt: skip
        lines.append(t("expected {expected}, {range}", **facts))
    today = cached.measurement().index
    if projection.scenario == decision.status_quo and today.low is not None:
        lines.append(t("today {range}", range=display.between(today.low, today.high, 0.95, language)))
    if projection.cost.residual > 0:
        lines.append(t("still worth {money} at the end", money=money(projection.cost.residual, language, costs)))
    return "  \n".join(layout.plain(line) for line in lines)
