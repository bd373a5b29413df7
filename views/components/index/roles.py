"""Roles up close: what customers, experts and staff each say, the target, and the weights that are agreed on."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from i18n.numbers import percent, score, share
from reports.charts import indices as charts
from reports.sentences import indices as say
from reports.sentences.weights import together
from satisfaction.role_scores import RoleScores
from studies import edits
from studies.study import Choices
from views import session
from views.components import figures, layout
from views.components.index import reading as index_reading


def render(found: RoleScores) -> None:
    """One line a role against the target, how far they are apart, and the weights to change."""
    t, scale, named = session.translate(), session.study().scale, index_reading.names()
    width = scale.scores[0] - scale.scores[-1]
    st.markdown(layout.plain(together(t, say.role_gaps(found, width, named, t), say.target(found, scale, t))))
    rows = []
    for each in found.roles:
        told = each.score.percent(scale)
        name = t("{role} · {weight} of the weight", role=named[each.role], weight=share(each.weight))
        rows.append(charts.IndexRow(name, told.value, told.low, told.high, False))
    whole = found.score.percent(scale)
    rows.append(charts.IndexRow(t("together"), whole.value, whole.low, whole.high, True))
    target = scale.percent(found.target)
    line = (target, t("target {value}", value=percent(target, 0)))
    st.caption(t("0–100, 95% intervals. Customers are weighted to the population, experts and staff count alike."))
    st.caption(t("The target is entered as a score: {score} is {percent} of 100.",
                 score=score(found.target, 2), percent=percent(target)))  # fmt: skip
    figures.show("one-roles", repr((rows, line)), lambda: charts.on_hundred(rows, t=t, line=line))
    _choices()


def _choices() -> None:
    """The weights of the roles and the target, which are agreed on and not measured."""
    t, choices = session.translate(), session.study().choices
    named = index_reading.names()
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for role, weight in choices.role_weights:
            key = session.widget("role-weight", role, session.language())
            st.number_input(
                t("Weight of {role}", role=named[role]),
                0.0,
                1.0,
                float(weight),
                0.1,
                format="%.2f",
                key=key,
                width=148,
                on_change=_weigh,
                args=(role, key),
            )
        key = session.widget("target", session.language())
        st.number_input(
            t("Target score"),
            0.0,
            1.0,
            float(choices.target),
            0.05,
            format="%.2f",
            key=key,
            width=148,
            on_change=lambda: _choose(replace(session.study().choices, target=float(session.value_of(key)))),
        )


def _weigh(role: str, key: str) -> None:
    session.apply(edits.set_role_weight, role, float(session.value_of(key)))


def _choose(choices: Choices) -> None:
    session.apply(edits.set_choices, choices)
