"""Ranking methods side by side: what is ranked, by which criteria and weights, and whether the methods agree."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import streamlit as st

import mcdm.ranking  # noqa: F401  (registers the methods)
from i18n.errors import error_sentence
from i18n.numbers import plain as number
from mcdm.catalogue import methods
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from mcdm.ranking.rank_reversal import RankReversals
from mcdm.ranking.side_by_side import SideBySide
from reports.charts import alternatives as charts
from reports.sentences import alternatives as say
from reports.sentences.ranking import RANKING, agreement, reversal
from studies.decision_matrix import DecisionTable, WeightSource, read_table
from views import cached_alternatives, session
from views.components import figures, findings, layout, marks
from views.components.alternatives.figures import names

USUAL = ("weighted-sum", "topsis", "vikor", "promethee-ii", "copras", "marcos")
"""The methods that are compared at first."""

LESS, MORE = -1, 1


def render() -> None:
    """What is ranked; its criteria; the places by every method; what the test of rank reversal found."""
    t = session.translate()
    sources = _sources()
    told = t("Each method reads the same numbers in its own way; where they agree, the order is safe.")
    with layout.figure(t("Ranking methods side by side"), told, "ranking"):
        left, right = st.columns([4, 8], gap="large")
        with left:
            source = _source(sources)
        with right:
            chosen = _methods()
        table = _own() if source == "own" else sources[source]
        if table is None:
            return
        table, weights = _criteria(table)
    if weights is not None:
        _result(table, weights, chosen)


# ---------------------------------------------------------------------- what is ranked, and how


def _sources() -> dict[str, DecisionTable | None]:
    """What the study can rank; a table of one's own always."""
    found: dict[str, DecisionTable | None] = {}
    for source in ("networks", "ratings", "alternatives", "scenarios"):
        try:
            table = cached_alternatives.decision_table(source)
        except DecisionError:
            continue  # not measured or not computable yet: its own page says why
        if table is not None:
            found[source] = table
    return found | {"own": None}


def _source(sources: dict[str, DecisionTable | None]) -> str:
    t, offered = session.translate(), list(sources)
    kept = str(session.remembered("ranking/source", offered[0]))
    kept = kept if kept in offered else offered[0]
    key = f"ranking-source-{'-'.join(offered)}-{kept}"
    st.selectbox(t("What is ranked"), offered, index=offered.index(kept), key=key,
                 format_func=lambda each: t(say.SOURCES[each]),
                 on_change=lambda: session.remember("ranking/source", session.value_of(key)))  # fmt: skip
    return kept


def _methods() -> tuple[Choice, ...]:
    t, offered = session.translate(), list(methods("ranking"))
    kept = session.remembered("ranking/methods", list(USUAL))
    key = "ranking-methods"
    session.put_first(key, kept)
    chosen = st.multiselect(t("Methods"), offered, key=key, format_func=lambda name: t(RANKING[name][0]),
                            on_change=lambda: session.remember("ranking/methods", session.value_of(key)))  # fmt: skip
    return tuple(Choice(name) for name in chosen)


def _own() -> DecisionTable | None:
    """A table that was pasted; a broken one says where."""
    t = session.translate()
    kept = str(session.remembered("ranking/own", ""))
    text = st.text_area(
        t("Paste a table"),
        kept,
        key="ranking-own",
        height=150,
        placeholder=t("Supplier\tQuality\tPrice (-)\nNorth\t7\t120\nSouth\t9\t150\nWest\t6\t90"),
        on_change=lambda: session.remember("ranking/own", session.value_of("ranking-own", "")),
    )
    st.caption(t("Criteria in the first row, an alternative in each row below. A name that ends in (-) is a cost: "
                 "less is better. The table stays in this visit and is not kept with the study."))  # fmt: skip
    if not text.strip():
        return None
    try:
        return read_table(text)
    except DecisionError as error:
        st.error(layout.plain(error_sentence(error, session.language())), icon=":material/block:")
        return None


# ---------------------------------------------------------------------- criteria


def _criteria(table: DecisionTable) -> tuple[DecisionTable, FloatArray | None]:
    """Direction and weight of every criterion, to change for this comparison alone."""
    place = f"ranking/{table.source}/{','.join(each.id for each in table.criteria)}"
    objectives, weights = session.remembered(place, ({}, {}))
    table = table.changed(objectives, weights)
    left, right = st.columns([4, 8], gap="large")
    with left:
        source = _weight_source()
        used = _weights(table, source)
    with right:
        _editor(table, used, place, source)
    return table, used


def _weight_source() -> WeightSource:
    t = session.translate()
    key, kept = "ranking-weights", str(session.remembered("ranking/weights", "experts"))
    session.put_first(key, kept)
    st.selectbox(t("Weights of the criteria"), list(say.WEIGHT_SOURCES), key=key,
                 format_func=lambda each: t(say.WEIGHT_SOURCES[each][0]),
                 on_change=lambda: session.remember("ranking/weights", session.value_of(key)))  # fmt: skip
    chosen = cast(WeightSource, session.value_of(key, kept))
    st.caption(t(say.WEIGHT_SOURCES[chosen][1]))
    return chosen


def _weights(table: DecisionTable, source: WeightSource) -> FloatArray | None:
    """The weights in use; where they cannot be computed, why."""
    t, combination = session.translate(), "additive"
    if source == "combined":
        key = "ranking-combination"
        combination = st.segmented_control(t("Combined by"), list(say.COMBINATIONS), default="additive", required=True,
                                           key=key, format_func=lambda each: t(say.COMBINATIONS[each]))  # fmt: skip
    if any(each.assumed for each in table.criteria) and source in ("experts", "combined"):
        st.markdown(marks.assumption(t("some weights are assumed: no expert judged them")))
    try:
        return table.weights(source, Choice(combination or "additive"))
    except DecisionError as error:
        labels = {each.id: each.label for each in table.criteria}
        st.error(layout.plain(error_sentence(error, session.language(), labels)), icon=":material/block:")
        return None


def _editor(table: DecisionTable, used: FloatArray | None, place: str, source: str) -> None:
    """Criteria as rows: name, direction, weight. Only the experts' weights can be typed over."""
    t = session.translate()
    words = {MORE: t("more is better"), LESS: t("less is better")}
    called = names({each.id: each.label for each in table.criteria})
    shown = table.expert_weights if used is None else used
    rows = [
        {
            "name": called[each.id],
            "objective": words[each.objective],
            "weight": round(float(weight), 4),
            "from": number(float(table.values[:, k].min()), 4),
            "to": number(float(table.values[:, k].max()), 4),
        }
        for k, (each, weight) in enumerate(zip(table.criteria, shown, strict=True))
    ]
    columns: dict[str, Any] = {
        "name": st.column_config.TextColumn(t("Criterion"), disabled=True, pinned=True),
        "objective": st.column_config.SelectboxColumn(t("Direction"), options=list(words.values()), required=True),
        "weight": st.column_config.NumberColumn(t("Weight"), min_value=0.0, format="%.3f",
                                                disabled=source not in ("experts", "combined")),
        "from": st.column_config.TextColumn(t("Lowest"), disabled=True),
        "to": st.column_config.TextColumn(t("Highest"), disabled=True),
    }  # fmt: skip
    key = session.widget("ranking-criteria", place, source, figures.key_of(np.asarray(shown)), session.language())
    st.data_editor(rows, column_config=columns, hide_index=True, key=key, num_rows="fixed",
                   on_change=_change, args=(key, table, place, words))  # fmt: skip


def _change(key: str, table: DecisionTable, place: str, words: dict[int, str]) -> None:
    """Keep what was typed, for this visitor and this table."""
    objectives, weights = session.remembered(place, ({}, {}))
    objectives, weights = dict(objectives), dict(weights)
    for row, cells in session.value_of(key, {}).get("edited_rows", {}).items():
        name = table.criteria[int(row)].id
        if cells.get("objective"):
            objectives[name] = next(sign for sign, word in words.items() if word == cells["objective"])
        if cells.get("weight") is not None:
            scaled = dict(zip((each.id for each in table.criteria), table.expert_weights.tolist(), strict=True))
            weights = {**scaled, **weights, name: float(cells["weight"])}
    session.remember(place, (objectives, weights))


# ---------------------------------------------------------------------- the result


def _result(table: DecisionTable, weights: FloatArray, chosen: tuple[Choice, ...]) -> None:
    t, called = session.translate(), names(table.options)
    labels = {**table.options, **{each.id: each.label for each in table.criteria}}
    if not chosen:
        st.caption(t("Choose at least one method."))
        return
    try:
        matrix = table.matrix(weights)
        compared, tests = cached_alternatives.side_by_side(matrix, chosen)
    except DecisionError as error:
        st.error(layout.plain(error_sentence(error, session.language(), labels)), icon=":material/block:")
        return
    if compared.rankings:
        _places(compared, called)
        _values(table, called)
        doubts = (*matrix.findings(), *(each for ranking in compared.rankings for each in ranking.findings))
        findings.show(doubts, limit=3, key="ranking", names=labels)
    _refused(compared, labels)
    if compared.rankings:
        _reversals(tests, called)


def _places(compared: SideBySide, called: dict[str, str]) -> None:
    t = session.translate()
    columns = {t(RANKING[each.method][0]): each.ranks.tolist() for each in compared.rankings}
    told = layout.plain(agreement(compared, called, t))
    with layout.figure(told, t("The place of each alternative; 1 is best."), "methods", wide=len(columns) > 3):
        figures.show(
            "ranking-places",
            f"{columns}|{list(called.values())}",
            lambda: charts.places(list(called.values()), columns, t=t),
        )


def _values(table: DecisionTable, called: dict[str, str]) -> None:
    """The numbers behind the places, on demand."""
    t = session.translate()
    criteria = names({each.id: each.label for each in table.criteria})
    with st.popover(t("The numbers behind"), icon=":material/table:", type="tertiary"):
        st.dataframe(
            [
                {t("Name"): called[name]}
                | {criteria[each.id]: number(float(table.values[k, j]), 4) for j, each in enumerate(table.criteria)}
                for k, name in enumerate(table.options)
            ],
            hide_index=True,
            key="ranking-values",
        )


def _refused(compared: SideBySide, labels: dict[str, Label]) -> None:
    """The methods that cannot work on these numbers, together where the reason is the same."""
    t = session.translate()
    labels = {**labels, **{method: Label(t(RANKING[method][0])) for method, _ in compared.refused}}
    reasons: dict[str, list[str]] = {}
    for method, reason in compared.refused:
        reasons.setdefault(reason.code, []).append(method)
    for code, refused in reasons.items():
        reason = next(each for _, each in compared.refused if each.code == code)
        shown = t(", ").join(t(RANKING[method][0]) for method in refused)
        said = error_sentence(reason, session.language(), labels)
        findings.note(t("Not shown: {methods}.", methods=shown), said, key=f"refused-{code}")


def _reversals(tests: tuple[RankReversals, ...], called: dict[str, str]) -> None:
    """Would the order of the others change if one came or went? A sentence a method."""
    t = session.translate()
    steady = [test for test in tests if not test.reversals]
    with st.container(key="fig-reversals", gap="xsmall"):
        st.subheader(t("Does the order depend on who else is there?"), anchor=False)
        st.caption(t("Each alternative that is not first is left out, and a slightly worse copy of each is added."))
        if steady:
            listed = t(", ").join(t(RANKING[test.method][0]) for test in steady)
            st.markdown(marks.good(t("no rank reversal")) + " " + layout.plain(listed))
        for test in tests:
            if test.reversals:
                mark = marks.fact(t("first stays")) if test.keeps_winner else marks.flagged(t("first changes"))
                st.markdown(f"{mark} {layout.plain(reversal(test, called, t))}")
