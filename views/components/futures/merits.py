"""Scenarios by benefits, opportunities, costs and risks: judged or derived, and what would change the order."""

from __future__ import annotations

import numpy as np
import streamlit as st

from i18n.numbers import share
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from reports.charts import alternatives as voices
from reports.charts import futures as charts
from reports.charts.look import Figure
from reports.sentences import futures_merits as say
from reports.sentences.networks import merit_name
from reports.sentences.synthesis import SYNTHESIS
from studies.merit_turning import merit_turns, weighted, weights_of
from studies.plan_merits import PlanMerits
from views import cached_futures, session
from views.components import figures, findings, layout, marks, unmeasured
from views.components.futures.faced import Faced, place

METHODS = ("subtractive", "multiplicative", "additive-reciprocal", "probabilistic-additive")
"""How merits can be joined here; formulas of one's own belong to the page of alternatives."""

AGAINST = ("costs", "risks")


def show(faced: Faced) -> None:
    """Draw the order, the merits, their weights, and what changes the order."""
    try:
        merits = cached_futures.merits(faced.study, faced.table)
    except DecisionError as error:
        unmeasured.refuse(error)
        return
    _shown(faced, merits)
    findings.show(merits.findings, key="merits")


@st.fragment
def _shown(faced: Faced, merits: PlanMerits) -> None:
    t = session.translate()
    synthesis = _method()
    head = st.container()
    left, right = st.columns([5, 7], gap="large")
    with left:
        seen = weighted(merits, _weights(merits, synthesis))
    with right:
        _voices(faced, seen, synthesis)
    with head:
        _order(faced, seen, synthesis)
    st.caption(t(say.DERIVED) if merits.derived else t(say.JUDGED))


def _method() -> Choice:
    t, kept = session.translate(), place("synthesis")
    chosen = str(session.remembered(kept, METHODS[0]))
    key = session.widget("futures", "synthesis")
    name = st.selectbox(
        t("How merits are joined"), METHODS, METHODS.index(chosen), key=key, width=420,
        format_func=lambda each: t(SYNTHESIS[each][0]),
        on_change=lambda: session.remember(kept, session.value_of(key)),
    )  # fmt: skip
    return Choice.of(str(name))


def _order(faced: Faced, seen: PlanMerits, synthesis: Choice) -> None:
    t, palette = session.translate(), figures.palette()
    raw = np.asarray(seen.joined(synthesis).raw)
    title = say.answer(seen, synthesis, faced.by)
    turns = merit_turns(seen, synthesis) if synthesis.method != "multiplicative" else ()
    with layout.figure(title, say.turns(turns, seen, synthesis, faced.by), "merits-order"):
        names = [palette.name(each) for each in seen.scenarios]

        def draw() -> Figure:
            return charts.merits(names, raw, palette=palette, scenarios=seen.scenarios, t=t)

        figures.show("merits-order", f"{figures.key_of(raw)}|{session.key_of(faced.study.scenarios)}", draw)


def _voices(faced: Faced, seen: PlanMerits, synthesis: Choice) -> None:
    t, palette = session.translate(), figures.palette()
    weights, raw = weights_of(seen), np.asarray(seen.joined(synthesis).raw)
    told = t("Under each name its weight. Green speaks for a scenario, rust against it; fuller is more.")
    with layout.figure(t("What speaks for and against each"), told, "merits-voices", wide=True):
        parts = [
            voices.Voice(merit_name(part.merit, t), weights[part.merit], np.asarray(part.priorities),
                         part.merit in AGAINST)
            for part in seen.contributions
        ]  # fmt: skip
        names = [palette.name(each) for each in seen.scenarios]
        key = figures.key_of(raw, *(part.values for part in parts), np.array([part.weight for part in parts]))
        figures.show("merits-voices", f"{key}|{names}", lambda: voices.contributions(names, parts, raw, t=t))


def _weights(merits: PlanMerits, synthesis: Choice) -> dict[str, float]:
    """A slider for each merit; what they are set to counts in proportion."""
    t, start = session.translate(), weights_of(merits)
    found = {}
    with layout.figure(t("What the merits weigh"), t("In proportion: only their ratios count."), "merits-weights"):
        if synthesis.method == "multiplicative":
            st.caption(t(SYNTHESIS["multiplicative"][1]))
        for merit, weight in start.items():
            kept = place(f"merit/{merit}")
            key = session.widget("futures", "merit", merit)
            percent = st.slider(
                merit_name(merit, t).capitalize(), 0, 100, round(100 * session.remembered(kept, weight)), 5,
                format="%d", key=key, disabled=synthesis.method == "multiplicative",
                on_change=lambda key=key, kept=kept: session.remember(kept, session.value_of(key) / 100),
            )  # fmt: skip
            found[merit] = float(percent) / 100
        total = sum(found.values())
        if total > 0:
            parts = [f"{merit_name(merit, t)} {share(weight / total)}" for merit, weight in found.items()]
            st.caption(" · ".join(parts))
        if not merits.derived:
            st.markdown(marks.sourced(t("judged")))
        else:
            st.markdown(marks.assumption(t("derived from the simulation")))
    return found if sum(found.values()) > 0 else start
