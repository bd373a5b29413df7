"""Plans against the named futures: the table, and whom each rule of choice picks."""

from __future__ import annotations

import streamlit as st

from reports.charts import futures as charts
from reports.charts.compare import Future
from reports.charts.look import Figure
from reports.sentences import futures_choice as say
from views import session
from views.components import figures, layout, marks
from views.components.futures import faced as futures_faced
from views.components.futures.faced import Faced


@st.fragment
def show(faced: Faced) -> None:
    """Two sliders, the table, and one row of words."""
    t = session.translate()
    with st.container(key="rules-row", gap="small"):
        left, right = st.columns(2, gap="large")
        with left:
            optimism = _optimism()
        with right:
            threshold = futures_faced.level(
                faced, faced.table.values.ravel().tolist(), t("Good enough: an index of at least"), "threshold"
            )
    found = say.picks(faced.table, optimism, threshold)
    _table(faced, found, optimism, threshold)
    _words(faced, found, optimism, threshold)


def _optimism() -> float:
    t, kept = session.translate(), futures_faced.place("optimism")
    key = session.widget("futures", "optimism")
    percent = st.slider(
        t("Best and worst mixed: weight of the best future"), 0, 100, round(100 * session.remembered(kept, 0.5)), 5,
        format="%d%%", key=key, on_change=lambda: session.remember(kept, session.value_of(key) / 100),
    )  # fmt: skip
    return float(percent) / 100


def _table(faced: Faced, found: tuple[say.Pick, ...], optimism: float, threshold: float) -> None:
    t, display, palette, table = session.translate(), figures.display(), figures.palette(), faced.table
    names = {each.id: each.label.in_language(t.language) or each.id for each in faced.study.futures}
    columns = [
        Future(names[future], float(chance), tuple(table.values[:, k].tolist()))
        for k, (future, chance) in enumerate(zip(table.futures, table.probabilities, strict=True))
    ]
    heading = {
        "expected": t("mean"),
        "maximin": t("worst"),
        "minimax_regret": t("largest regret"),
        "hurwicz": t("best and worst mixed"),
        "satisficing": t("{level} or more", level=display.text(threshold)),
    }
    rules = [
        charts.Rule(
            heading[pick.rule],
            tuple(say.value_text(pick.rule, value, faced.spoken) for value in pick.values.tolist()),
            pick.scenarios,
        )
        for pick in found
    ]
    reading = t(
        "Each number: the index without surprises. Fuller red: further behind the best scenario of that future. "
        "Green: best. Framed: what a rule picks, ties too."
    )
    with layout.figure(t("Scenarios in the named futures"), reading, "futures-table-broad", wide=True):

        def draw() -> Figure:
            return charts.table(table.scenarios, columns, rules, palette=palette, display=display, t=t)

        numbers = figures.key_of(table.values, table.probabilities)
        shown = session.key_of(faced.study.scenarios, faced.study.futures)
        figures.show("futures-table", f"{shown}|{numbers}|{optimism}|{threshold:.6f}", draw)


def _words(faced: Faced, found: tuple[say.Pick, ...], optimism: float, threshold: float) -> None:
    t, palette, by = session.translate(), figures.palette(), faced.by
    with st.grid(len(found), min_column_width=190, gap="medium"):
        for pick in found:
            with st.container(gap="xsmall"):
                st.caption(t(say.RULES[pick.rule][0]))
                dots = "".join(marks.scenario_dot(palette.domain.index(each)) for each in pick.scenarios[:2])
                st.markdown(f"{dots} **{say.picked(pick, by)}**" if dots else f"**{say.picked(pick, by)}**")
                at = faced.table.scenarios.index(pick.scenarios[0])
                value = layout.plain(say.value_text(pick.rule, float(pick.values[at]), by))
                st.caption(f"**{value}** · {layout.plain(say.looks_at(pick, optimism, threshold, by))}")
