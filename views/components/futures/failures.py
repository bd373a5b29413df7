"""When does a scenario fail? Below a level or behind another one: boxes in words and bars, and where each one ends."""

from __future__ import annotations

import streamlit as st

from reports.charts import futures as charts
from reports.charts.look import Figure
from reports.sentences import futures as words
from reports.sentences import futures_choice as say
from scenarios.boxes import Box
from scenarios.exploration import Exploration, FutureRange
from studies.plan_futures import Discovery
from views import cached_futures, session
from views.components import figures, layout
from views.components.futures import faced as futures_faced
from views.components.futures import ranges as futures_ranges
from views.components.futures.faced import Faced, place

TODAY = {"gap": 1.0, "effect": 1.0, "drift": 0.0}
"""Kind of a range -> where the world stands today."""


def show(faced: Faced) -> None:
    """Draw the question, the answer, the strips and what is explored."""
    t = session.translate()
    explored = faced.explored
    if explored is None:
        if not cached_futures.ranges(faced.study):
            st.markdown(t("Nothing differs in the futures explored: say below what may differ."))
        futures_ranges.show(faced)
        return
    _asked(faced, explored)
    futures_ranges.show(faced)


@st.fragment
def _asked(faced: Faced, explored: Exploration) -> None:
    """The question, the answer and the strips: another question runs nothing anew."""
    t = session.translate()
    scenario, other = _question(faced, explored)
    threshold = None
    if not other:
        values = explored.values.ravel().tolist()
        threshold = futures_faced.level(faced, values, t("It fails below an index of"), "failing")
    if other:
        found = cached_futures.worse(faced.study, explored, scenario, other)
    else:
        found = cached_futures.below(faced.study, explored, scenario, threshold or 0.0)
    _answer(faced, explored, found)
    _strips(faced, explored, threshold)


def _question(faced: Faced, explored: Exploration) -> tuple[str, str]:
    """The scenario that is asked about, and the one it may fall behind; empty for a level."""
    t, palette = session.translate(), figures.palette()
    offered = list(explored.scenarios)
    kept = str(session.remembered(place("asked"), say.robust(faced.table)[0]))
    kept = kept if kept in offered else offered[0]
    with st.grid(2, min_column_width=260, gap="medium"):
        key = session.widget("futures", "asked", *offered)
        scenario = st.selectbox(
            t("When does this scenario fail?"), offered, offered.index(kept), key=key, format_func=palette.name,
            on_change=lambda: session.remember(place("asked"), session.value_of(key)),
        )  # fmt: skip
        others = ["", *(each for each in offered if each != scenario)]
        before = str(session.remembered(place("against"), ""))
        against = session.widget("futures", "against", *others)
        other = st.selectbox(
            t("It fails where it ends"), others, others.index(before) if before in others else 0, key=against,
            format_func=lambda name: t("behind {name}", name=palette.name(name)) if name else t("below a level"),
            on_change=lambda: session.remember(place("against"), session.value_of(against)),
        )  # fmt: skip
    return str(scenario), str(other or "")


def _answer(faced: Faced, explored: Exploration, found: Discovery) -> None:
    t, by = session.translate(), faced.by
    plan = by.called(found.scenario)
    facts = {"plan": plan, "other": by.called(found.other) if found.other else "",
             "level": by.display.text(found.threshold or 0.0)}  # fmt: skip
    if found.other:
        title = t("When {plan} keeps up with {other}" if found.holds else "When {plan} ends behind {other}", **facts)
    else:
        title = t("When {plan} reaches {level}" if found.holds else "When {plan} ends below {level}", **facts)
    with layout.figure(title, "", "boxes", wide=True):
        st.markdown(say.failing(found, explored, by))
        for number, box in enumerate(found.boxes.boxes):
            _box(faced, explored, found, number, box)


def _box(faced: Faced, explored: Exploration, found: Discovery, number: int, box: Box) -> None:
    t, by = session.translate(), faced.by
    if len(found.boxes.boxes) > 1:
        st.markdown(f"**{t('Corner {number} of the futures', number=number + 1)}**")
    bound = [each.column for each in box.restrictions]
    limits = [_limit(faced, explored, k, box) for k in bound]
    free = [words.range_name(over, by) for k, over in enumerate(explored.ranges) if k not in bound]
    st.caption(say.of_box(found, number, by))

    def draw() -> Figure:
        return charts.limits(limits, holds=found.holds, t=t)

    figures.show(f"box-{number}", f"{hash(tuple(limits))}|{found.holds}", draw)
    if number == 0:
        st.caption(say.unlimited(free, by))
    if number == len(found.boxes.boxes) - 1:
        st.caption(t("Grey: the whole range explored. Coloured: where it lies in this corner. Tick: as it is today."))


def _limit(faced: Faced, explored: Exploration, column: int, box: Box) -> charts.Limit:
    by, over = faced.spoken, explored.ranges[column]
    bound = next((each for each in box.restrictions if each.column == column), None)
    least, most = (None, None) if bound is None else (bound.low, bound.high)
    low, high = words.value_shown(over, over.low, by), words.value_shown(over, over.high, by)
    return charts.Limit(
        words.range_name(over, by), over.low, over.high, _today(faced, over), least, most, (low, high),
        _between(over, least, most, faced),
    )  # fmt: skip


def _between(over: FutureRange, least: float | None, most: float | None, faced: Faced) -> str:
    shown = [None if each is None else words.value_shown(over, each, faced.spoken) for each in (least, most)]
    if shown[0] is not None and shown[1] is not None:
        return f"{shown[0]} – {shown[1]}"
    if shown[0] is not None:
        return f"> {shown[0]}"
    return f"< {shown[1]}" if shown[1] is not None else ""


def _today(faced: Faced, over: FutureRange) -> float | None:
    settings = faced.study.settings
    now = {"growth": dict(settings.gap_growth).get(over.name, 0.0), "visibility": settings.visibility_scale[1]}
    at = TODAY.get(over.kind, now.get(over.kind, 0.0))
    return at if over.low <= at <= over.high else None


def _strips(faced: Faced, explored: Exploration, threshold: float | None) -> None:
    t, display, palette = session.translate(), figures.display(), figures.palette()
    title = t("Where each scenario ends in {count} futures", count=len(explored.points))
    reading = t("Fuller: more futures end there. Tick: the median.")
    if threshold is not None:
        reading = t("Fuller: more futures end there. Tick: the median. At the right: how many reach the level.")
    with layout.figure(title, reading, "strips", wide=True):

        def draw() -> Figure:
            return charts.outcomes(
                explored.scenarios, explored.values, threshold=threshold, palette=palette, display=display, t=t
            )

        key = f"{session.key_of(faced.study.scenarios)}|{figures.key_of(explored.values)}|{threshold}"
        figures.show("strips", key, draw)
