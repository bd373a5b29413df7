"""From words to weights: weighting method, judgment scale, best-worst method, and what other methods would give."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from mcdm.catalogue import methods
from mcdm.choice import Choice
from mcdm.comparisons.local_priorities import comparison_methods
from mcdm.errors import DecisionError
from mcdm.judgments import BestWorstComparisons
from mcdm.weights import Weights
from reports.charts import weights as charts
from reports.sentences import methods as words
from reports.sentences import weights as say
from studies import edits
from views import cached, session
from views.components import figures, layout
from views.components.weights import figures as weight_figures
from views.components.weights import method_choice

COMPARED = ("incomplete-least-squares", "eigenvector", "fuzzy-geometric-mean", "extent-analysis")
"""Weighting methods that are shown beside the one in use, at most three of them."""

TOP = 8


def weighting() -> None:
    """How the comparisons of one set become weights."""
    t, choices = session.translate(), session.study().choices
    method_choice.choose(
        t("Weights of one comparison set"),
        "weighting",
        comparison_methods(),
        choices.weighting,
        say.WEIGHTING,
        lambda choice: _keep(weighting=choice),
    )


def aggregation(where: str) -> None:
    """How the experts become one: their judgments joined first, or their priorities. `where` tells two places apart."""
    t, choices = session.translate(), session.study().choices
    key = session.widget("aggregation", where)

    def keep() -> None:
        if (value := session.value_of(key)) is not None:
            _keep(aggregation=value)

    st.segmented_control(
        t("How the experts become one"),
        list(say.AGGREGATION),
        format_func=lambda name: t(say.AGGREGATION[name][0]),
        default=choices.aggregation,
        key=key,
        required=True,
        label_visibility="collapsed" if where == "panel" else "visible",
        on_change=keep,
    )
    st.caption(t(say.AGGREGATION[choices.aggregation][1]))


def words_to_ratios() -> None:
    """What the words of the experts count as, and how answers about the best and the worst are read."""
    t, study = session.translate(), session.study()
    choices = study.choices
    told = t("Chosen afterwards: the answers stay as the experts gave them.")
    with layout.figure(t("What the words count as"), told, "words"):
        method_choice.choose(
            t("Judgment scale"),
            "judgment_scale",
            methods("judgment-scale"),
            choices.judgment_scale,
            say.JUDGMENT_SCALES,
            lambda choice: _keep(judgment_scale=choice),
        )
        st.caption(layout.plain(words.scale_steps(choices.judgment_scale, t)))
        method_choice.choose(
            t("Answers about the best and the worst"),
            "best_worst",
            {name: each for name, each in methods("weighting").items() if each.accepts == "best-worst"},
            choices.best_worst,
            say.WEIGHTING,
            lambda choice: _keep(best_worst=choice),
        )
        if not any(isinstance(ballot.judgments, BestWorstComparisons) for ballot in study.ballots):
            st.caption(t("Nobody answered that way yet."))


def others() -> None:
    """The heaviest elements by other weighting methods, side by side."""
    t, study = session.translate(), session.study()
    used = study.choices.weighting.method
    found = {used: cached.weighing().weights}
    for name in [each for each in COMPARED if each != used][:3]:
        weights = _weighed_by(Choice(name))
        if weights is not None:
            found[name] = weights
    named = {name: words.SHORT.get(name) or t(say.WEIGHTING[name][0]) for name in found}
    columns = {named[name]: each.values for name, each in found.items()}
    title, names = next(iter(columns)), weight_figures.names()
    reading = words.spread_between(names, columns, title, t)
    with layout.figure(t("What another method would give"), layout.plain(reading), "other-methods", wide=True):
        shown = f"{title}|{figures.key_of(*columns.values())}"
        table = {name: values.tolist() for name, values in columns.items()}
        figures.show("other-methods", shown, lambda: charts.dumbbells(names, table, used=title, t=t, top=TOP))


def _weighed_by(choice: Choice) -> Weights | None:
    study = session.study()
    try:
        return cached.weighing(replace(study, choices=replace(study.choices, weighting=choice))).weights
    except DecisionError:
        return None


def _keep(**changed: Any) -> None:
    session.apply(edits.set_choices, replace(session.study().choices, **changed))
