"""The order of the alternatives as a figure, beside the other ways of reading the same judgments."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import streamlit as st

from mcdm.labels import Label
from mcdm.ranking.ranking import rank
from reports.charts import alternatives as charts
from reports.sentences import alternatives as say
from studies.standing import Standing
from views import cached_alternatives, session
from views.components import figures, layout

MOST_CRITERIA = 8
"""So many columns of criteria can be read side by side."""


def render() -> None:
    """Bars at the left; at the right who stands where under each reading."""
    standing = cached_alternatives.standing()
    if standing is None:
        return
    if len(standing.readings) > 1:
        left, right = st.columns([7, 5], gap="large")
        with left:
            _bars(standing)
        with right:
            _places(standing)
    else:
        _bars(standing)
    if standing.kind == "alternatives":
        _criteria(standing)


def names(options: Mapping[str, Label]) -> dict[str, str]:
    """The name of every option in the language of the reader; doubles are told apart by their ids."""
    shown = {name: label.in_language(session.language()) or name for name, label in options.items()}
    return {name: text if list(shown.values()).count(text) == 1 else f"{text} ({name})" for name, text in shown.items()}


def _bars(standing: Standing) -> None:
    t = session.translate()
    titles = {
        "networks": t("What the networks add up to"),
        "alternatives": t("Priorities of the alternatives"),
        "ratings": t("Totals of the ratings"),
    }
    used = say.reading_name(standing, standing.used, t) if standing.used else ""
    plain = {
        "alternatives": t("From the judgments, by the weights of the criteria."),
        "ratings": t("1 is the best category on every criterion."),
    }
    reading = t("By {method}.", method=used) if used else plain[standing.kind]
    beside = {
        say.reading_name(standing, name, t): values
        for name, values in standing.readings.items()
        if name != standing.used and not np.allclose(values, standing.values, atol=5e-4)
    }
    shown = beside if standing.kind == "alternatives" else {}
    with layout.figure(titles[standing.kind], layout.plain(reading), "priorities"):
        called = list(names(standing.options).values())
        read = f"{figures.key_of(standing.values, *shown.values())}|{called}|{list(shown)}"
        figures.show(
            "alternatives",
            read,
            lambda: charts.priorities(called, standing.values, t=t, beside=shown),
        )


def _criteria(standing: Standing) -> None:
    """How good each alternative is under each criterion, while there are few enough to see."""
    t, table = session.translate(), cached_alternatives.decision_table("alternatives")
    if table is None or len(table.criteria) > MOST_CRITERIA or set(table.options) != set(standing.options):
        return
    told = t("Local priorities under each criterion, with its weight; fuller is better.")
    with layout.figure(t("Where it comes from"), told, "criteria", wide=len(table.criteria) > 3):
        titles = names({each.id: each.label for each in table.criteria})
        voices = [
            charts.Voice(titles[each.id], float(weight), table.values[:, k], against=False)
            for k, (each, weight) in enumerate(zip(table.criteria, table.expert_weights, strict=True))
        ]
        called = list(names(standing.options).values())
        figures.show(
            "alternative-criteria",
            f"{figures.key_of(table.values, table.expert_weights, standing.values)}|{called}|{titles}",
            lambda: charts.contributions(called, voices, standing.values, t=t),
        )


def _places(standing: Standing) -> None:
    t = session.translate()
    columns = {say.reading_name(standing, name, t): rank(values).tolist() for name, values in standing.readings.items()}
    same = len({tuple(ranks) for ranks in columns.values()}) == 1
    told = t("Every reading gives the same order.") if same else t("The place of each alternative; 1 is best.")
    with layout.figure(t("Would another reading choose another?"), told, "places", wide=len(columns) > 4):
        called = list(names(standing.options).values())
        figures.show("alternative-places", f"{columns}|{called}", lambda: charts.places(called, columns, t=t))
