"""How much each expert counts, and how the experts become one: edited here, with what it changes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

from i18n.numbers import score, share
from mcdm.errors import DecisionError
from reports.sentences import opinions as say
from reports.sentences import weights as words
from studies import edits
from studies.study import Expert, Study
from views import cached, cached_scenarios, session
from views.components import figures, layout
from views.components.judgments import methods as judgment_methods


def render(panel: say.PanelRead | None) -> None:
    """The weight of every expert, then the two ways to join them."""
    left, right = st.columns([7, 5], gap="large")
    with left:
        _experts()
    with right:
        _joining(panel)
        if panel is not None:
            _comes_to()


# ---------------------------------------------------------------------- the weight of each expert


def _experts() -> None:
    t, study = session.translate(), session.study()
    told = t("Weights are relative to each other; 0 leaves an expert's answers aside.")
    with layout.figure(t("How much each expert counts"), told, "expert-weights"):
        with st.grid(min_column_width=210, gap="small"):
            for expert in study.experts:
                _expert(expert)
        equal = len({expert.weight for expert in study.experts}) < 2
        st.button(t("Give all the same weight"), key="equal-weights", type="tertiary", icon=":material/balance:",
                  disabled=equal, on_click=session.apply, args=(_same_weight,))  # fmt: skip


def _expert(expert: Expert) -> None:
    study, language = session.study(), session.language()
    whole = sum(each.weight for each in study.experts)
    key = session.widget("expert-weight", expert.id)
    name = layout.plain(f"{expert.id} {expert.label.in_language(language)}".strip())
    with st.container(gap="xsmall"):
        st.number_input(
            f"{name} · {share(expert.weight / whole if whole else 0.0, 1)}",
            0.0,
            None,
            expert.weight,
            0.01,
            format="%.3g",
            key=key,
            on_change=_weigh,
            args=(expert.id, key),
        )


def _weigh(name: str, key: str) -> None:
    value = session.value_of(key)
    expert = next((each for each in session.study().experts if each.id == name), None)
    if value is not None and expert is not None:
        session.apply(edits.set_expert, replace(expert, weight=float(value)))


def _same_weight(study: Study) -> Study:
    for expert in study.experts:
        study = edits.set_expert(study, replace(expert, weight=1.0))
    return study


# ---------------------------------------------------------------------- how the experts become one


def _joining(panel: say.PanelRead | None) -> None:
    t = session.translate()
    with layout.figure(t("How the experts become one"), t("Changing a method changes no judgment."), "joining"):
        judgment_methods.aggregation("panel")
        if panel is not None:
            _otherwise(panel)


def _otherwise(panel: say.PanelRead) -> None:
    """What the other way would change: weights, index and winner."""
    t, study = session.translate(), session.study()
    other = next(name for name in words.AGGREGATION if name != study.choices.aggregation)
    changed = replace(study, choices=replace(study.choices, aggregation=other))
    try:
        weights, usual = cached.weighing(changed).weights, cached.weighing().weights
    except DecisionError:
        return
    moved = weights.values - usual.values
    most = int(np.abs(moved).argmax())
    method = t(words.AGGREGATION[other][0])
    told = say.joined_otherwise(
        method, float(np.abs(moved).sum() / 2), panel.name(usual.elements[most]), float(moved[most]), t
    )
    if not session.network():
        told = say.together(t, told, _index(changed))
    st.caption(layout.plain(told))


def _index(changed: Study) -> str:
    t, display = session.translate(), figures.display()
    try:
        now, then = cached.measurement().index.score, cached.measurement(changed).index.score
    except DecisionError:
        return ""
    if display.text(now) == display.text(then):
        return t("The index stays at {index}.", index=display.text(now))
    return t("The index would be {then} in place of {now}.", then=display.text(then), now=display.text(now))


def _comes_to() -> None:
    """What the weights as they stand come to: index, order of the scenarios, the heaviest elements."""
    t, study, weighed = session.translate(), session.study(), cached.weighing()
    with layout.figure(t("What these weights come to"), "", "comes-to"):
        heaviest = np.argsort(-weighed.weights.values, kind="stable")[:3].tolist()
        names = [study.labels[weighed.weights.elements[k]].in_language(t.language) for k in heaviest]
        listed = t(", ").join(
            f"{name} {score(weighed.weights.values[k])}" for k, name in zip(heaviest, names, strict=True)
        )
        st.markdown(layout.plain(t("Heaviest: {names}.", names=listed)))
        if weighed.alternatives is not None:
            ranked = sorted(weighed.alternatives.as_dict().items(), key=lambda each: -each[1])
            listed = " > ".join(f"{study.labels[name].in_language(t.language)} {score(w)}" for name, w in ranked)
            st.markdown(layout.plain(listed))
            return
        if session.network():
            return
        try:
            index = figures.display().text(cached.measurement().index.score)
            st.markdown(layout.plain(t("Index: {index}.", index=index)))
            if len(study.scenarios) > 1:
                palette = figures.palette()
                order = words.order(
                    cached_scenarios.comparison(), dict(zip(palette.ids, palette.names, strict=True)), t
                )
                st.markdown(layout.plain(order))
                st.caption(t("≈ joins scenarios that the draws cannot tell apart for the panel as a whole."))
        except DecisionError:
            st.caption(t("The index follows as soon as something is measured."))
