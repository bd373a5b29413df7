"""Whether the method matters: fuzzy evaluation in words, the index under every weight and operator, and the choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from i18n.numbers import score, share
from mcdm.catalogue import Parameter, find, methods
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.fuzzy import effectiveness_verdict
from mcdm.labels import Label
from reports.charts import methods as charts
from reports.sentences import index as say
from reports.sentences.indices import NAMES as INDICES
from reports.sentences.indices import PARAMETERS, SAYS, VALUES
from reports.sentences.weights import NETWORK_WEIGHTS
from studies import edits
from studies.counted_answers import waves_of
from studies.measure import FUZZY, Measurement, SatisfactionIndex
from views import cached, session
from views.components import figures, layout
from views.components.index import figures as index_figures

SHARE_STEP = 0.05


def render(measured: Measurement) -> None:
    """What B says and what a choice changes at the left, the choices at the right."""
    left, right = st.columns(2, gap="large")
    with left:
        _evaluation(measured)
        _weights(measured)
        _operators(measured)
    with right:
        _choices()


# ---------------------------------------------------------------------- fuzzy evaluation


def _evaluation(measured: Measurement) -> None:
    t, fuzzy, grades = session.translate(), measured.fuzzy, index_figures.grade_names()
    sign = say.OPERATORS[session.study().choices.composition.method][0]
    with layout.figure(t("Fuzzy evaluation"), t("B = A ∘ R by {operator}, best grade first.", operator=sign), "fuzzy"):
        with st.grid(len(grades), min_column_width=84, gap="small"):
            for name, value in zip(grades, fuzzy.B.tolist(), strict=True):
                with st.container(gap=None):
                    st.caption(layout.plain(name))
                    st.markdown(f"**{score(value)}**")
        level = session.study().choices.confidence_level
        largest, reached = int(fuzzy.max_membership_grade), int(fuzzy.confidence_grade)
        alpha = float(fuzzy.effectiveness)
        grade, told = say.maximum_membership(
            grades[largest], float(fuzzy.shares[largest]), alpha, effectiveness_verdict(alpha), t
        )
        _said(t("Maximum membership"), grade, told)
        _said(t("Confidence criterion"), grades[reached], say.confidence(grades[reached], reached == 0, level, t))
        entropy = float(fuzzy.entropy)
        _said(t("Entropy"), score(entropy, 2), say.fuzziness(entropy, t))


def _said(what: str, value: str, told: str) -> None:
    with st.container(gap=None):
        st.caption(what)
        st.markdown(f"**{layout.plain(value)}**  \n:small[{layout.plain(told)}]")


# ---------------------------------------------------------------------- side by side


def _weights(measured: Measurement) -> None:
    t = session.translate()
    if session.study().model.is_hierarchy:
        return
    named = {name: t(NETWORK_WEIGHTS[name]) for name in NETWORK_WEIGHTS}
    found = _known(cached.index_by_method)
    _compare("by-weights", t("Index under the three weights"), found, named, session.study().choices.network_weights,
             measured)  # fmt: skip


def _operators(measured: Measurement) -> None:
    t = session.translate()
    named = {name: f"{t(called)} {sign}" for name, (sign, called, _) in say.OPERATORS.items()}
    found = _known(cached.index_by_operator)
    choices = session.study().choices
    used = choices.composition.method if choices.index.method == FUZZY else ""
    _compare("by-operator", t("Index under the four operators"), found, named, used, measured)


def _known(compute: Any) -> Mapping[str, SatisfactionIndex]:
    try:
        found: Mapping[str, SatisfactionIndex] = compute()
    except DecisionError:
        return {}
    return found


def _compare(
    name: str,
    title: str,
    found: Mapping[str, SatisfactionIndex],
    named: Mapping[str, str],
    used: str,
    measured: Measurement,
) -> None:
    """One row a method; nothing where the index is not known under each of them."""
    if not found:
        return
    t, display = session.translate(), figures.display()
    index = measured.index
    half = None if index.low is None or index.high is None else (index.high - index.low) / 2
    reading = say.choices({key: each.score for key, each in found.items()}, half, display, t)
    rows = [charts.MethodIndex(named[key], i.score, key == used, i.low, i.high) for key, i in found.items()]
    with layout.figure(title, layout.plain(reading), name):
        figures.show(name, repr(rows), lambda: charts.methods(rows, display=display, t=t))


# ---------------------------------------------------------------------- the choices


def _choices() -> None:
    t, study = session.translate(), session.study()
    with layout.figure(t("How the index is composed"), t("A change applies at once and can be undone."), "choices"):
        _index()
        _wave()
        key = session.widget("composition", session.language())
        options = list(say.OPERATORS)
        st.selectbox(
            t("Composition operator"),
            options,
            index=options.index(study.choices.composition.method),
            format_func=lambda name: f"{t(say.OPERATORS[name][1])} {say.OPERATORS[name][0]}",
            key=key,
            on_change=lambda: _choose(composition=Choice(session.value_of(key))),
        )
        st.caption(t(say.OPERATORS[study.choices.composition.method][2]))
        _share()
        _confidence()


def _index() -> None:
    """The index the study uses, with the parameter that belongs to it."""
    t, chosen = session.translate(), session.study().choices.index
    key = session.widget("index-method", session.language())
    options = list(methods("index"))
    st.selectbox(
        t("Index"),
        options,
        index=options.index(chosen.method),
        format_func=lambda name: t(INDICES[name]) if name in INDICES else name,
        key=key,
        on_change=lambda: _choose(index=Choice(session.value_of(key))),
    )
    if chosen.method in SAYS:
        st.caption(t(SAYS[chosen.method][0]))
    for parameter in find("index", chosen.method).parameters:
        if parameter.name in PARAMETERS:
            _parameter(parameter)


def _parameter(parameter: Parameter) -> None:
    t, chosen = session.translate(), session.study().choices.index
    key = session.widget("index-parameter", parameter.name, session.language())
    options, called = [str(each) for each in parameter.choices], PARAMETERS[parameter.name]

    def choose() -> None:
        _choose(index=Choice.of(chosen.method, **{**chosen.arguments, parameter.name: session.value_of(key)}))

    st.selectbox(
        t(called),
        options,
        index=options.index(str(chosen.arguments.get(parameter.name, parameter.default))),
        format_func=lambda value: t(VALUES[value]) if value in VALUES else value,
        key=key,
        on_change=choose,
    )


def _wave() -> None:
    """Which wave the index reads, where the survey has several."""
    t, study, survey = session.translate(), session.study(), session.survey()
    waves = waves_of(study, survey) if survey is not None else ()
    if len(waves) < 2:
        return
    key = session.widget("wave", session.language())
    labels = study.labels
    latest = t("the latest ({wave})", wave=_called(waves[-1], labels))
    options = ["", *waves]
    st.selectbox(
        t("Wave"),
        options,
        index=options.index(study.choices.wave) if study.choices.wave in options else 0,
        format_func=lambda wave: _called(wave, labels) if wave else latest,
        key=key,
        on_change=lambda: _choose(wave=session.value_of(key)),
    )


def _called(segment: str, labels: Mapping[str, Label]) -> str:
    return (labels[segment].in_language(session.language()) if segment in labels else "") or segment


def _share() -> None:
    t, study = session.translate(), session.study()
    if not study.figures:
        return
    key = session.widget("survey_share", session.language())
    steps = round(study.choices.survey_share / SHARE_STEP)
    st.slider(
        t("Share of the answers, against operating figures"),
        0,
        100,
        round(steps * SHARE_STEP * 100),
        round(SHARE_STEP * 100),
        format="%d%%",
        key=key,
        on_change=lambda: _choose(survey_share=session.value_of(key) / 100),
    )
    if study.choices.survey_share == 1:
        st.caption(t("Only what customers say counts."))
    else:
        st.caption(
            t("Figures count {share}. In scenarios figures move the answers too: keep 100% there, or they count twice.",
              share=share(1 - study.choices.survey_share))
        )  # fmt: skip


def _confidence() -> None:
    t, study = session.translate(), session.study()
    key = session.widget("confidence_level", session.language())
    st.slider(
        t("Level of the confidence criterion"),
        50,
        70,
        round(100 * study.choices.confidence_level),
        5,
        format="%d%%",
        key=key,
        on_change=lambda: _choose(confidence_level=session.value_of(key) / 100),
    )


def _choose(**changed: Any) -> None:
    session.apply(edits.set_choices, replace(session.study().choices, **changed))
