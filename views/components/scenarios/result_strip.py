"""The result that stays in sight while levers move: index, change, range, money against the budget, save."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import money, score
from reports.charts.scales import IndexDisplay, span
from scenarios.projection import Projection
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.settings import SimulationSettings
from studies.study import Study
from views import cached_scenarios, session
from views.components import layout, marks


def show(
    projection: Projection, axis: tuple[float, float], settings: SimulationSettings, display: IndexDisplay
) -> None:
    """Draw the strip; it sticks to the top of the page.

    Parameters
    ----------
    axis
        Ends of the axis as scores: the same whatever is planned, see :func:`reachable`.
    """
    with (
        st.container(key="strip"),
        st.container(key="stripcard", border=True),
        st.container(horizontal=True, vertical_alignment="center", gap="medium"),
    ):
        _index(projection, settings.quarters, display)
        with st.container(width=260, gap=None, key="stripinterval"):
            _range(projection, axis, display)
        with st.container(width="stretch", gap="xsmall", key="money"):
            _money(projection.cost.npv, settings.budget)
        saved = session.is_saved()
        label = session.translate()("Saved") if saved else session.translate()("Save version")
        st.button(label, type="primary", disabled=saved, key="save-strip", on_click=session.save)


def reachable(study: Study) -> tuple[float, float]:
    """The index from today to every lever at its maximum, with room for the band: the fixed axis of the strip."""
    everything = Scenario("", study.label, tuple(PlannedAmount(lever.id, (lever.maximum,)) for lever in study.levers))
    most = cached_scenarios.projection(everything, study=study)
    values = [float(v) for v in (*most.index, most.low[-1], most.high[-1])]
    ends = span([min(values) - 0.01, max(values)], ticks=5)
    return ends.low, ends.high


def _index(projection: Projection, quarters: int, display: IndexDisplay) -> None:
    t = session.translate()
    change = display.change(projection.gain)
    tone = "green" if projection.gain > 0 else "red" if projection.gain < 0 else "gray"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", width="content"):
        marks.big(display.text(float(projection.index[-1])))
        when = t("index in quarter {quarter}", quarter=quarters)
        low, high = float(projection.low[-1]), float(projection.high[-1])
        band = f" · {display.between(low, high, 0.9, t.language)}" if projection.is_uncertain and high > low else ""
        st.markdown(f":{tone}[**{layout.plain(change)}**]  \n:small[{when}{layout.plain(band)}]", width="content")


def _range(projection: Projection, axis: tuple[float, float], display: IndexDisplay) -> None:
    low, high = (display.at(end) for end in axis)
    inside = span([low, high], ticks=7, pad=0.0)
    marks.interval(
        display.at(float(projection.low[-1])),
        display.at(float(projection.index[-1])),
        display.at(float(projection.high[-1])),
        (low, high),
        ticks=[(tick, score(tick, 2) if display.kind == "score" else f"{tick:g}")
               for tick in inside.ticks if low < tick < high],
    )  # fmt: skip


def _money(cost: float, budget: float) -> None:
    t, language = session.translate(), session.language()
    shown = money(cost, language, [budget]) if cost else t("no cost")
    if budget <= 0:
        st.markdown(f"**{shown}** :small[{t('net present cost; no budget is set')}]")
        return
    facts = {"cost": shown, "budget": money(budget, language, [cost])}
    if cost > budget:
        over = t("{cost} of {budget}, {over} over", **facts, over=money(cost - budget, language, [cost]))
        st.markdown(f":red[:material/error: {over}]")
    else:
        st.markdown(t("**{cost}** of {budget}", **facts))
    st.progress(min(cost / budget, 1.0))
