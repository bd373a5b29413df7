"""How the networks inside are put together: what each says, which formula joins them, what they weigh."""

from __future__ import annotations

import numpy as np
import streamlit as st

import mcdm.bocr  # noqa: F401  (registers the methods)
from i18n.errors import error_sentence
from i18n.numbers import plain as number
from i18n.numbers import score
from mcdm.bocr import BocrResult, Contribution
from mcdm.catalogue import find, methods
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from reports.charts import alternatives as charts
from reports.sentences.networks import merit_name, network_name
from reports.sentences.synthesis import SYNTHESIS
from studies import edits
from studies.synthesis import Synthesis
from views import cached_alternatives, session
from views.components import figures, layout
from views.components.alternatives.figures import names

AGAINST = ("costs", "risks")


def render() -> None:
    """What each network says beside the total; below, the formula and the three forms of the result."""
    found = cached_alternatives.synthesis()
    if found is None or found.joined is None:
        return
    _voices(found)
    left, right = st.columns(2, gap="large")
    with left:
        method(found)
    with right:
        _forms(found, found.joined)
    _networks(found)


def _voices(found: Synthesis) -> None:
    t, whole = session.translate(), session.whole()
    told = t("Under each name its weight. Green speaks for an alternative, rust against it; fuller is more.")
    with layout.figure(t("What each network says"), told, "voices", wide=len(found.parts) > 3):
        voices = [
            charts.Voice(
                network_name(whole, part.name, t),
                float(np.asarray(part.weight)),
                np.asarray(part.priorities),
                part.merit in AGAINST,
            )
            for part in found.parts
        ]
        priorities = found.priorities
        totals = found.values if priorities is None else priorities.values
        called = list(names(found.alternatives).values())
        shown = figures.key_of(totals, *(voice.values for voice in voices), np.array([v.weight for v in voices]))
        figures.show(
            "voices",
            f"{shown}|{called}|{[voice.name for voice in voices]}",
            lambda: charts.contributions(called, voices, totals, t=t),
        )


# ---------------------------------------------------------------------- the method


def method(found: Synthesis | None = None) -> None:
    """Which formula joins the networks; one of one's own says at once what is wrong with it."""
    t, study = session.translate(), session.whole()
    chosen = study.synthesis
    with layout.figure(t("How they are put together"), t("Changing the formula changes no judgment."), "synthesis"):
        offered = list(methods("synthesis"))
        key = session.widget("synthesis")
        st.selectbox(
            t("Formula"),
            offered,
            index=offered.index(chosen.method),
            format_func=lambda name: t(SYNTHESIS[name][0]) if name in SYNTHESIS else name,
            key=key,
            on_change=lambda: _choose(session.value_of(key), {}),
        )
        known = find("synthesis", chosen.method)
        told = t(SYNTHESIS[chosen.method][1]) if chosen.method in SYNTHESIS else known.summary
        st.caption(layout.plain(told), help=layout.plain(known.reference) or None)
        ideal = session.widget("synthesis-ideal")
        st.checkbox(
            t("Divide what each network says by its largest first (ideal)"),
            bool(chosen.arguments.get("ideal", False)),
            key=ideal,
            on_change=lambda: _choose(chosen.method, {"ideal": bool(session.value_of(ideal))}),
        )
        if chosen.method == "formula":
            _formula(chosen, found)


def _choose(name: str | None, changed: dict[str, float | int | str | bool]) -> None:
    """Another method, keeping the parameters that it has too; a formula begins as the sum of all networks."""
    if name is None:
        return
    study = session.whole()
    known = {parameter.name for parameter in find("synthesis", name).parameters}
    kept = {key: value for key, value in study.synthesis.arguments.items() if key in known}
    if name == "formula" and "text" not in kept:
        kept["text"] = " + ".join(f"weight.{each.id} * {each.id}" for each in study.subnetworks if not each.parent)
    session.apply(edits.set_synthesis, Choice.of(name, **{**kept, **changed}))


def _formula(chosen: Choice, found: Synthesis | None) -> None:
    """The text of the formula; one that cannot be read or computed changes nothing and says why."""
    t = session.translate()
    key = session.widget("synthesis-formula")
    text = st.text_area(t("Your formula"), str(chosen.arguments.get("text", "")), key=key, height=100)
    listed = [f"`{each.id}`, `weight.{each.id}`" for each in session.whole().subnetworks if not each.parent]
    st.caption(t("Names: {names}. Functions: min, max, invert, ideal, normal, sqrt, abs.", names=" · ".join(listed)))
    problem = _problem(text, chosen, found.parts if found is not None else ())
    if problem:
        st.error(layout.plain(problem), icon=":material/block:")
    st.button(t("Use this formula"), key="use-formula", icon=":material/check:", disabled=bool(problem),
              on_click=lambda: _choose("formula", {"text": str(session.value_of(key) or "")}))  # fmt: skip


def _problem(text: str, chosen: Choice, parts: tuple[Contribution, ...]) -> str:
    """Why a formula does not work on these networks; empty where it does."""
    try:
        if parts:
            find("synthesis", "formula").call(parts, {**chosen.arguments, "text": text})
    except DecisionError as error:
        return error_sentence(error, session.language())
    return ""


# ---------------------------------------------------------------------- the result, and where it comes from


def _forms(found: Synthesis, joined: BocrResult) -> None:
    """Raw, ideal and normalised numbers side by side."""
    t = session.translate()
    with layout.figure(t("The result in three forms"), t("As the formula gives it, by its best, by its sum."), "forms"):
        called = list(names(found.alternatives).values())
        rows = [
            {
                t("Alternative"): called[k],
                t("Raw"): number(float(joined.raw[k]), 4),
                t("Ideal"): score(None if joined.ideal is None else float(joined.ideal[k])),
                t("Normalised"): score(None if joined.normalised is None else float(joined.normalised[k])),
            }
            for k in np.argsort(-joined.raw, kind="stable").tolist()
        ]
        st.dataframe(rows, hide_index=True, key="synthesis-forms", placeholder="–")


def _networks(found: Synthesis) -> None:
    """Every network inside with the way into it."""
    t, whole = session.translate(), session.whole()
    weighed = t("Their weights follow from the ratings of the elements they stand in.")
    if whole.ratings is None or not {whole.networks[part.name].element for part in found.parts} <= set(
        whole.ratings.alternatives
    ):
        weighed = t("Their weights are those of the elements they stand in.")
    with layout.figure(t("The networks"), weighed, "networks"), st.grid(4, min_column_width=200, gap="small"):
        for part in found.parts:
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**{layout.plain(network_name(whole, part.name, t))}**")
                told = t("weight {weight} · {merit}", weight=score(float(np.asarray(part.weight))),
                         merit=merit_name(part.merit, t))  # fmt: skip
                st.caption(layout.plain(told))
                if st.button(t("Judge inside"), key=f"judge-{part.name}", icon=":material/login:", width="stretch"):
                    session.enter(part.name)
                    session.go("judgments")
